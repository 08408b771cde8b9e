//! Requests of a few hundred bytes that would need hundreds of megabytes to be decoded. This test is alone in
//! its file because it measures the memory of the whole process, which Linux tells.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

use exchange::message::{Answer, BadMessage, Request, pack, unpack};
use exchange::package::Frame;
use exchange::pieces;
use exchange::wire::decode_batch;
use minicbor::bytes::ByteVec;

const ZSTD: u8 = 1;

/// The peak memory of this process, in bytes.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").trim().parse::<u64>().unwrap() * 1024
}

fn is_refused<T>(read: Result<T, BadMessage>) -> bool {
    matches!(read, Err(BadMessage::TooLarge | BadMessage::Malformed))
}

fn asked(batch: ByteVec) -> Request {
    Request {
        protocol: exchange::PROTOCOL,
        have: Vec::new(),
        batch: Some(batch),
        root: [0; 32].into(),
        page: 0,
        receipts: None,
        devices: None,
        content: None,
    }
}

/// A batch of one change that sets one field to these bytes of CBOR.
fn batch_of(value: &[u8], extras: &[u8]) -> Vec<u8> {
    let (values, none): (&[u8], &[u8]) = (value, &[]);
    let columns =
        [&[0][..], &[0], &[0], &[1], &[1], &[0], &[0], none, &[1], &[1], &[0], &[0], none, none, values, none, none];
    let mut encoder = minicbor::Encoder::new(Vec::new());
    encoder.array(5).unwrap().bytes(&[1; 32]).unwrap().array(1).unwrap();
    encoder.array(6).unwrap().u8(0).unwrap().u8(1).unwrap().u8(0).unwrap().u8(1).unwrap().u8(1).unwrap();
    encoder.bytes(&[0; 64]).unwrap().bytes(&[]).unwrap().array(17).unwrap();
    for column in columns {
        encoder.bytes(column).unwrap();
    }
    [encoder.into_writer().as_slice(), extras].concat()
}

/// Batches whose decoded form would be far larger than they are.
#[allow(clippy::type_complexity, reason = "made one at a time, so that no more than one is held")]
fn hostile_batches() -> Vec<(&'static str, Box<dyn Fn() -> Vec<u8>>)> {
    const NO_EXTRAS: &[u8] = &[0x80];
    const MANY: u32 = 0x7a_0000;
    let long = |item: u8| [&[0x9a][..], &MANY.to_be_bytes(), &vec![item; MANY as usize]].concat();
    let megabytes = |head: u8| [&[head][..], &(2_u32 << 20).to_be_bytes(), &vec![b'a'; 2 << 20]].concat();
    assert!(decode_batch(&batch_of(&[0x82, 0x00, 0x00], NO_EXTRAS)).is_ok(), "a short list is taken");
    vec![
        ("eight million zeros", Box::new(move || batch_of(&long(0), NO_EXTRAS))),
        ("eight million nulls", Box::new(move || batch_of(&long(0xf6), NO_EXTRAS))),
        ("eight million empty lists", Box::new(move || batch_of(&long(0x80), NO_EXTRAS))),
        ("lists of nulls", {
            let lists = || [&[0x9a, 0, 1, 0, 0][..], &[0x84, 0xf6, 0xf6, 0xf6, 0xf6].repeat(65_536)].concat();
            Box::new(move || batch_of(&lists(), NO_EXTRAS))
        }),
        ("two megabytes of text", Box::new(move || batch_of(&megabytes(0x7a), NO_EXTRAS))),
        ("lists without a length, within each other", {
            let lists = || [&[0xa1, 0x00][..], &[0x82, 0x9f].repeat(400_000)].concat();
            Box::new(move || batch_of(&lists(), NO_EXTRAS))
        }),
        ("two megabytes of something newer", {
            Box::new(move || batch_of(&[0x00], &[&[0x81, 0x83, 0x00, 0x05][..], &megabytes(0x5a)].concat()))
        }),
        (
            "more that is newer than there is",
            Box::new(|| batch_of(&[0x00], &[&[0x9a][..], &MANY.to_be_bytes()].concat())),
        ),
    ]
}

/// Resets the peak and returns the memory in use now.
fn from_here() -> u64 {
    std::fs::write("/proc/self/clear_refs", "5").unwrap();
    peak()
}

/// Fails if a decoder takes too much memory beyond the eight megabytes it is given.
fn within_bounds(what: &str, decode: impl FnOnce() -> bool) {
    let before = from_here();
    assert!(decode(), "{what} was taken");
    let grown = peak().saturating_sub(before);
    assert!(grown < 40 << 20, "{what}: {grown} bytes more");
}

#[test]
fn a_request_of_hundreds_of_bytes_does_not_become_hundreds_of_megabytes() {
    for (what, batch) in hostile_batches() {
        let batch = batch();
        within_bounds(what, || decode_batch(&batch).is_err());
        let packed = pack(&asked(batch.into()));
        assert!(packed.len() < 16 * 1024, "{what}: {} bytes on the line", packed.len());
        let read = || unpack::<Request>(&packed).is_ok_and(|request| decode_batch(&request.batch.unwrap()).is_err());
        within_bounds(what, read);
    }

    // Lists of eight million items in messages: of items that take one byte, and of those that take most memory
    // when decoded.
    for (key, item) in [(1, 0x80_u8), (2, 0x40), (5, 0x40), (5, 0xf6), (6, 0x40), (7, 0x40), (99, 0x9f)] {
        let list = [&[0xa1, 0x18, key, 0x9a, 0x00, 0x7a, 0x00, 0x00][..], &vec![item; 0x7a_0000]].concat();
        let packed = [&[ZSTD], zstd::bulk::compress(&list, 1).unwrap().as_slice()].concat();
        drop(list);
        within_bounds("a list", || is_refused(unpack::<Request>(&packed)) && is_refused(unpack::<Frame>(&packed)));
        within_bounds("a list", || {
            is_refused(unpack::<Answer>(&packed)) && is_refused(unpack::<pieces::Answer>(&packed))
        });
    }
}
