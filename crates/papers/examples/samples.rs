//! Writes one of each paper into a folder for inspection: `cargo run -p papers --example samples -- FOLDER`.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

#[path = "../tests/common/mod.rs"]
mod common;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name a folder")?);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("bao-cao.docx"), common::report().to_docx()?)?;
    fs::write(folder.join("bao-cao-dang-uy.docx"), common::committee_report().to_docx()?)?;
    fs::write(folder.join("phieu-diem-danh.docx"), common::roll_call().to_docx()?)?;
    fs::write(folder.join("phieu-khoi-phuc.docx"), common::recovery().to_docx()?)?;
    fs::write(folder.join("phieu-khoi-phuc.html"), common::recovery().to_html())?;
    fs::write(folder.join("phieu-moi.html"), common::invite().to_html())?;
    fs::write(folder.join("so-theo-doi.xlsx"), common::ledger().to_xlsx()?)?;
    fs::write(folder.join("bang-dot.xlsx"), common::round_table().to_xlsx()?)?;
    Ok(())
}
