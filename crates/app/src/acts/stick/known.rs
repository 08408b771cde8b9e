//! What earlier packages said, stored between packages: what the superior asked for again, and how far each
//! other laptop had come.

use super::readers::peers;
use crate::messages::CallError;
use crate::messages::stick::For;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::Id;
use exchange::Laptop;
use exchange::message::{Have, pack, unpack};
use exchange::package::Header;
use journal::Hash;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use store::{Book, Connection, settings};

const KNOWN: &str = "stick_known";
/// The most packages to remember as taken in; a stick seldom holds more.
const MOST_TAKEN: usize = 200;
/// The largest difference between two clocks that are set correctly.
const A_DAY_MS: u64 = 86_400_000;

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Known {
    /// When the latest answer was made, by the superior's clock.
    answer_ms: u64,
    /// Chains that the superior asked for again, each from after this number, and chains whose receipts it
    /// asked for.
    rewinds: BTreeMap<String, u64>,
    receipts: Vec<String>,
    taken: Vec<String>,
    peers: BTreeMap<String, Told>,
}

/// Whether a package is not older than the last one known. If the last one has a date in the future, a clock
/// was wrong when it was made, and every package counts as later.
fn is_later(made_ms: u64, last_ms: u64, now_ms: u64) -> bool {
    made_ms >= last_ms || last_ms > now_ms.saturating_add(A_DAY_MS)
}

/// The content of another laptop's latest package.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Told {
    made_ms: u64,
    /// Packed as on the wire.
    have: String,
    /// Pieces that it lacked.
    wants: Vec<String>,
}

pub(super) fn read(book: &Book) -> Result<Known, CallError> {
    let kept = settings::get(book.connection(), KNOWN)?;
    Ok(kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

impl Known {
    pub fn keep(&self, connection: &Connection) -> Result<(), store::Error> {
        settings::put(connection, KNOWN, &serde_json::to_string(self).unwrap_or_default())
    }

    pub fn has_taken(&self, id: Id) -> bool {
        self.taken.contains(&id.to_string())
    }

    pub fn note_taken(&mut self, id: Id) {
        if !self.has_taken(id) {
            self.taken.push(id.to_string());
        }
        let old = self.taken.len().saturating_sub(MOST_TAKEN);
        self.taken.drain(..old);
    }

    /// Gives the laptop the requests of the last answer.
    pub fn remind(&self, laptop: &mut Laptop) {
        let id = |text: &String| text.parse::<Id>().ok();
        laptop.rewind(self.rewinds.iter().filter_map(|(chain, from)| Some((id(chain)?, *from))).collect());
        laptop.want_receipts(self.receipts.iter().filter_map(id).collect());
    }

    /// Stores the requests of an answer, unless a later answer was already taken in; the order of taking in
    /// does not matter.
    pub fn note_answer(&mut self, header: &Header, laptop: &Laptop, now_ms: u64) {
        if !is_later(header.made_at_ms, self.answer_ms, now_ms) {
            return;
        }
        self.answer_ms = header.made_at_ms;
        self.rewinds = laptop.rewinds().iter().map(|(chain, from)| (chain.to_string(), *from)).collect();
        self.receipts = laptop.wanted_receipts().iter().map(Id::to_string).collect();
    }

    pub fn note_peer(&mut self, header: &Header, wants: &[Hash], now_ms: u64) {
        let told = self.peers.entry(header.from().to_string()).or_default();
        if is_later(header.made_at_ms, told.made_ms, now_ms) {
            let wants = wants.iter().map(|hash| STANDARD.encode(hash)).collect();
            *told = Told { made_ms: header.made_at_ms, have: STANDARD.encode(pack(&header.have)), wants };
        }
    }

    /// What each other laptop is known to have. `None` for a package that is not for them; empty if one of them
    /// is unknown.
    pub fn of_peers(&self, book: &Book, to: For) -> Result<Option<Vec<Vec<Have>>>, CallError> {
        if to == For::Superior {
            return Ok(None);
        }
        let of = |id: Id| {
            let packed = STANDARD.decode(&self.peers.get(&id.to_string())?.have).ok()?;
            unpack::<Vec<Have>>(&packed).ok()
        };
        let all: Option<Vec<_>> = peers(book)?.iter().map(|peer| of(peer.id)).collect();
        Ok(Some(all.unwrap_or_default()))
    }

    /// Pieces that other laptops said they lack.
    pub fn wanted(&self) -> BTreeSet<Hash> {
        let wants = self.peers.values().flat_map(|told| &told.wants);
        wants.filter_map(|text| STANDARD.decode(text).ok()?.try_into().ok()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_of_2040_makes_no_later_one_old() {
        let (now, of_2040) = (1_790_000_000_000, 2_208_988_800_000);
        assert!(is_later(now, of_2040, now));
        assert!(is_later(now, now - 1, now) && is_later(of_2040, now, now));
        assert!(!is_later(now - 1, now, now), "the older of two, whichever comes last");
        assert!(!is_later(now, now + 3_600_000, now), "a server whose clock is an hour ahead");
    }
}
