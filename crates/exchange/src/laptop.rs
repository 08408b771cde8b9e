//! The laptop's end: says what is new, takes what comes back.

use crate::batch_size::BatchSize;
use crate::limits::{MOST_SEGMENTS, PATIENCE};
use crate::message::{
    Answer, BadMessage, Have, PROTOCOL, Problem, Request, WireReceipt, answer_message, pack, request_message,
    root_digest, unpack,
};
use crate::wire::{decode_batch, encode_batch};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use journal::mutant::{Mutant, at_work};
use journal::{Accepted, ChainHead, ChainStore, Hash, Id, Receipt, Segment};
use minicbor::bytes::ByteArray;
use std::collections::{BTreeMap, BTreeSet};

/// One laptop's side of an exchange, from the first request to the last answer.
pub struct Laptop {
    pub(crate) key: SigningKey,
    server_key: [u8; 32],
    /// Keys receipts may be signed with: the server's, and those it had before.
    pub(crate) trusted: Vec<[u8; 32]>,
    pub(crate) server: Id,
    /// Books this laptop takes part in: its cell's and what the superior sends.
    pub(crate) books: Vec<Id>,
    /// The cell's own book: the chains of it are carried up, whoever wrote them.
    pub(crate) own_book: Id,
    batch_size: BatchSize,
    /// Hash of the request under way.
    asked: Hash,
    /// Chains the server wants again, from the number after this one.
    pub(crate) rewinds: BTreeMap<Id, u64>,
    /// Chains whose receipts the server asked for, and those it has been given.
    wanted_receipts: BTreeSet<Id>,
    given_receipts: BTreeSet<Id>,
    /// How things stood after the last answer, and how many answers in a row changed nothing of it.
    stood: Option<Standing>,
    idle: u32,
    /// The state of the own book is to be compared, once nothing is left to send or fetch.
    comparing: bool,
    compared: Option<Hash>,
}

/// Everything an answer can move on: what is here and receipted, what the server asked for, what went up.
#[derive(Debug, Clone, PartialEq)]
struct Standing {
    root: Hash,
    rewinds: BTreeMap<Id, u64>,
    wanted_receipts: BTreeSet<Id>,
}

/// What one answer brought.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Progress {
    /// Changes of others that are new here.
    pub received: u64,
    pub receipt_at_ms: Option<u64>,
    /// Changes that are still to come after these.
    pub left: u64,
    /// Nothing is left to send or fetch.
    pub finished: bool,
    /// Both roots are equal.
    pub verified: bool,
    /// Whether the same changes made the same tables here and there, where that was asked and could be told.
    pub same_tables: Option<bool>,
    /// The server lost something it had, and asks for it again.
    pub asked_again: bool,
    /// This laptop was revoked: what it sent is kept for review.
    pub revoked: bool,
    /// What the server could not take for good; asking again is dealt with here.
    pub problems: Vec<Problem>,
    /// Keys the server had before, as it vouches.
    pub former: Vec<[u8; 32]>,
}

impl Progress {
    /// Adds what a further answer or frame brought.
    pub fn add(&mut self, further: Progress) {
        self.received += further.received;
        self.receipt_at_ms = self.receipt_at_ms.max(further.receipt_at_ms);
        self.revoked |= further.revoked;
        self.asked_again |= further.asked_again;
        self.same_tables = further.same_tables.or(self.same_tables);
        self.problems.extend(further.problems);
        self.former.extend(further.former);
        (self.finished, self.verified, self.left) = (further.finished, further.verified, further.left);
    }
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
    ChainStore(E),
}

impl Laptop {
    /// `former`: keys the server vouched for earlier as having been its own.
    pub fn new(
        key: SigningKey,
        server_key: [u8; 32],
        former: &[[u8; 32]],
        own_book: Id,
        received_books: &[Id],
    ) -> Self {
        Laptop {
            key,
            server_key,
            trusted: std::iter::once(server_key).chain(former.iter().copied()).collect(),
            server: journal::chain::device_id(&server_key),
            books: std::iter::once(own_book).chain(received_books.iter().copied()).collect(),
            own_book,
            batch_size: BatchSize::default(),
            asked: [0; 32],
            rewinds: BTreeMap::new(),
            wanted_receipts: BTreeSet::new(),
            given_receipts: BTreeSet::new(),
            stood: None,
            idle: 0,
            comparing: false,
            compared: None,
        }
    }

    /// Chains the server asked for again, for the next package; kept by the caller between two of them.
    pub fn rewinds(&self) -> &BTreeMap<Id, u64> {
        &self.rewinds
    }

    /// Chains whose receipts the server asked for; kept in the same way.
    pub fn wanted_receipts(&self) -> &BTreeSet<Id> {
        &self.wanted_receipts
    }

    /// Goes on from what an earlier answer asked for.
    pub fn rewind(&mut self, rewinds: BTreeMap<Id, u64>) {
        self.rewinds = rewinds;
    }

    /// Goes on from which receipts an earlier answer asked for.
    pub fn want_receipts(&mut self, chains: BTreeSet<Id>) {
        self.wanted_receipts = chains;
    }

    /// From the next request on the server is asked whether its tables say of this book what ours say.
    pub fn compare(&mut self) {
        self.comparing = true;
    }

    /// The link broke off or stalled: less at once.
    pub fn broke_off(&mut self) {
        self.batch_size.broke_off();
    }

    /// The server said the batch was too large.
    pub fn too_large(&mut self) {
        self.batch_size.too_large();
    }

    /// The last round trip took this long: more at once while that is quick, less when it drags.
    pub fn paced(&mut self, took_ms: u64) {
        self.batch_size.round_trip(took_ms);
    }

    /// The next request as it goes over the wire: device, signature, packed message.
    pub fn build_request<S: ChainStore>(&mut self, chain_store: &S) -> Result<Vec<u8>, S::Error> {
        let heads = self.heads(chain_store)?;
        let segments = self.outgoing(chain_store, &heads)?;
        let compare = self.comparing && segments.is_empty();
        self.compared = compare.then(|| chain_store.content_hash(self.own_book)).transpose()?;
        let request = Request {
            protocol: PROTOCOL,
            have: heads.iter().map(Have::of).collect(),
            devices: some(self.authors(chain_store, &segments)?),
            batch: (!segments.is_empty()).then(|| encode_batch(&segments).into()),
            root: root_digest(&heads).into(),
            page: self.batch_size.bytes() as u32,
            receipts: some(self.asked_receipts(chain_store)?),
            content: self.compared.map(ByteArray::from),
        };
        let packed = pack(&request);
        self.asked = *blake3::hash(&packed).as_bytes();
        let signature = self.key.sign(&request_message(self.server, &packed)).to_bytes();
        Ok([&self.device().0[..], &signature, &packed].concat())
    }

    /// Of every line this server can have: what a server that is gone sent is for nobody but whoever stands in for it.
    pub(crate) fn heads<S: ChainStore>(&self, chain_store: &S) -> Result<Vec<ChainHead>, S::Error> {
        let mut heads = chain_store.heads(&self.books)?;
        heads.retain(|head| head.chain.book == self.own_book || self.trusts(head.chain.device));
        Ok(heads)
    }

    fn trusts(&self, device: Id) -> bool {
        self.trusted.iter().any(|key| journal::chain::device_id(key) == device)
    }

    pub(crate) fn device(&self) -> Id {
        journal::chain::device_id(self.key.verifying_key().as_bytes())
    }

    /// Everything of the own book that no receipt covers, and what the server wants again, as much as one batch holds.
    fn outgoing<S: ChainStore>(&self, chain_store: &S, heads: &[ChainHead]) -> Result<Vec<Segment>, S::Error> {
        let mut left = self.batch_size.bytes();
        let mut segments = Vec::new();
        for head in heads {
            let from = match self.rewinds.get(&head.chain.id()) {
                Some(&number) => number.max(if head.line.leaves.is_some() { head.line.base() } else { 0 }),
                None if head.chain.book == self.own_book && at_work(Mutant::ResumesTooLate) && head.receipted > 0 => {
                    head.receipted + 1
                }
                None if head.chain.book == self.own_book => head.receipted,
                None => continue,
            };
            if left == 0 || head.number() <= from || segments.len() >= MOST_SEGMENTS {
                continue;
            }
            if let Some(segment) = chain_store.segment_after(head, from, left)? {
                left = left.saturating_sub(segment.changes.iter().map(journal::chain_store::weight).sum());
                segments.push(segment);
            }
        }
        Ok(segments)
    }

    /// Keys of those whose changes are carried: the server may not know them yet, or no longer.
    pub(crate) fn authors<S: ChainStore>(
        &self,
        chain_store: &S,
        segments: &[Segment],
    ) -> Result<Vec<ByteArray<32>>, S::Error> {
        let others = segments.iter().map(|segment| segment.chain.device);
        let others: BTreeSet<Id> = others.filter(|device| *device != self.device() && *device != self.server).collect();
        let mut keys = Vec::new();
        for device in others {
            keys.extend(chain_store.device_key(device)?.map(ByteArray::from));
        }
        Ok(keys)
    }

    pub(crate) fn asked_receipts<S: ChainStore>(&mut self, chain_store: &S) -> Result<Vec<WireReceipt>, S::Error> {
        let mut receipts = Vec::new();
        for chain in std::mem::take(&mut self.wanted_receipts) {
            receipts.extend(chain_store.receipts(chain)?.iter().map(|receipt| WireReceipt::of(receipt, self.server)));
            self.given_receipts.insert(chain);
        }
        Ok(receipts)
    }

    /// Takes the answer to the last request. The caller runs this in one transaction.
    pub fn handle_response<S: ChainStore>(
        &mut self,
        chain_store: &mut S,
        body: &[u8],
    ) -> Result<Progress, Refused<S::Error>> {
        let answer = self.open(body)?;
        let former: Vec<[u8; 32]> = answer.former.unwrap_or_default().into_iter().map(Into::into).collect();
        let named = former.iter().any(|key| !self.trusted.contains(key));
        let mut progress = Progress { former, left: answer.left.unwrap_or_default(), ..Progress::default() };
        self.trusted.extend(&progress.former);
        for public_key in answer.devices.unwrap_or_default() {
            chain_store.learn_device(&public_key).map_err(Refused::ChainStore)?;
        }
        if let Some(page) = answer.page {
            for segment in decode_batch(&page).map_err(BadMessage::from)? {
                progress.received += self.take(chain_store, &segment)?;
            }
        }
        self.keep_receipts(chain_store, answer.receipts.unwrap_or_default(), &mut progress)?;
        self.rewinds.clear();
        self.note_problems(answer.problems.unwrap_or_default(), &mut progress);
        let heads = self.heads(chain_store).map_err(Refused::ChainStore)?;
        let ours = root_digest(&heads);
        progress.verified = answer.root.is_none_or(|root| ours == *root);
        if let (Some(ours), Some(theirs)) = (self.compared, answer.content) {
            (progress.same_tables, self.comparing) = (Some(ours == *theirs), false);
        }
        let unsent = !self.outgoing(chain_store, &heads).map_err(Refused::ChainStore)?.is_empty();
        // What is here of a server that was just named is news to this one.
        let busy = answer.more || unsent || named || !self.wanted_receipts.is_empty();
        if busy && self.is_stuck(ours) {
            progress.problems.push(Problem { chain: [0; 16].into(), code: Problem::STUCK, number: 0 });
        }
        progress.finished = !progress.problems.is_empty() || !busy;
        Ok(progress)
    }

    /// Whether the server keeps asking, or promising, and nothing comes of it. An honest one may take an answer or two to
    /// find out what it lacks; without an end here a dishonest one would use up the village's data allowance.
    fn is_stuck(&mut self, root: Hash) -> bool {
        let rewinds = self.rewinds.clone();
        let stands = Some(Standing { root, rewinds, wanted_receipts: self.wanted_receipts.clone() });
        self.idle = if self.stood == stands { self.idle + 1 } else { 0 };
        self.stood = stands;
        self.idle >= PATIENCE
    }

    pub(crate) fn keep_receipts<S: ChainStore>(
        &self,
        chain_store: &mut S,
        receipts: Vec<WireReceipt>,
        progress: &mut Progress,
    ) -> Result<(), Refused<S::Error>> {
        for receipt in receipts {
            let receipt = receipt.into_receipt(self.server);
            if self.vouched(&receipt) {
                progress.receipt_at_ms = progress.receipt_at_ms.max(Some(receipt.at_ms));
                chain_store.keep_receipt(&receipt).map_err(Refused::ChainStore)?;
            }
        }
        Ok(())
    }

    /// A receipt counts when a key this laptop knows for a server's signed it.
    fn vouched(&self, receipt: &Receipt) -> bool {
        let signed = |key: &[u8; 32]| receipt.verify(key) || at_work(Mutant::ForgedReceiptCounts);
        self.trusted.iter().any(|key| journal::chain::device_id(key) == receipt.server && signed(key))
    }

    /// What is asked for is sent next; the rest is for people.
    pub(crate) fn note_problems(&mut self, problems: Vec<Problem>, progress: &mut Progress) {
        for problem in problems {
            let chain = Id(problem.chain.into());
            match problem.code {
                Problem::SEND_FROM if at_work(Mutant::RewindIgnored) => {}
                Problem::SEND_FROM => {
                    let from = self.rewinds.entry(chain).or_insert(problem.number);
                    *from = (*from).min(problem.number);
                    progress.asked_again = true;
                }
                Problem::SEND_RECEIPTS if self.given_receipts.contains(&chain) => {}
                Problem::SEND_RECEIPTS => {
                    self.wanted_receipts.insert(chain);
                }
                Problem::REVOKED => progress.revoked = true,
                _ => progress.problems.push(problem),
            }
        }
    }

    fn open(&self, body: &[u8]) -> Result<Answer, BadMessage> {
        let (signature, packed) = body.split_first_chunk::<64>().ok_or(BadMessage::Malformed)?;
        let key = VerifyingKey::from_bytes(&self.server_key).map_err(|_| BadMessage::Signature)?;
        key.verify_strict(&answer_message(&self.asked, packed), &Signature::from_bytes(signature))
            .map_err(|_| BadMessage::Signature)?;
        unpack(packed)
    }

    pub(crate) fn take<S: ChainStore>(&self, chain_store: &mut S, segment: &Segment) -> Result<u64, Refused<S::Error>> {
        if !self.books.contains(&segment.chain.book) {
            return Err(Refused::Unverified);
        }
        if segment.chain.book != self.own_book && !self.trusts(segment.chain.device) {
            return Err(Refused::Unverified);
        }
        match chain_store.accept(segment, &[]).map_err(Refused::ChainStore)? {
            Accepted::Taken { new, .. } => Ok(new),
            // A page that starts past what is here: the next request says what is missing.
            Accepted::Gap { .. } => Ok(0),
            Accepted::Unfitting | Accepted::UnknownDevice | Accepted::Bad(_) => Err(Refused::Unverified),
        }
    }
}

/// Keys are learned for the devices whose changes are brought; any other key is nobody's.
pub(crate) fn learn_authors<'k, S: ChainStore>(
    chain_store: &mut S,
    segments: &[Segment],
    keys: impl Iterator<Item = &'k ByteArray<32>>,
) -> Result<(), S::Error> {
    let authors: BTreeSet<Id> = segments.iter().map(|segment| segment.chain.device).collect();
    for key in keys.filter(|key| authors.contains(&journal::chain::device_id(key))) {
        chain_store.learn_device(key)?;
    }
    Ok(())
}

pub(crate) fn some<T>(list: Vec<T>) -> Option<Vec<T>> {
    if list.is_empty() { None } else { Some(list) }
}
