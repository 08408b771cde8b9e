//! The laptop's end: sends what is new and stores what comes back.

use crate::batch_size::BatchSize;
use crate::limits::{MOST_SEGMENTS, PATIENCE};
use crate::message::{
    Answer, BadMessage, Have, PROTOCOL, Problem, Request, WireReceipt, answer_message, pack, request_message,
    root_digest, unpack,
};
use crate::wire::{decode_batch, encode_batch};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use journal::mutant::{Mutant, is_active};
use journal::{Accepted, ChainHead, ChainStore, Hash, Id, Receipt, Segment};
use minicbor::bytes::ByteArray;
use std::collections::{BTreeMap, BTreeSet};

/// One laptop's side of an exchange, from the first request to the last answer.
pub struct Laptop {
    pub(crate) key: SigningKey,
    server_key: [u8; 32],
    /// The keys that may sign receipts: the server's present and former ones.
    pub(crate) trusted: Vec<[u8; 32]>,
    pub(crate) server: Id,
    /// The books this laptop takes part in: its cell's and those the superior sends.
    pub(crate) books: Vec<Id>,
    /// The cell's own book. All its chains are sent to the server, whoever wrote them.
    pub(crate) own_book: Id,
    batch_size: BatchSize,
    /// Hash of the request that was sent last.
    asked: Hash,
    /// Chains that the server requests again, from the number after this one.
    pub(crate) rewinds: BTreeMap<Id, u64>,
    /// Chains whose receipts the server requested, and those whose receipts were sent.
    wanted_receipts: BTreeSet<Id>,
    given_receipts: BTreeSet<Id>,
    /// The state after the last answer, and how many answers in a row did not change it.
    last_state: Option<ProgressState>,
    idle: u32,
    /// The state of the own book is to be compared once nothing is left to send or fetch.
    comparing: bool,
    compared: Option<Hash>,
    /// The oldest protocol version that this laptop speaks.
    oldest: u16,
}

/// What an answer can advance: the changes and receipts that are here, and what the server requested.
#[derive(Debug, Clone, PartialEq)]
struct ProgressState {
    root: Hash,
    rewinds: BTreeMap<Id, u64>,
    wanted_receipts: BTreeSet<Id>,
}

/// The result of one answer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Progress {
    /// Changes of other devices that are new here.
    pub received: u64,
    pub receipt_at_ms: Option<u64>,
    /// How many changes are still to come.
    pub left: u64,
    /// Nothing is left to send or fetch.
    pub finished: bool,
    /// Both roots are equal.
    pub verified: bool,
    /// Whether the same changes produced the same tables on both sides; `None` if this was not compared.
    pub same_tables: Option<bool>,
    /// The server lost something and requests it again.
    pub asked_again: bool,
    /// This laptop was revoked: what it sent is kept for review.
    pub revoked: bool,
    /// What the server could not take and a person has to deal with. Requests to send something again are not
    /// included; the laptop obeys them by itself.
    pub problems: Vec<Problem>,
    /// Former keys of the server, as the server itself states.
    pub former: Vec<[u8; 32]>,
}

impl Progress {
    /// Adds the result of a further answer or frame.
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

/// The answer was refused; the book is unchanged.
#[derive(Debug, thiserror::Error)]
pub enum Refused<E> {
    #[error(transparent)]
    Message(#[from] BadMessage),
    /// The server sent changes that do not verify.
    #[error("the server sent changes that do not verify")]
    Unverified,
    #[error(transparent)]
    ChainStore(E),
}

impl Laptop {
    /// `former`: the server's former keys, from its earlier answers.
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
            last_state: None,
            idle: 0,
            comparing: false,
            compared: None,
            oldest: PROTOCOL[0],
        }
    }

    /// Speaks no version before this one: an earlier server would misread what the book holds.
    pub fn speak_from(&mut self, oldest: u16) {
        self.oldest = oldest.max(PROTOCOL[0]);
    }

    pub(crate) fn protocol(&self) -> [u16; 2] {
        [self.oldest, PROTOCOL[1]]
    }

    /// Chains that the server requested again. The caller keeps them until the next package.
    pub fn rewinds(&self) -> &BTreeMap<Id, u64> {
        &self.rewinds
    }

    /// Chains whose receipts the server requested. The caller keeps them until the next package.
    pub fn wanted_receipts(&self) -> &BTreeSet<Id> {
        &self.wanted_receipts
    }

    /// Resumes with the chains that an earlier answer requested again.
    pub fn rewind(&mut self, rewinds: BTreeMap<Id, u64>) {
        self.rewinds = rewinds;
    }

    /// Resumes with the chains whose receipts an earlier answer requested.
    pub fn want_receipts(&mut self, chains: BTreeSet<Id>) {
        self.wanted_receipts = chains;
    }

    /// Asks the server, from the next request on, whether its tables of the own book equal this laptop's.
    pub fn compare(&mut self) {
        self.comparing = true;
    }

    /// The link broke or stalled: batches become smaller.
    pub fn broke_off(&mut self) {
        self.batch_size.broke_off();
    }

    /// The server refused the batch as too large.
    pub fn too_large(&mut self) {
        self.batch_size.too_large();
    }

    /// Adapts the batch size to the duration of the last round trip.
    pub fn paced(&mut self, took_ms: u64) {
        self.batch_size.round_trip(took_ms);
    }

    /// The next request as sent: device, signature, packed message.
    pub fn build_request<S: ChainStore>(&mut self, chain_store: &S) -> Result<Vec<u8>, S::Error> {
        let heads = self.heads(chain_store)?;
        let segments = self.outgoing(chain_store, &heads)?;
        let compare = self.comparing && segments.is_empty();
        self.compared = compare.then(|| chain_store.content_hash(self.own_book)).transpose()?;
        let request = Request {
            protocol: self.protocol(),
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

    /// The lines that are sent to this server: those of the cell's book, and those that this server or one it
    /// stands in for wrote. What another, lost server sent is left out.
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

    /// What to send: changes of the own book that no receipt covers and whatever the server requested again, up
    /// to one batch.
    fn outgoing<S: ChainStore>(&self, chain_store: &S, heads: &[ChainHead]) -> Result<Vec<Segment>, S::Error> {
        let mut left = self.batch_size.bytes();
        let mut segments = Vec::new();
        for head in heads {
            let from = match self.rewinds.get(&head.chain.id()) {
                Some(&number) => number.max(if head.line.leaves.is_some() { head.line.base() } else { 0 }),
                None if head.chain.book == self.own_book && is_active(Mutant::ResumesTooLate) && head.receipted > 0 => {
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

    /// Keys of the other devices whose changes are sent: the server may not know them yet, or have lost them.
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

    /// Handles the answer to the last request. The caller runs this in one transaction.
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
        // A new former key means that lines of that former server are now to be sent as well.
        let busy = answer.more || unsent || named || !self.wanted_receipts.is_empty();
        if busy && self.is_stuck(ours) {
            progress.problems.push(Problem { chain: [0; 16].into(), code: Problem::STUCK, number: 0 });
        }
        progress.finished = !progress.problems.is_empty() || !busy;
        Ok(progress)
    }

    /// Whether the server keeps requesting or announcing something without any progress. An honest server may
    /// need an answer or two to find out what it lacks; without a limit a dishonest one would use up the
    /// village's data allowance.
    fn is_stuck(&mut self, root: Hash) -> bool {
        let rewinds = self.rewinds.clone();
        let state = Some(ProgressState { root, rewinds, wanted_receipts: self.wanted_receipts.clone() });
        self.idle = if self.last_state == state { self.idle + 1 } else { 0 };
        self.last_state = state;
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

    /// A receipt counts if it is signed with one of the server's present or former keys.
    fn vouched(&self, receipt: &Receipt) -> bool {
        let signed = |key: &[u8; 32]| receipt.verify(key) || is_active(Mutant::ForgedReceiptCounts);
        self.trusted.iter().any(|key| journal::chain::device_id(key) == receipt.server && signed(key))
    }

    /// Records what the server requests again, to be sent next, and passes the other problems on.
    pub(crate) fn note_problems(&mut self, problems: Vec<Problem>, progress: &mut Progress) {
        for problem in problems {
            let chain = Id(problem.chain.into());
            match problem.code {
                Problem::SEND_FROM if is_active(Mutant::RewindIgnored) => {}
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
            // The page starts after the last change here: the next request will show what is missing.
            Accepted::Gap { .. } => Ok(0),
            Accepted::Unfitting | Accepted::UnknownDevice | Accepted::Bad(_) => Err(Refused::Unverified),
        }
    }
}

/// Stores keys only of devices whose changes come with them.
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
