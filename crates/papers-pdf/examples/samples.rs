//! Writes papers as PDF into a folder for inspection: `cargo run -p papers-pdf --example samples -- FOLDER`.

use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use papers_pdf::render;

#[path = "../tests/common/mod.rs"]
mod common;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name a folder")?);
    fs::create_dir_all(&folder)?;
    for (name, paper) in [
        ("report", common::report()),
        ("report-100", common::large_report(100)),
        ("commune-year", common::commune_year(90)),
        ("commune-report", common::commune_report(90).paper()),
        ("roll-call", common::roll_call()),
    ] {
        let before = Instant::now();
        let bytes = render(&paper, &common::hd_05(), common::made())?;
        println!("{name}: {} bytes in {} ms", bytes.len(), before.elapsed().as_millis());
        fs::write(folder.join(format!("{name}.pdf")), bytes)?;
    }
    Ok(())
}
