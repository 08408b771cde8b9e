//! What one side lacks of the other's chains, told from how far each says it has them.

use crate::limits::MOST_FOUNDERS;
use crate::message::{Have, Problem, Request};
use crate::server::Guest;
use journal::mutant::{Mutant, at_work};
use journal::{ChainHead, ChainName, Id, Segment, Shelf};
use minicbor::bytes::ByteArray;
use std::collections::BTreeSet;

/// What the laptop says it has of a chain, line by line.
pub(crate) fn claims(request: &Request, chain: Id) -> impl Iterator<Item = &Have> {
    request.have.iter().filter(move |have| *have.chain == chain.0 && have.number > 0)
}

pub(crate) fn knows<S: Shelf>(shelf: &S, heads: &[ChainHead], claim: &Have) -> Result<bool, S::Error> {
    match heads.iter().find(|head| head.chain.id().0 == *claim.chain) {
        Some(head) => Ok(shelf.shared_with(head, claim.number, *claim.check)?.is_some()),
        None => Ok(false),
    }
}

/// Whether everything the laptop says it has of a chain is here.
pub(crate) fn all_known<S: Shelf>(
    shelf: &S,
    request: &Request,
    heads: &[ChainHead],
    chain: Id,
) -> Result<bool, S::Error> {
    for claim in claims(request, chain) {
        if !knows(shelf, heads, claim)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Lines the laptop will not send by itself, because receipts cover them or because they are ours, and that are
/// not here: the server lost something, and asks for it again.
pub(crate) fn lost<S: Shelf>(
    shelf: &S,
    request: &Request,
    ours: &dyn Fn(Id) -> bool,
    heads: &[ChainHead],
) -> Result<Vec<Problem>, S::Error> {
    let mut asked = Vec::new();
    for claim in request.have.iter().filter(|claim| claim.number > 0) {
        if knows(shelf, heads, claim)? || at_work(Mutant::LossNotNoticed) {
            continue;
        }
        let lines = heads.iter().filter(|head| head.chain.id().0 == *claim.chain);
        let here = lines.clone().map(ChainHead::number).max().unwrap_or(0);
        let unasked = here == 0 || lines.into_iter().any(|head| ours(head.chain.device));
        let from = if claim.receipted > here {
            Some(here)
        } else if unasked || claim.receipted >= claim.number {
            Some(if claim.number > here { here } else { 0 })
        } else {
            None
        };
        asked.extend(from.map(|number| Problem { chain: claim.chain, code: Problem::SEND_FROM, number }));
    }
    Ok(asked)
}

/// What the laptop lacks, as much as it asked for.
#[derive(Default)]
pub(crate) struct Page {
    pub segments: Vec<Segment>,
    /// There is more than this.
    pub more: bool,
    /// So many changes.
    pub left: u64,
}

/// Changes the laptop lacks, as many as it asked for.
pub(crate) fn page<S: Shelf>(shelf: &S, request: &Request, heads: &[ChainHead]) -> Result<Page, S::Error> {
    let mut room = (request.page as usize).min(crate::limits::LARGEST_BATCH);
    let mut page = Page::default();
    for head in heads {
        let has = reached(shelf, &request.have, head)?;
        if head.number() <= has {
            continue;
        }
        page.left += head.number() - has;
        match if room > 0 { shelf.segment_after(head, has, room)? } else { None } {
            Some(segment) => {
                page.more |= segment.last() < head.number();
                page.left -= segment.last() - has;
                room = room.saturating_sub(segment.changes.iter().map(journal::shelf::weight).sum());
                page.segments.push(segment);
            }
            None => page.more |= room == 0,
        }
    }
    Ok(page)
}

/// How much of a line somebody has: the most that any of their own lines shares with it.
pub(crate) fn reached<S: Shelf>(shelf: &S, theirs: &[Have], head: &ChainHead) -> Result<u64, S::Error> {
    let chain = head.chain.id();
    let mut held = 0;
    for claim in theirs.iter().filter(|have| *have.chain == chain.0 && have.number > 0) {
        // A line that is not here yet is still to come; until then nobody can tell what it shares with this one.
        let shared = shelf.shared_with(head, claim.number, *claim.check)?.unwrap_or(head.number());
        held = held.max(shared);
    }
    Ok(held)
}

/// Chains of a book that nobody brought here before, as the laptop that brings it now names them. They stood in it when it
/// was joined to this server.
pub(crate) fn founders<S: Shelf>(shelf: &S, guest: &Guest, request: &Request) -> Result<BTreeSet<Id>, S::Error> {
    if guest.revoked || !shelf.heads(&[guest.own_book])?.is_empty() {
        return Ok(BTreeSet::new());
    }
    let own = ChainName::first(journal::chain::device_id(&guest.public_key), guest.own_book).id();
    let sent: BTreeSet<Id> = shelf.heads(&guest.sent_books)?.iter().map(|head| head.chain.id()).collect();
    let named = request.have.iter().filter(|have| have.number > 0).map(|have| Id(have.chain.into()));
    Ok(named.filter(|chain| *chain != own && !sent.contains(chain)).take(MOST_FOUNDERS).collect())
}

/// Keys of those whose chains the laptop may see for the first time.
pub(crate) fn devices<S: Shelf>(shelf: &S, segments: &[Segment]) -> Result<Vec<ByteArray<32>>, S::Error> {
    let mut keys = Vec::new();
    for segment in segments.iter().filter(|segment| segment.first == 1) {
        keys.extend(shelf.device_key(segment.chain.device)?.map(ByteArray::from));
    }
    Ok(keys)
}
