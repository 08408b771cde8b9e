//! Copies all pages of an open book to another file: a backup, or the same book under another key.

use crate::backup::BackupFile;
use crate::database::{LARGEST_BOOK, beside, open_here, set_key};
use crate::keyslots::BookKey;
use crate::{Book, Context, Error};
use files::{Draft, Links, Opened, Readers};
use rusqlite::Connection;
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};

/// A complete copy of the book on this laptop's own disk, to be written somewhere else while the book is used again. Its
/// file is removed with it.
pub struct BookCopy {
    /// Taken out before the file is removed, because some systems remove no open file.
    database: Option<Opened>,
    start: Vec<u8>,
    path: PathBuf,
}

impl BookCopy {
    /// Writes the backup to one file in `folder`, completely or not at all, under `name` or the first free name after
    /// it.
    pub fn write_to(&mut self, folder: &Path, name: &str) -> Result<PathBuf, Error> {
        let Some(database) = self.database.as_mut() else { return Err(Error::Damaged("backup")) };
        let mut write = || {
            let mut draft = Draft::in_folder(folder, Readers::Owner)?;
            files::remove_unfinished(folder);
            draft.write_all(&self.start)?;
            database.rewind()?;
            files::copy_stream(database, &mut draft)?;
            draft.put_at_free_name(&folder.join(name))
        };
        write().context("write the backup")
    }
}

impl Drop for BookCopy {
    fn drop(&mut self) {
        self.database = None;
        remove(&self.path);
    }
}

fn remove(path: &Path) {
    for file in [beside(path, "-wal"), beside(path, "-shm"), path.to_owned()] {
        let _ = files::remove(&file);
    }
}

impl Book {
    /// Copies the book to one file in `folder`, completely or not at all, under `name` or the first free name
    /// after it.
    pub fn back_up(&self, folder: &Path, name: &str, now_ms: u64) -> Result<PathBuf, Error> {
        self.copy_out(now_ms, |_| Ok(()))?.write_to(folder, name)
    }

    /// Copies the book on this laptop's own disk. There may be one such copy at a time. `settle` may change in the copy
    /// what holds for this laptop alone.
    pub fn copy_out(
        &self,
        now_ms: u64,
        settle: impl FnOnce(&Connection) -> Result<(), Error>,
    ) -> Result<BookCopy, Error> {
        let path = self.profile().dir().join("backup.tmp");
        // A log that a power cut left would be taken for the log of the new copy.
        remove(&path);
        let mut copy = BookCopy { database: None, start: Vec::new(), path };
        settle(&self.copy_database(&copy.path, self.key())?)?;
        let opened = files::open(&copy.path, LARGEST_BOOK, Links::Refuse);
        let mut database = opened.map_err(std::io::Error::from).context("read the copy")?;
        let mut hasher = blake3::Hasher::new();
        files::copy_stream(&mut database, &mut hasher).context("read the copy")?;
        copy.start = BackupFile::start(&self.profile().keyslots()?, hasher.finalize().to_string(), now_ms)?;
        copy.database = Some(database);
        Ok(copy)
    }

    /// Copies all pages of the book to another file, which must not exist yet, encrypted under `key`. Returns
    /// the copy, still open.
    pub(crate) fn copy_database(&self, to: &Path, key: &BookKey) -> Result<Connection, Error> {
        files::create_private(to).context("make the copy")?;
        let mut copy = open_here(to).context("make the copy")?;
        set_key(&copy, key).context("make the copy")?;
        let backup = rusqlite::backup::Backup::new(self.connection(), &mut copy).context("make the copy")?;
        backup.run_to_completion(256, std::time::Duration::ZERO, None).context("make the copy")?;
        drop(backup);
        Ok(copy)
    }
}
