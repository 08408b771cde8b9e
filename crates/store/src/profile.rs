//! The folder a book lives in, held by one program at a time.

use crate::keyslots::Keyslots;
use crate::{Doing, Error};
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

/// A folder, and the lock on it for as long as this value lives.
pub struct Profile {
    dir: PathBuf,
    _lock: File,
}

impl Profile {
    /// Takes the folder, making it if need be. `InUse` when another program holds it.
    pub fn open(dir: &Path) -> Result<Profile, Error> {
        fs::create_dir_all(dir).doing("make the profile's folder")?;
        let lock =
            OpenOptions::new().create(true).append(true).open(dir.join("lock")).doing("open the profile's lock")?;
        match lock.try_lock() {
            Ok(()) => Ok(Profile { dir: dir.to_owned(), _lock: lock }),
            Err(fs::TryLockError::WouldBlock) => Err(Error::InUse),
            Err(fs::TryLockError::Error(source)) => Err(Error::File { action: "lock the profile", source }),
        }
    }

    pub fn dir(&self) -> &Path {
        &self.dir
    }

    pub fn book_path(&self) -> PathBuf {
        self.dir.join("book.db")
    }

    fn keys_path(&self) -> PathBuf {
        self.dir.join("keys.json")
    }

    pub fn exists(&self) -> bool {
        self.keys_path().exists()
    }

    pub fn keyslots(&self) -> Result<Keyslots, Error> {
        if !self.exists() {
            return Err(Error::NoBook);
        }
        let text = fs::read(self.keys_path()).doing("read the key file")?;
        serde_json::from_slice(&text).map_err(|_| Error::Damaged("keys.json"))
    }

    /// Replaces the key file whole or not at all.
    pub fn write_keyslots(&self, slots: &Keyslots) -> Result<(), Error> {
        let text = serde_json::to_vec_pretty(slots).map_err(|_| Error::Damaged("keys.json"))?;
        write_whole(&self.keys_path(), &text)
    }
}

/// Writes beside, syncs, then renames: a reader sees the old file or the new one.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let beside = path.with_extension("new");
    let mut file = File::create(&beside).doing("write a file")?;
    file.write_all(bytes).doing("write a file")?;
    file.sync_all().doing("write a file")?;
    fs::rename(&beside, path).doing("put a file in place")?;
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        File::open(folder).and_then(|folder| folder.sync_all()).doing("put a file in place")?;
    }
    Ok(())
}
