//! Removes the oldest of the backups that the program wrote to a stick by itself, so that they do not fill it.
//!
//! Removed is only what this laptop wrote without being asked, as its own list says, and what is still a backup of this
//! book. What a person made, what another laptop wrote and what the list has forgotten stays.

use super::made::{KEPT, Made, read};
use crate::AppSession;
use crate::messages::CallError;
use std::path::{Path, PathBuf};
use store::BackupFile;

/// Called after one was written. A file that can't be removed stays.
pub(super) fn remove(app: &AppSession, folder: &Path) {
    let Ok((made, slots)) = app.with_book(|book| Ok::<_, CallError>((read(book)?, book.profile().keyslots()?))) else {
        return;
    };
    let ours = |path: &PathBuf| BackupFile::peek(path).is_ok_and(|file| file.is_of(&slots));
    let automatic: Vec<PathBuf> = of_program(made, folder).filter(ours).collect();
    for surplus in automatic.iter().skip(KEPT) {
        let _ = files::remove(surplus);
    }
}

/// The latest first.
fn of_program(made: Vec<Made>, folder: &Path) -> impl Iterator<Item = PathBuf> {
    let there = made.into_iter().filter(|made| made.automatic && made.path.parent() == Some(folder));
    there.map(|made| made.path)
}
