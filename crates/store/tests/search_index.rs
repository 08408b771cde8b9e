//! The search index of a book that an older version folded.

#![allow(clippy::unwrap_used)]

use domain::Id;
use domain::catalogue::member;
use journal::{Record, Value};
use store::{Book, NewBook, OpDraft, Profile, search};
use tempfile::TempDir;

const PASSPHRASE: &str = "suối trong đầu bản";
const NOW: u64 = 1_772_000_000_000;

fn found(book: &Book, text: &str) -> usize {
    search::find(book.connection(), text, 10).unwrap().len()
}

/// Folding version 1 made one word of HʼNhi, and two of a name with a soft hyphen in it.
#[test]
fn a_book_folded_the_old_way_finds_the_same_people_once_it_is_opened() {
    let folder = TempDir::new().unwrap();
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
    let (mut book, _) = Book::create(Profile::open(folder.path()).unwrap(), &new).unwrap();
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
