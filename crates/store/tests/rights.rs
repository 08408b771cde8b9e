//! Every save on a laptop is checked against the rights, whichever act saves.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

use domain::Id;
use domain::catalogue::{FieldType, KINDS, person};
use domain::rights::{Author, Role, may_write};
use journal::{Record, Value};
use store::{Book, Error, KdfParameters, NewBook, OpDraft, Profile};

fn some_value(stored: FieldType) -> Value {
    match stored {
        FieldType::Text => Value::text("chữ"),
        FieldType::Int | FieldType::Flag => Value::Int(1),
        FieldType::IdRef => Value::id(Id([5; 16])),
        FieldType::Bytes => Value::Bytes(vec![1; 16]),
        FieldType::Parts => Value::List(vec![Value::Int(1)]),
    }
}

const SECRETARYS: &str = "nước suối đầu bản";
const OTHERS: &str = "ngọn núi sau nhà";
const NOW: u64 = 1_700_000_000_000;

/// A secretary's book, opened by somebody with this role.
fn opened_by(role: &str, dir: &std::path::Path) -> Book {
    let new = NewBook {
        cell_name: "Chi bộ bản Nà Hiềng",
        superior_name: "Đảng ủy xã Bình Lư",
        full_name: "Thào A Dế",
        role: "secretary",
        passphrase: SECRETARYS,
        sample: false,
        now_ms: NOW,
        kdf: KdfParameters::FLOOR,
    };
    let (mut book, _) = Book::create(Profile::open(dir).unwrap(), &new).unwrap();
    let who = book.add_person("Lò Thị Mẫu", role, OTHERS, KdfParameters::FLOOR, NOW).unwrap().id;
    Book::unlock(book.close(), who, OTHERS).map_err(|(_, error)| error).unwrap()
}

#[test]
fn each_role_saves_just_what_it_may() {
    for role in Role::ALL {
        let dir = tempfile::tempdir().unwrap();
        let mut book = opened_by(role.as_str(), dir.path());
        let us = book.person().id;
        for kind in KINDS {
            for field in kind.fields {
                let other = Id([7; 16]);
                let record = if kind.pair.is_some() { Record::Pair(us, us) } else { Record::One(other) };
                let draft = OpDraft::new(kind.number, record).set(field.number, some_value(field.stored()));
                let saved = book.write(NOW + 1000, &[draft]);
                let refused = matches!(saved, Err(Error::NotAllowed { .. }));
                let allowed = may_write(Author::Cell(*role), kind.number, field.number);
                assert_eq!(refused, !allowed, "{role} {}.{}: {saved:?}", kind.table, field.column);
            }
        }
        let unknown = OpDraft::new(person::KIND, Record::One(Id([7; 16]))).set(999, Value::Int(1));
        assert!(matches!(book.write(NOW + 2000, &[unknown]), Err(Error::NotAllowed { .. })));
    }
}

#[test]
fn somebody_whose_role_only_a_newer_program_knows_saves_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut book = opened_by("secretary_of_a_later_version", dir.path());
    for kind in KINDS {
        for field in kind.fields {
            let record =
                if kind.pair.is_some() { Record::Pair(Id([7; 16]), Id([8; 16])) } else { Record::One(Id([7; 16])) };
            let draft = OpDraft::new(kind.number, record).set(field.number, some_value(field.stored()));
            let saved = book.write(NOW + 1000, &[draft]);
            assert!(matches!(saved, Err(Error::NotAllowed { .. })), "{}.{}", kind.table, field.column);
        }
    }
}
