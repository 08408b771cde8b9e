//! The folder a book lives in, held by one program at a time.

use crate::attempts::Attempts;
use crate::keyslots::{Keyslots, is_database_name};
use crate::{Doing, Error};
use files::{Known, Links};
use std::cell::RefCell;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// More than any key file holds.
pub(crate) const LARGEST_KEYS: u64 = 1024 * 1024;

/// A folder, and the lock on it for as long as this value lives.
pub struct Profile {
    dir: Box<Path>,
    /// None where there is none and none can be made.
    _lock: Option<File>,
    writable: bool,
    attempts: Box<RefCell<Attempts>>,
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
                let attempts = Box::new(RefCell::new(Attempts::of(dir, Instant::now())));
                let profile = Profile { dir: dir.into(), _lock: lock, writable, attempts };
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

    /// The database that the key file names.
    pub fn book_path(&self) -> Result<PathBuf, Error> {
        Ok(self.dir.join(self.keyslots()?.database))
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
        let slots = Keyslots::read(&text)?;
        // One byte more or less than the program wrote: the MAC is over what is read here, not over what was skipped.
        if slots.is_first_version() || slots.to_text()? == text { Ok(slots) } else { Err(Error::Damaged("keys.json")) }
    }

    /// How long a passphrase has to wait after wrong ones. Never the recovery sheet.
    pub fn passphrase_wait(&self) -> Duration {
        self.attempts.borrow().wait(Instant::now())
    }

    /// Tries a passphrase, unless it has to wait (`Wait`). A wrong one is counted, over restarts too.
    pub(crate) fn attempt<T>(&self, open: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        let mut attempts = self.attempts.borrow_mut();
        let before = attempts.begin(Instant::now())?;
        let opened = open();
        match &opened {
            Ok(_) => attempts.set(0, Instant::now()),
            Err(Error::WrongPassphrase) => attempts.set(before + 1, Instant::now()),
            Err(_) => attempts.set(before, Instant::now()),
        }
        opened
    }

    /// Whoever holds the sheet has shown who they are.
    pub(crate) fn forget_attempts(&self) {
        self.attempts.borrow_mut().set(0, Instant::now());
    }

    /// Removes every database but the one named. Only once somebody has opened that one: a wrong key file must cost nothing.
    pub(crate) fn remove_other_databases(&self, named: &str) {
        let Ok(entries) = fs::read_dir(&self.dir) else { return };
        let mut removed = false;
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let database = ["-wal", "-shm", "-journal"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(&name);
            if is_database_name(database) && database != named {
                // One that can't be removed now is at the next unlocking.
                removed |= fs::remove_file(entry.path()).is_ok();
            }
        }
        if removed {
            let _ = sync_folder(&self.dir);
        }
    }

    /// Replaces the key file whole or not at all: when it can't be made to last, what stood there is put back,
    /// so that a passphrase said not to be changed is not.
    pub fn write_keyslots(&self, slots: &Keyslots) -> Result<(), Error> {
        let text = slots.to_text()?;
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
