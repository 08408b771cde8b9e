//! The server's end: takes a batch, gives receipts and a page.

use crate::message::{
    Answer, BadMessage, PROTOCOL, Problem, Request, WireReceipt, answer_message, pack, request_message, root_digest,
    unpack,
};
use crate::wire::{decode_batch, encode_batch};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use journal::{Accepted, ChainHead, ChainName, Change, ChangeRef, Id, Receipt, Segment, Shelf};

/// Who is asking: a laptop the committee has enrolled.
#[derive(Debug, Clone)]
pub struct Guest {
    pub public_key: [u8; 32],
    /// The cell's book: what it may write.
    pub own_book: Id,
    /// What the committee sends it.
    pub sent_books: Vec<Id>,
}

/// Says why a change must be set aside, if it must.
pub type Judge<'j> = dyn Fn(&Change) -> Option<&'static str> + 'j;

/// The server's side.
pub struct Server {
    key: SigningKey,
}

/// What a request brought.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Arrival {
    /// Changes that are new here, by chain.
    pub segments: Vec<(ChainName, u64, Vec<Change>)>,
    /// Set aside, with the reason: the caller writes a verdict record for each before answering.
    pub set_aside: Vec<(ChangeRef, &'static str)>,
    receipts: Vec<Receipt>,
    problems: Vec<Problem>,
}

/// The device a request claims to be from, read before anything is unpacked.
pub fn device_of(body: &[u8]) -> Result<Id, BadMessage> {
    body.first_chunk::<16>().map(|bytes| Id(*bytes)).ok_or(BadMessage::Malformed)
}

impl Server {
    pub fn new(key: SigningKey) -> Self {
        Server { key }
    }

    pub fn device(&self) -> Id {
        journal::chain::device_id(self.key.verifying_key().as_bytes())
    }

    /// Checks the signature over the request as sent, then reads it.
    pub fn open(&self, guest: &Guest, body: &[u8]) -> Result<Request, BadMessage> {
        let rest = body.get(16..).ok_or(BadMessage::Malformed)?;
        let (signature, packed) = rest.split_first_chunk::<64>().ok_or(BadMessage::Malformed)?;
        let key = VerifyingKey::from_bytes(&guest.public_key).map_err(|_| BadMessage::Signature)?;
        key.verify_strict(&request_message(self.device(), packed), &Signature::from_bytes(signature))
            .map_err(|_| BadMessage::Signature)?;
        let request: Request = unpack(packed)?;
        if request.protocol[0] > PROTOCOL[1] || request.protocol[1] < PROTOCOL[0] {
            return Err(BadMessage::Protocol);
        }
        Ok(request)
    }

    /// Takes the batch into the shelf. The caller runs `take` and `answer` in one transaction.
    pub fn take<S: Shelf>(
        &self,
        shelf: &mut S,
        guest: &Guest,
        request: &Request,
        judge: &Judge<'_>,
        now_ms: u64,
    ) -> Result<Result<Arrival, BadMessage>, S::Error> {
        let segments = match request.batch.as_ref().map(|batch| decode_batch(batch)).transpose() {
            Ok(segments) => segments.unwrap_or_default(),
            Err(bad) => return Ok(Err(bad.into())),
        };
        let mut arrival = Arrival::default();
        for segment in segments {
            self.take_segment(shelf, guest, segment, judge, now_ms, &mut arrival)?;
        }
        Ok(Ok(arrival))
    }

    fn take_segment<S: Shelf>(
        &self,
        shelf: &mut S,
        guest: &Guest,
        segment: Segment,
        judge: &Judge<'_>,
        now_ms: u64,
        arrival: &mut Arrival,
    ) -> Result<(), S::Error> {
        let chain = segment.chain.id();
        let mut problem = |code, number| arrival.problems.push(Problem { chain: chain.0.into(), code, number });
        if segment.chain.book != guest.own_book {
            problem(3, segment.first);
            return Ok(());
        }
        let judged: Vec<_> = (segment.first..)
            .zip(&segment.changes)
            .filter_map(|(number, change)| judge(change).map(|reason| (ChangeRef { chain, number }, reason)))
            .collect();
        let numbers: Vec<_> = judged.iter().map(|(at, _)| at.number).collect();
        match shelf.accept(&segment, &numbers)? {
            Accepted::Taken { new, head } => {
                let last = shelf.head(segment.chain)?.number;
                if new > 0 {
                    let receipt = Receipt::sign(&self.key, ChangeRef { chain, number: last }, head, now_ms);
                    shelf.keep_receipt(&receipt)?;
                    arrival.set_aside.extend(judged.into_iter().filter(|(at, _)| at.number > last - new));
                    let skip = segment.changes.len() - new as usize;
                    let first = segment.first + skip as u64;
                    arrival.segments.push((segment.chain, first, segment.changes.into_iter().skip(skip).collect()));
                }
            }
            Accepted::Gap { have } => problem(1, have),
            Accepted::Fork { at } => problem(2, at),
            Accepted::UnknownDevice => problem(3, segment.first),
            Accepted::Bad(_) => problem(4, segment.first),
        }
        Ok(())
    }

    /// The answer as it goes over the wire.
    pub fn answer<S: Shelf>(
        &self,
        shelf: &S,
        guest: &Guest,
        request: &Request,
        mut arrival: Arrival,
        body: &[u8],
    ) -> Result<Vec<u8>, S::Error> {
        let books: Vec<Id> = std::iter::once(guest.own_book).chain(guest.sent_books.iter().copied()).collect();
        let heads = shelf.heads(&books)?;
        arrival.problems.extend(lost(request, &heads));
        let (segments, more) = self.page(shelf, request, &heads)?;
        let devices = self.devices(shelf, &segments)?;
        let root = root_digest(&heads);
        let answer = Answer {
            protocol: PROTOCOL[1].min(request.protocol[1]),
            receipts: some(self.receipts(shelf, request, &heads)?),
            page: (!segments.is_empty()).then(|| encode_batch(&segments).into()),
            root: (root != *request.root || !segments.is_empty()).then(|| root.into()),
            more,
            devices: some(devices),
            problems: some(arrival.problems),
        };
        let packed = pack(&answer);
        let asked = blake3::hash(body.get(80..).unwrap_or_default());
        let signature = self.key.sign(&answer_message(asked.as_bytes(), &packed)).to_bytes();
        Ok([&signature[..], &packed].concat())
    }

    /// Changes the laptop lacks, as many as it asked for.
    fn page<S: Shelf>(
        &self,
        shelf: &S,
        request: &Request,
        heads: &[ChainHead],
    ) -> Result<(Vec<Segment>, bool), S::Error> {
        let mut left = (request.page as usize).min(crate::limits::LARGEST_BATCH);
        let mut segments = Vec::new();
        let mut more = false;
        for head in heads {
            let has = claimed(request, head.chain).map_or(0, |(number, _)| number);
            if head.number <= has {
                continue;
            }
            match if left > 0 { shelf.segment_after(head.chain, has, left)? } else { None } {
                Some(segment) => {
                    more |= segment.last() < head.number;
                    left = left.saturating_sub(segment.changes.iter().map(journal::shelf::weight).sum());
                    segments.push(segment);
                }
                None => more |= left == 0,
            }
        }
        Ok((segments, more))
    }

    /// Receipts the laptop has not got: newer ones for what it sent, and those of pages' chains.
    fn receipts<S: Shelf>(
        &self,
        shelf: &S,
        request: &Request,
        heads: &[ChainHead],
    ) -> Result<Vec<WireReceipt>, S::Error> {
        let mut receipts = Vec::new();
        for head in heads.iter().filter(|head| head.chain.device != self.device()) {
            let receipted = claimed(request, head.chain).map_or(0, |(_, receipted)| receipted);
            receipts.extend(shelf.receipts_after(head.chain, receipted)?.iter().map(WireReceipt::from_receipt));
        }
        Ok(receipts)
    }

    fn devices<S: Shelf>(
        &self,
        shelf: &S,
        segments: &[Segment],
    ) -> Result<Vec<minicbor::bytes::ByteArray<32>>, S::Error> {
        let mut keys = Vec::new();
        for segment in segments.iter().filter(|segment| segment.first == 1) {
            keys.extend(shelf.device_key(segment.chain.device)?.map(minicbor::bytes::ByteArray::from));
        }
        Ok(keys)
    }
}

/// Chains the laptop holds receipts for beyond what is here: the server lost something, and asks for it again.
fn lost(request: &Request, heads: &[ChainHead]) -> Vec<Problem> {
    let here = |chain: &[u8; 16]| heads.iter().find(|head| head.chain.id().0 == *chain).map_or(0, |head| head.number);
    let claims = request.have.iter().map(|(chain, _, receipted)| (chain, *receipted, here(chain)));
    claims
        .filter(|(_, receipted, number)| receipted > number)
        .map(|(chain, _, number)| Problem { chain: *chain, code: 1, number })
        .collect()
}

fn some<T>(list: Vec<T>) -> Option<Vec<T>> {
    if list.is_empty() { None } else { Some(list) }
}

/// What the laptop says it has of a chain: last number, receipted number.
fn claimed(request: &Request, chain: ChainName) -> Option<(u64, u64)> {
    let id = chain.id();
    request.have.iter().find(|(name, _, _)| **name == id.0).map(|(_, number, receipted)| (*number, *receipted))
}
