//! The folder a book lives in, held by one program at a time.

use crate::keyslots::Keyslots;
use crate::{Doing, Error};
use files::{Known, Links};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// More than any key file holds.
pub(crate) const LARGEST_KEYS: u64 = 1024 * 1024;

/// A folder, and the lock on it for as long as this value lives.
pub struct Profile {
    dir: PathBuf,
    /// None where there is none and none can be made.
    _lock: Option<File>,
    writable: bool,
}

impl Profile {
    /// Takes the folder, making it if need be. `InUse` when another program holds it.
    pub fn open(dir: &Path) -> Result<Profile, Error> {
        let opened = files::make_private_folder(dir).and_then(|()| files::open_private(&dir.join("lock")));
        let (lock, writable) = match opened {
            Ok(lock) => (Some(lock), true),
            Err(error) if refuses_writing(&error) && dir.is_dir() => {
                let lock = files::open(&dir.join("lock"), LARGEST_KEYS, Links::Refuse);
                (lock.ok().map(files::Opened::into_file), false)
            }
            Err(error) => return Err(error).doing("open the profile's lock"),
        };
        match lock.as_ref().map_or(Ok(()), File::try_lock) {
            Ok(()) => {
                let profile = Profile { dir: dir.to_owned(), _lock: lock, writable };
                // Left by a program that was killed: it opens with a passphrase that may have been changed for a reason.
                let _ = fs::remove_file(profile.keys_before());
                if writable {
                    files::remove_unfinished(dir);
                    // Made by an earlier version, copied here, or unpacked: nobody else on the machine reads it.
                    files::close_to_others(dir);
                }
                Ok(profile)
            }
            Err(fs::TryLockError::WouldBlock) => Err(Error::InUse),
            Err(fs::TryLockError::Error(source)) => Err(Error::File { action: "lock the profile", source }),
        }
    }

    /// False on a disk or stick that may only be read.
    pub fn is_writable(&self) -> bool {
        self.writable
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
        let text = files::read(&self.keys_path(), LARGEST_KEYS, Links::Refuse);
        let text = text.map_err(std::io::Error::from).doing("read the key file")?;
        Keyslots::read(&text)
    }

    /// Replaces the key file whole or not at all: when it can't be made to last, what stood there is put back,
    /// so that a passphrase said not to be changed is not.
    pub fn write_keyslots(&self, slots: &Keyslots) -> Result<(), Error> {
        let text = serde_json::to_vec_pretty(slots).map_err(|_| Error::Damaged("keys.json"))?;
        let (path, before) = (self.keys_path(), self.keys_before());
        let had = self.exists();
        if had {
            // A second name for the same file, which is on the disk already: putting it back needs no further write.
            let _ = fs::remove_file(&before);
            let kept = fs::hard_link(&path, &before).or_else(|_| files::copy(&path, &before, LARGEST_KEYS));
            kept.doing("keep the key file")?;
        }
        let written = files::replace(&path, &text, Known::Own).doing("write a file");
        if written.is_err() {
            let _ = if had { fs::rename(&before, &path) } else { fs::remove_file(&path) };
        }
        let _ = fs::remove_file(&before);
        written
    }

    fn keys_before(&self) -> PathBuf {
        self.dir.join("keys.before")
    }
}

fn refuses_writing(error: &std::io::Error) -> bool {
    matches!(error.kind(), std::io::ErrorKind::ReadOnlyFilesystem | std::io::ErrorKind::PermissionDenied)
}

/// Makes what was put into a folder, or taken out of it, last.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), Error> {
    files::sync_folder(folder).doing("put a file in place")
}
