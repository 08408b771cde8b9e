//! Answers to file dialogs for tests, which can't reach into the desktop's own dialogs. Only in debug builds: a program that was
//! shipped asks the person, whatever its environment says.

use std::path::PathBuf;

/// `SOCHIBO_PICK` names a file whose one line is the answer; an empty one is a person who gave up.
#[cfg(debug_assertions)]
pub fn answer() -> Option<Option<PathBuf>> {
    let kept = std::env::var_os("SOCHIBO_PICK")?;
    let line = files::read_text(kept.as_ref(), 64 * 1024).unwrap_or_default();
    Some(Some(line.trim()).filter(|line| !line.is_empty()).map(PathBuf::from))
}

#[cfg(not(debug_assertions))]
pub fn answer() -> Option<Option<PathBuf>> {
    None
}
