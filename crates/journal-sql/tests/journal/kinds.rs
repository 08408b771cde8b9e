//! One id under two kinds is two records. An honest program never writes such changes, and a faulty one must
//! not make two books differ by them.

use crate::database::Database;
use crate::everywhere::hand_over;
use domain::catalogue::{document, member, verdict};
use ed25519_dalek::SigningKey;
use journal::memory::MemoryChainStore;
use journal::{ChainStore, ChangeRef, Content, HybridClock, Id, Op, Place, Receipt, Record, Set, Value};
use journal_sql::{OpDraft, SqlChainStore, rebuild};
use sql::params;

crate::on_every_engine! {
    two_kinds_under_one_id_are_two_records_whichever_comes_first,
    both_in_one_change_are_both_said,
    a_verdict_on_one_kind_leaves_the_other,
    values_side_by_side_in_one_kind_are_settled_there,
}

type Make = fn() -> Database;

const BOOK: Id = Id([1; 16]);
const SENT: Id = Id([3; 16]);
const PERSON: Id = Id([7; 16]);
const ID: Id = Id([5; 16]);
/// A field number that exists in both kinds.
const FIELD: u16 = member::OFFICIAL;
const _: () = assert!(FIELD == document::SUMMARY);

fn key(n: u8) -> SigningKey {
    SigningKey::from_bytes(&[n; 32])
}

fn place(kind: u16) -> Place {
    Place { record: ID, kind, field: FIELD }
}

fn op(kind: u16, text: &str, replaces: Vec<ChangeRef>) -> Op {
    let set = Set { field: FIELD, content: Content::Plain(Value::text(text)), replaces };
    Op { kind, record: Record::One(ID), sets: vec![set] }
}

/// A laptop with one change, and the reference of that change.
fn laptop(n: u8, ops: Vec<Op>) -> (MemoryChainStore, ChangeRef) {
    let mut laptop = MemoryChainStore::new(key(n));
    let at = laptop.append(BOOK, PERSON, HybridClock::default().tick(n.into()), ops);
    (laptop, at)
}

fn take(file: &Database, laptops: &[&MemoryChainStore]) {
    file.with(&key(9), |chain_store| {
        for laptop in laptops {
            chain_store.learn_device(&laptop.device_key(laptop.device()).unwrap().unwrap()).unwrap();
            hand_over(*laptop, chain_store, BOOK);
        }
    });
}

fn in_memory(laptops: &[&MemoryChainStore]) -> MemoryChainStore {
    let mut memory = MemoryChainStore::new(key(8));
    for laptop in laptops {
        memory.learn_device(&laptop.device_key(laptop.device()).unwrap().unwrap()).unwrap();
        hand_over(*laptop, &mut memory, BOOK);
    }
    memory
}

/// The texts of the rows of both kinds. Asserts that a rebuild does not change them.
fn says(file: &Database) -> (Vec<String>, Vec<String>) {
    let said = || {
        let texts = |kind| file.rows(BOOK, kind).iter().map(|row| row.text(FIELD).to_owned()).collect();
        let contested: i64 = file.sql().only("SELECT count(*) FROM contested", params![], |row| row.get(0)).unwrap();
        ((texts(member::KIND), texts(document::KIND)), file.content_hash(BOOK), contested)
    };
    let before = said();
    file.with(&key(9), |chain_store| rebuild(chain_store).unwrap());
    assert_eq!(said(), before, "a rebuild changes nothing");
    before.0
}

fn history(file: &Database, kind: u16) -> Vec<ChangeRef> {
    file.read(|sql| journal_sql::history(sql, BOOK, kind, ID)).iter().map(|entry| entry.at).collect()
}

fn two_kinds_under_one_id_are_two_records_whichever_comes_first(make: Make) {
    let (one, of_one) = laptop(1, vec![op(member::KIND, "người", vec![])]);
    let (two, of_two) = laptop(2, vec![op(document::KIND, "giấy", vec![])]);
    for laptops in [[&one, &two], [&two, &one]] {
        let file = make();
        take(&file, &laptops);
        assert_eq!(says(&file), (vec!["người".to_owned()], vec!["giấy".to_owned()]));
        assert_eq!(file.content_hash(BOOK), in_memory(&laptops).content_hash(BOOK));
        assert_eq!(file.content_hash(BOOK), in_memory(&[&two, &one]).content_hash(BOOK));
        assert_eq!((history(&file, member::KIND), history(&file, document::KIND)), (vec![of_one], vec![of_two]));
        file.read(|sql| {
            let heads = journal_sql::heads(sql, BOOK, place(document::KIND))?;
            assert_eq!(heads.iter().map(|head| head.entry.at).collect::<Vec<_>>(), [of_two]);
            let last = journal_sql::last_change_of(sql, BOOK, member::KIND, ID)?.unwrap();
            assert_eq!(last.0.ms, 1);
            let cut = journal_sql::cut_now(sql, BOOK)?;
            let row = &journal_sql::rows_at(sql, BOOK, document::KIND, &cut)?[0];
            assert_eq!(row.text(FIELD), "giấy");
            let late = journal_sql::late_changes(sql, BOOK, &journal::Cut::default(), &[(member::KIND, ID)])?;
            assert_eq!(late, [of_one]);
            Ok(())
        });
    }
}

/// If a change sets a field twice only the first value counts, but the same number in another kind is another
/// field.
fn both_in_one_change_are_both_said(make: Make) {
    let file = make();
    let ops = [(member::KIND, "người"), (document::KIND, "giấy"), (member::KIND, "lần nữa")];
    let (laptop, _) = laptop(1, ops.map(|(kind, text)| op(kind, text, vec![])).to_vec());
    take(&file, &[&laptop]);
    assert_eq!(says(&file), (vec!["người".to_owned()], vec!["giấy".to_owned()]));
    assert_eq!(file.content_hash(BOOK), laptop.content_hash(BOOK));
}

fn verdict_on(chain_store: &mut SqlChainStore<'_>, at: ChangeRef, withdrawn: bool) {
    let said = OpDraft::new(verdict::KIND, Record::One(Id([6; 16])))
        .set(verdict::CHAIN, Value::id(at.chain))
        .set(verdict::NUMBER, Value::Int(at.number as i64))
        .set(verdict::CHECK, Value::Bytes(at.check.to_vec()))
        .set(verdict::REASON, Value::text("not_yours"))
        .set(verdict::WITHDRAWN, Value::flag(withdrawn));
    let stamp = HybridClock::resume(chain_store.last_stamp().unwrap()).tick(5);
    chain_store.append(SENT, PERSON, stamp, &[said], &mut || [0; 16]).unwrap();
}

fn a_verdict_on_one_kind_leaves_the_other(make: Make) {
    let (one, on_member) = laptop(1, vec![op(member::KIND, "người", vec![])]);
    let (two, on_document) = laptop(2, vec![op(document::KIND, "giấy", vec![])]);
    let (member, document) = (vec!["người".to_owned()], vec!["giấy".to_owned()]);
    for (on, left) in [(on_member, (vec![], document.clone())), (on_document, (member.clone(), vec![]))] {
        let file = make();
        take(&file, &[&one, &two]);
        file.with(&key(9), |chain_store| verdict_on(chain_store, on, false));
        assert_eq!(says(&file), left);
        let kept = if on == on_member { &two } else { &one };
        assert_eq!(file.content_hash(BOOK), in_memory(&[kept]).content_hash(BOOK), "as if it were not there");
        file.with(&key(9), |chain_store| verdict_on(chain_store, on, true));
        assert_eq!(says(&file), (member.clone(), document.clone()), "taken back, it counts again");
    }
}

fn values_side_by_side_in_one_kind_are_settled_there(make: Make) {
    let (one, at) = laptop(1, vec![op(member::KIND, "một", vec![])]);
    let (two, _) = laptop(4, vec![op(member::KIND, "hai", vec![])]);
    let (three, _) = laptop(3, vec![op(document::KIND, "giấy", vec![at])]);
    let file = make();
    take(&file, &[&one, &two, &three]);
    let contested = || {
        let fields = "SELECT kind, unequal FROM contested WHERE record = ?1";
        file.sql().rows(fields, params![ID], |row| Ok((row.get::<u16>(0)?, row.get::<bool>(1)?))).unwrap()
    };
    assert_eq!(contested(), [(member::KIND, true)], "what another kind names as replaced is not its to replace");
    assert_eq!(says(&file), (vec!["hai".to_owned()], vec!["giấy".to_owned()]));
    let head = two.heads(&[BOOK]).unwrap()[0];
    let receipt = Receipt::sign(&key(9), head.tip(), head.line.hash, 0);
    file.with(&key(9), |chain_store| chain_store.keep_receipt(&receipt).unwrap());
    assert_eq!(says(&file), (vec!["một".to_owned()], vec!["giấy".to_owned()]), "a receipt settles it there alone");
}
