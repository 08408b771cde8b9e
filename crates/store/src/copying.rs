//! Copies all pages of an open book to another file: a backup, or the same book under another key.

use crate::backup::BackupFile;
use crate::database::{LARGEST_BOOK, open_here, set_key};
use crate::keyslots::BookKey;
use crate::{Book, Context, Error};
use files::{Draft, Links, Opened, Readers};
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};

impl Book {
    /// Copies the book to one file in `folder`, completely or not at all, under `name` or the first free name
    /// after it.
    pub fn back_up(&self, folder: &Path, name: &str, now_ms: u64) -> Result<PathBuf, Error> {
        let copy = self.profile().dir().join("backup.tmp");
        let _ = std::fs::remove_file(&copy);
        let opened = self.copy_database(&copy, self.key()).and_then(|()| {
            let opened = files::open(&copy, LARGEST_BOOK, Links::Refuse);
            opened.map_err(std::io::Error::from).context("read the copy")
        });
        let written = opened.and_then(|database| self.write_backup(database, folder, name, now_ms));
        let _ = std::fs::remove_file(&copy);
        written
    }

    fn write_backup(&self, mut database: Opened, folder: &Path, name: &str, now_ms: u64) -> Result<PathBuf, Error> {
        let mut hasher = blake3::Hasher::new();
        files::copy_stream(&mut database, &mut hasher).context("read the copy")?;
        let slots = self.profile().keyslots()?;
        let start = BackupFile::start(&slots, hasher.finalize().to_string(), now_ms)?;
        let mut write = || {
            let mut draft = Draft::in_folder(folder, Readers::Owner)?;
            files::remove_unfinished(folder);
            draft.write_all(&start)?;
            database.rewind()?;
            files::copy_stream(&mut database, &mut draft)?;
            draft.put_at_free_name(&folder.join(name))
        };
        write().context("write the backup")
    }

    /// Copies all pages of the book to another file, which must not exist yet, encrypted under `key`.
    pub(crate) fn copy_database(&self, to: &Path, key: &BookKey) -> Result<(), Error> {
        files::create_private(to).context("make the copy")?;
        let mut copy = open_here(to).context("make the copy")?;
        set_key(&copy, key).context("make the copy")?;
        let backup = rusqlite::backup::Backup::new(self.connection(), &mut copy).context("make the copy")?;
        backup.run_to_completion(256, std::time::Duration::ZERO, None).context("make the copy")
    }
}
