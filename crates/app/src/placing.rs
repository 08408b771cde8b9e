//! Writes the files that a person asked for to the place that the person chose.

use crate::messages::CallError;
use files::{Draft, Readers};
use std::io::Write;
use std::path::{Path, PathBuf};
use store::{Book, settings};

/// The setting that holds the hashes of the files this book wrote, the latest last.
const WRITTEN: &str = "files_written";
/// The number of hashes to keep. A cell writes only a handful of papers a month.
const MOST_KNOWN: usize = 300;

/// Writes a file at `path`, readable only by its owner, and returns the path it was written to. An existing
/// file is replaced only if this book wrote it and nobody has changed it since: somebody may have finished a
/// report by hand, or the file may belong to another cell. Otherwise the new file gets the first free name
/// after `path`.
pub fn put(book: &mut Book, path: &Path, bytes: &[u8]) -> std::io::Result<PathBuf> {
    let mut known = known(book);
    let mut draft = Draft::beside(path, Readers::Owner)?;
    draft.write_all(bytes)?;
    let placed = draft.put_over_ours(path, |hash| known.iter().any(|known| *known == hash.to_string()))?;
    known.push(files::hash(bytes).to_string());
    known.drain(..known.len().saturating_sub(MOST_KNOWN));
    // The file is written even if the book can't store its hash. Then the next file gets another name.
    let _ = book.write_local(|connection| settings::put(connection, WRITTEN, &serde_json::json!(known).to_string()));
    Ok(placed)
}

fn known(book: &Book) -> Vec<String> {
    let kept = settings::get(book.connection(), WRITTEN).ok().flatten();
    kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

const OPEN: &str = "Tệp này đang mở ở chương trình khác. Đóng nó rồi thử lại, hoặc đặt tên khác.";

/// The error for a file that could not be written where the person wanted it.
pub fn refused(path: &Path, field: &str, error: std::io::Error) -> CallError {
    use std::io::ErrorKind;
    let (code, sentence) = match error.kind() {
        ErrorKind::InvalidFilename => {
            ("wrong_name", "Windows không nhận tên tệp này (như CON, NUL, hoặc có dấu chấm ở cuối). Đặt tên khác.")
        }
        ErrorKind::NotFound => ("file_not_found", "Không thấy thư mục này nữa. Chọn chỗ khác rồi thử lại."),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            ("disk_full", "Chỗ này đã đầy nên chưa ghi được tệp. Sổ vẫn đủ. Xóa bớt tệp khác hoặc chọn chỗ khác.")
        }
        // Word and Excel lock the files that they have open.
        _ if files::is_held_open(&error) => ("file_open", OPEN),
        ErrorKind::PermissionDenied if cfg!(windows) && path.exists() => ("file_open", OPEN),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            ("read_only", "Không được phép ghi vào chỗ này. Chọn nơi khác, hoặc bỏ chốt chống ghi của USB.")
        }
        _ => ("file_not_written", "Chưa ghi được tệp vào chỗ này. Chọn thư mục khác, hoặc cắm USB khác rồi thử lại."),
    };
    CallError::at(code, field, sentence)
}
