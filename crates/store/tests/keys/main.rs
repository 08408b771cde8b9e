//! Who can open the book with what, after a passphrase, the sheet or the people changed.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

mod version_1;

use domain::Id;
use domain::catalogue::member;
use journal::{Record, Value};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use store::{Book, Error, KdfParameters, NewBook, OpDraft, Profile, drafts, pieces, settings};
use tempfile::TempDir;

const PASSPHRASE: &str = "nước suối đầu bản";
const NEW: &str = "ngọn núi sau nhà";
const DEPUTYS: &str = "cây lúa bên suối";
const QUICK: KdfParameters = KdfParameters::FLOOR;
const NOW: u64 = 1_700_000_000_000;

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn create(dir: &Path) -> (Book, [u8; 16]) {
    let new = NewBook {
        cell_name: "Chi bộ bản Nà Hiềng",
        superior_name: "Đảng ủy xã Bình Lư",
        full_name: "Thào A Dế",
        role: "secretary",
        passphrase: PASSPHRASE,
        sample: false,
        now_ms: NOW,
        kdf: QUICK,
    };
    Book::create(Profile::open(dir).unwrap(), &new).unwrap()
}

fn person(dir: &Path, place: usize) -> Id {
    Profile::open(dir).unwrap().keyslots().unwrap().people[place].person.id
}

fn open_as(dir: &Path, who: Id, passphrase: &str) -> Result<Book, Error> {
    Book::unlock(Profile::open(dir)?, who, passphrase).map_err(|(_, error)| error)
}

fn open(dir: &Path, passphrase: &str) -> Result<Book, Error> {
    open_as(dir, person(dir, 0), passphrase)
}

fn add_member(book: &mut Book, name: &str) {
    let draft =
        OpDraft::new(member::KIND, Record::One(Id([name.len() as u8; 16]))).set(member::NAME, Value::text(name));
    book.write(NOW + 1, &[draft]).unwrap().unwrap();
}

fn members(book: &Book) -> usize {
    store::rows(book.connection(), book.own_book(), member::KIND).unwrap().len()
}

fn keys(dir: &Path) -> PathBuf {
    dir.join("keys.json")
}

fn databases(dir: &Path) -> Vec<String> {
    let names = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.ends_with(".db")).collect()
}

/// Tries every way to use an old key file with today's database.
fn opens_with_old_file(dir: &Path, old: &[u8], open: impl Fn(Profile) -> Result<Book, Error>) -> bool {
    let today = databases(dir).pop().unwrap();
    let named =
        serde_json::from_slice::<serde_json::Value>(old).unwrap()["database"].as_str().unwrap_or("book.db").to_owned();
    [today.clone(), named].into_iter().any(|name| {
        let attacked = folder();
        fs::write(keys(attacked.path()), old).unwrap();
        fs::copy(dir.join(&today), attacked.path().join(name)).unwrap();
        open(Profile::open(attacked.path()).unwrap()).is_ok()
    })
}

fn with_passphrase(who: Id, passphrase: &'static str) -> impl Fn(Profile) -> Result<Book, Error> {
    move |profile| Book::unlock(profile, who, passphrase).map_err(|(_, error)| error)
}

#[test]
fn the_key_file_and_passphrase_of_before_open_todays_book_no_more() {
    let dir = folder();
    let (mut book, _) = create(dir.path());
    let (who, old) = (book.person().id, fs::read(keys(dir.path())).unwrap());
    add_member(&mut book, "Lò Văn Đức");
    drop(book);
    assert!(opens_with_old_file(dir.path(), &old, with_passphrase(who, PASSPHRASE)), "until it is changed it does");
    let mut book = open(dir.path(), PASSPHRASE).unwrap();
    let of_before = book.profile().book_path().unwrap();
    assert!(matches!(book.change_passphrase("không phải câu này", NEW), Err(Error::WrongPassphrase)));
    book.change_passphrase(PASSPHRASE, NEW).unwrap();
    assert!(!of_before.exists(), "the database of before is gone");
    add_member(&mut book, "Lò Thị Bà");
    drop(book);
    assert!(!opens_with_old_file(dir.path(), &old, with_passphrase(who, PASSPHRASE)));
    assert!(!opens_with_old_file(dir.path(), &old, with_passphrase(who, NEW)));
    assert!(matches!(open(dir.path(), PASSPHRASE), Err(Error::WrongPassphrase)));
    assert_eq!(members(&open(dir.path(), NEW).unwrap()), 2);
}

#[test]
fn a_change_by_one_leaves_the_deputy_her_passphrase() {
    let dir = folder();
    let (mut book, _) = create(dir.path());
    let deputy = book.add_person("Hoàng Thị Pâng", "deputy_secretary", DEPUTYS, QUICK, NOW).unwrap();
    book.change_passphrase(PASSPHRASE, NEW).unwrap();
    let old = fs::read(keys(dir.path())).unwrap();
    add_member(&mut book, "Lò Văn Đức");
    drop(book);
    let mut hers = open_as(dir.path(), deputy.id, DEPUTYS).unwrap();
    assert_eq!(members(&hers), 1);
    hers.change_passphrase(DEPUTYS, "con trâu thích tắm").unwrap();
    drop(hers);
    assert!(open(dir.path(), NEW).is_ok());
    assert!(!opens_with_old_file(dir.path(), &old, with_passphrase(deputy.id, DEPUTYS)));
}

#[test]
fn a_sheet_of_before_opens_neither_the_book_of_today_nor_an_essay_sealed_since() {
    let dir = folder();
    let (mut book, old_sheet) = create(dir.path());
    let (who, old) = (book.person().id, fs::read(keys(dir.path())).unwrap());
    let new_sheet = book.renew_sheet(NOW, &[]).unwrap();
    let essay = book.ring().seal_text("viết sau khi làm phiếu mới").unwrap();
    drop(book);
    let recover = |sheet: [u8; 16]| move |profile| Book::recover(profile, &sheet, who, NEW).map_err(|(_, error)| error);
    assert!(!opens_with_old_file(dir.path(), &old, recover(old_sheet)));
    let refused = recover(old_sheet)(Profile::open(dir.path()).unwrap());
    assert!(matches!(refused, Err(Error::WrongWords)));
    let book = recover(new_sheet)(Profile::open(dir.path()).unwrap()).unwrap();
    assert_eq!(book.ring().open_text(&essay).unwrap(), "viết sau khi làm phiếu mới");
}

#[test]
fn a_passphrase_forgotten_and_set_anew_with_the_sheet_is_revoked_too() {
    let dir = folder();
    let (book, sheet) = create(dir.path());
    let (who, old) = (book.person().id, fs::read(keys(dir.path())).unwrap());
    drop(book);
    let book = Book::recover(Profile::open(dir.path()).unwrap(), &sheet, who, NEW).map_err(|(_, error)| error).unwrap();
    assert!(!book.profile().keyslots().unwrap().renewal_due);
    drop(book);
    assert!(!opens_with_old_file(dir.path(), &old, with_passphrase(who, PASSPHRASE)));
}

#[test]
fn a_person_who_was_removed_opens_nothing_written_since_and_nobody_removes_themselves() {
    let dir = folder();
    let (mut book, _) = create(dir.path());
    let deputy = book.add_person("Hoàng Thị Pâng", "deputy_secretary", DEPUTYS, QUICK, NOW).unwrap();
    let old = fs::read(keys(dir.path())).unwrap();
    assert!(matches!(book.remove_person(book.person().id), Err(Error::Yourself)));
    assert!(matches!(book.remove_person(Id([9; 16])), Err(Error::NoSuchPerson)));
    book.remove_person(deputy.id).unwrap();
    drop(book);
    assert!(matches!(open_as(dir.path(), deputy.id, DEPUTYS), Err(Error::NoSuchPerson)));
    assert!(!opens_with_old_file(dir.path(), &old, with_passphrase(deputy.id, DEPUTYS)));
    assert!(open(dir.path(), PASSPHRASE).is_ok());
}

#[test]
fn drafts_settings_pieces_and_the_ring_come_along() {
    let dir = folder();
    let (mut book, _) = create(dir.path());
    let who = book.person().id;
    let sealed = pieces::seal(b"a page").unwrap();
    let of_page = domain::attachments::Pieces::of(&sealed.bytes);
    book.write_local(|connection| {
        drafts::put(connection, "essay/x", who, "chữ đang gõ", NOW)?;
        settings::put(connection, "files_when", "always")?;
        pieces::put_file(connection, &of_page, &sealed.bytes, NOW)
    })
    .unwrap();
    let essay = book.ring().seal_text("bài").unwrap();
    let hash = store::content_hash(book.connection(), book.own_book()).unwrap();
    book.change_passphrase(PASSPHRASE, NEW).unwrap();
    drop(book);
    let book = open(dir.path(), NEW).unwrap();
    assert_eq!(store::content_hash(book.connection(), book.own_book()).unwrap(), hash);
    assert_eq!(drafts::get(book.connection(), "essay/x").unwrap().unwrap().text, "chữ đang gõ");
    assert_eq!(settings::get(book.connection(), "files_when").unwrap().as_deref(), Some("always"));
    assert_eq!(pieces::file(book.connection(), &of_page).unwrap().unwrap(), sealed.bytes);
    assert_eq!(book.ring().open_text(&essay).unwrap(), "bài");
    assert!(book.integrity().unwrap().is_empty());
}

#[test]
fn whatever_is_changed_in_the_key_file_by_hand_is_refused_once_somebody_unlocks() {
    let dir = folder();
    let (mut book, _) = create(dir.path());
    let deputy = book.add_person("Hoàng Thị Pâng", "deputy_secretary", DEPUTYS, QUICK, NOW).unwrap();
    drop(book);
    let text = fs::read_to_string(keys(dir.path())).unwrap();
    let of_version_1 = text.replace("\"version\": 2", "\"version\": 1");
    let swapped = text.replace("Thào A Dế", "?").replace("Hoàng Thị Pâng", "Thào A Dế").replace('?', "Hoàng Thị Pâng");
    for (what, changed) in [
        ("name", text.replace("Thào A Dế", "Thào A Lử")),
        ("role", text.replace("deputy_secretary", "secretary")),
        ("sample", text.replace("\"sample\": false", "\"sample\": true")),
        ("cell", text.replace("Nà Hiềng", "Nà Hiêng")),
        ("proved", text.replace("\"proved\": false", "\"proved\": true")),
        ("swapped", swapped),
        ("version", of_version_1),
    ] {
        assert_ne!(text, changed, "{what}");
        fs::write(keys(dir.path()), changed).unwrap();
        assert!(open(dir.path(), PASSPHRASE).is_err_and(|error| !matches!(error, Error::WrongPassphrase)), "{what}");
        assert!(open_as(dir.path(), deputy.id, DEPUTYS).is_err(), "{what}");
    }
    fs::write(keys(dir.path()), text.replace("Thào A Dế", "Thào A Lử")).unwrap();
    assert!(matches!(open(dir.path(), PASSPHRASE), Err(Error::TamperedKeys)));
    fs::write(keys(dir.path()), format!("{text} ")).unwrap();
    assert!(matches!(Profile::open(dir.path()).unwrap().keyslots(), Err(Error::Damaged("keys.json"))));
    fs::write(keys(dir.path()), text).unwrap();
    assert!(open(dir.path(), PASSPHRASE).is_ok());
}

#[test]
fn a_database_named_elsewhere_is_no_database() {
    let dir = folder();
    drop(create(dir.path()));
    let text = fs::read_to_string(keys(dir.path())).unwrap();
    for name in ["../book.db", "/etc/passwd", "book-1.db", "book-0123456789abcdeg.db", "", "keys.json"] {
        fs::write(keys(dir.path()), text.replace("\"book.db\"", &json!(name).to_string())).unwrap();
        assert!(matches!(Profile::open(dir.path()).unwrap().keyslots(), Err(Error::Damaged("keys.json"))), "{name}");
    }
}

/// A copy that was never put in place, or one whose removal a power cut prevented.
#[test]
fn leftover_databases_go_once_somebody_has_unlocked_and_not_before() {
    let dir = folder();
    drop(create(dir.path()));
    let leftovers = ["book-0123456789abcdef.db", "book-0123456789abcdef.db-wal"].map(|name| dir.path().join(name));
    leftovers.iter().for_each(|path| fs::write(path, b"half").unwrap());
    fs::write(dir.path().join("book-notes.db"), b"somebody's own").unwrap();
    assert!(open(dir.path(), "không phải câu này").is_err());
    assert!(leftovers.iter().all(|path| path.exists()));
    drop(open(dir.path(), PASSPHRASE).unwrap());
    assert!(!leftovers.iter().any(|path| path.exists()));
    assert!(dir.path().join("book-notes.db").exists());
}

#[test]
fn backups_open_with_what_opened_the_book_when_they_were_made() {
    let (dir, stick) = (folder(), folder());
    let (mut book, _) = create(dir.path());
    add_member(&mut book, "Lò Văn Đức");
    let before = book.back_up(stick.path(), "truoc.sochibo", NOW).unwrap();
    book.change_passphrase(PASSPHRASE, NEW).unwrap();
    let after = book.back_up(stick.path(), "sau.sochibo", NOW).unwrap();
    drop(book);
    for (file, opens, refused) in [(before, PASSPHRASE, NEW), (after, NEW, PASSPHRASE)] {
        let fresh = folder();
        store::restore(&Profile::open(fresh.path()).unwrap(), &file).unwrap();
        assert!(matches!(open(fresh.path(), refused), Err(Error::WrongPassphrase)));
        assert_eq!(members(&open(fresh.path(), opens).unwrap()), 1);
    }
}

#[test]
fn a_damaged_book_is_repaired_from_a_backup_of_before_the_key_was_made_anew() {
    let (dir, stick) = (folder(), folder());
    let (mut book, _) = create(dir.path());
    add_member(&mut book, "Lò Văn Đức");
    let backup = book.back_up(stick.path(), "truoc.sochibo", NOW).unwrap();
    book.change_passphrase(PASSPHRASE, NEW).unwrap();
    let path = book.profile().book_path().unwrap();
    drop(book);
    let mut bytes = fs::read(&path).unwrap();
    bytes[..4096].fill(0x55);
    fs::write(&path, bytes).unwrap();
    let who = person(dir.path(), 0);
    store::repair(&Profile::open(dir.path()).unwrap(), who, NEW, Some(&backup), NOW + 9).unwrap();
    assert_eq!(members(&open(dir.path(), NEW).unwrap()), 1);
}

#[test]
fn after_wrong_passphrases_a_right_one_waits_over_restarts_and_the_sheet_does_not() {
    let dir = folder();
    let (book, sheet) = create(dir.path());
    let who = book.person().id;
    drop(book);
    for _ in 0..3 {
        assert!(matches!(open(dir.path(), "không phải câu này"), Err(Error::WrongPassphrase)));
    }
    for _ in 0..2 {
        assert!(matches!(open(dir.path(), PASSPHRASE), Err(Error::Wait { seconds: 1..=2 })));
    }
    let repaired = store::repair(&Profile::open(dir.path()).unwrap(), who, PASSPHRASE, None, NOW);
    assert!(matches!(repaired, Err(Error::Wait { .. })), "no other way in to guess by");
    let book = Book::recover(Profile::open(dir.path()).unwrap(), &sheet, who, NEW).map_err(|(_, error)| error).unwrap();
    drop(book);
    assert!(open(dir.path(), NEW).is_ok(), "and with it the wait is over");
}

#[test]
fn asking_again_in_an_open_book_counts_wrong_passphrases_too() {
    let dir = folder();
    let (book, _) = create(dir.path());
    assert!(book.confirm(PASSPHRASE).is_ok());
    (0..3).for_each(|_| assert!(matches!(book.confirm("không phải câu này"), Err(Error::WrongPassphrase))));
    assert!(matches!(book.confirm(PASSPHRASE), Err(Error::Wait { .. })));
}
