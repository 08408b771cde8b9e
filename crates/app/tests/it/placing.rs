//! Files that people ask for are written to the chosen place, and never over a file of somebody else.
#![cfg(unix)]

use crate::scene::{Cell, March};
use serde_json::{Value, json};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn report(march: &March, out: &Path) -> PathBuf {
    let written = march.cell.call("papers.report", json!({ "round": march.round, "out": out }));
    written["path"].as_str().unwrap().into()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_paper_takes_the_place_of_the_books_own_and_of_no_other() {
    let (mut march, folder) = (March::new(), TempDir::new().unwrap());
    let out = folder.path().join("bao-cao.docx");
    assert_eq!(report(&march, &out), out);
    assert_eq!(report(&march, &out), out, "the same report again");
    march.cell.reopen();
    assert_eq!(report(&march, &out), out, "and by the program started anew");

    let edited = [fs::read(&out).unwrap(), b"a word by hand".to_vec()].concat();
    fs::write(&out, &edited).unwrap();
    let second = folder.path().join("bao-cao (2).docx");
    assert_eq!(report(&march, &out), second);
    assert_eq!(fs::read(&out).unwrap(), edited, "what was finished by hand stays");
    assert_eq!(report(&March::new(), &second), folder.path().join("bao-cao (2) (2).docx"), "another cell's stays");
    assert!(names(folder.path()).iter().all(|name| name.starts_with("bao-cao")), "{:?}", names(folder.path()));
}

#[test]
fn a_file_that_may_only_be_read_and_a_link_are_left_as_they_are() {
    let (march, folder) = (March::new(), TempDir::new().unwrap());
    let out = folder.path().join("bao-cao.docx");
    report(&march, &out);
    let before = fs::read(&out).unwrap();
    fs::set_permissions(&out, fs::Permissions::from_mode(0o444)).unwrap();
    assert_eq!(report(&march, &out), folder.path().join("bao-cao (2).docx"));
    assert_eq!(fs::read(&out).unwrap(), before);

    let precious = folder.path().join("bashrc");
    fs::write(&precious, "kept").unwrap();
    for name in ["so.docx", "so.docx.part"] {
        symlink(&precious, folder.path().join(name)).unwrap();
    }
    assert_eq!(report(&march, &folder.path().join("so.docx")), folder.path().join("so (2).docx"));
    assert_eq!(fs::read(&precious).unwrap(), b"kept");
    assert_eq!(fs::metadata(folder.path().join("so (2).docx")).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn the_backups_of_two_cells_whose_names_differ_in_their_marks_lie_side_by_side() {
    let stick = TempDir::new().unwrap();
    let make = |cell: &Cell| -> String {
        let made: Value = cell.call("backup.make", json!({ "to": stick.path() }));
        made["path"].as_str().unwrap().to_owned()
    };
    let (one, other) = (Cell::new(), Cell::new());
    let made: Vec<String> = (0..3).flat_map(|_| [make(&one), make(&other)]).collect();
    assert_eq!(names(stick.path()).len(), 6, "{made:?}");
    for backup in &made {
        let empty = TempDir::new().unwrap();
        app::call(&app::AppSession::new(empty.path()), "backup.restore", json!({ "from": backup })).unwrap();
    }
}
