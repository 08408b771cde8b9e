//! Complete copies of the SQLite file: made while others write, and restored in its place.

use std::io;
use std::path::{Path, PathBuf};

use ed25519_dalek::SigningKey;
use journal::ChainStore;
use journal_sql::SqlChainStore;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, ErrorCode, OpenFlags};
use sql::{Sql, params};
use tempfile::NamedTempFile;

use super::committee::Committees;
use crate::clock::{Moment, wall};
use crate::data_dir::DataDir;
use crate::failure::Failure;

const THERE: &str = "Đã có tệp mang tên này. Xin chọn tên khác: bản sao lưu không ghi đè lên tệp nào.";
const NOT_ONE: &str = "Tệp này không phải bản sao lưu của máy chủ, hoặc chép chưa hết. Xin chọn tệp khác.";
const ANOTHERS: &str =
    "Bản sao lưu này của máy chủ khác (khóa khác). Chỉ khôi phục được vào thư mục của chính máy chủ đã sao lưu.";
const RUNNING: &str = "Máy chủ đang chạy. Xin dừng máy chủ rồi khôi phục.";

/// Copies one consistent state of the database into a file that must not exist yet, while others may write.
pub fn backup(from: &Path, to: &Path) -> Result<(), Failure> {
    if to.symlink_metadata().is_ok() {
        return Err(Failure::Invalid { field: "file", why: THERE });
    }
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let copy = copied(from, folder)?;
    copy.persist_noclobber(to).map_err(|error| match error.error.kind() {
        io::ErrorKind::AlreadyExists => Failure::Invalid { field: "file", why: THERE },
        _ => unwritten(error.error),
    })?;
    sync(folder)
}

/// A copy in a temporary file, which is deleted when it is dropped.
pub fn copied(from: &Path, folder: &Path) -> Result<NamedTempFile, Failure> {
    let copy = tempfile::Builder::new().prefix(".sochibo-").tempfile_in(folder).map_err(unwritten)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let source = Connection::open_with_flags(from, flags).map_err(sql::Error::from)?;
    super::file::settings(&source)?;
    let mut target = Connection::open(copy.path()).map_err(sql::Error::from)?;
    // all pages at once: a snapshot that blocks no writer and that no writer forces to start again
    let step = Backup::new(&source, &mut target).and_then(|backup| backup.step(-1)).map_err(sql::Error::from)?;
    if step != StepResult::Done {
        return Err(Failure::Broken("the database was locked while it was copied".into()));
    }
    target.pragma_update(None, "journal_mode", "DELETE").map_err(sql::Error::from)?;
    target.close().map_err(|(_, error)| sql::Error::from(error))?;
    copy.as_file().sync_all().map_err(unwritten)?;
    Ok(copy)
}

/// The result of a restore.
pub struct Restored {
    /// The path of the database that was there before.
    pub before: Option<PathBuf>,
    pub epoch: u32,
}

/// Replaces the database with a backup and starts a new epoch in it, so that numbers given since the backup was
/// made are never given again. The former database is kept beside it.
pub fn restore(dir: &DataDir, from: &Path, now: Moment) -> Result<Restored, Failure> {
    let key = dir.signing_key().map_err(|error| Failure::Broken(error.to_string()))?;
    let place = dir.database();
    let folder = place.parent().unwrap_or(Path::new("."));
    if !from.symlink_metadata().is_ok_and(|found| found.is_file()) {
        return Err(Failure::Invalid { field: "file", why: NOT_ONE });
    }
    let copy = copied(from, folder).map_err(|_| Failure::Invalid { field: "file", why: NOT_ONE })?;
    let epoch = epoch_of(copy.path(), &key)?;
    let current = if place.exists() { Some(Current::alone(&place)?) } else { None };
    let epoch = 1 + epoch.max(current.as_ref().map_or(0, |current| current.epoch));
    let target = Connection::open(copy.path()).map_err(sql::Error::from)?;
    sql::transaction(&target, |sql: &dyn Sql| Ok::<_, Failure>(SqlChainStore::new(sql, &key).begin_epoch(epoch)?))?;
    target.close().map_err(|(_, error)| sql::Error::from(error))?;
    copy.as_file().sync_all().map_err(unwritten)?;
    let before = current.as_ref().map(|_| beside(&place, now)).transpose()?;
    // Windows replaces no file that is open. Without the lock it refuses by itself when a server was started meanwhile.
    let held = current.filter(|_| !cfg!(windows));
    copy.persist(&place).map_err(|error| unwritten(error.error))?;
    sync(folder)?;
    drop(held);
    Ok(Restored { before, epoch })
}

/// The backup's epoch, if it is a complete database of this server.
fn epoch_of(copy: &Path, key: &SigningKey) -> Result<u32, Failure> {
    let not_one = |_| Failure::Invalid { field: "file", why: NOT_ONE };
    let opened = Connection::open(copy).map_err(sql::Error::from).map_err(not_one)?;
    let sql: &dyn Sql = &opened;
    let sound = sql.only("PRAGMA quick_check(1)", &[], |row| row.get::<String>(0)).map_err(not_one)?;
    let ours = Committees(sql).ours().map_err(not_one)?;
    if sound != "ok" || ours.is_none() {
        return Err(Failure::Invalid { field: "file", why: NOT_ONE });
    }
    let known = "SELECT 1 FROM device WHERE public_key = ?1";
    if !sql.exists(known, params![*key.verifying_key().as_bytes()]).map_err(not_one)? {
        return Err(Failure::Invalid { field: "file", why: ANOTHERS });
    }
    Ok(SqlChainStore::new(sql, key).epoch()?)
}

/// The present database, locked exclusively, so that no server starts to use it meanwhile.
struct Current {
    _held: Connection,
    epoch: u32,
}

impl Current {
    /// Refuses while another process has it open. An unreadable database is not in use.
    fn alone(place: &Path) -> Result<Current, Failure> {
        let held = Connection::open(place).map_err(sql::Error::from)?;
        held.busy_timeout(std::time::Duration::ZERO).map_err(sql::Error::from)?;
        let running = |error: &rusqlite::Error| {
            matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
        };
        // leaving WAL mode requires exclusive access, and moves the whole log into the file
        let alone = held
            .query_row("PRAGMA journal_mode = DELETE", [], |row| row.get::<_, String>(0))
            .and_then(|_| held.execute_batch("BEGIN EXCLUSIVE"));
        match alone {
            Err(error) if running(&error) => return Err(Failure::Invalid { field: "data", why: RUNNING }),
            Ok(()) | Err(_) => {}
        }
        let epoch = held.query_row("SELECT epoch FROM own_epoch", [], |row| row.get(0)).unwrap_or(0);
        Ok(Current { _held: held, epoch })
    }
}

/// Gives the present database a second name, and takes along the log that a damaged one has left.
fn beside(place: &Path, now: Moment) -> Result<PathBuf, Failure> {
    let mut number = 0;
    loop {
        let again = if number == 0 { String::new() } else { format!("-{number}") };
        let name = format!("server.db.truoc-khoi-phuc-{}{again}", wall(now));
        let kept = place.with_file_name(&name);
        match std::fs::hard_link(place, &kept) {
            Ok(()) => {
                for ending in ["-wal", "-shm"] {
                    let left = place.with_file_name(format!("server.db{ending}"));
                    if left.exists() {
                        files::rename(&left, &place.with_file_name(format!("{name}{ending}"))).map_err(unwritten)?;
                    }
                }
                return Ok(kept);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
            Err(error) => return Err(unwritten(error)),
        }
    }
}

fn sync(folder: &Path) -> Result<(), Failure> {
    files::sync_folder(folder).map_err(unwritten)
}

fn unwritten(error: io::Error) -> Failure {
    Failure::Broken(format!("a copy could not be written: {error}"))
}
