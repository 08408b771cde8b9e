//! The book's files in folders prepared by somebody, and who may read them.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use store::{Book, Error, KdfParameters, NewBook, Profile};
use tempfile::TempDir;

const PASSPHRASE: &str = "cây lúa bên suối";

fn begin(folder: &Path) -> Book {
    let new = NewBook {
        cell_name: "Chi bộ bản Nà Hiềng",
        superior_name: "Đảng ủy xã Nà Tăm",
        full_name: "Lò Thị Mẫu",
        role: "secretary",
        passphrase: PASSPHRASE,
        sample: false,
        now_ms: 1_700_000_000_000,
        kdf: KdfParameters::FLOOR,
    };
    Book::create(Profile::open(folder).unwrap(), &new).unwrap().0
}

/// Files and folders under `folder` that other users may open.
fn open_to_others(folder: &Path) -> Vec<String> {
    let mode = |path: &Path| fs::symlink_metadata(path).unwrap().permissions().mode() & 0o777;
    let mut open = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(path) = folders.pop() {
        if mode(&path) & 0o077 != 0 {
            open.push(format!("{} {:o}", path.display(), mode(&path)));
        }
        if path.is_dir() {
            folders.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        }
    }
    open
}

#[test]
fn every_file_of_a_book_is_its_owners_alone_while_it_is_worked_in_backed_up_and_repaired() {
    let folder = TempDir::new().unwrap();
    let (own, usb) = (folder.path().join("so"), folder.path().join("usb"));
    fs::create_dir(&usb).unwrap();
    let book = begin(&own);
    assert!(own.join("book.db-wal").exists());
    assert_eq!(open_to_others(&own), Vec::<String>::new(), "its log and index among them");
    let backup = book.back_up(&usb, "sao-luu.sochibo", 5).unwrap();
    assert_eq!(open_to_others(&backup), Vec::<String>::new());
    let who = book.person().id;
    let profile = book.close();
    store::repair(&profile, who, PASSPHRASE, Some(&backup), 7).unwrap();
    assert_eq!(open_to_others(&own), Vec::<String>::new(), "what is kept of the damaged book among them");
    let restored = Profile::open(&folder.path().join("khac")).unwrap();
    store::restore(&restored, &backup).unwrap();
    assert_eq!(open_to_others(&folder.path().join("khac")), Vec::<String>::new());
}

#[test]
fn a_profile_that_others_could_read_is_closed_to_them_when_it_is_opened() {
    let folder = TempDir::new().unwrap();
    let own = folder.path().join("so");
    drop(begin(&own));
    for entry in fs::read_dir(&own).unwrap() {
        fs::set_permissions(entry.unwrap().path(), fs::Permissions::from_mode(0o664)).unwrap();
    }
    fs::set_permissions(&own, fs::Permissions::from_mode(0o755)).unwrap();
    Profile::open(&own).unwrap();
    assert_eq!(open_to_others(&own), Vec::<String>::new());
}

#[test]
fn a_backup_follows_no_link_and_replaces_no_file() {
    let folder = TempDir::new().unwrap();
    let book = begin(&folder.path().join("so"));
    let (usb, precious) = (folder.path().join("usb"), folder.path().join("bashrc"));
    fs::create_dir(&usb).unwrap();
    fs::write(&precious, "kept").unwrap();
    for name in ["sao-luu.new", "sao-luu.sochibo"] {
        symlink(&precious, usb.join(name)).unwrap();
    }
    fs::write(usb.join("sao-luu (2).sochibo"), "another cell's").unwrap();
    let made = book.back_up(&usb, "sao-luu.sochibo", 5).unwrap();
    assert_eq!(made, usb.join("sao-luu (3).sochibo"));
    assert_eq!(fs::read(&precious).unwrap(), b"kept");
    assert_eq!(fs::read(usb.join("sao-luu (2).sochibo")).unwrap(), b"another cell's");
    let restored = Profile::open(&folder.path().join("khac")).unwrap();
    assert_eq!(store::restore(&restored, &made).unwrap().cell_name, "Chi bộ bản Nà Hiềng");
}

#[test]
fn links_in_a_profile_lead_nothing_astray() {
    let folder = TempDir::new().unwrap();
    let own = folder.path().join("so");
    let precious = folder.path().join("bashrc");
    fs::write(&precious, "kept").unwrap();
    fs::create_dir(&own).unwrap();
    for name in ["keys.new", "book.db", "book.db-wal", "book.seen", "backup.tmp"] {
        symlink(&precious, own.join(name)).unwrap();
    }
    let book = begin(&own);
    book.back_up(folder.path(), "sao-luu.sochibo", 5).unwrap();
    drop(book);
    assert_eq!(fs::read(&precious).unwrap(), b"kept");

    // A lock file that is a link is refused, and so is a book that is a link.
    fs::remove_file(own.join("lock")).unwrap();
    symlink(&precious, own.join("lock")).unwrap();
    assert!(Profile::open(&own).is_err());
    fs::remove_file(own.join("lock")).unwrap();
    fs::rename(own.join("book.db"), folder.path().join("book.db")).unwrap();
    symlink(folder.path().join("book.db"), own.join("book.db")).unwrap();
    let profile = Profile::open(&own).unwrap();
    let who = profile.keyslots().unwrap().people[0].person.id;
    assert!(Book::unlock(profile, who, PASSPHRASE).is_err());
}

#[test]
fn a_folder_reached_through_a_link_is_where_the_person_keeps_the_book() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("dia-khac")).unwrap();
    symlink(folder.path().join("dia-khac"), folder.path().join("nha")).unwrap();
    let own = folder.path().join("nha/so");
    let who = begin(&own).person().id;
    assert!(Book::unlock(Profile::open(&own).unwrap(), who, PASSPHRASE).is_ok());
}

#[test]
fn what_is_no_backup_is_refused_before_anything_is_written() {
    let folder = TempDir::new().unwrap();
    let made = begin(&folder.path().join("so")).back_up(folder.path(), "sao-luu.sochibo", 5).unwrap();
    // A file whose length is larger than its content.
    let length = fs::metadata(&made).unwrap().len();
    fs::File::options().write(true).open(&made).unwrap().set_len(length + (64 << 20)).unwrap();
    let restored = Profile::open(&folder.path().join("khac")).unwrap();
    assert!(matches!(store::restore(&restored, &made), Err(Error::Damaged("backup"))));
    assert!(matches!(store::restore(&restored, folder.path()), Err(Error::File { .. })));
    let left: Vec<_> =
        fs::read_dir(folder.path().join("khac")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["lock"]);
}
