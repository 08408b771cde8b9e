//! One file that holds the whole book, as encrypted as the book itself.

use crate::keyslots::{Keyslots, VERSION};
use crate::profile::write_whole;
use crate::{Book, Doing, Error, Profile};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

const MAGIC: &[u8; 7] = b"SOCHIBO";
/// More than any key file holds.
const LARGEST_HEAD: usize = 1024 * 1024;

/// What a backup says of itself before it is opened.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct BackupFile {
    pub made_at_ms: u64,
    pub cell_name: String,
    keys: serde_json::Value,
    /// Of the database that follows: a copy cut short is found before anything is put in place.
    hash: String,
}

fn digit(version: u32) -> u8 {
    b'0' + version as u8
}

impl Book {
    /// Copies the book into one file in `folder`, whole or not at all.
    pub fn back_up(&self, folder: &Path, name: &str, now_ms: u64) -> Result<PathBuf, Error> {
        let copy = self.profile().dir().join("backup.tmp");
        let _ = std::fs::remove_file(&copy);
        let copied = self.copy_database(&copy).and_then(|()| std::fs::read(&copy).doing("read the copy"));
        let _ = std::fs::remove_file(&copy);
        let database = copied?;
        let slots = self.profile().keyslots()?;
        let head = BackupFile {
            made_at_ms: now_ms,
            cell_name: slots.cell_name.clone(),
            keys: serde_json::to_value(&slots).map_err(|_| Error::Damaged("keys.json"))?,
            hash: blake3::hash(&database).to_string(),
        };
        let head = serde_json::to_vec(&head).map_err(|_| Error::Damaged("keys.json"))?;
        let mut whole = MAGIC.to_vec();
        whole.push(digit(VERSION));
        whole.extend_from_slice(&(head.len() as u32).to_be_bytes());
        whole.extend_from_slice(&head);
        whole.extend_from_slice(&database);
        let path = folder.join(name);
        // Said not to be made, it must not lie there: nobody would know which copy to trust.
        write_whole(&path, &whole).inspect_err(|_| drop(std::fs::remove_file(&path)))?;
        Ok(path)
    }

    fn copy_database(&self, to: &Path) -> Result<(), Error> {
        let mut copy = rusqlite::Connection::open(to).doing("make the copy")?;
        let key = zeroize::Zeroizing::new(format!("x'{}'", domain::hex::encode(self.key().as_slice())));
        copy.pragma_update(None, "key", key.as_str()).doing("make the copy")?;
        let backup = rusqlite::backup::Backup::new(self.connection(), &mut copy).doing("make the copy")?;
        backup.run_to_completion(256, std::time::Duration::ZERO, None).doing("make the copy")
    }
}

/// A backup's head and its database, found whole.
pub(crate) fn read(from: &Path) -> Result<(BackupFile, Vec<u8>), Error> {
    let mut file = File::open(from).doing("open the backup")?;
    let mut start = [0; 12];
    file.read_exact(&mut start).map_err(|_| Error::Damaged("backup"))?;
    let (magic, length) = start.split_at(8);
    let length = u32::from_be_bytes(length.try_into().map_err(|_| Error::Damaged("backup"))?) as usize;
    if !magic.starts_with(MAGIC) {
        return Err(Error::Damaged("backup"));
    }
    if magic[7] != digit(VERSION) {
        return Err(Error::OtherVersion(u32::from(magic[7].wrapping_sub(b'0'))));
    }
    if length > LARGEST_HEAD {
        return Err(Error::Damaged("backup"));
    }
    let mut head = vec![0; length];
    file.read_exact(&mut head).map_err(|_| Error::Damaged("backup"))?;
    let head: BackupFile = serde_json::from_slice(&head).map_err(|_| Error::Damaged("backup"))?;
    let mut database = Vec::new();
    file.read_to_end(&mut database).doing("read the backup")?;
    if blake3::hash(&database).to_string() != head.hash {
        return Err(Error::Damaged("backup"));
    }
    Ok((head, database))
}

/// Puts a backup into an empty profile. The passphrases are those the book had.
pub fn restore(profile: &Profile, from: &Path) -> Result<BackupFile, Error> {
    if profile.exists() {
        return Err(Error::AlreadyThere);
    }
    let (head, database) = read(from)?;
    let keys = serde_json::to_vec(&head.keys).map_err(|_| Error::Damaged("backup"))?;
    let slots = Keyslots::read(&keys).map_err(|error| match error {
        Error::Damaged(_) => Error::Damaged("backup"),
        other => other,
    })?;
    // Without a key file a book was never begun: what lies there is of a start or a restore that was cut short.
    for leftover in ["book.db-wal", "book.db-shm", "book.seen"] {
        let _ = std::fs::remove_file(profile.dir().join(leftover));
    }
    let mut book = File::create(profile.book_path()).doing("write the book")?;
    book.write_all(&database).and_then(|()| book.sync_all()).doing("write the book")?;
    // The key file last: a profile without one is empty.
    profile.write_keyslots(&slots)?;
    Ok(head)
}
