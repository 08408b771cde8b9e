//! Answers file dialogs in tests, which can't operate the desktop's own dialogs. It exists only in debug
//! builds: a released program asks the person, whatever its environment variables say.

use std::path::PathBuf;

/// Reads the file that `SOCHIBO_PICK` names. Its one line is the path; an empty line means that the dialog was
/// cancelled.
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
