//! A value that was erased is gone from the database, whichever comes first, the value or the erasure; the chain verifies
//! and the content hash stays.

use crate::database::Database;
use domain::catalogue::{erasure, member};
use domain::erasure::{ErasedRecord, ErasedRecords, YOUNGEST_MS};
use domain::value::FieldValue;
use ed25519_dalek::SigningKey;
use journal::{ChainStore, ChangeRef, Id, Payload, Receipt, Record, Segment, Stamp, Value};
use journal_sql::{Obeyed, OpDraft, SqlChainStore, erasable, erasures, history, rebuild, verify};
use sql::params;

crate::on_every_engine! {
    an_erased_value_is_gone_and_the_chain_verifies,
    the_order_of_arrival_makes_no_difference,
    a_value_of_this_year_is_not_erased,
    a_young_value_named_under_another_record_stays,
    a_value_that_comes_after_its_erasure_is_dropped_then,
    an_erasure_without_a_receipt_waits,
    a_value_that_another_book_has_too_stays_there,
    values_side_by_side_that_were_erased_are_no_conflict,
    what_is_written_after_an_erasure_stands,
    a_rebuild_brings_nothing_back,
}

type Make = fn() -> Database;

const BOOK: Id = Id([1; 16]);
const OTHER: Id = Id([2; 16]);
const PERSON: Id = Id([7; 16]);
const MEMBER: Id = Id([5; 16]);
const ERASURE: Id = Id([6; 16]);
const LATER: u64 = YOUNGEST_MS + 1_000;

fn key(n: u8) -> SigningKey {
    SigningKey::from_bytes(&[n; 32])
}

fn stamp(ms: u64) -> Stamp {
    Stamp { ms, counter: 0 }
}

fn name(chain_store: &mut SqlChainStore<'_>, book: Id, ms: u64, name: &str, salt: u8) -> ChangeRef {
    let draft = OpDraft::new(member::KIND, Record::One(MEMBER)).set(member::NAME, Value::text(name));
    chain_store.append(book, PERSON, stamp(ms), &[draft], &mut || [salt; 16]).unwrap().unwrap().at
}

/// Erases everything of the member that is old enough, and `more`.
fn erase(chain_store: &mut SqlChainStore<'_>, ms: u64, more: &[[u8; 32]]) {
    let found = erasable(chain_store.sql(), BOOK, member::KIND, MEMBER, ms).unwrap();
    let digests = found.digests.into_keys().chain(more.iter().copied()).collect();
    let records = ErasedRecords(vec![ErasedRecord { kind: member::KIND, record: MEMBER, digests }]);
    let draft = OpDraft::new(erasure::KIND, Record::One(ERASURE)).set(erasure::RECORDS, records.to_value());
    chain_store.append(BOOK, PERSON, stamp(ms), &[draft], &mut || [0; 16]).unwrap().unwrap();
}

fn shown(file: &Database) -> String {
    file.rows(BOOK, member::KIND)[0].text(member::NAME).to_owned()
}

fn payloads(file: &Database) -> i64 {
    file.sql().only("SELECT count(*) FROM payload", params![], |row| row.get(0)).unwrap()
}

fn contested(file: &Database) -> bool {
    file.sql().exists("SELECT 1 FROM contested WHERE unequal = 1", params![]).unwrap()
}

fn take(chain_store: &mut SqlChainStore<'_>, from: u8, segments: &[Segment]) {
    chain_store.learn_device(key(from).verifying_key().as_bytes()).unwrap();
    for segment in segments {
        chain_store.accept(segment, &[]).unwrap();
    }
}

/// A file in which the member had two names, one after the other, and both are to be erased.
fn with_two_names(make: Make) -> Database {
    let file = make();
    file.with(&key(1), |chain_store| {
        name(chain_store, BOOK, 1, "Lò Văn Mẫu", 3);
        name(chain_store, BOOK, 2, "Lò Văn Mẫu B", 4);
        erase(chain_store, LATER, &[]);
    });
    file
}

fn obey(file: &Database, which: Obeyed) -> u64 {
    file.with(&key(1), |chain_store| chain_store.obey_erasures(BOOK, which).unwrap())
}

fn an_erased_value_is_gone_and_the_chain_verifies(make: Make) {
    let file = with_two_names(make);
    let before = file.content_hash(BOOK);
    assert_eq!(
        (shown(&file).as_str(), payloads(&file)),
        ("Lò Văn Mẫu B", 2),
        "nothing is gone until it is carried out"
    );
    assert_eq!(obey(&file, Obeyed::All), 2);
    assert_eq!((shown(&file).as_str(), payloads(&file)), ("", 0));
    assert_eq!(file.content_hash(BOOK), before);
    let (_, _, findings) = file.read(|sql| verify(sql));
    assert_eq!(findings, vec![]);
    let entries = file.read(|sql| history(sql, BOOK, member::KIND, MEMBER));
    assert!(entries.iter().all(|entry| entry.value.is_none()), "{entries:?}");
    assert_eq!(obey(&file, Obeyed::All), 0, "it is carried out once");
    assert!(file.read(|sql| erasures(sql, BOOK)).iter().all(|one| one.done && one.records.values() == 2));
}

/// The chain of the first device in segments: the names, and the erasure.
fn segments() -> (Segment, Segment) {
    let file = with_two_names(crate::database::sqlite);
    file.with(&key(1), |chain_store| {
        let head = chain_store.heads(&[BOOK]).unwrap()[0];
        let whole = chain_store.segment_after(&head, 0, usize::MAX).unwrap().unwrap();
        let sign = |number: u64| {
            let hash = chain_store.hash_on(&head, number).unwrap().unwrap();
            head.chain.sign_head(&key(1), number, &hash)
        };
        let part = |first: u64, last: u64| Segment {
            chain: head.chain,
            first,
            changes: whole.changes[first as usize - 1..last as usize].to_vec(),
            signature: sign(last),
        };
        (part(1, 2), part(3, 3))
    })
}

fn the_order_of_arrival_makes_no_difference(make: Make) {
    let (names, erasing) = segments();
    let mut ends = Vec::new();
    for again in [false, true] {
        let file = make();
        file.with(&key(9), |chain_store| {
            take(chain_store, 1, &[names.clone(), erasing.clone()]);
            assert_eq!(chain_store.obey_erasures(BOOK, Obeyed::All).unwrap(), 2);
            if again {
                // A backup is restored from before the names, and they come once more, with their values.
                let forget = ["assignment", "change", "head_signature", "chain", "payload", "erasure_done"];
                for table in forget {
                    chain_store.sql().execute(&format!("DELETE FROM {table}"), &[]).unwrap();
                }
                take(chain_store, 1, &[names.clone(), erasing.clone()]);
            }
        });
        ends.push((file.content_hash(BOOK), payloads(&file), shown(&file)));
    }
    assert_eq!(ends[0], ends[1]);
    assert_eq!((ends[0].1, ends[0].2.as_str()), (0, ""));
}

fn a_value_of_this_year_is_not_erased(make: Make) {
    let file = make();
    file.with(&key(1), |chain_store| {
        name(chain_store, BOOK, 1_000, "Lò Văn Mẫu", 3);
        name(chain_store, BOOK, LATER, "Lò Văn Mẫu B", 4);
        let young = Payload { salt: [4; 16], value: Value::text("Lò Văn Mẫu B") }.digest();
        // A program that does not keep to the rule names the young value as well.
        erase(chain_store, LATER + 1, &[young]);
        assert_eq!(chain_store.obey_erasures(BOOK, Obeyed::All).unwrap(), 1);
    });
    assert_eq!((shown(&file).as_str(), payloads(&file)), ("Lò Văn Mẫu B", 1));
}

fn a_young_value_named_under_another_record_stays(make: Make) {
    let file = make();
    file.with(&key(1), |chain_store| {
        name(chain_store, BOOK, LATER, "Lò Văn Mẫu", 4);
        let young = Payload { salt: [4; 16], value: Value::text("Lò Văn Mẫu") }.digest();
        let record = ErasedRecord { kind: member::KIND, record: Id([8; 16]), digests: vec![young] };
        let records = ErasedRecords(vec![record]).to_value();
        let draft = OpDraft::new(erasure::KIND, Record::One(ERASURE)).set(erasure::RECORDS, records);
        chain_store.append(BOOK, PERSON, stamp(LATER + 1), &[draft], &mut || [0; 16]).unwrap().unwrap();
        assert_eq!(chain_store.obey_erasures(BOOK, Obeyed::All).unwrap(), 0);
    });
    assert_eq!((shown(&file).as_str(), payloads(&file)), ("Lò Văn Mẫu", 1));
}

/// Everything that a device wrote in the book.
fn whole(chain_store: &SqlChainStore<'_>, device: u8) -> Segment {
    let device = journal::chain::device_id(key(device).verifying_key().as_bytes());
    let heads = chain_store.heads(&[BOOK]).unwrap();
    let head = heads.into_iter().find(|head| head.chain.device == device).unwrap();
    chain_store.segment_after(&head, 0, usize::MAX).unwrap().unwrap()
}

fn a_value_that_comes_after_its_erasure_is_dropped_then(make: Make) {
    let value = make().with(&key(2), |chain_store| {
        name(chain_store, BOOK, 1, "Lò Văn Mẫu", 3);
        whole(chain_store, 2)
    });
    let erasing = make().with(&key(1), |chain_store| {
        take(chain_store, 2, std::slice::from_ref(&value));
        erase(chain_store, LATER, &[]);
        whole(chain_store, 1)
    });
    let file = make();
    file.with(&key(9), |chain_store| {
        take(chain_store, 1, &[erasing]);
        assert_eq!(chain_store.obey_erasures(BOOK, Obeyed::All).unwrap(), 0);
        take(chain_store, 2, &[value]);
        assert_eq!(chain_store.obey_erasures(BOOK, Obeyed::All).unwrap(), 1);
    });
    assert_eq!((shown(&file).as_str(), payloads(&file)), ("", 0));
}

fn an_erasure_without_a_receipt_waits(make: Make) {
    let file = with_two_names(make);
    assert_eq!((obey(&file, Obeyed::Receipted), payloads(&file)), (0, 2));
    file.with(&key(1), |chain_store| {
        let head = chain_store.heads(&[BOOK]).unwrap()[0];
        let receipt = Receipt::sign(&key(9), head.tip(), head.line.hash, LATER);
        chain_store.keep_receipt(&receipt).unwrap();
    });
    assert_eq!((obey(&file, Obeyed::Receipted), payloads(&file)), (2, 0));
}

fn a_value_that_another_book_has_too_stays_there(make: Make) {
    let file = make();
    file.with(&key(1), |chain_store| {
        let title = |book, chain_store: &mut SqlChainStore<'_>| {
            let draft = OpDraft::new(member::KIND, Record::One(MEMBER)).set(member::NAME, Value::text("Lò Văn Mẫu"));
            chain_store.append(book, PERSON, stamp(1), &[draft], &mut || [3; 16]).unwrap()
        };
        title(OTHER, chain_store);
        title(BOOK, chain_store);
        erase(chain_store, LATER, &[]);
        assert_eq!(chain_store.obey_erasures(BOOK, Obeyed::All).unwrap(), 0);
    });
    assert_eq!(file.rows(OTHER, member::KIND)[0].text(member::NAME), "Lò Văn Mẫu");
}

fn values_side_by_side_that_were_erased_are_no_conflict(make: Make) {
    let file = make();
    let mut other = None;
    make().with(&key(2), |chain_store| {
        name(chain_store, BOOK, 1, "Lò Văn Mẫu", 3);
        let head = chain_store.heads(&[BOOK]).unwrap()[0];
        other = chain_store.segment_after(&head, 0, usize::MAX).unwrap();
    });
    file.with(&key(1), |chain_store| {
        name(chain_store, BOOK, 2, "Lò Văn Mẫu B", 4);
        take(chain_store, 2, &[other.unwrap()]);
    });
    assert!(contested(&file));
    file.with(&key(1), |chain_store| {
        erase(chain_store, LATER, &[]);
        assert_eq!(chain_store.obey_erasures(BOOK, Obeyed::All).unwrap(), 2);
    });
    assert!(!contested(&file));
}

fn what_is_written_after_an_erasure_stands(make: Make) {
    let file = with_two_names(make);
    file.with(&key(1), |chain_store| {
        name(chain_store, BOOK, LATER + 1, "Lò Thị Mẫu", 8);
        assert_eq!(chain_store.obey_erasures(BOOK, Obeyed::All).unwrap(), 2);
    });
    assert_eq!((shown(&file).as_str(), payloads(&file)), ("Lò Thị Mẫu", 1));
}

fn a_rebuild_brings_nothing_back(make: Make) {
    let file = with_two_names(make);
    obey(&file, Obeyed::All);
    let before = file.content_hash(BOOK);
    file.with(&key(1), |chain_store| rebuild(chain_store).unwrap());
    assert_eq!((shown(&file).as_str(), payloads(&file), file.content_hash(BOOK)), ("", 0, before));
    assert!(!contested(&file));
}
