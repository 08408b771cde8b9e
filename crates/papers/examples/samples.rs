//! Writes one of each paper into a folder, each Word paper with what it says beside it: `cargo run -p papers --example samples -- FOLDER`.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

#[path = "../tests/common/mod.rs"]
mod common;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name a folder")?);
    fs::create_dir_all(&folder)?;
    let set = papers::latest();
    for (name, paper) in common::every() {
        let paper = set.applied_to(paper);
        fs::write(folder.join(format!("{name}.docx")), paper.to_docx(set)?)?;
        fs::write(folder.join(format!("{name}.txt")), common::said::said(&paper).join("\n"))?;
    }
    let (form, said) = common::office::sample();
    fs::write(folder.join("mau-rieng.docx"), form)?;
    fs::write(folder.join("mau-rieng.txt"), said)?;
    fs::write(folder.join("phieu-khoi-phuc.docx"), common::recovery().to_docx(set)?)?;
    fs::write(folder.join("phieu-khoi-phuc.txt"), common::said::recovery())?;
    fs::write(folder.join("phieu-khoi-phuc.html"), common::recovery().to_html())?;
    fs::write(folder.join("phieu-moi.html"), common::invite().to_html())?;
    fs::write(folder.join("so-theo-doi.xlsx"), common::ledger().to_xlsx()?)?;
    fs::write(folder.join("bang-dot.xlsx"), common::round_table().to_xlsx()?)?;
    Ok(())
}
