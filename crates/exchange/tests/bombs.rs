//! Small bodies that would decompress to ten gigabytes. This test is alone in its file because it measures the
//! memory of the whole process.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

use exchange::message::{Answer, BadMessage, Request, unpack};
use exchange::package::{Frame, PackageReader};
use exchange::pieces;
use exchange::wire::decode_batch;

const GIGABYTE: u64 = 1 << 30;
const MOST_MEMORY: u64 = 64 << 20;
const ZSTD: u8 = 1;
const PLAIN: u8 = 0;

/// A zstd frame of zeros: each block encodes "this byte, 128 KiB of it" in four bytes.
fn zeros(bytes: u64) -> Vec<u8> {
    const BLOCK: u64 = 128 * 1024;
    // Magic; no checksum, no size, no dictionary; a window of 8 MiB.
    let mut frame = vec![0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x68];
    let blocks = bytes.div_ceil(BLOCK);
    for number in 1..=blocks {
        let header = (BLOCK as u32) << 3 | 1 << 1 | u32::from(number == blocks);
        frame.extend_from_slice(&header.to_le_bytes()[..3]);
        frame.push(0);
    }
    frame
}

/// The peak memory of this process, in bytes.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").trim().parse::<u64>().unwrap() * 1024
}

fn is_refused<T>(read: Result<T, BadMessage>) -> bool {
    matches!(read, Err(BadMessage::TooLarge | BadMessage::Malformed))
}

#[test]
fn what_would_grow_to_ten_gigabytes_is_refused_within_64_megabytes() {
    let before = peak();

    let packed = [&[ZSTD], zeros(10 * GIGABYTE).as_slice()].concat();
    assert!(packed.len() < 400 * 1024);
    let mut small = Vec::new();
    zstd::stream::copy_decode(zeros(1 << 20).as_slice(), &mut small).unwrap();
    assert_eq!(small, vec![0; 1 << 20], "zstd itself reads such a frame");
    for read in [unpack::<Request>(&packed).err(), unpack::<Answer>(&packed).err(), unpack::<Frame>(&packed).err()] {
        assert!(matches!(read, Some(BadMessage::TooLarge)), "{read:?}");
    }
    assert!(is_refused(unpack::<pieces::Request>(&packed)) && is_refused(unpack::<pieces::Answer>(&packed)));

    // Lists and strings that claim to be longer than any memory.
    for head in [0x9b_u8, 0xbb, 0x5b, 0x7b] {
        let claims = [&[PLAIN, 0xa1, 0x01, head][..], &(u64::MAX / 2).to_be_bytes()].concat();
        assert!(is_refused(unpack::<Request>(&claims)) && is_refused(unpack::<Answer>(&claims)));
        assert!(is_refused(unpack::<pieces::Request>(&claims)) && is_refused(unpack::<Frame>(&claims)));
        assert!(decode_batch(&claims[2..]).is_err());
    }

    // A package whose frame claims four gigabytes, and one whose frame decompresses to ten.
    for (length, body) in [(u32::MAX, &[][..]), (packed.len() as u32, &packed[..])] {
        let package = [b"sochibo package\n".as_slice(), &length.to_be_bytes(), body].concat();
        assert!(PackageReader::open(package.as_slice()).is_err());
    }

    let grown = peak() - before;
    assert!(grown < MOST_MEMORY, "{grown} bytes more");
}
