//! The server's end: stores a batch, and returns receipts and a page.

use crate::client::Client;
use crate::decoded_request::DecodedRequest;
use crate::gaps::{Claims, Here, Page, all_known, devices, founders, is_whole, lost, page};
use crate::laptop::some;
use crate::message::{
    Answer, BadMessage, PROTOCOL, Problem, Request, WireReceipt, answer_message, pack, request_message, root_digest,
    unpack,
};
use crate::wire::encode_batch;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use journal::mutant::{Mutant, is_active};
use journal::{Accepted, ChainHead, ChainName, ChainStore, Change, ChangeRef, Hash, Id, Receipt, Segment};
use minicbor::bytes::ByteArray;
use std::collections::BTreeSet;

/// Returns why a change must be set aside; `None` if it need not be.
pub type Judge<'j> = dyn Fn(ChainName, &Change) -> Option<&'static str> + 'j;

/// The reason given in the verdict on changes of a revoked laptop.
pub const REVOKED: &str = "revoked_laptop";

pub struct Server {
    key: SigningKey,
    /// Keys of the server that this one replaces.
    former: Vec<[u8; 32]>,
}

/// The result of taking a request.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Arrival {
    /// The changes that are new here, by chain, with the number of the first.
    pub segments: Vec<(ChainName, u64, Vec<Change>)>,
    /// Changes to set aside, with the reason: the caller writes a verdict record for each before answering.
    pub set_aside: Vec<(ChangeRef, &'static str)>,
    /// Chains that show that their laptop was copied.
    pub copied: Vec<ChainName>,
    /// Chains that stood in the cell's book when this laptop was the first to bring it; the caller vouches for
    /// them.
    pub founders: BTreeSet<Id>,
    /// Everything the laptop says it has, in any of its books, is here now.
    pub whole: bool,
    /// What could not be taken or is requested again.
    pub problems: Vec<Problem>,
}

impl Arrival {
    /// Adds the result of a further frame of the same package.
    pub fn add(&mut self, further: Arrival) {
        self.segments.extend(further.segments);
        self.set_aside.extend(further.set_aside);
        self.copied.extend(further.copied);
        self.founders.extend(further.founders);
        self.whole = further.whole;
        self.problems.extend(further.problems);
    }
}

/// The device that a request claims to come from; read before anything is decompressed.
pub fn device_of(body: &[u8]) -> Result<Id, BadMessage> {
    body.first_chunk::<16>().map(|bytes| Id(*bytes)).ok_or(BadMessage::Malformed)
}

impl Server {
    pub fn new(key: SigningKey) -> Self {
        Server { key, former: Vec::new() }
    }

    /// Stands in for a server that is lost: signatures by its keys count.
    pub fn standing_in_for(key: SigningKey, former: Vec<[u8; 32]>) -> Self {
        Server { key, former }
    }

    pub fn device(&self) -> Id {
        journal::chain::device_id(self.key.verifying_key().as_bytes())
    }

    /// Verifies the signature over the request as sent, then decodes it.
    pub fn open(&self, client: &Client, body: &[u8]) -> Result<Request, BadMessage> {
        let rest = body.get(16..).ok_or(BadMessage::Malformed)?;
        let (signature, packed) = rest.split_first_chunk::<64>().ok_or(BadMessage::Malformed)?;
        let key = VerifyingKey::from_bytes(&client.public_key).map_err(|_| BadMessage::Signature)?;
        key.verify_strict(&request_message(self.device(), packed), &Signature::from_bytes(signature))
            .map_err(|_| BadMessage::Signature)?;
        let request: Request = unpack(packed)?;
        if request.protocol[0] > PROTOCOL[1] || request.protocol[1] < PROTOCOL[0] {
            return Err(BadMessage::Protocol);
        }
        if Claims::of(&request.have).are_bounded() { Ok(request) } else { Err(BadMessage::TooLarge) }
    }

    /// Decodes and checks the contents of a request: everything that can be done before the database is locked.
    pub fn read(&self, request: &Request) -> Result<DecodedRequest, BadMessage> {
        DecodedRequest::read(request, self.device(), &|receipt| self.vouched(receipt))
    }

    /// Stores the batch; see [`Server::take_decoded`].
    pub fn take<S: ChainStore>(
        &self,
        chain_store: &mut S,
        client: &Client,
        request: &Request,
        judge: &Judge<'_>,
        now_ms: u64,
    ) -> Result<Result<Arrival, BadMessage>, S::Error> {
        match self.read(request) {
            Ok(decoded) => self.take_decoded(chain_store, client, request, &decoded, judge, now_ms).map(Ok),
            Err(bad) => Ok(Err(bad)),
        }
    }

    /// Stores the contents of a request. The caller runs this and `answer` in one transaction and writes
    /// nothing of its own before: if a laptop holds more of this server's chains than are here, this server was
    /// restored from a backup, and a new epoch is begun.
    pub fn take_decoded<S: ChainStore>(
        &self,
        chain_store: &mut S,
        client: &Client,
        request: &Request,
        decoded: &DecodedRequest,
        judge: &Judge<'_>,
        now_ms: u64,
    ) -> Result<Arrival, S::Error> {
        let claims = Claims::of(&request.have);
        while !is_active(Mutant::NoNewEpoch) && self.was_put_back(chain_store, client, &claims)? {
            let epoch = chain_store.epoch()?;
            chain_store.begin_epoch(epoch + 1)?;
        }
        let mut arrival = Arrival { founders: founders(chain_store, client, request)?, ..Arrival::default() };
        for segment in decoded.segments() {
            let ours = self.is_ours(segment.chain.device);
            // Laptops return this server's own chains if it lost them; nobody else may write in its books.
            if segment.chain.book != client.own_book && !(ours && client.sent_books.contains(&segment.chain.book)) {
                let chain = segment.chain.id().0.into();
                arrival.problems.push(Problem { chain, code: Problem::NOT_YOURS, number: segment.first });
                continue;
            }
            match decoded.key_for(chain_store, segment)? {
                Ok(key) => {
                    key.map_or(Ok(()), |key| chain_store.learn_device(key))?;
                    self.take_segment(chain_store, client, segment, judge, now_ms, &mut arrival)?;
                }
                Err(problem) => arrival.problems.push(problem),
            }
        }
        for receipt in decoded.receipts() {
            chain_store.keep_receipt(receipt)?;
        }
        arrival.whole = is_whole(chain_store, client, request)?;
        Ok(arrival)
    }

    fn keys(&self) -> impl Iterator<Item = [u8; 32]> {
        std::iter::once(*self.key.verifying_key().as_bytes()).chain(self.former.iter().copied())
    }

    fn is_ours(&self, device: Id) -> bool {
        self.keys().any(|key| journal::chain::device_id(&key) == device)
    }

    fn vouched(&self, receipt: &Receipt) -> bool {
        self.keys().any(|key| journal::chain::device_id(&key) == receipt.server && receipt.verify(&key))
    }

    /// Whether the laptop holds changes of this server's present epoch that are not here.
    fn was_put_back<S: ChainStore>(
        &self,
        chain_store: &S,
        client: &Client,
        claims: &Claims<'_>,
    ) -> Result<bool, S::Error> {
        let epoch = chain_store.epoch()?;
        for &book in &client.sent_books {
            let chain = ChainName { device: self.device(), book, epoch };
            let heads: Vec<_> = chain_store.heads(&[book])?.into_iter().filter(|head| head.chain == chain).collect();
            if !all_known(chain_store, &heads.iter().collect::<Vec<_>>(), claims.on(chain.id()))? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn take_segment<S: ChainStore>(
        &self,
        chain_store: &mut S,
        client: &Client,
        segment: &Segment,
        judge: &Judge<'_>,
        now_ms: u64,
        arrival: &mut Arrival,
    ) -> Result<(), S::Error> {
        let chain = segment.chain.id();
        let ours = self.is_ours(segment.chain.device);
        let mut problem = |code, number| arrival.problems.push(Problem { chain: chain.0.into(), code, number });
        let reason = |change: &Change| if client.revoked { Some(REVOKED) } else { judge(segment.chain, change) };
        let judged: Vec<(u64, &'static str)> = (segment.first..)
            .zip(&segment.changes)
            .filter(|_| !ours)
            .filter_map(|(number, change)| reason(change).map(|reason| (number, reason)))
            .collect();
        let numbers: Vec<_> = judged.iter().map(|(number, _)| *number).collect();
        match chain_store.accept(segment, &numbers)? {
            Accepted::Taken { new: 0, head, .. } => self.reissue_receipt(chain_store, segment, head, ours, now_ms)?,
            Accepted::Taken { new, head, left_after } => {
                arrival.copied.extend(left_after.filter(|_| !ours).map(|_| segment.chain));
                let tip = ChangeRef::new(chain, segment.last(), &head);
                if !ours {
                    chain_store.keep_receipt(&Receipt::sign(&self.key, tip, head, now_ms))?;
                }
                self.note_taken(chain_store, segment, new, head, judged, arrival)?;
            }
            Accepted::Gap { have } => problem(Problem::SEND_FROM, have),
            Accepted::Unfitting => problem(Problem::SEND_FROM, 0),
            Accepted::UnknownDevice => problem(Problem::NOT_YOURS, segment.first),
            Accepted::Bad(_) => problem(Problem::UNVERIFIED, segment.first),
        }
        Ok(())
    }

    /// Signs a receipt for changes that were already here: they may be covered only by receipts for later
    /// changes, which this laptop does not hold.
    fn reissue_receipt<S: ChainStore>(
        &self,
        chain_store: &mut S,
        segment: &Segment,
        head: Hash,
        ours: bool,
        now_ms: u64,
    ) -> Result<(), S::Error> {
        let tip = ChangeRef::new(segment.chain.id(), segment.last(), &head);
        if ours || chain_store.receipts(tip.chain)?.iter().any(|receipt| receipt.upto == tip) {
            return Ok(());
        }
        chain_store.keep_receipt(&Receipt::sign(&self.key, tip, head, now_ms))
    }

    /// Records in `arrival` which changes are new and which of those are set aside.
    fn note_taken<S: ChainStore>(
        &self,
        chain_store: &S,
        segment: &Segment,
        new: u64,
        head: Hash,
        judged: Vec<(u64, &'static str)>,
        arrival: &mut Arrival,
    ) -> Result<(), S::Error> {
        let (name, last) = (segment.chain, segment.last());
        let first = last + 1 - new;
        let judged: Vec<_> = judged.into_iter().filter(|(number, _)| *number >= first).collect();
        if !judged.is_empty() {
            let heads = chain_store.heads(&[name.book])?;
            let on = heads.iter().find(|on| on.chain == name && on.number() == last && on.line.hash == head);
            let hashes = on.map_or(Ok(Vec::new()), |on| chain_store.hashes_on(on, first, last))?;
            for (number, reason) in judged {
                let hash = hashes.get((number - first) as usize).copied().unwrap_or_default();
                arrival.set_aside.push((ChangeRef::new(name.id(), number, &hash), reason));
            }
        }
        let skip = segment.changes.len() - new as usize;
        arrival.segments.push((name, first, segment.changes[skip..].to_vec()));
        Ok(())
    }

    /// The answer as sent.
    pub fn answer<S: ChainStore>(
        &self,
        chain_store: &S,
        client: &Client,
        request: &Request,
        arrival: Arrival,
        body: &[u8],
    ) -> Result<Vec<u8>, S::Error> {
        let answer = self.reply(chain_store, client, request, arrival)?;
        let packed = pack(&answer);
        let asked = blake3::hash(body.get(80..).unwrap_or_default());
        let signature = self.key.sign(&answer_message(asked.as_bytes(), &packed)).to_bytes();
        Ok([&signature[..], &packed].concat())
    }

    fn reply<S: ChainStore>(
        &self,
        chain_store: &S,
        client: &Client,
        request: &Request,
        arrival: Arrival,
    ) -> Result<Answer, S::Error> {
        let heads = chain_store.heads(&client.books())?;
        let (receipts, problems) = self.notices(chain_store, client, request, arrival.problems, &heads)?;
        let Page { segments, more, left } =
            if client.revoked { Page::default() } else { page(chain_store, request, &heads)? };
        let root = root_digest(&heads);
        let changed = root != *request.root || !segments.is_empty() || !receipts.is_empty();
        let compare = request.content.is_some() && !changed && !client.revoked;
        let content = compare.then(|| chain_store.content_hash(client.own_book)).transpose()?;
        Ok(Answer {
            protocol: PROTOCOL[1].min(request.protocol[1]),
            receipts: some(receipts),
            devices: some(devices(chain_store, &segments)?),
            page: (!segments.is_empty()).then(|| encode_batch(&segments).into()),
            root: changed.then(|| root.into()),
            more,
            problems: some(problems),
            former: self.former(),
            left: more.then_some(left),
            content: content.map(ByteArray::from),
        })
    }

    /// Whether the same changes led to other tables at the laptop than here. Then both sides rebuild theirs.
    pub fn differs<S: ChainStore>(
        &self,
        chain_store: &S,
        client: &Client,
        request: &Request,
    ) -> Result<bool, S::Error> {
        let Some(theirs) = request.content else { return Ok(false) };
        let same_changes = root_digest(&chain_store.heads(&client.books())?) == *request.root;
        Ok(same_changes && chain_store.content_hash(client.own_book)? != *theirs)
    }

    pub(crate) fn former(&self) -> Option<Vec<ByteArray<32>>> {
        some(self.former.iter().copied().map(ByteArray::from).collect())
    }

    /// The receipts to send, and what is requested of the laptop.
    pub(crate) fn notices<S: ChainStore>(
        &self,
        chain_store: &S,
        client: &Client,
        request: &Request,
        mut problems: Vec<Problem>,
        heads: &[ChainHead],
    ) -> Result<(Vec<WireReceipt>, Vec<Problem>), S::Error> {
        if client.revoked {
            problems.push(Problem { chain: [0; 16].into(), code: Problem::REVOKED, number: 0 });
        }
        let (claims, here) = (Claims::of(&request.have), Here::of(heads));
        problems.extend(lost(chain_store, &claims, &|device| self.is_ours(device), &here)?);
        let (receipts, wanted) = self.receipts(chain_store, &claims, &here)?;
        problems.extend(wanted);
        Ok((receipts, problems))
    }

    /// Receipts that the laptop lacks, and a request for its receipts if it may have some that are not here.
    fn receipts<S: ChainStore>(
        &self,
        chain_store: &S,
        claims: &Claims<'_>,
        here: &Here<'_>,
    ) -> Result<(Vec<WireReceipt>, Vec<Problem>), S::Error> {
        let (mut missing, mut wanted) = (Vec::new(), Vec::new());
        // Of a chain that is not here there are no receipts to send, and none could be stored.
        for (chain, lines) in here.chains() {
            let claims = claims.on(chain);
            let theirs = claims.first().map_or(0, |claim| claim.receipts);
            if theirs == lines.first().map_or(0, |head| head.receipts) {
                continue;
            }
            let ours = chain_store.receipts(chain)?;
            let upto = claims.iter().map(|claim| claim.receipted).max().unwrap_or(0);
            let (held, news): (Vec<_>, Vec<_>) = ours.into_iter().partition(|receipt| receipt.upto.number <= upto);
            let in_step = theirs == held.iter().fold(0, |marks, receipt| marks ^ receipt.mark());
            if !in_step {
                // Receipts can be stored only if the changes they cover are here.
                if all_known(chain_store, lines, claims)? {
                    wanted.push(Problem { chain: chain.0.into(), code: Problem::SEND_RECEIPTS, number: 0 });
                }
                missing.extend(held.iter().map(|receipt| WireReceipt::of(receipt, self.device())));
            }
            missing.extend(news.iter().map(|receipt| WireReceipt::of(receipt, self.device())));
        }
        Ok((missing, wanted))
    }
}
