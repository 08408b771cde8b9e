//! The largest changes that may be written fit into a body and can be read back.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

use domain::catalogue::{attachment, essay_version, member, round};
use domain::{FieldValue, Id};
use ed25519_dalek::SigningKey;
use exchange::limits::LARGEST_BODY;
use exchange::message::{Request, pack, unpack};
use exchange::wire::{decode_batch, encode_batch};
use journal::chain::device_id;
use journal::{ChainName, Change, ChangeRef, Content, Cut, Op, Payload, Record, Segment, Set, Stamp, Value, bounds};

/// Incompressible bytes, like sealed ones.
fn sealed(length: usize, seed: u8) -> Vec<u8> {
    let mut bytes = vec![0; length];
    blake3::Hasher::new().update(&[seed]).finalize_xof().fill(&mut bytes);
    bytes
}

/// Unpredictable bytes.
fn hashed<const N: usize>(number: u32) -> [u8; N] {
    *blake3::hash(&number.to_be_bytes()).as_bytes().first_chunk().unwrap()
}

fn id(number: u32) -> Id {
    Id(sealed(16, 1)[..12].iter().copied().chain(number.to_be_bytes()).collect::<Vec<_>>().try_into().unwrap())
}

fn op(kind: u16, record: u32, sets: Vec<(u16, Value)>) -> Op {
    let set = |(field, value)| Set { field, content: Content::Plain(value), replaces: Vec::new() };
    Op { kind, record: Record::One(id(record)), sets: sets.into_iter().map(set).collect() }
}

fn change(ops: Vec<Op>) -> Change {
    Change { person: id(1), stamp: Stamp { ms: 1_795_305_600_000, counter: 0 }, ops, extra: Vec::new() }
}

fn largest() -> Vec<(&'static str, Change)> {
    let at = |number: u64| ChangeRef { chain: id(7), number, check: number.to_be_bytes()[4..].try_into().unwrap() };
    let mut cut = Cut::of((0..256).map(|line| ChangeRef { chain: id(line), ..at(90_000) }));
    (1..12_000).for_each(|number| cut.accept(ChangeRef { chain: id(999), ..at(number) }));
    let text = |length: usize| Value::text("Đồng chí phát biểu ý kiến. ".repeat(length / 34));
    let row = |number: u32| {
        let private = Payload { salt: sealed(16, number as u8).try_into().unwrap(), value: Value::text("Thái") };
        let mut op = op(member::KIND, number, vec![(member::NAME, Value::text(format!("Lò Văn {number}")))]);
        op.sets.push(Set { field: member::BORN, content: Content::Plain(Value::text("1980-05-03")), replaces: vec![] });
        let withheld = Content::Salted { digest: private.digest(), payload: None };
        op.sets.push(Set { field: 40, content: withheld, replaces: vec![] });
        op
    };
    let mut settled = op(round::KIND, 5, vec![(round::TITLE, text(2_000))]);
    settled.sets[0].replaces = (0..256).map(|line| ChangeRef { chain: id(line), ..at(3) }).collect();
    vec![
        (
            "an essay of half a megabyte, sealed",
            change(vec![op(essay_version::KIND, 2, vec![(2, Value::Bytes(sealed(560_000, 2)))])]),
        ),
        (
            "a PDF of eleven megabytes, by its pieces",
            change(vec![op(attachment::KIND, 3, vec![(5, Value::Bytes(sealed(168 * 32, 3)))])]),
        ),
        (
            "figures closed over every line, with twelve thousand late changes",
            change(vec![op(round::KIND, 4, vec![(round::FINAL_CUT, cut.to_value())])]),
        ),
        ("a value that settles what every line said", change(vec![settled])),
        ("five thousand people of a list", change((0..5_000).map(row).collect())),
        (
            "forty long texts",
            change((0..40).map(|record| op(round::KIND, record, vec![(round::TITLE, text(64 * 1024))])).collect()),
        ),
    ]
}

/// Asserts that a change may be written, fits into a body, and is decoded unchanged.
fn travels(what: &str, change: Change) {
    assert_eq!(bounds::check(&change), Ok(()), "{what} is written");
    let key = SigningKey::from_bytes(&[1; 32]);
    let chain = ChainName::first(device_id(key.verifying_key().as_bytes()), id(0));
    let hash = Change::hash(&change.canonical(&chain.genesis()));
    let signature = chain.sign_head(&key, 1, &hash);
    let segment = Segment { chain, first: 1, changes: vec![change], signature };
    let request = Request {
        protocol: exchange::PROTOCOL,
        have: Vec::new(),
        batch: Some(encode_batch(std::slice::from_ref(&segment)).into()),
        root: [0; 32].into(),
        page: 0,
        receipts: None,
        devices: None,
        content: None,
    };
    let packed = pack(&request);
    assert!(packed.len() < LARGEST_BODY, "{what}: {} bytes", packed.len());
    let read: Request = unpack(&packed).unwrap();
    assert_eq!(decode_batch(&read.batch.unwrap()).unwrap(), [segment], "{what}");
}

#[test]
fn the_largest_changes_a_program_writes_travel_and_are_read() {
    largest().into_iter().for_each(|(what, change)| travels(what, change));
}

#[test]
fn what_is_just_small_enough_to_be_written_travels_and_one_more_is_refused() {
    let text = |number: u32| Value::text(format!("Đồng chí thứ {number} phát biểu ý kiến. ").repeat(20));
    let replacing = |number: u32| {
        let mut op = op(round::KIND, number, vec![(round::TITLE, Value::Int(1))]);
        let check = |line: u32| hashed(256 * number + line);
        op.sets[0].replaces =
            (0..256).map(|line| ChangeRef { chain: id(line), number: u64::from(number), check: check(line) }).collect();
        op
    };
    let withheld = |number: u32| {
        let private = Payload { salt: hashed(number), value: Value::Null };
        let mut op = op(member::KIND, 1, Vec::new());
        let content = Content::Salted { digest: private.digest(), payload: None };
        op.sets.push(Set { field: member::NAME, content, replaces: Vec::new() });
        op
    };
    let bytes = |number: u32| op(essay_version::KIND, 2, vec![(2, Value::Bytes(sealed(20_000, number as u8)))]);
    let records = |number: u32| Op {
        record: Record::One(Id(hashed(number))),
        ..op(member::KIND, 0, vec![(member::DUTY, Value::Int(1))])
    };
    let numbers = |number: u32| {
        let any = |place: u32| Value::Int(i64::from_be_bytes(hashed(512 * number + place)));
        op(round::KIND, 1, vec![(round::TITLE, Value::List((0..500).map(any).collect()))])
    };
    let cases: [(&str, &dyn Fn(u32) -> Op); 7] = [
        ("numbers of any size", &numbers),
        ("sealed bytes", &bytes),
        ("texts", &|number| op(round::KIND, 1, vec![(round::TITLE, text(number))])),
        ("records", &records),
        ("values withheld", &withheld),
        ("values that settle others", &replacing),
        ("lists", &|_| op(round::KIND, 1, vec![(round::TITLE, Value::List(vec![Value::Int(1); 1_000]))])),
    ];
    for (what, op) in cases {
        let of = |count: u32| change((0..count).map(op).collect());
        let (mut fits, mut refused) = (1, 64_000);
        while refused - fits > 1 {
            let middle = fits + (refused - fits) / 2;
            // A change that is clearly too large is not built.
            let surely = middle > 2_000 && bounds::check(&of(2_000)).is_err();
            if surely || bounds::check(&of(middle)).is_err() { refused = middle } else { fits = middle }
        }
        assert!(bounds::check(&of(fits + 1)).is_err(), "{what}: {fits} are not the most");
        travels(what, of(fits));
    }
}
