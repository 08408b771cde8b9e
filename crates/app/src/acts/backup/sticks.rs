//! A stick with an earlier backup of this book gets a new one when it appears. Nobody waits for it: the book is held only
//! while it is copied on this laptop's own disk, and a failure is shown in Settings only.

use super::made::{changes, goes_to_sticks, read};
use super::write;
use crate::AppSession;
use crate::acts::stick::plugged_in;
use crate::messages::CallError;
use crate::messages::backup::{BackedUp, Refused};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use store::{BackupFile, Keyslots};

/// The most files of a stick to look at.
const MOST_FILES: usize = 200;

/// Remembers which sticks have been looked at, so that each is served once when it appears.
#[derive(Debug, Default)]
pub struct Watch {
    /// With the folder of the profile, because another book may be opened while a stick is plugged in.
    seen: HashSet<(PathBuf, PathBuf)>,
}

impl Watch {
    /// Looks at the sticks that are plugged in now, and writes a backup to those that have appeared since the last time
    /// and hold an earlier one of this book.
    pub fn look(&mut self, app: &AppSession) -> Vec<BackedUp> {
        self.look_at(app, &plugged_in())
    }

    pub fn look_at(&mut self, app: &AppSession, sticks: &[PathBuf]) -> Vec<BackedUp> {
        self.seen.retain(|(_, stick)| sticks.contains(stick));
        let mut made = Vec::new();
        for stick in sticks {
            let key = (app.dir().to_owned(), stick.clone());
            if self.seen.contains(&key) {
                continue;
            }
            // While the book is locked nothing can be copied; the stick is looked at again later.
            match wanted(app, stick) {
                Err(_) => continue,
                Ok(false) => {}
                Ok(true) => match write(app, stick, true) {
                    Ok(backup) => {
                        app.backups.refuse(None);
                        made.push(backup);
                    }
                    Err(error) => app.backups.refuse(Some(refused(stick, error))),
                },
            }
            self.seen.insert(key);
        }
        made
    }
}

fn refused(stick: &Path, error: CallError) -> Refused {
    Refused { folder: stick.display().to_string(), message: error.message }
}

/// Whether the stick holds an earlier backup of this book, and the book has changed since this laptop last wrote to it.
///
/// # Errors The book is locked.
fn wanted(app: &AppSession, stick: &Path) -> Result<bool, CallError> {
    let (slots, now, made) = app.with_book(|book| {
        let slots = goes_to_sticks(book)?.then(|| book.profile().keyslots()).transpose()?;
        Ok((slots.filter(|slots| !slots.sample), changes(book)?, read(book)?))
    })?;
    let Some(slots) = slots else { return Ok(false) };
    let here = made.iter().find(|made| made.path.parent() == Some(stick) && made.path.is_file());
    Ok(here.is_none_or(|made| made.changes != now) && has_earlier(stick, &slots))
}

fn has_earlier(stick: &Path, slots: &Keyslots) -> bool {
    let entries = std::fs::read_dir(stick).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut backups = entries.filter(|path| path.extension().is_some_and(|ending| ending == "sochibo"));
    backups.by_ref().take(MOST_FILES).any(|path| BackupFile::peek(&path).is_ok_and(|file| file.is_of(slots)))
}
