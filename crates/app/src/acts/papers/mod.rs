//! Papers of a round, written to files. Every figure on them is one of the round's totals.

mod ledger;
mod numbers;
mod report;
mod sheet;
mod words;

use crate::messages::CallError;
use crate::messages::papers::{Write, Written};
use crate::{Desk, reading};
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

pub fn report(desk: &Desk, request: Write) -> Result<Written, CallError> {
    let (round, out) = (reading::id(&request.round, "round")?, place(&request.out, "docx")?);
    let paper = desk.with_book(|book| report::report(desk, book, round))?;
    put(&out, paper.to_docx())
}

pub fn ledger(desk: &Desk, request: Write) -> Result<Written, CallError> {
    let (round, out) = (reading::id(&request.round, "round")?, place(&request.out, "xlsx")?);
    let paper = desk.with_book(|book| ledger::ledger(desk, book, round))?;
    put(&out, paper.to_xlsx())
}

pub fn roll_call_sheet(desk: &Desk, request: Write) -> Result<Written, CallError> {
    let (round, out) = (reading::id(&request.round, "round")?, place(&request.out, "docx")?);
    let session = reading::optional_id(request.session.as_deref(), "session")?;
    let session =
        session.ok_or_else(|| CallError::at("required", "session", "Chọn buổi học cần in phiếu điểm danh."))?;
    let paper = desk.with_book(|book| sheet::sheet(book, round, session))?;
    put(&out, paper.to_docx())
}

/// Where to write, with an ending that suits the paper.
fn place(out: &str, ending: &str) -> Result<PathBuf, CallError> {
    let path = PathBuf::from(out.trim());
    let fits = path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending));
    if fits {
        Ok(path)
    } else {
        Err(CallError::at("wrong_ending", "out", format!("Tên tệp phải có đuôi .{ending}.")))
    }
}

/// Writes beside, then renames: whoever opens the file finds the old one or the new one, whole.
fn put(out: &Path, paper: Result<Vec<u8>, papers::PaperError>) -> Result<Written, CallError> {
    let bytes = paper.map_err(|error| CallError::internal(&error))?;
    let mut beside = out.as_os_str().to_owned();
    beside.push(".part");
    let beside = PathBuf::from(beside);
    let written = File::create(&beside).and_then(|mut file| file.write_all(&bytes).and_then(|()| file.sync_all()));
    if let Err(error) = written.and_then(|()| std::fs::rename(&beside, out)) {
        let _ = std::fs::remove_file(&beside);
        return Err(not_written(out, error));
    }
    Ok(Written { path: out.display().to_string(), bytes: bytes.len() as u64 })
}

fn not_written(out: &Path, error: std::io::Error) -> CallError {
    // Word and Excel hold what they have open.
    if error.kind() == std::io::ErrorKind::PermissionDenied && out.exists() {
        return CallError::at(
            "file_open",
            "out",
            "Tệp này đang mở ở chương trình khác. Đóng nó rồi thử lại, hoặc đặt tên khác.",
        );
    }
    let error = CallError::from(store::Error::File { action: "write a paper", source: error });
    CallError { field: Some("out".to_owned()), ..error }
}
