use clap::Args;

use super::{Place, Said, now};
use crate::clock::day;
use crate::data_dir::DataDir;
use crate::storage::{Storage, copy};
use crate::verify::{Report, verify};

#[derive(Args)]
pub struct Verify {
    #[command(flatten)]
    place: Place,
}

impl Verify {
    /// An SQLite file is checked in a copy, so that nobody waits; a PostgreSQL database is locked during the
    /// check.
    pub fn run(self) -> anyhow::Result<Said> {
        let dir = DataDir::open(&self.place.data)?;
        let (key, today) = (dir.signing_key()?, day(now()));
        let report = match self.place.database()? {
            Some(_) => verify(&self.place.storage()?, &key, today)?,
            None => {
                let folder = tempfile::tempdir_in(&self.place.data)?;
                let copy = copy::copied(&dir.database(), folder.path())?;
                verify(&Storage::of_file(copy.path(), &key)?, &key, today)?
            }
        };
        let mut said = Said::new(words(&report), &report)?;
        said.well = report.findings.is_empty();
        Ok(said)
    }
}

fn words(report: &Report) -> String {
    let read = format!(
        "Đã kiểm tra {} thay đổi trong {} chuỗi, {} biên nhận, {} bảng số liệu.",
        report.changes, report.chains, report.receipts, report.figures
    );
    if report.findings.is_empty() {
        return format!("{read} Tất cả khớp.");
    }
    let each = report.findings.iter().map(|finding| format!("\n- {}: {}", finding.what.vietnamese(), finding.which));
    format!("{read} {} chỗ không khớp:{}", report.findings.len(), each.collect::<String>())
}
