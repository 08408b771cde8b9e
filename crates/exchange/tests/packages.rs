//! A package on a stick may be cut, altered, inflated or given to somebody else.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

use ed25519_dalek::SigningKey;
use exchange::PROTOCOL;
use exchange::limits::LARGEST_BODY;
use exchange::message::BadMessage;
use exchange::package::{BadPackage, Frame, Header, PackageReader, PackageWriter, checked};
use exchange::seal::{self, LARGEST_PACKAGE};
use journal::chain::device_id;
use std::io::{Cursor, Read, Write};

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

fn header() -> Header {
    Header {
        protocol: PROTOCOL,
        from: device_id(key(1).verifying_key().as_bytes()).0.into(),
        to: [2; 16].into(),
        id: [3; 16].into(),
        answers: None,
        made_at_ms: 1_767_225_600_000,
        have: Vec::new(),
        root: [0; 32].into(),
    }
}

fn package(frames: &[Frame]) -> Vec<u8> {
    let mut writer = PackageWriter::new(Vec::new(), &header());
    frames.iter().for_each(|frame| writer.frame(frame));
    writer.finish(&key(1)).unwrap()
}

fn two_frames() -> Vec<u8> {
    let pieces = Frame { pieces: Some(vec![vec![7; 300].into()]), ..Frame::default() };
    package(&[Frame { devices: Some(vec![[9; 32].into()]), ..Frame::default() }, pieces])
}

fn sealed(plain: &[u8]) -> Vec<u8> {
    let reader = seal::recipient(&seal::recipient_of(&seal::server(&key(8)))).unwrap();
    let mut out = seal::to(&[reader], Vec::new()).unwrap();
    out.write_all(plain).unwrap();
    out.finish().unwrap()
}

/// All checks of a file before any of it is taken.
fn examined(from: impl Read) -> Result<Header, BadPackage> {
    let opened = seal::open(from, &seal::server(&key(8)))?;
    checked(opened, |_| Some(*key(1).verifying_key().as_bytes())).map(|(header, _)| header)
}

#[test]
fn a_whole_package_is_read_and_one_cut_anywhere_is_not() {
    let whole = sealed(&two_frames());
    assert_eq!(examined(&whole[..]).unwrap(), header());
    for length in 0..whole.len() {
        let bad = examined(&whole[..length]).unwrap_err();
        assert!(matches!(bad, BadPackage::Cut | BadPackage::NotOne | BadPackage::Signature), "{length}: {bad:?}");
    }
    assert!(examined(&[&whole[..], &[0]].concat()[..]).is_err(), "something behind its end");
    // Cut before it was sealed, by a writer who can seal.
    let plain = two_frames();
    for length in 0..plain.len() {
        assert!(examined(&sealed(&plain[..length])[..]).is_err(), "{length}");
    }
    assert!(matches!(examined(&sealed(&[&plain[..], &[0]].concat())[..]), Err(BadPackage::Trailing)));
}

#[test]
fn a_package_altered_in_any_byte_is_refused() {
    let (whole, plain) = (sealed(&two_frames()), two_frames());
    for place in 0..whole.len() {
        for bit in [0x01, 0x80] {
            let mut altered = whole.clone();
            altered[place] ^= bit;
            assert!(examined(&altered[..]).is_err(), "byte {place}");
        }
    }
    for place in 0..plain.len() {
        let mut altered = plain.clone();
        altered[place] ^= 0x10;
        assert!(examined(&sealed(&altered)[..]).is_err(), "byte {place} within");
    }
}

#[test]
fn every_wrong_file_is_told_apart() {
    let plain = two_frames();
    let elsewhere = seal::open(&sealed(&plain)[..], &seal::laptop(&key(8))).err().unwrap();
    assert!(matches!(elsewhere, BadPackage::WrongRecipient));
    for not_one in [&b"PK\x03\x04 a workbook"[..], &[0; 4096], &vec![b'a'; 100_000]] {
        assert!(matches!(examined(not_one), Err(BadPackage::NotOne)));
    }
    assert!(matches!(examined(&sealed(b"a letter, sealed to the committee")[..]), Err(BadPackage::NotOne)));
    let later = Header { protocol: [PROTOCOL[1] + 1, PROTOCOL[1] + 2], ..header() };
    let later = PackageWriter::new(Vec::new(), &later).finish(&key(1)).unwrap();
    assert!(matches!(examined(&sealed(&later)[..]), Err(BadPackage::Message(BadMessage::Protocol))));
    let forged = PackageWriter::new(Vec::new(), &header()).finish(&key(4)).unwrap();
    assert!(matches!(examined(&sealed(&forged)[..]), Err(BadPackage::Signature)));
}

/// The most that may be read of a file that has no end.
const MOST_READ: u64 = 1_000_000;

/// An endless file that counts how much is read.
struct Endless {
    start: Cursor<Vec<u8>>,
    given: u64,
}

impl Read for Endless {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let read = match self.start.read(into)? {
            0 => {
                into.fill(b'a');
                into.len()
            }
            read => read,
        };
        self.given += read as u64;
        if self.given > MOST_READ { Err(std::io::Error::other("read on and on")) } else { Ok(read) }
    }
}

#[test]
fn a_file_without_end_is_left_after_its_first_part() {
    let whole = sealed(&vec![0; 200_000]);
    let head = whole.windows(4).position(|four| four == b"\n---").unwrap() + 60;
    for start in
        [vec![], b"age-encryption.org/v1\n-> X25519 ".to_vec(), whole[..head].to_vec(), whole[..90_000].to_vec()]
    {
        let mut endless = Endless { start: Cursor::new(start), given: 0 };
        assert!(examined(&mut endless).is_err());
        assert!(endless.given < MOST_READ, "{} bytes read", endless.given);
    }
    const { assert!(LARGEST_PACKAGE < 10_000_000_000) };
}

#[test]
fn a_frame_that_unpacks_hugely_is_not_unpacked() {
    let bomb = zstd::bulk::compress(&vec![0; 64 * 1024 * 1024], 19).unwrap();
    let packed = [&[1], &bomb[..]].concat();
    assert!(packed.len() < LARGEST_BODY);
    let mut plain = two_frames();
    plain.truncate(plain.len() - 68);
    plain.extend((packed.len() as u32).to_be_bytes());
    plain.extend(packed);
    let mut reader = PackageReader::open(&plain[..]).unwrap();
    reader.frame().unwrap();
    reader.frame().unwrap();
    assert!(matches!(reader.frame(), Err(BadPackage::Message(BadMessage::TooLarge))));
    let huge = [&two_frames()[..16], &u32::MAX.to_be_bytes()].concat();
    assert!(matches!(examined(&sealed(&huge)[..]), Err(BadPackage::Message(BadMessage::TooLarge))));
}

#[test]
fn several_readers_open_the_same_package() {
    let laptops = [key(5), key(6)];
    let readers: Vec<_> = laptops.iter().map(|key| seal::laptop(key).to_public()).collect();
    let mut out = seal::to(&readers, Vec::new()).unwrap();
    out.write_all(&two_frames()).unwrap();
    let file = out.finish().unwrap();
    for laptop in &laptops {
        let opened = seal::open(&file[..], &seal::laptop(laptop)).unwrap();
        assert_eq!(PackageReader::open(opened).unwrap().header(), &header());
    }
    assert!(matches!(seal::open(&file[..], &seal::laptop(&key(7))).err(), Some(BadPackage::WrongRecipient)));
}
