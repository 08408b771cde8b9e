//! Backups: one file that holds the whole book, encrypted like the book itself.

use crate::database::{LARGEST_BOOK, beside};
use crate::keyslots::{Keyslots, VERSION};
use crate::profile::LARGEST_KEYS;
use crate::{Context, Error, Profile};
use files::{Draft, Links, Readers};
use serde::{Deserialize, Serialize};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

const MAGIC: &[u8; 7] = b"SOCHIBO";
/// The header of a backup, readable without a key.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct BackupFile {
    pub made_at_ms: u64,
    pub cell_name: String,
    keys: serde_json::Value,
    /// The hash of the database that follows, so that a truncated copy is detected before anything is put in
    /// place.
    hash: String,
}

impl BackupFile {
    /// The first bytes of a backup, up to the database.
    pub(crate) fn start(slots: &Keyslots, hash: String, made_at_ms: u64) -> Result<Vec<u8>, Error> {
        let head = BackupFile {
            made_at_ms,
            cell_name: slots.cell_name.clone(),
            keys: serde_json::to_value(slots).map_err(|_| Error::Damaged("keys.json"))?,
            hash,
        };
        let head = serde_json::to_vec(&head).map_err(|_| Error::Damaged("keys.json"))?;
        let mut start = MAGIC.to_vec();
        start.push(digit(VERSION));
        start.extend_from_slice(&(head.len() as u32).to_be_bytes());
        start.extend_from_slice(&head);
        Ok(start)
    }

    /// Reads only the head of a backup. What follows is not examined.
    pub fn peek(from: &Path) -> Result<BackupFile, Error> {
        open(from).map(|(_, head)| head)
    }

    /// Whether this is a backup of the book with these key slots: somebody opens both. The ids of people are random and
    /// are never used for two books.
    pub fn is_of(&self, slots: &Keyslots) -> bool {
        let people = |slots: &Keyslots| slots.people.iter().map(|slot| slot.person.id).collect::<Vec<_>>();
        let ours = people(slots);
        self.keyslots().is_ok_and(|theirs| people(&theirs).iter().any(|who| ours.contains(who)))
    }

    /// The key file the book had when it was copied.
    pub(crate) fn keyslots(&self) -> Result<Keyslots, Error> {
        let keys = serde_json::to_vec(&self.keys).map_err(|_| Error::Damaged("backup"))?;
        Keyslots::read(&keys).map_err(|error| match error {
            Error::Damaged(_) => Error::Damaged("backup"),
            other => other,
        })
    }
}

fn digit(version: u32) -> u8 {
    b'0' + version as u8
}

/// Opens a backup and reads its head; the database follows.
fn open(from: &Path) -> Result<(files::Opened, BackupFile), Error> {
    let opened = files::open(from, LARGEST_BOOK, Links::Follow);
    let mut file = opened.map_err(std::io::Error::from).context("open the backup")?;
    let mut start = [0; 12];
    file.read_exact(&mut start).map_err(|_| Error::Damaged("backup"))?;
    let (magic, length) = start.split_at(8);
    let length = u32::from_be_bytes(length.try_into().map_err(|_| Error::Damaged("backup"))?);
    if !magic.starts_with(MAGIC) {
        return Err(Error::Damaged("backup"));
    }
    if !(digit(1)..=digit(VERSION)).contains(&magic[7]) {
        return Err(Error::OtherVersion(u32::from(magic[7].wrapping_sub(b'0'))));
    }
    if u64::from(length) > LARGEST_KEYS {
        return Err(Error::Damaged("backup"));
    }
    let mut head = vec![0; length as usize];
    file.read_exact(&mut head).map_err(|_| Error::Damaged("backup"))?;
    let head = serde_json::from_slice(&head).map_err(|_| Error::Damaged("backup"))?;
    Ok((file, head))
}

/// Reads a backup's head and writes its database to a file. `Damaged("backup")` if the backup is not complete;
/// then the content of the file must not be used.
pub(crate) fn read(from: &Path, into: &mut impl Write) -> Result<BackupFile, Error> {
    let (mut file, head) = open(from)?;
    // The whole backup is hashed before anything is written, so that a file which is not a backup can't fill
    // the disk.
    let begins = file.stream_position().context("read the backup")?;
    let mut hasher = blake3::Hasher::new();
    files::copy_stream(&mut file, &mut hasher).context("read the backup")?;
    if hasher.finalize().to_string() != head.hash {
        return Err(Error::Damaged("backup"));
    }
    file.seek(SeekFrom::Start(begins)).context("read the backup")?;
    let mut copying = Hashing { into, hasher: blake3::Hasher::new() };
    files::copy_stream(&mut file, &mut copying).context("read the backup")?;
    // The file may have changed on the stick since it was hashed.
    if copying.hasher.finalize().to_string() != head.hash {
        return Err(Error::Damaged("backup"));
    }
    Ok(head)
}

/// Forwards and hashes what is written, so that memory use does not depend on the size of the book.
struct Hashing<'w, W> {
    into: &'w mut W,
    hasher: blake3::Hasher,
}

impl<W: Write> Write for Hashing<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.into.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.into.flush()
    }
}

/// Restores a backup into an empty profile. The passphrases are those of the book at that time.
pub fn restore(profile: &Profile, from: &Path) -> Result<BackupFile, Error> {
    if profile.exists() {
        return Err(Error::AlreadyThere);
    }
    let mut book = Draft::in_folder(profile.dir(), Readers::Owner).context("write the book")?;
    let head = read(from, &mut book)?;
    let slots = head.keyslots()?;
    // A profile without a key file has no book, so these files are left from a creation or restore that was
    // interrupted.
    let path = profile.dir().join(&slots.database);
    for leftover in [beside(&path, "-wal"), beside(&path, "-shm"), profile.dir().join("book.seen")] {
        let _ = files::remove(&leftover);
    }
    book.put_over(&path).context("write the book")?;
    // The key file is written last, because a profile without one counts as empty.
    profile.write_keyslots(&slots)?;
    Ok(head)
}
