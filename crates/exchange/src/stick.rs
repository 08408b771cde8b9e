//! Exchanges by stick: a laptop packs changes for the server or for another laptop of its cell, the server
//! packs its answer, and each takes in the other's package.

use crate::client::Client;
use crate::gaps::{Claims, devices, page, reached};
use crate::laptop::{Laptop, Progress, Refused, learn_authors, some};
use crate::limits::LARGEST_BATCH;
use crate::message::{BadMessage, Have, PROTOCOL, Problem, Request, WireReceipt, root_digest};
use crate::package::{Frame, Header, PackageWriter};
use crate::server::{Arrival, Judge, Server};
use crate::wire::{decode_batch, encode_batch};
use journal::{ChainStore, Id, Segment};
use minicbor::bytes::ByteArray;
use std::collections::BTreeSet;
use std::io::Write;

/// Identifies a package.
#[derive(Debug, Clone, Copy)]
pub struct Label {
    /// Random.
    pub id: Id,
    pub answers: Option<Id>,
    pub made_at_ms: u64,
}

impl Laptop {
    /// A package for the server: everything no receipt covers yet, and what the server's last answer requested
    /// again.
    pub fn pack_for_server<S: ChainStore, W: Write>(
        &mut self,
        chain_store: &S,
        label: Label,
        out: W,
    ) -> Result<PackageWriter<W>, S::Error> {
        let heads = self.heads(chain_store)?;
        let mut writer = PackageWriter::new(out, &self.header(&heads, self.server, label));
        let mut tops = Vec::new();
        for head in &heads {
            let from = match self.rewinds.get(&head.chain.id()) {
                Some(&number) => Some(number),
                None => (head.chain.book == self.own_book).then_some(head.receipted),
            };
            if let Some(from) = from.filter(|from| head.number() > *from) {
                tops.push((*head, from));
            }
        }
        let receipts = self.asked_receipts(chain_store)?;
        if !receipts.is_empty() {
            writer.frame(&Frame { receipts: Some(receipts), ..Frame::default() });
        }
        self.put_lines(chain_store, tops, &mut writer)?;
        Ok(writer)
    }

    /// A package for other laptops of the cell: everything, in every book, that at least one of them is not
    /// known to have. With an empty `theirs` nothing is known, and the package holds everything.
    pub fn pack_for_peers<S: ChainStore, W: Write>(
        &self,
        chain_store: &S,
        theirs: &[Vec<Have>],
        label: Label,
        out: W,
    ) -> Result<PackageWriter<W>, S::Error> {
        let heads = self.heads(chain_store)?;
        let mut writer = PackageWriter::new(out, &self.header(&heads, self.own_book, label));
        let theirs: Vec<Claims<'_>> = theirs.iter().map(|have| Claims::of(have)).collect();
        let mut tops = Vec::new();
        for head in &heads {
            let mut has = if theirs.is_empty() { 0 } else { head.number() };
            for one in &theirs {
                has = has.min(reached(chain_store, one, head)?);
            }
            if head.number() > has {
                tops.push((*head, has));
            }
        }
        self.put_lines(chain_store, tops, &mut writer)?;
        let chains: BTreeSet<Id> = heads.iter().map(|head| head.chain.id()).collect();
        for chain in chains {
            let receipts: Vec<_> =
                chain_store.receipts(chain)?.iter().map(|one| WireReceipt::of(one, self.server)).collect();
            if !receipts.is_empty() {
                writer.frame(&Frame { receipts: Some(receipts), ..Frame::default() });
            }
        }
        Ok(writer)
    }

    fn header(&self, heads: &[journal::ChainHead], to: Id, label: Label) -> Header {
        Header {
            protocol: self.protocol(),
            from: self.device().0.into(),
            to: to.0.into(),
            id: label.id.0.into(),
            answers: label.answers.map(|id| id.0.into()),
            made_at_ms: label.made_at_ms,
            have: heads.iter().map(Have::of).collect(),
            root: root_digest(heads).into(),
        }
    }

    fn put_lines<S: ChainStore, W: Write>(
        &self,
        chain_store: &S,
        tops: Vec<(journal::ChainHead, u64)>,
        writer: &mut PackageWriter<W>,
    ) -> Result<(), S::Error> {
        for (head, mut from) in tops {
            while let Some(segment) = chain_store.segment_after(&head, from, LARGEST_BATCH)? {
                from = segment.last();
                let devices = some(self.authors(chain_store, std::slice::from_ref(&segment))?);
                let batch = Some(encode_batch(&[segment]).into());
                writer.frame(&Frame { batch, devices, ..Frame::default() });
            }
        }
        Ok(())
    }

    /// Takes one frame of the server's answer or of another laptop's package. The caller verifies the whole
    /// package first, takes all its frames in one transaction, and stores their pieces itself.
    pub fn take_frame<S: ChainStore>(
        &mut self,
        chain_store: &mut S,
        frame: Frame,
        from_server: bool,
    ) -> Result<Progress, Refused<S::Error>> {
        let mut progress = Progress::default();
        if from_server {
            progress.former = frame.former.unwrap_or_default().into_iter().map(Into::into).collect();
            self.trusted.extend(&progress.former);
        }
        let segments = frame.batch.map(|batch| decode_batch(&batch)).transpose().map_err(BadMessage::from)?;
        let segments = segments.unwrap_or_default();
        learn_authors(chain_store, &segments, frame.devices.iter().flatten()).map_err(Refused::ChainStore)?;
        for segment in &segments {
            progress.received += self.take(chain_store, segment)?;
        }
        self.keep_receipts(chain_store, frame.receipts.unwrap_or_default(), &mut progress)?;
        if from_server {
            self.note_problems(frame.problems.unwrap_or_default(), &mut progress);
        }
        Ok(progress)
    }
}

impl Server {
    /// Takes one frame of a laptop's package, by the rules of [`Server::take`] and in the caller's transaction.
    pub fn take_frame<S: ChainStore>(
        &self,
        chain_store: &mut S,
        client: &Client,
        header: &Header,
        frame: Frame,
        judge: &Judge<'_>,
        now_ms: u64,
    ) -> Result<Result<Arrival, BadMessage>, S::Error> {
        let request = Request { batch: frame.batch, receipts: frame.receipts, devices: frame.devices, ..asked(header) };
        self.take(chain_store, client, &request, judge, now_ms)
    }

    /// The answer to a package: receipts, and everything the laptop lacks. `problems` are those of the package.
    /// The answer may be made again at any later time and then reflects the state at that time.
    pub fn answer_package<S: ChainStore, W: Write>(
        &self,
        chain_store: &S,
        client: &Client,
        header: &Header,
        problems: Vec<Problem>,
        label: Label,
        out: W,
    ) -> Result<PackageWriter<W>, S::Error> {
        let mut request = asked(header);
        let heads = chain_store.heads(&client.books())?;
        let (receipts, problems) = self.notices(chain_store, client, &request, problems, &heads)?;
        let said = Header {
            protocol: PROTOCOL,
            from: self.device().0.into(),
            to: header.from,
            id: label.id.0.into(),
            answers: label.answers.map(|id| id.0.into()),
            made_at_ms: label.made_at_ms,
            have: heads.iter().map(Have::of).collect(),
            root: root_digest(&heads).into(),
        };
        let mut writer = PackageWriter::new(out, &said);
        writer.frame(&Frame { problems: some(problems), former: self.former(), ..Frame::default() });
        loop {
            let segments = page(chain_store, &request, &heads)?.segments;
            if segments.is_empty() || client.revoked {
                break;
            }
            let devices = some(devices(chain_store, &segments)?);
            writer.frame(&Frame { batch: Some(encode_batch(&segments).into()), devices, ..Frame::default() });
            advance(chain_store, &mut request, &heads, &segments)?;
        }
        // Receipts come last, because they cover chains that the frames before may have brought.
        writer.frame(&Frame { receipts: some(receipts), ..Frame::default() });
        Ok(writer)
    }
}

fn asked(header: &Header) -> Request {
    Request {
        protocol: header.protocol,
        have: header.have.clone(),
        batch: None,
        root: header.root,
        page: LARGEST_BATCH as u32,
        receipts: None,
        devices: None,
        content: None,
    }
}

/// Records in the request what the laptop will have once it has taken these segments.
fn advance<S: ChainStore>(
    chain_store: &S,
    request: &mut Request,
    heads: &[journal::ChainHead],
    segments: &[Segment],
) -> Result<(), S::Error> {
    for segment in segments {
        for head in heads.iter().filter(|head| head.chain == segment.chain && head.number() >= segment.last()) {
            let hash = chain_store.hash_on(head, segment.last())?.unwrap_or_default();
            request.have.push(Have {
                chain: ByteArray::from(segment.chain.id().0),
                number: segment.last(),
                check: ByteArray::from(domain::changes::check_of(&hash)),
                receipted: 0,
                receipts: 0,
            });
        }
    }
    Ok(())
}
