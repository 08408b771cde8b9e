//! Renames and removes files that another program may hold for a moment. An antivirus or an indexer opens every new file,
//! and as long as it does Windows refuses to rename or remove it. So it is tried again for some seconds before that is
//! said to anybody. Other systems refuse nothing of the kind, and nothing is waited for there.

use std::io;
use std::path::Path;
use std::time::Duration;

/// Three seconds and a half in all; the first are short, because an antivirus is usually done by then.
const PAUSES_MS: &[u64] = &[5, 10, 20, 40, 80, 160, 320, 480, 640, 800, 960];

const ACCESS_DENIED: i32 = 5;
const SHARING_VIOLATION: i32 = 32;
const LOCK_VIOLATION: i32 = 33;
const FOLDER_NOT_EMPTY: i32 = 145;
const MAPPED: i32 = 1224;

/// Renames a file, and replaces what is at `to`.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    patiently(|| std::fs::rename(from, to))
}

pub fn remove(path: &Path) -> io::Result<()> {
    patiently(|| std::fs::remove_file(path))
}

/// Removes a folder with everything in it.
pub fn remove_folder(path: &Path) -> io::Result<()> {
    patiently(|| std::fs::remove_dir_all(path))
}

/// Whether a file was refused because another program has it open.
pub fn is_held_open(error: &io::Error) -> bool {
    match error.raw_os_error() {
        Some(code) if cfg!(windows) => matches!(code, SHARING_VIOLATION | LOCK_VIOLATION | MAPPED),
        _ => matches!(error.kind(), io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy),
    }
}

pub(crate) fn patiently<T>(attempt: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    let passing = |error: &io::Error| cfg!(windows) && error.raw_os_error().is_some_and(may_pass);
    try_again(attempt, passing, std::thread::sleep)
}

/// Whether what Windows refuses with this code may be allowed a moment later. A file that was removed while somebody looks
/// into it stays until they close it: its name is then "denied", and its folder is not empty.
fn may_pass(code: i32) -> bool {
    matches!(code, ACCESS_DENIED | SHARING_VIOLATION | LOCK_VIOLATION | FOLDER_NOT_EMPTY | MAPPED)
}

fn try_again<T>(
    mut attempt: impl FnMut() -> io::Result<T>,
    passing: impl Fn(&io::Error) -> bool,
    pause: impl Fn(Duration),
) -> io::Result<T> {
    for milliseconds in PAUSES_MS {
        match attempt() {
            Err(error) if passing(&error) => pause(Duration::from_millis(*milliseconds)),
            done => return done,
        }
    }
    attempt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    /// Refuses `times` times with this code of Windows; returns how it ended, after how many attempts, and what was waited.
    fn tried(times: usize, code: i32) -> (bool, usize, Duration) {
        let (attempts, waited) = (Cell::new(0), Cell::new(Duration::ZERO));
        let attempt = || {
            attempts.set(attempts.get() + 1);
            if attempts.get() <= times { Err(io::Error::from_raw_os_error(code)) } else { Ok(()) }
        };
        let passing = |error: &io::Error| error.raw_os_error().is_some_and(may_pass);
        let done = try_again(attempt, passing, |pause| waited.set(waited.get() + pause));
        (done.is_ok(), attempts.get(), waited.get())
    }

    #[test]
    fn a_file_that_is_held_for_a_moment_is_tried_again() {
        for code in [ACCESS_DENIED, SHARING_VIOLATION, LOCK_VIOLATION, FOLDER_NOT_EMPTY] {
            assert_eq!(tried(3, code), (true, 4, Duration::from_millis(35)), "{code}");
        }
    }

    #[test]
    fn a_file_that_stays_held_is_given_up_after_some_seconds() {
        let (done, attempts, waited) = tried(usize::MAX, SHARING_VIOLATION);
        assert!(!done && attempts == PAUSES_MS.len() + 1);
        assert!(waited > Duration::from_secs(3) && waited < Duration::from_secs(5), "{waited:?}");
    }

    #[test]
    fn what_will_not_change_is_not_waited_for() {
        // File not found, path not found, write protected, disk full.
        for code in [2, 3, 19, 112] {
            assert_eq!(tried(1, code), (false, 1, Duration::ZERO), "{code}");
        }
    }

    #[test]
    fn a_removed_file_and_folder_are_gone_and_a_renamed_one_replaces() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (folder.path().join("một"), folder.path().join("hai"));
        std::fs::write(&one, "mới").unwrap();
        std::fs::write(&other, "cũ").unwrap();
        rename(&one, &other).unwrap();
        assert_eq!(std::fs::read_to_string(&other).unwrap(), "mới");
        remove(&other).unwrap();
        assert_eq!(remove(&other).unwrap_err().kind(), io::ErrorKind::NotFound);
        std::fs::create_dir_all(folder.path().join("ba/tư")).unwrap();
        remove_folder(&folder.path().join("ba")).unwrap();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
