//! Folders prepared by an attacker: links, pipes, devices, false sizes, and names that are taken.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use files::{Draft, Known, Links, ReadError, Readers};
use std::fs;
use std::io::{ErrorKind, Read, Write};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const MOST: u64 = 1000;

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn mode(path: &Path) -> u32 {
    fs::symlink_metadata(path).unwrap().permissions().mode() & 0o777
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A file of the person's, and a link to it at the place where the program would write.
fn prepared(folder: &Path, name: &str) -> PathBuf {
    let precious = folder.join("precious");
    fs::write(&precious, "kept").unwrap();
    symlink(&precious, folder.join(name)).unwrap();
    precious
}

fn pipe(path: &Path) {
    rustix::fs::mkfifoat(rustix::fs::CWD, path, rustix::fs::Mode::RWXU).unwrap();
}

#[test]
fn a_pipe_a_device_and_a_folder_are_refused_at_once() {
    let dir = folder();
    pipe(&dir.path().join("pipe"));
    for links in [Links::Follow, Links::Refuse] {
        for path in [dir.path().join("pipe"), PathBuf::from("/dev/zero"), dir.path().to_owned()] {
            let refused = files::read(&path, MOST, links);
            assert!(matches!(refused, Err(ReadError::NotAFile)), "{}: {refused:?}", path.display());
        }
    }
    let socket = dir.path().join("socket");
    let _listening = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    assert!(matches!(files::read(&socket, MOST, Links::Follow), Err(ReadError::NotAFile)));
}

#[test]
fn a_file_larger_than_allowed_is_refused_before_it_is_read() {
    let dir = folder();
    let sparse = dir.path().join("sparse");
    fs::File::create(&sparse).unwrap().set_len(3 << 40).unwrap();
    assert!(matches!(files::read(&sparse, MOST, Links::Follow), Err(ReadError::TooLarge { most: MOST, .. })));
    fs::write(dir.path().join("fits"), vec![1; MOST as usize]).unwrap();
    assert_eq!(files::read(&dir.path().join("fits"), MOST, Links::Follow).unwrap().len() as u64, MOST);
}

#[test]
fn a_file_that_grows_while_it_is_read_ends_at_the_limit() {
    let dir = folder();
    let path = dir.path().join("grows");
    fs::write(&path, vec![1; 600]).unwrap();
    let mut opened = files::open(&path, MOST, Links::Follow).unwrap();
    let mut appending = fs::OpenOptions::new().append(true).open(&path).unwrap();
    appending.write_all(&[2; 600]).unwrap();
    let refused = opened.read_to_end(&mut Vec::new()).unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::FileTooLarge);
    // Files in /proc report a length of zero.
    assert!(files::read(Path::new("/proc/self/status"), 16, Links::Follow).is_err());
}

#[test]
fn a_link_is_read_where_a_person_named_it_and_not_where_the_program_found_it() {
    let dir = folder();
    prepared(dir.path(), "link");
    let link = dir.path().join("link");
    assert_eq!(files::read(&link, MOST, Links::Follow).unwrap(), b"kept");
    assert!(matches!(files::read(&link, MOST, Links::Refuse), Err(ReadError::NotAFile)));
}

#[test]
fn nothing_is_written_through_a_link_or_over_what_stands_there() {
    let dir = folder();
    let precious = prepared(dir.path(), "so.docx");
    let link = dir.path().join("so.docx");
    let refused = files::write_new(&link, b"new", Readers::Owner).unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::AlreadyExists);
    assert_eq!(files::write_beside(&link, b"new", Readers::Owner).unwrap(), dir.path().join("so (2).docx"));
    assert_eq!(files::write_beside(&link, b"newer", Readers::Owner).unwrap(), dir.path().join("so (3).docx"));
    let draft = Draft::beside(&link, Readers::Owner).unwrap();
    assert_eq!(draft.put_over_ours(&link, |_| true).unwrap(), dir.path().join("so (4).docx"));
    files::replace(&link, b"own", Known::Own).unwrap();
    assert_eq!(fs::read(&link).unwrap(), b"own");
    assert!(!link.is_symlink());
    assert_eq!(fs::read(precious).unwrap(), b"kept");
}

#[test]
fn a_dangling_link_is_taken_for_a_name_that_is_taken() {
    let dir = folder();
    let target = dir.path().join("elsewhere");
    symlink(&target, dir.path().join("so.goi")).unwrap();
    let placed = files::write_beside(&dir.path().join("so.goi"), b"new", Readers::Everyone).unwrap();
    assert_eq!(placed, dir.path().join("so (2).goi"));
    assert!(files::create_private(&dir.path().join("so.goi")).is_err());
    assert!(!target.exists());
}

#[test]
fn only_what_is_known_is_replaced() {
    let dir = folder();
    let path = dir.path().join("keys.json");
    files::replace(&path, b"one", Known::Nothing).unwrap();
    assert_eq!(files::replace(&path, b"two", Known::Nothing).unwrap_err().kind(), ErrorKind::AlreadyExists);
    files::replace(&path, b"two", Known::Bytes(b"one")).unwrap();
    for other in [&b"one"[..], b"tw", b"two and more", b""] {
        assert_eq!(files::replace(&path, b"three", Known::Bytes(other)).unwrap_err().kind(), ErrorKind::AlreadyExists);
    }
    assert_eq!(fs::read(&path).unwrap(), b"two");
    assert_eq!(names(dir.path()), ["keys.json"]);
}

#[test]
fn a_file_is_written_over_if_it_is_known_and_may_be_written_to() {
    let dir = folder();
    let path = dir.path().join("so.xlsx");
    let write = |bytes: &[u8], known: &[u8]| {
        let mut draft = Draft::beside(&path, Readers::Owner).unwrap();
        draft.write_all(bytes).unwrap();
        draft.put_over_ours(&path, |hash| *hash == files::hash(known)).unwrap()
    };
    assert_eq!(write(b"one", b""), path);
    assert_eq!(write(b"two", b"one"), path);
    assert_eq!(write(b"three", b"one"), dir.path().join("so (2).xlsx"));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    assert_eq!(write(b"four", b"two"), dir.path().join("so (3).xlsx"));
    assert_eq!(fs::read(&path).unwrap(), b"two");
}

#[test]
fn what_is_written_is_readable_by_its_owner_alone_unless_it_is_sealed_for_a_stick() {
    let dir = folder();
    files::write_new(&dir.path().join("own"), b"", Readers::Owner).unwrap();
    files::write_new(&dir.path().join("stick"), b"", Readers::Everyone).unwrap();
    files::replace(&dir.path().join("keys"), b"", Known::Own).unwrap();
    files::create_private(&dir.path().join("book")).unwrap();
    files::make_private_folder(&dir.path().join("a/b")).unwrap();
    assert_eq!(mode(&dir.path().join("own")), 0o600);
    assert_eq!(mode(&dir.path().join("stick")), 0o644);
    assert_eq!(mode(&dir.path().join("keys")), 0o600);
    assert_eq!(mode(&dir.path().join("book")), 0o600);
    assert_eq!((mode(&dir.path().join("a")), mode(&dir.path().join("a/b"))), (0o700, 0o700));
}

#[test]
fn a_folder_open_to_others_is_closed_and_what_a_link_in_it_leads_to_is_not() {
    let (dir, outside) = (folder(), folder());
    let own = dir.path();
    let precious = outside.path().join("precious");
    fs::write(&precious, "").unwrap();
    fs::set_permissions(&precious, fs::Permissions::from_mode(0o644)).unwrap();
    fs::create_dir(own.join("hong-1")).unwrap();
    fs::write(own.join("book.db"), "").unwrap();
    fs::write(own.join("hong-1/book.db"), "").unwrap();
    symlink(&precious, own.join("link")).unwrap();
    for (name, bits) in [("", 0o755), ("book.db", 0o644), ("hong-1", 0o777), ("hong-1/book.db", 0o664)] {
        fs::set_permissions(own.join(name), fs::Permissions::from_mode(bits)).unwrap();
    }
    assert_eq!(files::close_to_others(own), 4);
    assert_eq!(
        ["", "book.db", "hong-1", "hong-1/book.db"].map(|name| mode(&own.join(name))),
        [0o700, 0o600, 0o700, 0o600]
    );
    assert_eq!(mode(&precious), 0o644);
    assert_eq!(files::close_to_others(own), 0);
}

#[test]
fn what_was_cut_short_is_taken_away_and_what_is_being_written_or_strange_is_not() {
    let dir = folder();
    let writing = Draft::in_folder(dir.path(), Readers::Owner).unwrap();
    for name in ["dang-ghi-0123456789abcdef", "dang-ghi-bao-cao.docx", "dang-ghi-", "so.goi"] {
        fs::write(dir.path().join(name), "").unwrap();
    }
    files::remove_unfinished(dir.path());
    assert!(!dir.path().join("dang-ghi-0123456789abcdef").exists());
    assert_eq!(names(dir.path()).len(), 4, "the draft that is being written stays");
    writing.put_new(&dir.path().join("whole")).unwrap();
    assert_eq!(names(dir.path()), ["dang-ghi-", "dang-ghi-bao-cao.docx", "so.goi", "whole"]);
}
