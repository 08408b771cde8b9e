//! The folder a book lives in, held by one program at a time.

use crate::keyslots::Keyslots;
use crate::{Doing, Error};
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

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
        let opened =
            fs::create_dir_all(dir).and_then(|()| OpenOptions::new().create(true).append(true).open(dir.join("lock")));
        let (lock, writable) = match opened {
            Ok(lock) => (Some(lock), true),
            Err(error) if refuses_writing(&error) && dir.is_dir() => (File::open(dir.join("lock")).ok(), false),
            Err(error) => return Err(error).doing("open the profile's lock"),
        };
        match lock.as_ref().map_or(Ok(()), File::try_lock) {
            Ok(()) => {
                let profile = Profile { dir: dir.to_owned(), _lock: lock, writable };
                // Left by a program that was killed: it opens with a passphrase that may have been changed for a reason.
                let _ = fs::remove_file(profile.keys_before());
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
        let text = fs::read(self.keys_path()).doing("read the key file")?;
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
            fs::hard_link(&path, &before).or_else(|_| fs::copy(&path, &before).map(drop)).doing("keep the key file")?;
        }
        let written = write_whole(&path, &text);
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

/// Writes beside, syncs, then renames: a reader sees the old file or the new one.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let beside = path.with_extension("new");
    let written = File::create(&beside).and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
    if let Err(error) = written {
        // On a full disk the half-written file would keep the room it took.
        let _ = fs::remove_file(&beside);
        return Err(error).doing("write a file");
    }
    fs::rename(&beside, path).doing("put a file in place")?;
    path.parent().map_or(Ok(()), sync_folder)
}

/// Makes what was put into a folder, or taken out of it, last. Windows has nothing of the kind.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), Error> {
    if cfg!(unix) {
        File::open(folder).and_then(|folder| folder.sync_all()).doing("put a file in place")
    } else {
        Ok(())
    }
}
