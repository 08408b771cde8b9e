//! The largest things a program writes: what may be written, travels and is read.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

use domain::catalogue::{attachment, essay_version, member, round};
use domain::{FieldValue, Id};
use ed25519_dalek::SigningKey;
use exchange::limits::LARGEST_BODY;
use exchange::message::{Request, pack, unpack};
use exchange::wire::{decode_batch, encode_batch};
use journal::chain::device_id;
use journal::{ChainName, Change, ChangeRef, Content, Cut, Op, Payload, Record, Segment, Set, Stamp, Value, bounds};

/// As sealed bytes are: nothing makes them shorter.
fn sealed(length: usize, seed: u8) -> Vec<u8> {
    let mut bytes = vec![0; length];
    blake3::Hasher::new().update(&[seed]).finalize_xof().fill(&mut bytes);
    bytes
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

#[test]
fn the_largest_changes_a_program_writes_travel_and_are_read() {
    let key = SigningKey::from_bytes(&[1; 32]);
    let chain = ChainName::first(device_id(key.verifying_key().as_bytes()), id(0));
    for (what, change) in largest() {
        assert_eq!(bounds::check(&change), Ok(()), "{what} is written");
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
}
