//! Finds what one side lacks of the other's chains by comparing how far each has them.

use crate::client::Client;
use crate::limits::{MOST_FOUNDERS, MOST_SEGMENTS};
use crate::message::{Have, Problem, Request};
use journal::bounds::MOST_LINES_OF_CHAIN;
use journal::mutant::{Mutant, is_active};
use journal::{ChainHead, ChainName, ChainStore, Id, Segment};
use minicbor::bytes::ByteArray;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How far one side says it has each chain. Indexed by chain once, so that looking a line up takes no search.
pub(crate) struct Claims<'h>(HashMap<Id, Vec<&'h Have>>);

impl<'h> Claims<'h> {
    pub fn of(have: &'h [Have]) -> Claims<'h> {
        let mut claims: HashMap<Id, Vec<&'h Have>> = HashMap::new();
        for claim in have.iter().filter(|claim| claim.number > 0) {
            claims.entry(Id(claim.chain.into())).or_default().push(claim);
        }
        Claims(claims)
    }

    /// The claims on one chain, one for each line.
    pub fn on(&self, chain: Id) -> &[&'h Have] {
        self.0.get(&chain).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether no chain has more claims than a chain may have lines. Each claim is compared with every line
    /// that is here.
    pub fn are_bounded(&self) -> bool {
        self.0.values().all(|claims| claims.len() <= MOST_LINES_OF_CHAIN)
    }

    fn chains(&self) -> impl Iterator<Item = (&Id, &Vec<&'h Have>)> {
        self.0.iter()
    }
}

/// The lines that are here, by chain.
pub(crate) struct Here<'h>(BTreeMap<Id, Vec<&'h ChainHead>>);

impl<'h> Here<'h> {
    pub fn of(heads: &'h [ChainHead]) -> Here<'h> {
        let mut here: BTreeMap<Id, Vec<&'h ChainHead>> = BTreeMap::new();
        for head in heads {
            here.entry(head.chain.id()).or_default().push(head);
        }
        Here(here)
    }

    pub fn on(&self, chain: Id) -> &[&'h ChainHead] {
        self.0.get(&chain).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn chains(&self) -> impl Iterator<Item = (Id, &[&'h ChainHead])> {
        self.0.iter().map(|(chain, lines)| (*chain, lines.as_slice()))
    }
}

/// Whether the change that a claim names is here.
pub(crate) fn knows<S: ChainStore>(chain_store: &S, lines: &[&ChainHead], claim: &Have) -> Result<bool, S::Error> {
    match lines.first() {
        Some(head) => Ok(chain_store.shared_with(head, claim.number, *claim.check)?.is_some()),
        None => Ok(false),
    }
}

/// Whether all changes that the laptop claims of a chain are here.
pub(crate) fn all_known<S: ChainStore>(
    chain_store: &S,
    lines: &[&ChainHead],
    claims: &[&Have],
) -> Result<bool, S::Error> {
    for claim in claims {
        if !knows(chain_store, lines, claim)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Lines that the laptop has and will not send unasked, because receipts cover them or because this server
/// wrote them, and that are not here: the server lost them, and requests them again.
pub(crate) fn lost<S: ChainStore>(
    chain_store: &S,
    claims: &Claims<'_>,
    ours: &dyn Fn(Id) -> bool,
    here: &Here<'_>,
) -> Result<Vec<Problem>, S::Error> {
    let mut asked = Vec::new();
    for (chain, claims) in claims.chains() {
        let lines = here.on(*chain);
        let longest = lines.iter().map(|head| head.number()).max().unwrap_or(0);
        let unasked = longest == 0 || lines.iter().any(|head| ours(head.chain.device));
        for claim in claims {
            if knows(chain_store, lines, claim)? || is_active(Mutant::LossNotNoticed) {
                continue;
            }
            let from = if claim.receipted > longest {
                Some(longest)
            } else if unasked || claim.receipted >= claim.number {
                Some(if claim.number > longest { longest } else { 0 })
            } else {
                None
            };
            asked.extend(from.map(|number| Problem { chain: claim.chain, code: Problem::SEND_FROM, number }));
        }
    }
    asked.sort_by_key(|problem| (*problem.chain, problem.number));
    Ok(asked)
}

/// One page of what the laptop lacks.
#[derive(Default)]
pub(crate) struct Page {
    pub segments: Vec<Segment>,
    /// More pages follow.
    pub more: bool,
    /// The number of changes the laptop lacks beyond this page.
    pub left: u64,
}

/// Collects changes the laptop lacks, up to the page size it asked for.
pub(crate) fn page<S: ChainStore>(chain_store: &S, request: &Request, heads: &[ChainHead]) -> Result<Page, S::Error> {
    let mut room = (request.page as usize).min(crate::limits::LARGEST_BATCH);
    let claims = Claims::of(&request.have);
    let mut page = Page::default();
    for head in heads {
        let has = reached(chain_store, &claims, head)?;
        if head.number() <= has {
            continue;
        }
        page.left += head.number() - has;
        let room_left = room > 0 && page.segments.len() < MOST_SEGMENTS;
        match if room_left { chain_store.segment_after(head, has, room)? } else { None } {
            Some(segment) => {
                page.more |= segment.last() < head.number();
                page.left -= segment.last() - has;
                room = room.saturating_sub(segment.changes.iter().map(journal::chain_store::weight).sum());
                page.segments.push(segment);
            }
            None => page.more |= !room_left,
        }
    }
    Ok(page)
}

/// How much of a line the other side has: the most that any of its own lines shares with it.
pub(crate) fn reached<S: ChainStore>(chain_store: &S, theirs: &Claims<'_>, head: &ChainHead) -> Result<u64, S::Error> {
    let mut held = 0;
    for claim in theirs.on(head.chain.id()) {
        // A line that is not here yet will still arrive. Until then what it shares with this one is unknown, so
        // nothing is sent.
        let shared = chain_store.shared_with(head, claim.number, *claim.check)?.unwrap_or(head.number());
        held = held.max(shared);
        if held == head.number() {
            break;
        }
    }
    Ok(held)
}

/// The chains that stood in a book before it was joined to this server: those that the laptop claims when it is
/// the first to bring the book. Its own chain and those of the superior are left out.
pub(crate) fn founders<S: ChainStore>(
    chain_store: &S,
    client: &Client,
    request: &Request,
) -> Result<BTreeSet<Id>, S::Error> {
    if client.revoked || !chain_store.heads(&[client.own_book])?.is_empty() {
        return Ok(BTreeSet::new());
    }
    let own = ChainName::first(journal::chain::device_id(&client.public_key), client.own_book).id();
    let sent: BTreeSet<Id> = chain_store.heads(&client.sent_books)?.iter().map(|head| head.chain.id()).collect();
    let named = request.have.iter().filter(|have| have.number > 0).map(|have| Id(have.chain.into()));
    Ok(named.filter(|chain| *chain != own && !sent.contains(chain)).take(MOST_FOUNDERS).collect())
}

/// Whether the laptop claims nothing, in any of its books, beyond what is here; judged by the numbers of the
/// changes.
pub(crate) fn is_whole<S: ChainStore>(chain_store: &S, client: &Client, request: &Request) -> Result<bool, S::Error> {
    let mut held: BTreeMap<Id, u64> = BTreeMap::new();
    for head in chain_store.heads(&client.books())? {
        let number = held.entry(head.chain.id()).or_default();
        *number = head.number().max(*number);
    }
    let here = |have: &Have| held.get(&Id(have.chain.into())).is_some_and(|number| *number >= have.number);
    Ok(!client.revoked && request.have.iter().filter(|have| have.number > 0).all(here))
}

/// Keys of the devices whose chains begin in these segments, which the laptop may not know yet.
pub(crate) fn devices<S: ChainStore>(chain_store: &S, segments: &[Segment]) -> Result<Vec<ByteArray<32>>, S::Error> {
    let mut keys = Vec::new();
    for segment in segments.iter().filter(|segment| segment.first == 1) {
        keys.extend(chain_store.device_key(segment.chain.device)?.map(ByteArray::from));
    }
    Ok(keys)
}
