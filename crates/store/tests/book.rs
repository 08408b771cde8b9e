//! The encrypted book of one laptop.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

use domain::Id;
use domain::catalogue::{document, essay_version, member};
use journal::{Record, Value};
use std::path::Path;
use store::{Book, Error, KdfParameters, NewBook, OpDraft, Profile, search};

const PASSPHRASE: &str = "nước suối đầu bản";
/// A name that nobody would type by chance.
const CANARY: &str = "Quẩy Canary Xuyênđêm";

/// The lowest allowed cost is enough for tests.
const QUICK: KdfParameters = KdfParameters::FLOOR;

fn create(dir: &Path) -> (Book, [u8; 16]) {
    let new = NewBook {
        cell_name: "Chi bộ bản Nà Hiềng",
        superior_name: "Đảng ủy xã Bình Lư",
        full_name: "Thào A Dế",
        role: "secretary",
        passphrase: PASSPHRASE,
        sample: false,
        now_ms: 1_700_000_000_000,
        kdf: QUICK,
    };
    Book::create(Profile::open(dir).unwrap(), &new).unwrap()
}

fn unlock(dir: &Path, passphrase: &str) -> Result<Book, Error> {
    let profile = Profile::open(dir).unwrap();
    let who = profile.keyslots().unwrap().people[0].person.id;
    Book::unlock(profile, who, passphrase).map_err(|(_, error)| error)
}

fn add_member(book: &mut Book, id: u8, name: &str) -> store::Written {
    let draft = OpDraft::new(member::KIND, Record::One(Id([id; 16]))).set(member::NAME, Value::text(name));
    book.write(1_700_000_001_000, &[draft]).unwrap().unwrap()
}

#[test]
fn what_was_saved_is_there_for_whoever_has_the_passphrase_and_for_nobody_else() {
    let dir = tempfile::tempdir().unwrap();
    let (mut book, _) = create(dir.path());
    add_member(&mut book, 1, "Lò Văn Đức");
    drop(book);
    assert!(matches!(unlock(dir.path(), "nước suối cuối bản"), Err(Error::WrongPassphrase)));
    let book = unlock(dir.path(), PASSPHRASE).unwrap();
    let rows = store::rows(book.connection(), book.own_book(), member::KIND).unwrap();
    assert_eq!(rows[0].text(member::NAME), "Lò Văn Đức");
}

#[test]
fn no_byte_of_the_profile_or_a_backup_shows_a_members_name() {
    let dir = tempfile::tempdir().unwrap();
    let stick = tempfile::tempdir().unwrap();
    let (mut book, _) = create(dir.path());
    add_member(&mut book, 1, CANARY);
    store::drafts::put(book.connection(), "essay", book.person().id, CANARY, 5).unwrap();
    book.back_up(stick.path(), "sao-luu.sochibo", 6).unwrap();
    // The book is still open, so the write-ahead log is searched too.
    for folder in [dir.path(), stick.path()] {
        let mut searched = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            searched += bytes.len();
            for spelling in [CANARY.to_owned(), domain::language::fold(CANARY)] {
                assert!(!bytes.windows(spelling.len()).any(|window| window == spelling.as_bytes()));
            }
        }
        assert!(searched > 10_000, "something was searched");
    }
}

#[test]
fn a_key_file_with_weaker_parameters_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    drop(create(dir.path()));
    let path = dir.path().join("keys.json");
    let text = std::fs::read_to_string(&path).unwrap();
    let weaker = text.replace("\"memory_kib\": 19456", "\"memory_kib\": 64");
    assert_ne!(text, weaker);
    std::fs::write(&path, weaker).unwrap();
    assert!(matches!(unlock(dir.path(), PASSPHRASE), Err(Error::WeakenedKeys)));
    // Allowed parameters, but not those with which the key was wrapped: the parameters are authenticated.
    std::fs::write(&path, text.replace("\"passes\": 2", "\"passes\": 3")).unwrap();
    assert!(matches!(unlock(dir.path(), PASSPHRASE), Err(Error::WrongPassphrase)));
}

#[test]
fn a_book_unlocked_again_allocates_as_fast_as_the_first_time() {
    let dir = tempfile::tempdir().unwrap();
    let (book, _) = create(dir.path());
    drop(book.close());
    let again = unlock(dir.path(), PASSPHRASE).unwrap();
    let pinned: String = again.connection().query_row("PRAGMA cipher_memory_security", [], |row| row.get(0)).unwrap();
    assert_eq!(pinned, "0", "SQLCipher pins each allocation until the process ends");
}

#[test]
fn two_programs_cannot_hold_one_profile() {
    let dir = tempfile::tempdir().unwrap();
    let (book, _) = create(dir.path());
    assert!(matches!(Profile::open(dir.path()), Err(Error::InUse)));
    drop(book);
    assert!(Profile::open(dir.path()).is_ok());
}

#[test]
fn the_recovery_sheet_opens_the_book_and_sets_a_new_passphrase() {
    let dir = tempfile::tempdir().unwrap();
    let (book, secret) = create(dir.path());
    let who = book.person().id;
    drop(book);
    let refused = Book::recover(Profile::open(dir.path()).unwrap(), &[0; 16], who, "một câu khác hẳn");
    assert!(matches!(refused, Err((_, Error::WrongWords))));
    drop(refused);
    let book = Book::recover(Profile::open(dir.path()).unwrap(), &secret, who, "một câu khác hẳn")
        .map_err(|(_, error)| error)
        .unwrap();
    drop(book);
    assert!(matches!(unlock(dir.path(), PASSPHRASE), Err(Error::WrongPassphrase)));
    assert!(unlock(dir.path(), "một câu khác hẳn").is_ok());
}

#[test]
fn a_second_person_has_a_passphrase_of_their_own() {
    let dir = tempfile::tempdir().unwrap();
    let (mut book, _) = create(dir.path());
    let deputy = book.add_person("Hoàng Thị Pâng", "deputy_secretary", "ngọn núi sau nhà", QUICK, 7).unwrap();
    drop(book);
    let profile = Profile::open(dir.path()).unwrap();
    let book = Book::unlock(profile, deputy.id, "ngọn núi sau nhà").map_err(|(_, error)| error).unwrap();
    assert_eq!(book.person().name, "Hoàng Thị Pâng");
    drop(book);
    let crossed = Book::unlock(Profile::open(dir.path()).unwrap(), deputy.id, PASSPHRASE);
    assert!(matches!(crossed, Err((_, Error::WrongPassphrase))));
}

#[test]
fn a_backup_restores_whole_and_one_cut_short_puts_nothing_in_place() {
    let dir = tempfile::tempdir().unwrap();
    let stick = tempfile::tempdir().unwrap();
    let (mut book, _) = create(dir.path());
    add_member(&mut book, 1, "Lò Văn Đức");
    let file = book.back_up(stick.path(), "sao-luu.sochibo", 8).unwrap();
    let hash = store::content_hash(book.connection(), book.own_book()).unwrap();
    let whole = std::fs::read(&file).unwrap();
    for length in [0, 5, 11, 400, whole.len() / 2, whole.len() - 1] {
        let fresh = tempfile::tempdir().unwrap();
        std::fs::write(&file, &whole[..length]).unwrap();
        let profile = Profile::open(fresh.path()).unwrap();
        assert!(matches!(store::restore(&profile, &file), Err(Error::Damaged("backup"))), "cut at {length}");
        assert!(!profile.exists());
    }
    std::fs::write(&file, &whole).unwrap();
    let fresh = tempfile::tempdir().unwrap();
    {
        let profile = Profile::open(fresh.path()).unwrap();
        store::restore(&profile, &file).unwrap();
        assert!(matches!(store::restore(&profile, &file), Err(Error::AlreadyThere)));
    }
    let restored = unlock(fresh.path(), PASSPHRASE).unwrap();
    assert_eq!(store::content_hash(restored.connection(), restored.own_book()).unwrap(), hash);
}

#[test]
fn a_damaged_file_is_said_to_be_damaged() {
    let dir = tempfile::tempdir().unwrap();
    drop(create(dir.path()));
    let path = dir.path().join("book.db");
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[..64].fill(0x55);
    std::fs::write(&path, bytes).unwrap();
    assert!(matches!(unlock(dir.path(), PASSPHRASE), Err(Error::Damaged("book.db"))));
}

#[test]
fn any_flipped_page_is_found_by_the_check() {
    let dir = tempfile::tempdir().unwrap();
    let (mut book, _) = create(dir.path());
    (0..40).for_each(|id| drop(add_member(&mut book, id, "Lò Văn Đức")));
    assert!(book.integrity().unwrap().is_empty());
    drop(book);
    let path = dir.path().join("book.db");
    let whole = std::fs::read(&path).unwrap();
    for page in (1..whole.len() / 4096).step_by(7) {
        let mut bytes = whole.clone();
        bytes[page * 4096 + 100] ^= 1;
        std::fs::write(&path, &bytes).unwrap();
        let sound =
            unlock(dir.path(), PASSPHRASE).and_then(|book| book.integrity()).is_ok_and(|findings| findings.is_empty());
        assert!(!sound, "page {page}");
    }
}

#[test]
fn undoing_gives_back_what_stood_and_leaves_alone_what_somebody_wrote_since() {
    let dir = tempfile::tempdir().unwrap();
    let (mut book, _) = create(dir.path());
    add_member(&mut book, 1, "Lò Văn Đức");
    let renamed = add_member(&mut book, 1, "Lò Văn Bức");
    let name = |book: &Book| {
        store::rows(book.connection(), book.own_book(), member::KIND).unwrap()[0].text(member::NAME).to_owned()
    };
    let drafts = book.undo_drafts(renamed.appended.at).unwrap();
    book.write(9, &drafts).unwrap().unwrap();
    assert_eq!(name(&book), "Lò Văn Đức");
    let renamed = add_member(&mut book, 1, "Lò Văn Bức");
    add_member(&mut book, 1, "Lò Văn Phức");
    assert!(book.undo_drafts(renamed.appended.at).unwrap().is_empty());
    assert_eq!(name(&book), "Lò Văn Phức");
}

#[test]
fn undoing_what_began_a_record_puts_it_in_the_bin() {
    let dir = tempfile::tempdir().unwrap();
    let (mut book, _) = create(dir.path());
    let added = add_member(&mut book, 1, "Lò Văn Đức");
    let drafts = book.undo_drafts(added.appended.at).unwrap();
    book.write(9, &drafts).unwrap().unwrap();
    let rows = store::rows(book.connection(), book.own_book(), member::KIND).unwrap();
    assert!(rows[0].flag(member::DELETED));
    assert_eq!(rows[0].text(member::NAME), "Lò Văn Đức");
}

#[test]
fn search_finds_without_marks_and_puts_exact_spellings_first() {
    let dir = tempfile::tempdir().unwrap();
    let (mut book, _) = create(dir.path());
    for (id, name) in ["Đặng Văn Bà", "Dang Van Ba", "Nguyễn Thị Hoà", "Trần Thị Hòa"].iter().enumerate()
    {
        add_member(&mut book, id as u8 + 1, name);
    }
    let find = |text| {
        search::find(book.connection(), text, 10)
            .unwrap()
            .iter()
            .map(|hit| (hit.record.0[0], hit.exact))
            .collect::<Vec<_>>()
    };
    assert_eq!(find("dang").len(), 2);
    assert_eq!(find("đặng"), [(1, true), (2, false)]);
    assert_eq!(find("hoà"), [(3, true), (4, true)]);
    assert_eq!(find("\" OR *"), []);
}

#[test]
fn essay_texts_are_found_by_their_words_and_lie_sealed_in_the_journal() {
    let dir = tempfile::tempdir().unwrap();
    let (mut book, _) = create(dir.path());
    let text = "Bản thân nhận thức rõ trách nhiệm giữ rừng đầu nguồn";
    let sealed = book.ring().seal_text(text).unwrap();
    let draft = OpDraft::new(essay_version::KIND, Record::One(Id([8; 16])))
        .set(essay_version::TEXT, Value::Bytes(sealed.clone()));
    book.write(5, &[draft]).unwrap();
    assert_eq!(search::find(book.connection(), "giu rung", 10).unwrap().len(), 1);
    let row = &store::rows(book.connection(), book.own_book(), essay_version::KIND).unwrap()[0];
    assert_eq!(row.bytes(essay_version::TEXT), Some(sealed.as_slice()));
    assert!(!sealed.windows(6).any(|window| text.as_bytes().windows(6).any(|plain| plain == window)));
}

#[test]
fn the_shipped_sqlite_is_past_the_wal_fault_and_syncs_fully() {
    let dir = tempfile::tempdir().unwrap();
    let (book, _) = create(dir.path());
    let version: String = book.connection().query_row("SELECT sqlite_version()", [], |row| row.get(0)).unwrap();
    let parts: Vec<u32> = version.split('.').map(|part| part.parse().unwrap()).collect();
    assert!(parts >= vec![3, 51, 3], "{version}");
    let synchronous: i64 = book.connection().pragma_query_value(None, "synchronous", |row| row.get(0)).unwrap();
    assert_eq!(synchronous, 2);
}

/// An honest program never writes such changes; with a faulty one the book must not lose one of the two
/// records.
#[test]
fn one_id_under_two_kinds_is_found_undone_and_deleted_as_two_records() {
    let dir = tempfile::tempdir().unwrap();
    let (mut book, _) = create(dir.path());
    let one = Record::One(Id([1; 16]));
    let known = add_member(&mut book, 1, "Lò Văn Đức");
    let paper = OpDraft::new(document::KIND, one).set(document::NAME, Value::text("Kế hoạch Nà Hiềng"));
    let paper = book.write(1_700_000_002_000, &[paper]).unwrap().unwrap();
    let kinds = |book: &Book, words| {
        let hits = search::find(book.connection(), words, 9).unwrap();
        hits.iter().map(|hit| (hit.kind, hit.record)).collect::<Vec<_>>()
    };
    let (member, document) = ((member::KIND, Id([1; 16])), (document::KIND, Id([1; 16])));
    assert_eq!((kinds(&book, "lò văn đức"), kinds(&book, "kế hoạch")), (vec![member], vec![document]));

    // Undoing the change that created one record deletes only that one; later changes to the other have no
    // effect on this.
    let drafts = book.undo_drafts(known.appended.at).unwrap();
    book.write(1_700_000_003_000, &drafts).unwrap().unwrap();
    let row = |kind| store::row(book.connection(), book.own_book(), kind, one.id(kind)).unwrap().unwrap();
    assert!(row(member::KIND).flag(member::DELETED) && !row(document::KIND).flag(document::DELETED));
    let told = row(member::KIND)
        .value(member::DELETED_KNOWING)
        .and_then(<journal::Cut as domain::FieldValue>::from_value)
        .unwrap();
    assert_eq!(told.tips.iter().map(|tip| tip.number).collect::<Vec<_>>(), [known.appended.at.number]);
    assert_eq!((kinds(&book, "lò văn đức"), kinds(&book, "kế hoạch")), (vec![], vec![document]));
    let history = store::history(book.connection(), book.own_book(), document::KIND, one.id(document::KIND)).unwrap();
    assert_eq!(history.iter().map(|entry| entry.at).collect::<Vec<_>>(), [paper.appended.at]);
}
