//! Long texts that can be erased are stored once: the row of the record holds the digest, and reading it finds the text.

use crate::database::Database;
use crate::on_every_engine;
use domain::catalogue::{essay_version, member};
use ed25519_dalek::SigningKey;
use journal::{Content, HybridClock, Id, Op, Record, Set, Value};
use journal_sql::{OpDraft, rebuild};
use sql::params;

const BOOK: Id = Id([1; 16]);
const PERSON: Id = Id([7; 16]);
const VERSION: Id = Id([3; 16]);

fn key() -> SigningKey {
    SigningKey::from_bytes(&[5; 32])
}

/// A book with one version of an essay, its sealed text of so many bytes.
fn with_text(make: fn() -> Database, text: &[u8]) -> Database {
    let database = make();
    let draft = OpDraft::new(essay_version::KIND, Record::One(VERSION))
        .set(essay_version::ESSAY, Value::id(Id([2; 16])))
        .set(essay_version::TEXT, Value::Bytes(text.to_vec()));
    database.with(&key(), |chain_store| {
        chain_store.append(BOOK, PERSON, HybridClock::default().tick(1), &[draft], &mut || [9; 16]).unwrap()
    });
    database
}

/// How long the text is that is read, and its last byte.
fn text(database: &Database) -> Option<(usize, u8)> {
    let rows = database.rows(BOOK, essay_version::KIND);
    rows[0].bytes(essay_version::TEXT).map(|text| (text.len(), text[text.len() - 1]))
}

/// Bytes of the column itself.
fn column(database: &Database) -> i64 {
    let length = "SELECT length(text) FROM essay_version WHERE book = ?1";
    database.sql().only(length, params![BOOK], |row| row.get(0)).unwrap()
}

fn a_text_is_stored_once_and_read_whole(make: fn() -> Database) {
    let database = with_text(make, &[4; 5_000]);
    assert_eq!((text(&database), column(&database)), (Some((5_000, 4)), 32));
    database.with(&key(), |chain_store| rebuild(chain_store).unwrap());
    assert_eq!((text(&database), column(&database)), (Some((5_000, 4)), 32));
}

fn a_text_that_was_erased_is_gone_from_the_row_as_well(make: fn() -> Database) {
    let database = with_text(make, &[4; 5_000]);
    database.sql().execute("DELETE FROM payload", &[]).unwrap();
    assert_eq!(text(&database), None);
}

/// As a program may write it that does not know which values can be erased.
fn a_text_written_where_it_can_not_be_erased_is_read_as_well(make: fn() -> Database) {
    let database = make();
    let content = Content::Plain(Value::Bytes(vec![6; 400]));
    let set = Set { field: essay_version::TEXT, content, replaces: Vec::new() };
    let op = Op { kind: essay_version::KIND, record: Record::One(VERSION), sets: vec![set] };
    let mut author = journal::memory::MemoryChainStore::new(key());
    author.append(BOOK, PERSON, HybridClock::default().tick(1), vec![op]);
    let own = *key().verifying_key().as_bytes();
    database.with(&SigningKey::from_bytes(&[8; 32]), |chain_store| {
        journal::ChainStore::learn_device(chain_store, &own).unwrap();
        crate::everywhere::hand_over(&author, chain_store, BOOK);
    });
    assert_eq!((text(&database), column(&database)), (Some((400, 6)), 32));
}

fn a_file_with_the_texts_in_both_places_is_made_anew(make: fn() -> Database) {
    let database = with_text(make, &[4; 5_000]);
    let hash = database.content_hash(BOOK);
    let inline = "UPDATE essay_version SET text = (SELECT value FROM payload WHERE digest = text)";
    database.sql().execute(inline, &[]).unwrap();
    let before = "DELETE FROM schema_step WHERE step_set = 'journal' AND number = 3";
    database.sql().execute(before, &[]).unwrap();
    assert!(journal_sql::prepare(database.sql()).unwrap(), "its tables have to be made anew");
    database.with(&key(), |chain_store| rebuild(chain_store).unwrap());
    assert!(!journal_sql::prepare(database.sql()).unwrap(), "once");
    assert_eq!((text(&database), column(&database)), (Some((5_000, 4)), 32));
    assert_eq!(database.content_hash(BOOK), hash);
    assert!(database.rows(BOOK, member::KIND).is_empty());
}

on_every_engine!(
    a_text_is_stored_once_and_read_whole,
    a_text_that_was_erased_is_gone_from_the_row_as_well,
    a_text_written_where_it_can_not_be_erased_is_read_as_well,
    a_file_with_the_texts_in_both_places_is_made_anew,
);
