//! Backup to a stick, restoring from it, and verifying the book.

mod made;
mod sticks;
mod surplus;

pub(crate) use made::{Due, due, last};
pub use made::{list, set};
pub use sticks::Watch;

use crate::AppSession;
use crate::app_session::{Seat, moment};
use crate::messages::backup::{BackedUp, Backup, Rebuilt, Restore, Restored, Verified};
use crate::messages::profile::Status;
use crate::messages::{CallError, Nothing};
use made::Made;
use std::path::Path;
use store::{Book, VerifyFinding};

pub fn make(app: &AppSession, request: Backup) -> Result<BackedUp, CallError> {
    let folder = Path::new(&request.to);
    if !folder.is_dir() {
        return Err(CallError::at("file_not_found", "to", "Không thấy thư mục này. Cắm USB rồi chọn lại."));
    }
    write(app, folder, false)
}

/// Copies the book on this laptop's own disk first. The book is free again while the copy is written to the target, which
/// may be a slow stick.
fn write(app: &AppSession, folder: &Path, automatic: bool) -> Result<BackedUp, CallError> {
    let _one_at_a_time = app.backups.begin();
    let now = app.now_ms();
    let (mut copy, name, changes) = app.with_book(|book| {
        let (name, changes) = (file_name(book)?, made::changes(book)?);
        let settle = |copy: &store::Connection| made::settle(copy, now);
        Ok((book.copy_out(now, settle).map_err(not_made)?, name, changes))
    })?;
    let path = copy.write_to(folder, &name).map_err(not_made)?;
    drop(copy);
    let made = Made { at_ms: now, path: path.clone(), changes, automatic };
    // The copy is complete on the stick even if the book can't record it (it is read-only or locked by now, or the disk
    // refuses at the moment). Reporting an error would make somebody repeat the backup.
    let noted = app.with_book(|book| made::note(book, made));
    if automatic && noted.is_ok() {
        surplus::remove(app, folder);
    }
    app.tell(&[]);
    let bytes = std::fs::metadata(&path).map(|metadata| metadata.len()).unwrap_or_default();
    Ok(BackedUp { path: path.display().to_string(), at: moment(now), bytes })
}

fn file_name(book: &Book) -> Result<String, CallError> {
    let cell = domain::language::fold(&book.profile().keyslots()?.cell_name);
    let cell: String = cell.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let stamp = chrono::Local::now().format("%Y-%m-%d-%H%M%S");
    Ok(format!("sao-luu-{cell}-{stamp}.sochibo"))
}

/// The copy is first made on this laptop's own disk and then moved to the target; either disk may be full.
fn not_made(error: store::Error) -> CallError {
    use std::io::ErrorKind;
    let (code, field, sentence) = match &error {
        store::Error::Sqlite { source, .. } if source.sqlite_error_code() == Some(store::SqliteErrorCode::DiskFull) => {
            (
                "disk_full",
                None,
                "Ổ đĩa máy này đã đầy nên chưa làm được bản sao lưu. Sổ vẫn đủ. Xóa bớt tệp khác trên máy rồi sao lưu lại.",
            )
        }
        store::Error::File { source, .. } => match source.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => (
                "disk_full",
                Some("to"),
                "Chỗ này không đủ chứa bản sao lưu nên chưa có bản nào. Sổ vẫn đủ. Xóa bớt hoặc dùng USB khác rồi sao lưu lại.",
            ),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => (
                "read_only",
                Some("to"),
                "Không được phép ghi bản sao lưu vào chỗ này. Sổ vẫn đủ. Chọn nơi khác, hoặc bỏ chốt chống ghi của USB.",
            ),
            _ => return error.into(),
        },
        // SQLite's other failures concern the copy too: the request contains nothing that could be wrong.
        store::Error::Sqlite { .. } => {
            ("file", None, "Chưa làm được bản sao lưu. Sổ vẫn đủ. Thử lại; nếu lặp lại thì gọi cán bộ phụ trách.")
        }
        _ => return error.into(),
    };
    CallError { code: code.to_owned(), message: sentence.to_owned(), field: field.map(str::to_owned) }
}

pub fn restore(app: &AppSession, request: Restore) -> Result<Restored, CallError> {
    let file = {
        let mut seat = app.seat();
        let profile = app.take_profile(&mut seat)?;
        let restored = store::restore(&profile, Path::new(&request.from));
        *seat = Seat::Locked(profile);
        restored?
    };
    let Status { people, .. } = super::status::status(app, Nothing {})?;
    Ok(Restored { cell_name: file.cell_name, made_at: moment(file.made_at_ms), people })
}

pub fn verify(app: &AppSession, _: Nothing) -> Result<Verified, CallError> {
    app.with_book(|book| {
        let (changes, chains, found) = store::verify(book.connection())?;
        let mut findings: Vec<String> = found.iter().map(sentence).collect();
        findings.extend(book.integrity()?.into_iter().map(|line| format!("Tệp sổ có trang hỏng: {line}")));
        Ok(Verified { sound: findings.is_empty(), changes, chains, content_hash: hash(book)?, findings })
    })
}

fn sentence(finding: &VerifyFinding) -> String {
    match finding {
        VerifyFinding::Broken(at) => format!("Mục số {} trong nhật ký không còn như lúc ghi.", at.number),
        VerifyFinding::Missing(at) => format!("Nhật ký thiếu từ mục số {}.", at.number),
        VerifyFinding::Value => "Có một giá trị không khớp với nhật ký.".to_owned(),
    }
}

pub fn rebuild(app: &AppSession, _: Nothing) -> Result<Rebuilt, CallError> {
    app.with_book(|book| {
        let before = hash(book)?;
        book.rebuild()?;
        let after = hash(book)?;
        Ok(Rebuilt { same: before == after, before, after })
    })
}

fn hash(book: &Book) -> Result<String, CallError> {
    let hash = store::content_hash(book.connection(), book.own_book())?;
    Ok(domain::hex::encode(&hash))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_speaks_of_the_backup_and_never_of_words_on_the_screen() {
        let full = |action| store::Error::File { action, source: std::io::ErrorKind::StorageFull.into() };
        let to_stick = not_made(full("write the backup"));
        assert_eq!((to_stick.code.as_str(), to_stick.field.as_deref()), ("disk_full", Some("to")));
        for refused in [to_stick, CallError::from(full("write the book"))] {
            assert!(!refused.message.contains("màn hình"), "{}", refused.message);
        }
    }
}
