//! The search index: of a book that an older version folded, of many texts at once, and after a rebuild.

#![allow(clippy::unwrap_used)]

use domain::Id;
use domain::catalogue::{essay_version, member};
use journal::{Record, Value};
use store::{Book, NewBook, OpDraft, Profile, Ring, search};
use tempfile::TempDir;

const PASSPHRASE: &str = "suối trong đầu bản";
const NOW: u64 = 1_772_000_000_000;

fn found(book: &Book, text: &str) -> usize {
    search::find(book.connection(), text, 10).unwrap().len()
}

fn new_book(folder: &TempDir) -> Book {
    let new = NewBook {
        cell_name: "Chi bộ bản Nà Hiềng",
        superior_name: "Đảng ủy xã Nà Tăm",
        full_name: "Lò Thị Mẫu",
        role: "secretary",
        passphrase: PASSPHRASE,
        kdf: store::KdfParameters::FLOOR,
        sample: false,
        now_ms: NOW,
    };
    Book::create(Profile::open(folder.path()).unwrap(), &new).unwrap().0
}

/// Folding version 1 made one word of HʼNhi, and two of a name with a soft hyphen in it.
#[test]
fn a_book_folded_the_old_way_finds_the_same_people_once_it_is_opened() {
    let folder = TempDir::new().unwrap();
    let mut book = new_book(&folder);
    for (id, name) in [(Id([1; 16]), "HʼNhi Rcom"), (Id([2; 16]), "Vì Thị Bư\u{ad}ởi")] {
        let draft = OpDraft::new(member::KIND, Record::One(id)).set(member::NAME, Value::text(name));
        book.write(NOW, &[draft]).unwrap();
    }
    let old_way = "UPDATE setting SET value = '1' WHERE name = 'search_folding';
        INSERT INTO search_folded (search_folded) VALUES ('delete-all');
        INSERT INTO search_folded (rowid, text) SELECT pk, 'hʼnhi rcom' FROM searchable;";
    book.connection().execute_batch(old_way).unwrap();
    assert_eq!((found(&book, "h nhi"), found(&book, "buoi")), (1, 0), "the exact index alone");
    let person = book.person().id;
    let profile = book.close();
    let book = Book::unlock(profile, person, PASSPHRASE).map_err(|(_, error)| error).unwrap();
    for text in ["H'Nhi", "h’nhi", "hʼnhi", "buoi", "Bưởi"] {
        assert_eq!(found(&book, text), 1, "{text}");
    }
}

/// More than are indexed in one go without a thread of their own.
const TEXTS: u8 = 40;

fn version(number: u8, ring: &Ring, text: &str) -> OpDraft {
    let draft = OpDraft::new(essay_version::KIND, Record::One(Id([number; 16])));
    draft
        .set(essay_version::ESSAY, Value::id(Id([200; 16])))
        .set(essay_version::TEXT, Value::Bytes(ring.seal_text(text).unwrap()))
}

#[test]
fn of_many_texts_saved_together_each_is_found_by_its_own_words_and_one_of_another_ring_by_none() {
    let folder = TempDir::new().unwrap();
    let mut book = new_book(&folder);
    let mut drafts: Vec<OpDraft> =
        (1..=TEXTS).map(|number| version(number, book.ring(), &format!("giữ rừng chung{number} Bưởi"))).collect();
    drafts.push(version(TEXTS + 1, &Ring::generate(), "giữ rừng khác"));
    book.write(NOW, &drafts).unwrap();
    let check = |book: &Book| {
        for number in 1..=TEXTS {
            let hits = search::find(book.connection(), &format!("rung chung{number} buoi"), 100).unwrap();
            let of_it = hits.iter().filter(|hit| hit.record == Id([number; 16])).count();
            assert_eq!(of_it, 1, "the text of {number}");
        }
        assert_eq!(search::find(book.connection(), "giữ rừng", 100).unwrap().len(), usize::from(TEXTS));
        assert_eq!(found(book, "khác"), 0);
    };
    check(&book);
    book.rebuild().unwrap();
    check(&book);
}

/// In kibibytes, which SQLite writes as a negative number.
#[test]
fn the_page_cache_is_at_most_32_mib_before_and_after_a_rebuild() {
    let folder = TempDir::new().unwrap();
    let mut book = new_book(&folder);
    let kib = |book: &Book| book.connection().query_row("PRAGMA cache_size", [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(kib(&book), -32 * 1024);
    book.rebuild().unwrap();
    assert_eq!(kib(&book), -32 * 1024);
}
