//! The folder of a book, locked by one program at a time.

use crate::attempts::Attempts;
use crate::keyslots::{Keyslots, is_database_name};
use crate::{Context, Error};
use files::{Known, Links};
use std::cell::RefCell;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Larger than any key file.
pub(crate) const LARGEST_KEYS: u64 = 1024 * 1024;

/// A folder, and the lock on it while this value lives.
pub struct Profile {
    dir: Box<Path>,
    /// `None` in a read-only folder without a lock file.
    _lock: Option<File>,
    writable: bool,
    attempts: Box<RefCell<Attempts>>,
}

impl Profile {
    /// Opens and locks the folder, creating it if necessary. `InUse` if another program holds it.
    pub fn open(dir: &Path) -> Result<Profile, Error> {
        let opened = files::make_private_folder(dir).and_then(|()| files::open_private(&dir.join("lock")));
        let (lock, writable) = match opened {
            Ok(lock) => (Some(lock), true),
            Err(error) if refuses_writing(&error) && dir.is_dir() => {
                let lock = files::open(&dir.join("lock"), LARGEST_KEYS, Links::Refuse);
                (lock.ok().map(files::Opened::into_file), false)
            }
            Err(error) => return Err(error).context("open the profile's lock"),
        };
        match lock.as_ref().map_or(Ok(()), File::try_lock) {
            Ok(()) => {
                let attempts = Box::new(RefCell::new(Attempts::of(dir, Instant::now())));
                let profile = Profile { dir: dir.into(), _lock: lock, writable, attempts };
                // Left by a killed program. It opens with the old passphrase, which may have been changed for a
                // reason.
                let _ = files::remove(&profile.keys_before());
                if writable {
                    files::remove_unfinished(dir);
                    // Another version may have created the folder, or somebody copied or unpacked it: nobody
                    // else on the machine may read it.
                    files::close_to_others(dir);
                }
                Ok(profile)
            }
            Err(fs::TryLockError::WouldBlock) => Err(Error::InUse),
            Err(fs::TryLockError::Error(source)) => Err(Error::File { action: "lock the profile", source }),
        }
    }

    /// False on a read-only disk or stick.
    pub fn is_writable(&self) -> bool {
        self.writable
    }

    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The database file that the key file names.
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
        let text = text.map_err(std::io::Error::from).context("read the key file")?;
        let slots = Keyslots::read(&text)?;
        // The file must be byte for byte as the program writes it, so that the MAC covers all that was read and
        // nothing was skipped.
        if slots.is_first_version() || slots.to_text()? == text { Ok(slots) } else { Err(Error::Damaged("keys.json")) }
    }

    /// How long the next passphrase has to wait after wrong ones. The recovery sheet never has to wait.
    pub fn passphrase_wait(&self) -> Duration {
        self.attempts.borrow().wait(Instant::now())
    }

    /// Tries a passphrase, unless it has to wait (`Wait`). Wrong ones are counted, even over restarts.
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

    /// Resets the count: a person with the sheet has proved who they are.
    pub(crate) fn forget_attempts(&self) {
        self.attempts.borrow_mut().set(0, Instant::now());
    }

    /// Removes all databases but the named one. To be called only after somebody has opened that one, so that a
    /// wrong key file causes no loss.
    pub(crate) fn remove_other_databases(&self, named: &str) {
        let Ok(entries) = fs::read_dir(&self.dir) else { return };
        let mut removed = false;
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let database = ["-wal", "-shm", "-journal"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(&name);
            if is_database_name(database) && database != named {
                // If this fails, it is tried again at the next unlocking.
                removed |= files::remove(&entry.path()).is_ok();
            }
        }
        if removed {
            let _ = sync_folder(&self.dir);
        }
    }

    /// Replaces the key file atomically. If the new file can't be made durable, the old one is put back, so
    /// that a passphrase reported as unchanged is unchanged.
    pub fn write_keyslots(&self, slots: &Keyslots) -> Result<(), Error> {
        let text = slots.to_text()?;
        let (path, before) = (self.keys_path(), self.keys_before());
        let had = self.exists();
        if had {
            // A hard link to the file, which is on the disk already, so that putting it back needs no further
            // write.
            let _ = files::remove(&before);
            let kept = fs::hard_link(&path, &before).or_else(|_| files::copy(&path, &before, LARGEST_KEYS));
            kept.context("keep the key file")?;
        }
        let written = files::replace(&path, &text, Known::Own).context("write a file");
        if written.is_err() {
            let _ = if had { files::rename(&before, &path) } else { files::remove(&path) };
        }
        let _ = files::remove(&before);
        written
    }

    fn keys_before(&self) -> PathBuf {
        self.dir.join("keys.before")
    }
}

fn refuses_writing(error: &std::io::Error) -> bool {
    matches!(error.kind(), std::io::ErrorKind::ReadOnlyFilesystem | std::io::ErrorKind::PermissionDenied)
}

/// Makes the creation, renaming or removal of files in a folder durable.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), Error> {
    files::sync_folder(folder).context("put a file in place")
}
