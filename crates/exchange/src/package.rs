//! The package on a stick: the frames of an exchange in one file, signed by the writer. The sealing to its
//! reader is an outer layer (age), so that any reader of that format can open it.
//!
//! A package is read twice: first to the end, to check the signature; then frame by frame, in one transaction.

use crate::bounded::{list, maybe};
use crate::limits::{LARGEST_BODY, MOST_FORMER, MOST_HASHES, MOST_HAVE, MOST_PROBLEMS, MOST_RECEIPTS, MOST_SEGMENTS};
use crate::message::{BadMessage, Have, PROTOCOL, Problem, WireReceipt, pack, unpack};
use crate::pieces::MOST_PIECES;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use journal::{Hash, Id};
use minicbor::bytes::{ByteArray, ByteVec};
use minicbor::{Decode, Encode};
use std::io::{Read, Write};

const MAGIC: &[u8; 16] = b"sochibo package\n";

/// The header of a package.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct Header {
    #[n(0)]
    pub protocol: [u16; 2],
    /// The device that wrote and signed it.
    #[n(1)]
    pub from: ByteArray<16>,
    /// The recipient: the server's device id, a laptop's, or (between laptops of one cell) their book.
    #[n(2)]
    pub to: ByteArray<16>,
    /// Random.
    #[n(3)]
    pub id: ByteArray<16>,
    /// The package this one answers.
    #[n(4)]
    pub answers: Option<ByteArray<16>>,
    /// Milliseconds since 1970 UTC by the writer's clock.
    #[n(5)]
    pub made_at_ms: u64,
    /// How far the writer has every line of every chain.
    #[n(6)]
    #[cbor(decode_with = "list::<_, _, MOST_HAVE>")]
    pub have: Vec<Have>,
    #[n(7)]
    pub root: ByteArray<32>,
}

/// A part of a package that is small enough to be held in memory.
#[derive(Debug, Clone, PartialEq, Default, Encode, Decode)]
#[cbor(map)]
pub struct Frame {
    #[n(0)]
    pub batch: Option<ByteVec>,
    #[n(1)]
    #[cbor(decode_with = "maybe::<_, _, MOST_RECEIPTS>")]
    pub receipts: Option<Vec<WireReceipt>>,
    #[n(2)]
    #[cbor(decode_with = "maybe::<_, _, MOST_SEGMENTS>")]
    pub devices: Option<Vec<ByteArray<32>>>,
    #[n(3)]
    #[cbor(decode_with = "maybe::<_, _, MOST_PROBLEMS>")]
    pub problems: Option<Vec<Problem>>,
    #[n(4)]
    #[cbor(decode_with = "maybe::<_, _, MOST_FORMER>")]
    pub former: Option<Vec<ByteArray<32>>>,
    /// Pieces of pictures and files, identified by their hashes. Frames with pieces come last.
    #[n(5)]
    #[cbor(decode_with = "maybe::<_, _, MOST_PIECES>")]
    pub pieces: Option<Vec<ByteVec>>,
    /// In a server's answer: hashes of the pieces of the answered package that the server now has.
    #[n(6)]
    #[cbor(decode_with = "maybe::<_, _, MOST_HASHES>")]
    pub held: Option<Vec<ByteArray<32>>>,
    /// Hashes of pieces that are named in the writer's records but missing there.
    #[n(7)]
    #[cbor(decode_with = "maybe::<_, _, MOST_HASHES>")]
    pub wants: Option<Vec<ByteArray<32>>>,
}

/// Why a package is refused as a whole.
#[derive(Debug, thiserror::Error)]
pub enum BadPackage {
    #[error("not a package")]
    NotOne,
    /// It was sealed to another key.
    #[error("sealed to somebody else")]
    WrongRecipient,
    #[error("larger than any package")]
    TooLarge,
    #[error("the package is cut short")]
    Cut,
    #[error("bytes follow the end of the package")]
    Trailing,
    #[error("the signature does not fit")]
    Signature,
    #[error("the package changed while it was read")]
    Changed,
    #[error(transparent)]
    Message(#[from] BadMessage),
    #[error("could not read the package")]
    Read(#[source] std::io::Error),
}

/// Writes a package. After an I/O error nothing more is written, and `finish` returns the error.
pub struct PackageWriter<W> {
    out: W,
    hasher: blake3::Hasher,
    written: u64,
    ended: Result<(), std::io::Error>,
}

impl<W: Write> PackageWriter<W> {
    pub fn new(out: W, header: &Header) -> PackageWriter<W> {
        let mut writer = PackageWriter { out, hasher: blake3::Hasher::new(), written: 0, ended: Ok(()) };
        writer.write(MAGIC);
        writer.put(&pack(header));
        writer
    }

    /// Bytes written so far.
    pub fn written(&self) -> u64 {
        self.written
    }

    pub fn frame(&mut self, frame: &Frame) {
        self.put(&pack(frame));
    }

    fn put(&mut self, packed: &[u8]) {
        self.write(&(packed.len() as u32).to_be_bytes());
        self.write(packed);
    }

    fn write(&mut self, bytes: &[u8]) {
        if self.ended.is_ok() {
            self.hasher.update(bytes);
            self.written += bytes.len() as u64;
            self.ended = self.out.write_all(bytes);
        }
    }

    /// Signs the package and returns the output, which the caller must still close and sync.
    pub fn finish(mut self, key: &SigningKey) -> Result<W, std::io::Error> {
        self.write(&0u32.to_be_bytes());
        let signature = key.sign(&message(self.hasher.finalize().as_bytes())).to_bytes();
        self.write(&signature);
        self.ended.map(|()| self.out)
    }
}

fn message(hash: &Hash) -> Vec<u8> {
    [b"sochibo package v1".as_slice(), hash].concat()
}

/// Reads a package's frames one after another, hashing on the way.
pub struct PackageReader<R> {
    from: R,
    hasher: blake3::Hasher,
    header: Header,
}

impl<R: Read> PackageReader<R> {
    /// Reads the header, which is not to be trusted before [`checked`] has verified the whole package.
    pub fn open(from: R) -> Result<PackageReader<R>, BadPackage> {
        let mut reader = PackageReader { from, hasher: blake3::Hasher::new(), header: Header::nobody() };
        let mut magic = [0; 16];
        reader.fill(&mut magic)?;
        if &magic != MAGIC {
            return Err(BadPackage::NotOne);
        }
        let packed = reader.next_packed()?.ok_or(BadPackage::Cut)?;
        reader.header = unpack(&packed)?;
        if reader.header.protocol[0] > PROTOCOL[1] || reader.header.protocol[1] < PROTOCOL[0] {
            return Err(BadMessage::Protocol.into());
        }
        Ok(reader)
    }

    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The next frame; `None` at the end.
    pub fn frame(&mut self) -> Result<Option<Frame>, BadPackage> {
        self.next_packed()?.map(|packed| unpack(&packed).map_err(BadPackage::from)).transpose()
    }

    /// Checks the signature after the last frame, and that nothing follows it. Returns the hash of the package.
    pub fn finish(mut self, key: &[u8; 32]) -> Result<Hash, BadPackage> {
        let hash = *self.hasher.finalize().as_bytes();
        let mut signature = [0; 64];
        self.fill(&mut signature)?;
        let mut more = [0; 1];
        match self.from.read(&mut more) {
            Ok(0) => {}
            Ok(_) => return Err(BadPackage::Trailing),
            Err(error) => return Err(read_error(error)),
        }
        let key = VerifyingKey::from_bytes(key).map_err(|_| BadPackage::Signature)?;
        key.verify_strict(&message(&hash), &Signature::from_bytes(&signature)).map_err(|_| BadPackage::Signature)?;
        Ok(hash)
    }

    fn next_packed(&mut self) -> Result<Option<Vec<u8>>, BadPackage> {
        let mut length = [0; 4];
        self.fill(&mut length)?;
        let length = u32::from_be_bytes(length) as usize;
        if length == 0 {
            return Ok(None);
        }
        if length > LARGEST_BODY {
            return Err(BadMessage::TooLarge.into());
        }
        let mut packed = vec![0; length];
        self.fill(&mut packed)?;
        Ok(Some(packed))
    }

    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), BadPackage> {
        self.from.read_exact(bytes).map_err(read_error)?;
        self.hasher.update(bytes);
        Ok(())
    }
}

/// The sealed layer reports "unexpected end" if the file was cut and "invalid data" if a byte was altered.
fn read_error(error: std::io::Error) -> BadPackage {
    match error.kind() {
        std::io::ErrorKind::UnexpectedEof => BadPackage::Cut,
        std::io::ErrorKind::InvalidData => BadPackage::Signature,
        _ => BadPackage::Read(error),
    }
}

/// Reads a whole package to verify its signature. `key_of` finds the key of the device that claims to have
/// written it.
pub fn checked<R: Read>(
    from: R,
    key_of: impl FnOnce(&Header) -> Option<[u8; 32]>,
) -> Result<(Header, Hash), BadPackage> {
    let mut reader = PackageReader::open(from)?;
    let header = reader.header().clone();
    let key = key_of(&header).ok_or(BadPackage::Signature)?;
    while reader.next_packed()?.is_some() {}
    let hash = reader.finish(&key)?;
    Ok((header, hash))
}

impl Header {
    fn nobody() -> Header {
        let nobody = ByteArray::from([0; 16]);
        Header {
            protocol: [0, 0],
            from: nobody,
            to: nobody,
            id: nobody,
            answers: None,
            made_at_ms: 0,
            have: Vec::new(),
            root: ByteArray::from([0; 32]),
        }
    }

    pub fn from(&self) -> Id {
        Id(self.from.into())
    }

    pub fn id(&self) -> Id {
        Id(self.id.into())
    }

    pub fn to(&self) -> Id {
        Id(self.to.into())
    }
}

/// The name of a package's file: valid on any stick and recognisable, such as
/// `so-chi-bo-ban-na-ca-1f3a-2026-11-22-1030.goi`. `sort` is the first part. The first digits of the id of
/// `book` distinguish cells whose names differ in their diacritics alone. `at` is the writer's local time,
/// `2026-11-22-1030`.
pub fn file_name(sort: &str, cell: &str, book: Id, at: &str) -> String {
    let plain = domain::language::fold(cell);
    let plain = plain.strip_prefix("chi bo ").unwrap_or(&plain);
    let words = plain.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let cell: Vec<&str> = words.take(8).collect();
    let [first, second, ..] = book.0;
    format!("{sort}-{}-{first:02x}{second:02x}-{at}.{FILE_ENDING}", cell.join("-"))
}

/// The file extension of packages.
pub const FILE_ENDING: &str = "goi";
/// The first part of the file name: of a laptop's package for the committee, of one for other laptops, and of
/// the committee's answer.
pub const FOR_SERVER: &str = "so-chi-bo";
pub const FOR_LAPTOPS: &str = "may-khac";
pub const ANSWER: &str = "tra-loi";
