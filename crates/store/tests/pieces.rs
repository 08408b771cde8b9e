//! Sealed files and their pieces inside the book.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

use domain::Id;
use domain::attachments::{PIECE, Pieces};
use domain::catalogue::attachment;
use journal::{Record, Value};
use std::path::Path;
use store::pieces::{self, DAY_MS, KEPT_MS};
use store::{Book, Error, KdfParameters, NewBook, OpDraft, Profile};

const PASSPHRASE: &str = "nước suối đầu bản";
const NOW: u64 = 1_700_000_000_000;

fn create(dir: &Path) -> Book {
    let new = NewBook {
        cell_name: "Chi bộ bản Nà Hiềng",
        superior_name: "",
        full_name: "Thào A Dế",
        role: "secretary",
        passphrase: PASSPHRASE,
        sample: false,
        now_ms: NOW,
        kdf: KdfParameters::FLOOR,
    };
    Book::create(Profile::open(dir).unwrap(), &new).unwrap().0
}

fn reopen(book: Book) -> Book {
    let profile = book.close();
    let who = profile.keyslots().unwrap().people[0].person.id;
    Book::unlock(profile, who, PASSPHRASE).map_err(|(_, error)| error).unwrap()
}

/// Stores a file of three pieces and names it in a record.
fn keep(book: &mut Book, id: Id) -> (Pieces, Vec<u8>) {
    let sealed = pieces::seal(&[id.0[0]; PIECE * 2 + 100]).unwrap();
    let named = Pieces::of(&sealed.bytes);
    book.write_local(|connection| pieces::put_file(connection, &named, &sealed.bytes, NOW)).unwrap();
    let draft = OpDraft::new(attachment::KIND, Record::One(id))
        .set(attachment::SIZE, Value::Int(named.size() as i64))
        .set(attachment::PIECES, Value::Bytes(named.joined()));
    book.write(NOW, &[draft]).unwrap();
    (named, sealed.bytes)
}

fn deleted(book: &mut Book, id: Id, yes: bool) {
    let draft = OpDraft::new(attachment::KIND, Record::One(id)).set(attachment::DELETED, Value::flag(yes));
    book.write(NOW, &[draft]).unwrap();
}

fn sweep(book: &mut Book, now_ms: u64) -> usize {
    let own = book.own_book();
    book.write_local(|connection| pieces::sweep(connection, own, &[], now_ms)).unwrap()
}

#[test]
fn a_file_opens_with_its_own_key_and_no_other_and_only_as_it_was_sealed() {
    let (one, other) = (pieces::seal(b"trang 1").unwrap(), pieces::seal(b"trang 1").unwrap());
    assert_ne!(one.bytes, other.bytes, "the same page twice does not show");
    assert_eq!(pieces::open(one.key.as_slice(), &one.bytes).unwrap(), b"trang 1");
    assert!(matches!(pieces::open(other.key.as_slice(), &one.bytes), Err(Error::Sealed)));
    let mut altered = one.bytes.clone();
    altered[0] ^= 1;
    assert!(matches!(pieces::open(one.key.as_slice(), &altered), Err(Error::Sealed)));
    assert!(matches!(pieces::open(b"short", &one.bytes), Err(Error::Sealed)));
}

#[test]
fn pieces_stay_thirty_days_after_nobody_names_them_and_a_day_named_again_begins_anew() {
    let dir = tempfile::tempdir().unwrap();
    let mut book = create(dir.path());
    let (id, other) = (Id([1; 16]), Id([2; 16]));
    let (file, bytes) = keep(&mut book, id);
    keep(&mut book, other);
    assert_eq!(sweep(&mut book, NOW + KEPT_MS * 3), 0, "what is named stays for good");
    deleted(&mut book, id, true);
    assert_eq!(sweep(&mut book, NOW), 0);
    assert_eq!(sweep(&mut book, NOW + KEPT_MS), 0);
    deleted(&mut book, id, false);
    assert_eq!(sweep(&mut book, NOW + KEPT_MS + 1), 0);
    assert_eq!(pieces::file(book.connection(), &file).unwrap(), Some(bytes));
    deleted(&mut book, id, true);
    let out = NOW + KEPT_MS * 2;
    assert_eq!((sweep(&mut book, out), sweep(&mut book, out + KEPT_MS)), (0, 0));
    assert_eq!((sweep(&mut book, out + KEPT_MS + 1), sweep(&mut book, out + KEPT_MS + DAY_MS)), (0, 0), "seen once");
    assert_eq!(sweep(&mut book, out + KEPT_MS + DAY_MS + 1), 3);
    assert_eq!(pieces::file(book.connection(), &file).unwrap(), None);
    assert_eq!(pieces::held(book.connection()).unwrap().len(), 3, "the other page's");
}

#[test]
fn what_a_power_cut_left_before_its_record_was_written_is_cleared_away_later() {
    let dir = tempfile::tempdir().unwrap();
    let mut book = create(dir.path());
    let sealed = pieces::seal(b"trang").unwrap().bytes;
    book.write_local(|connection| pieces::put_file(connection, &Pieces::of(&sealed), &sealed, NOW)).unwrap();
    let mut book = reopen(book);
    assert_eq!(sweep(&mut book, NOW + KEPT_MS), 0);
    assert_eq!(sweep(&mut book, NOW + KEPT_MS + 1), 0);
    assert_eq!(sweep(&mut book, NOW + KEPT_MS + DAY_MS + 1), 1);
}

#[test]
fn a_clock_that_ran_ahead_for_a_moment_drops_no_page_that_was_just_deleted() {
    const YEAR_2040: u64 = 2_208_988_800_000;
    let dir = tempfile::tempdir().unwrap();
    let mut book = create(dir.path());
    let id = Id([1; 16]);
    let (file, bytes) = keep(&mut book, id);
    deleted(&mut book, id, true);
    assert_eq!(sweep(&mut book, NOW), 0);
    assert_eq!(sweep(&mut book, YEAR_2040), 0);
    // The clock is right again: neither the time recorded in 2040 nor a second such moment counts.
    assert_eq!((sweep(&mut book, NOW + DAY_MS * 2), sweep(&mut book, YEAR_2040)), (0, 0));
    assert_eq!(sweep(&mut book, NOW + DAY_MS * 3), 0);
    deleted(&mut book, id, false);
    assert_eq!(pieces::file(book.connection(), &file).unwrap(), Some(bytes));
    // Deleted while the clock was fast: thirty days count from when it is right again.
    deleted(&mut book, id, true);
    assert_eq!((sweep(&mut book, YEAR_2040), sweep(&mut book, NOW)), (0, 0));
    assert_eq!(sweep(&mut book, NOW + KEPT_MS + 1), 0);
    assert_eq!(sweep(&mut book, NOW + KEPT_MS + DAY_MS + 1), 3);
}

#[test]
fn a_piece_that_is_not_what_it_was_counts_as_missing_and_is_dropped_alone() {
    let dir = tempfile::tempdir().unwrap();
    let mut book = create(dir.path());
    let (file, bytes) = keep(&mut book, Id([1; 16]));
    book.write_local(|connection| {
        connection.execute("UPDATE piece SET bytes = zeroblob(100) WHERE hash = ?1", [file.hashes()[2]]).unwrap();
        Ok(())
    })
    .unwrap();
    assert_eq!(pieces::file(book.connection(), &file).unwrap(), None);
    book.write_local(|connection| pieces::drop_spoilt(connection, &file)).unwrap();
    assert_eq!(pieces::held(book.connection()).unwrap().len(), 2);
    book.write_local(|connection| pieces::put(connection, &file.hashes()[2], &bytes[PIECE * 2..], true)).unwrap();
    assert_eq!(pieces::file(book.connection(), &file).unwrap(), Some(bytes));
}

#[test]
fn a_book_from_before_there_were_pages_gets_the_place_for_them() {
    let dir = tempfile::tempdir().unwrap();
    let mut book = create(dir.path());
    book.write_local(|connection| {
        connection
            .execute_batch("DROP TABLE piece; DELETE FROM schema_step WHERE step_set = 'laptop' AND number = 1")
            .unwrap();
        Ok(())
    })
    .unwrap();
    let mut book = reopen(book);
    let (file, bytes) = keep(&mut book, Id([1; 16]));
    assert_eq!(pieces::file(book.connection(), &file).unwrap(), Some(bytes));
}

#[test]
fn a_backup_holds_the_pages_too() {
    let (dir, stick, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut book = create(dir.path());
    let (file, bytes) = keep(&mut book, Id([1; 16]));
    let backup = book.back_up(stick.path(), "sao-luu.sochibo", NOW).unwrap();
    let profile = Profile::open(home.path()).unwrap();
    store::restore(&profile, &backup).unwrap();
    let who = profile.keyslots().unwrap().people[0].person.id;
    let again = Book::unlock(profile, who, PASSPHRASE).map_err(|(_, error)| error).unwrap();
    assert_eq!(pieces::file(again.connection(), &file).unwrap(), Some(bytes));
}
