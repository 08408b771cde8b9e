//! A copy on a stick, back from it, and proof that the book is sound.

use crate::Desk;
use crate::desk::{Seat, moment};
use crate::messages::backup::{BackedUp, Backup, Rebuilt, Restore, Restored, Verified};
use crate::messages::profile::Status;
use crate::messages::{CallError, Nothing};
use std::path::Path;
use store::{Book, VerifyFinding, settings};

/// When the last backup was made, in milliseconds.
pub(crate) const LAST_BACKUP: &str = "last_backup_ms";

pub fn make(desk: &Desk, request: Backup) -> Result<BackedUp, CallError> {
    let folder = Path::new(&request.to);
    if !folder.is_dir() {
        return Err(CallError::at("file_not_found", "to", "Không thấy thư mục này. Cắm USB rồi chọn lại."));
    }
    desk.with_book(|book| {
        let now = desk.now_ms();
        let cell = domain::language::fold(&book.profile().keyslots()?.cell_name);
        let cell: String = cell.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let stamp = chrono::Local::now().format("%Y-%m-%d-%H%M%S");
        let path = book.back_up(folder, &format!("sao-luu-{cell}-{stamp}.sochibo"), now)?;
        // The copy is made and on the stick, even where the book can't note it: one that may only be read, or a disk that
        // refuses just now. Saying otherwise would have somebody make it twice.
        let _ = book.aside(|connection| settings::put(connection, LAST_BACKUP, &now.to_string()));
        let bytes = std::fs::metadata(&path).map(|metadata| metadata.len()).unwrap_or_default();
        Ok(BackedUp { path: path.display().to_string(), at: moment(now), bytes })
    })
}

pub fn restore(desk: &Desk, request: Restore) -> Result<Restored, CallError> {
    let file = {
        let mut seat = desk.seat();
        let profile = desk.take_profile(&mut seat)?;
        let restored = store::restore(&profile, Path::new(&request.from));
        *seat = Seat::Locked(profile);
        restored?
    };
    let Status { people, .. } = super::profile::status(desk, Nothing {})?;
    Ok(Restored { cell_name: file.cell_name, made_at: moment(file.made_at_ms), people })
}

pub fn verify(desk: &Desk, _: Nothing) -> Result<Verified, CallError> {
    desk.with_book(|book| {
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

pub fn rebuild(desk: &Desk, _: Nothing) -> Result<Rebuilt, CallError> {
    desk.with_book(|book| {
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
