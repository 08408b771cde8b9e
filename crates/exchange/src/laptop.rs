//! The laptop's end: says what is new, takes what comes back.

use crate::limits::{FIRST_BATCH, LARGEST_BATCH};
use crate::message::{
    Answer, BadMessage, PROTOCOL, Problem, Request, answer_message, pack, request_message, root_digest, unpack,
};
use crate::wire::{decode_batch, encode_batch};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use journal::{Accepted, Hash, Id, Segment, Shelf};

/// One laptop's side of an exchange, from the first request to the last answer.
pub struct Laptop {
    key: SigningKey,
    server_key: [u8; 32],
    server: Id,
    /// Books this laptop takes part in: its cell's and what the superior sends.
    books: Vec<Id>,
    /// The cell's own book: the chains of it are carried up, whoever wrote them.
    own_book: Id,
    batch: usize,
    /// Hash of the request under way.
    asked: Hash,
    rewinds: Vec<(Id, u64)>,
}

/// What one answer brought.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Progress {
    /// Changes of others that are new here.
    pub received: u64,
    /// Changes of this book the server now holds.
    pub receipted: u64,
    pub receipt_at_ms: Option<u64>,
    /// Nothing is left to send or fetch.
    pub finished: bool,
    /// Both roots are equal.
    pub verified: bool,
    pub problems: Vec<Problem>,
}

/// An answer that can't be taken; the book is as it was.
#[derive(Debug, thiserror::Error)]
pub enum Refused<E> {
    #[error(transparent)]
    Message(#[from] BadMessage),
    /// The server sends a chain whose changes don't verify.
    #[error("the server sent changes that do not verify")]
    Unverified,
    #[error(transparent)]
    Shelf(E),
}

impl Laptop {
    pub fn new(key: SigningKey, server_key: [u8; 32], own_book: Id, received_books: &[Id]) -> Self {
        let books = std::iter::once(own_book).chain(received_books.iter().copied()).collect();
        let server = journal::chain::device_id(&server_key);
        Laptop { key, server_key, server, books, own_book, batch: FIRST_BATCH, asked: [0; 32], rewinds: Vec::new() }
    }

    /// The link was too slow, or the server said the batch was too large: send half.
    pub fn halve(&mut self) {
        self.batch = (self.batch / 2).max(1);
    }

    /// The next request as it goes over the wire: device, signature, packed message.
    pub fn ask<S: Shelf>(&mut self, shelf: &S) -> Result<Vec<u8>, S::Error> {
        let heads = shelf.heads(&self.books)?;
        let segments = self.outgoing(shelf)?;
        let request = Request {
            protocol: PROTOCOL,
            have: heads.iter().map(|head| (head.chain.id().0.into(), head.number, head.receipted)).collect(),
            batch: (!segments.is_empty()).then(|| encode_batch(&segments).into()),
            root: root_digest(&heads).into(),
            page: self.batch as u32,
        };
        let packed = pack(&request);
        self.asked = *blake3::hash(&packed).as_bytes();
        let signature = self.key.sign(&request_message(self.server, &packed)).to_bytes();
        let device = journal::chain::device_id(self.key.verifying_key().as_bytes());
        Ok([&device.0[..], &signature, &packed].concat())
    }

    /// Everything of the own book that no receipt covers, as much as one batch holds.
    fn outgoing<S: Shelf>(&self, shelf: &S) -> Result<Vec<Segment>, S::Error> {
        let mut left = self.batch;
        let mut segments = Vec::new();
        for head in shelf.heads(&[self.own_book])? {
            let rewound = self.rewinds.iter().find(|(chain, _)| *chain == head.chain.id());
            let from = rewound.map_or(head.receipted, |(_, number)| *number);
            if left == 0 || head.number <= from {
                continue;
            }
            if let Some(segment) = shelf.segment_after(head.chain, from, left)? {
                left = left.saturating_sub(segment.changes.iter().map(journal::shelf::weight).sum());
                segments.push(segment);
            }
        }
        Ok(segments)
    }

    /// Takes the answer to the last request. The caller runs this in one transaction.
    pub fn hear<S: Shelf>(&mut self, shelf: &mut S, body: &[u8]) -> Result<Progress, Refused<S::Error>> {
        let answer = self.open(body)?;
        let mut progress = Progress { problems: answer.problems.unwrap_or_default(), ..Progress::default() };
        for public_key in answer.devices.unwrap_or_default() {
            shelf.learn_device(&public_key).map_err(Refused::Shelf)?;
        }
        if let Some(page) = answer.page {
            for segment in decode_batch(&page).map_err(BadMessage::from)? {
                progress.received += self.take(shelf, &segment)?;
            }
        }
        for receipt in answer.receipts.unwrap_or_default() {
            let receipt = receipt.into_receipt(self.server);
            if receipt.verify(&self.server_key) {
                progress.receipt_at_ms = progress.receipt_at_ms.max(Some(receipt.at_ms));
                shelf.keep_receipt(&receipt).map_err(Refused::Shelf)?;
            }
        }
        self.rewinds =
            progress.problems.iter().filter(|p| p.code == 1).map(|p| (Id(p.chain.into()), p.number)).collect();
        let heads = shelf.heads(&self.books).map_err(Refused::Shelf)?;
        let ours = root_digest(&heads);
        progress.verified = answer.root.is_none_or(|root| ours == *root);
        let unsent = !self.outgoing(shelf).map_err(Refused::Shelf)?.is_empty();
        let stuck = progress.problems.iter().any(|problem| problem.code != 1);
        progress.finished = stuck || (!answer.more && !unsent);
        self.batch = (self.batch * 2).min(LARGEST_BATCH);
        Ok(progress)
    }

    fn open(&self, body: &[u8]) -> Result<Answer, BadMessage> {
        let (signature, packed) = body.split_first_chunk::<64>().ok_or(BadMessage::Malformed)?;
        let key = VerifyingKey::from_bytes(&self.server_key).map_err(|_| BadMessage::Signature)?;
        key.verify_strict(&answer_message(&self.asked, packed), &Signature::from_bytes(signature))
            .map_err(|_| BadMessage::Signature)?;
        unpack(packed)
    }

    fn take<S: Shelf>(&self, shelf: &mut S, segment: &Segment) -> Result<u64, Refused<S::Error>> {
        if !self.books.contains(&segment.chain.book) {
            return Err(Refused::Unverified);
        }
        match shelf.accept(segment, &[]).map_err(Refused::Shelf)? {
            Accepted::Taken { new, .. } => Ok(new),
            // A page sent twice, or one that starts past what is here: the next request says what is missing.
            Accepted::Gap { .. } => Ok(0),
            Accepted::Fork { .. } | Accepted::UnknownDevice | Accepted::Bad(_) => Err(Refused::Unverified),
        }
    }
}
