//! A change that is too large to be sent is refused at once and leaves nothing behind.

use crate::database::Database;
use domain::Id;
use domain::catalogue::{essay_version, round};
use ed25519_dalek::SigningKey;
use journal::bounds::{MOST_ITEMS, MOST_VALUE_BYTES};
use journal::{HybridClock, Record, Value};
use journal_sql::{Appended, Error, OpDraft, rows};

crate::on_every_engine! {
    a_change_too_large_to_be_sent_is_refused_and_leaves_nothing,
}

const BOOK: Id = Id([1; 16]);

fn append(file: &Database, drafts: &[OpDraft]) -> Result<Option<Appended>, Error> {
    let key = SigningKey::from_bytes(&[1; 32]);
    let stamp = HybridClock::default().tick(1);
    file.with(&key, |chain_store| chain_store.append(BOOK, Id([7; 16]), stamp, drafts, &mut || [3; 16]))
}

fn a_change_too_large_to_be_sent_is_refused_and_leaves_nothing(make: fn() -> Database) {
    let file = make();
    let sealed = |id: u8| {
        let essay = OpDraft::new(essay_version::KIND, Record::One(Id([id; 16])));
        essay.set(essay_version::TEXT, Value::Bytes(vec![id; 512 * 1024]))
    };
    let title = |value| [OpDraft::new(round::KIND, Record::One(Id([5; 16]))).set(round::TITLE, value)];
    for (what, drafts) in [
        ("two of the longest essays", &[sealed(1), sealed(2)][..]),
        ("a value longer than any", &title(Value::Text("a".repeat(MOST_VALUE_BYTES)))),
        ("a list longer than any", &title(Value::List(vec![Value::Int(0); MOST_ITEMS]))),
    ] {
        assert!(matches!(append(&file, drafts), Err(Error::TooLarge(_))), "{what}");
        let kept = file.read(|sql| Ok([rows(sql, BOOK, essay_version::KIND)?, rows(sql, BOOK, round::KIND)?].concat()));
        assert_eq!(kept, [], "{what}");
    }
    // A single one of them is accepted and becomes the first change of its line.
    assert_eq!(append(&file, &[sealed(1)]).unwrap().unwrap().at.number, 1);
    assert_eq!(file.rows(BOOK, essay_version::KIND).len(), 1);
}
