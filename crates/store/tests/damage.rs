//! Damaged pages and truncated logs are detected when the book is opened, never misread, and repaired.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

use domain::Id;
use domain::catalogue::{essay_version, member};
use journal::{Record, Value};
use std::fs;
use std::path::{Path, PathBuf};
use store::{Book, Error, KdfParameters, NewBook, OpDraft, Profile, Repaired};
use tempfile::TempDir;

const PASSPHRASE: &str = "nước suối đầu bản";
const NOW: u64 = 1_700_000_000_000;
const PAGE: usize = 4096;
/// A frame of the log: its header and the page.
const FRAME: usize = 24 + PAGE;
const LOG_HEAD: usize = 32;

fn create(dir: &Path) -> Book {
    let new = NewBook {
        cell_name: "Chi bộ bản Nà Hiềng",
        superior_name: "Đảng ủy xã Bình Lư",
        full_name: "Thào A Dế",
        role: "secretary",
        passphrase: PASSPHRASE,
        sample: false,
        now_ms: NOW,
        kdf: KdfParameters::FLOOR,
    };
    Book::create(Profile::open(dir).unwrap(), &new).unwrap().0
}

/// Opens the book as the program does.
fn open(dir: &Path) -> Result<Book, Error> {
    let profile = Profile::open(dir)?;
    let who = profile.keyslots()?.people[0].person.id;
    let mut book = Book::unlock(profile, who, PASSPHRASE).map_err(|(_, error)| error)?;
    book.examine(NOW + 5)?;
    Ok(book)
}

fn repair(dir: &Path, backup: Option<&Path>) -> Result<Repaired, Error> {
    let profile = Profile::open(dir)?;
    let who = profile.keyslots()?.people[0].person.id;
    store::repair(&profile, who, PASSPHRASE, backup, NOW + 9)
}

fn add_member(book: &mut Book, number: u64) {
    let mut id = [7; 16];
    id[..8].copy_from_slice(&number.to_be_bytes());
    let draft = OpDraft::new(member::KIND, Record::One(Id(id)))
        .set(member::NAME, Value::text(format!("Lò Văn Đức {number}")))
        .set(member::DUTY, Value::text(format!("việc số {number} ").repeat(20)));
    book.write(NOW + number, &[draft]).unwrap().unwrap();
}

fn add_essay(book: &mut Book, number: u8) {
    let text: String = (0..1500).map(|word| format!("rừng{} ", word * usize::from(number) % 977)).collect();
    let sealed = book.ring().seal_text(&text).unwrap();
    let draft =
        OpDraft::new(essay_version::KIND, Record::One(Id([number; 16]))).set(essay_version::TEXT, Value::Bytes(sealed));
    book.write(NOW + 100, &[draft]).unwrap().unwrap();
}

/// A digest of everything recorded.
fn digest(book: &Book) -> String {
    let own = book.own_book();
    let members = store::rows(book.connection(), own, member::KIND).unwrap();
    let mut lines: Vec<String> =
        members.iter().map(|row| format!("{} {} {}", row.id, row.text(member::NAME), row.text(member::DUTY))).collect();
    for row in store::rows(book.connection(), own, essay_version::KIND).unwrap() {
        let text = row.bytes(essay_version::TEXT).map(|sealed| book.ring().open_text(sealed).unwrap());
        lines.push(text.unwrap_or_default());
    }
    lines.push(format!("{:?}", store::content_hash(book.connection(), own).unwrap()));
    blake3::hash(lines.join("\n").as_bytes()).to_string()
}

/// A copy of the folder's files.
fn copy(from: &Path) -> TempDir {
    let to = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file()) {
        fs::copy(entry.path(), to.path().join(entry.file_name())).unwrap();
    }
    to
}

struct Closed {
    folder: TempDir,
    digest: String,
    /// Made before the last ten members were added.
    backup: PathBuf,
    _stick: TempDir,
}

fn closed_book() -> Closed {
    let (folder, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut book = create(folder.path());
    (0..30).for_each(|number| add_member(&mut book, number));
    (1..3).for_each(|number| add_essay(&mut book, number));
    let backup = book.back_up(stick.path(), "sao-luu.sochibo", NOW).unwrap();
    (30..40).for_each(|number| add_member(&mut book, number));
    let digest = digest(&book);
    drop(book);
    Closed { folder, digest, backup, _stick: stick }
}

fn spoil(dir: &Path, page: usize, how: usize) {
    let path = dir.join("book.db");
    let mut bytes = fs::read(&path).unwrap();
    let bad = &mut bytes[page * PAGE..(page + 1) * PAGE];
    match how {
        0 => bad[PAGE / 2] ^= 1,
        1 => bad.fill(0),
        // The place of the page's authentication tag.
        _ => bad[PAGE - 20] ^= 0x80,
    }
    fs::write(&path, bytes).unwrap();
}

fn pages(dir: &Path) -> usize {
    fs::read(dir.join("book.db")).unwrap().len() / PAGE
}

#[test]
fn a_bad_page_is_found_at_opening_whichever_it_is() {
    let closed = closed_book();
    for page in 0..pages(closed.folder.path()) {
        let hurt = copy(closed.folder.path());
        spoil(hurt.path(), page, page % 3);
        let opened = open(hurt.path());
        assert!(opened.is_err(), "page {page}, way {}", page % 3);
    }
}

#[test]
fn a_file_cut_short_is_found_at_opening() {
    let closed = closed_book();
    let whole = fs::read(closed.folder.path().join("book.db")).unwrap();
    for length in (0..whole.len()).step_by(7 * PAGE + 1000).chain([whole.len() - PAGE, whole.len() - 1]) {
        let hurt = copy(closed.folder.path());
        fs::write(hurt.path().join("book.db"), &whole[..length]).unwrap();
        assert!(open(hurt.path()).is_err(), "cut at {length}");
    }
    let gone = copy(closed.folder.path());
    fs::remove_file(gone.path().join("book.db")).unwrap();
    assert!(matches!(open(gone.path()), Err(Error::Damaged("book.db"))));
    assert!(!gone.path().join("book.db").exists(), "no empty book is put where one is missing");
}

#[test]
fn what_a_repair_says_came_back_is_what_came_back() {
    let closed = closed_book();
    let (mut whole, mut partly, mut need_backup) = (0, 0, 0);
    for page in (0..pages(closed.folder.path())).step_by(2) {
        let hurt = copy(closed.folder.path());
        spoil(hurt.path(), page, 0);
        let damaged = fs::read(hurt.path().join("book.db")).unwrap();
        let repaired = match repair(hurt.path(), None) {
            Ok(repaired) => repaired,
            Err(Error::Damaged("book.db")) => {
                need_backup += 1;
                assert_eq!(fs::read(hurt.path().join("book.db")).unwrap(), damaged, "page {page}: left as it was");
                continue;
            }
            Err(error) => panic!("page {page}: {error}"),
        };
        assert_eq!(
            fs::read(repaired.kept_in.join("book.db")).unwrap(),
            damaged,
            "page {page}: the damaged file is kept"
        );
        let book = open(hurt.path()).unwrap();
        let rows = store::rows(book.connection(), book.own_book(), member::KIND).unwrap();
        assert_eq!(repaired.members, rows.len() as u64);
        if (repaired.missing_changes, repaired.missing_values) == (0, 0) {
            assert_eq!(digest(&book), closed.digest, "page {page}");
            whole += 1;
        } else {
            assert_ne!(digest(&book), closed.digest, "page {page}: more is said to be missing than is");
            partly += 1;
        }
    }
    assert!(whole > 0 && partly > 0 && need_backup > 0, "{whole} {partly} {need_backup}");
}

#[test]
fn a_backup_and_the_damaged_book_together_lack_nothing_that_either_has() {
    let closed = closed_book();
    let mut whole = 0;
    let tried: Vec<usize> = (0..pages(closed.folder.path())).step_by(3).collect();
    for page in tried.iter().copied() {
        let hurt = copy(closed.folder.path());
        spoil(hurt.path(), page, 1);
        let repaired = repair(hurt.path(), Some(&closed.backup)).unwrap();
        assert!(repaired.members >= 30, "page {page}: the backup's members are all there");
        let book = open(hurt.path()).unwrap();
        assert!(store::verify(book.connection()).unwrap().2.is_empty());
        if (repaired.missing_changes, repaired.missing_values) == (0, 0) {
            assert_eq!(digest(&book), closed.digest, "page {page}");
            whole += 1;
        }
    }
    let pages = tried.len();
    // What only the last pages held stays missing; and without the first page nothing can be read from a file.
    assert!(whole * 4 >= pages * 3, "{whole} of {pages} came back whole");
}

#[test]
fn a_backup_of_another_book_repairs_nothing() {
    let (closed, other) = (closed_book(), closed_book());
    let hurt = copy(closed.folder.path());
    spoil(hurt.path(), 3, 0);
    assert!(matches!(repair(hurt.path(), Some(&other.backup)), Err(Error::Damaged("backup"))));
}

/// The files as after a power cut: the log has not been moved into the book yet.
fn power_cut() -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let mut book = create(folder.path());
    (0..6).for_each(|number| add_member(&mut book, number));
    book.write_local(|connection| store::drafts::put(connection, "essay", Id([1; 16]), "đang gõ dở", 5)).unwrap();
    let image = copy(folder.path());
    let digest = digest(&book);
    (image, digest)
}

#[test]
fn a_log_cut_anywhere_is_found_at_opening() {
    let (image, whole) = power_cut();
    let log = fs::read(image.path().join("book.db-wal")).unwrap();
    let frames = (log.len() - LOG_HEAD) / FRAME;
    assert!(frames > 20, "{frames} frames");
    let borders = (0..=frames).map(|frame| LOG_HEAD + frame * FRAME);
    let cuts = borders.flat_map(|border| [border, border + FRAME / 2]).chain([0, 7]).filter(|cut| *cut < log.len());
    for cut in cuts {
        let hurt = copy(image.path());
        fs::write(hurt.path().join("book.db-wal"), &log[..cut]).unwrap();
        assert!(matches!(open(hurt.path()), Err(Error::CutShort { .. } | Error::Damaged(_))), "cut at {cut}");
    }
    let gone = copy(image.path());
    fs::remove_file(gone.path().join("book.db-wal")).unwrap();
    assert!(open(gone.path()).is_err());
    assert_eq!(digest(&open(image.path()).unwrap()), whole);
}

#[test]
fn a_byte_changed_in_the_log_is_found_at_opening() {
    let (image, _) = power_cut();
    let log = fs::read(image.path().join("book.db-wal")).unwrap();
    for place in (0..log.len()).step_by(FRAME / 2 + 11) {
        let hurt = copy(image.path());
        let mut bytes = log.clone();
        bytes[place] ^= 4;
        fs::write(hurt.path().join("book.db-wal"), bytes).unwrap();
        assert!(matches!(open(hurt.path()), Err(Error::CutShort { .. } | Error::Damaged(_))), "byte {place}");
    }
}

#[test]
fn a_book_whose_log_was_cut_says_how_much_it_lacks_and_goes_on_after_a_repair() {
    let (image, _) = power_cut();
    let log = fs::read(image.path().join("book.db-wal")).unwrap();
    // The last changes are cut off. Where a cut lies in the making of the book's tables, there is no book to say what it lacks.
    let frames = (log.len() - LOG_HEAD) / FRAME;
    fs::write(image.path().join("book.db-wal"), &log[..LOG_HEAD + (frames - 3) * FRAME]).unwrap();
    let Err(Error::CutShort { changes }) = open(image.path()) else { panic!("a cut log") };
    assert!(changes > 0);
    let repaired = repair(image.path(), None).unwrap();
    assert_eq!(repaired.missing_changes, changes);
    let mut book = open(image.path()).unwrap();
    assert_eq!(store::rows(book.connection(), book.own_book(), member::KIND).unwrap().len() as u64, repaired.members);
    add_member(&mut book, 90);
    drop(book);
    assert!(open(image.path()).is_ok());
}
