//! The laptop's end: decides what to offer, send and request next. An entry is removed only once it was
//! answered, so that a lost request is made again. After an interruption a new plan starts from what the book
//! says is not sent yet.

use super::{Answer, MOST_OFFERS, NO_ROOM, NOT_NAMED, Piece, Places, Request, RequestSize};
use crate::message::PROTOCOL;
use journal::Id;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

#[derive(Debug, Default)]
pub struct TransferPlan {
    pub request_size: RequestSize,
    offers: VecDeque<Id>,
    bring: VecDeque<(Id, u32)>,
    wants: VecDeque<(Id, u32)>,
}

/// The contents of one answer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AnswerResult {
    /// Pieces that the server has just stored.
    pub sent: Vec<(Id, u32)>,
    /// Offered records, each with the pieces that the server still lacks; it has the others.
    pub settled: Vec<(Id, Vec<u32>)>,
    /// Pieces received, whose hashes have not been checked yet.
    pub arrived: Vec<Piece>,
    /// Wanted pieces the server does not have either.
    pub absent: u32,
    /// The unit has used up its storage on the server.
    pub full: bool,
}

impl TransferPlan {
    /// `unsent`: files with the pieces that the server is not known to have. `wanted`: files with the pieces
    /// missing here.
    pub fn new(unsent: &[(Id, Vec<u32>)], wanted: &[(Id, Vec<u32>)]) -> TransferPlan {
        let flat = |files: &[(Id, Vec<u32>)]| {
            files.iter().flat_map(|(id, places)| places.iter().map(|place| (*id, *place))).collect()
        };
        TransferPlan {
            request_size: RequestSize::default(),
            offers: unsent.iter().map(|(id, _)| *id).collect(),
            bring: flat(unsent),
            wants: flat(wanted),
        }
    }

    /// How many pieces are left to transfer in either direction.
    pub fn left(&self) -> usize {
        self.bring.len() + self.wants.len()
    }

    /// How many files have pieces left to transfer.
    pub fn pages_left(&self) -> usize {
        let ids: BTreeSet<Id> = self.bring.iter().chain(&self.wants).map(|(id, _)| *id).collect();
        ids.len()
    }

    /// The next request; `None` if nothing is left. `read` returns a piece's bytes, or `None` if it is not
    /// here.
    pub fn next<E>(
        &mut self,
        mut read: impl FnMut(Id, u32) -> Result<Option<Vec<u8>>, E>,
    ) -> Result<Option<Request>, E> {
        let mut brought = Vec::new();
        while let Some(&(id, place)) =
            self.bring.get(brought.len()).filter(|_| brought.len() < self.request_size.pieces())
        {
            match read(id, place)? {
                Some(bytes) => brought.push(Piece::new(id, place, bytes)),
                None => {
                    self.bring.remove(brought.len());
                }
            }
        }
        let offers: Vec<_> = self.offers.iter().take(MOST_OFFERS).map(|id| id.0.into()).collect();
        let mut wants: BTreeMap<Id, Vec<u32>> = BTreeMap::new();
        for (id, place) in self.wants.iter().take(self.request_size.pieces()) {
            wants.entry(*id).or_default().push(*place);
        }
        let wants: Vec<_> = wants.into_iter().map(|(id, places)| Places::new(id, places)).collect();
        if brought.is_empty() && offers.is_empty() && wants.is_empty() {
            return Ok(None);
        }
        Ok(Some(Request {
            protocol: PROTOCOL,
            brought: (!brought.is_empty()).then_some(brought),
            offers: (!offers.is_empty()).then_some(offers),
            wants: (!wants.is_empty()).then_some(wants),
            room: self.request_size.pieces() as u32,
        }))
    }

    /// Removes the entries that the answer settles.
    pub fn handle_response(&mut self, request: &Request, answer: Answer) -> AnswerResult {
        let mut result = AnswerResult::default();
        let refused = answer.refused.unwrap_or_default();
        for piece in request.brought.iter().flatten() {
            let (id, place) = (piece.id(), piece.place);
            self.bring.retain(|waiting| *waiting != (id, place));
            match refused.iter().find(|refusal| refusal.attachment == piece.attachment && refusal.place == place) {
                None => result.sent.push((id, place)),
                Some(refusal) if refusal.why == NOT_NAMED => self.bring.retain(|(waiting, _)| *waiting != id),
                Some(refusal) => result.full |= refusal.why == NO_ROOM,
            }
        }
        if result.full {
            self.bring.clear();
            self.offers.clear();
        }
        let (missing, unknown) = (answer.missing.unwrap_or_default(), answer.unknown.unwrap_or_default());
        for offered in request.offers.iter().flatten() {
            let id = Id((*offered).into());
            self.offers.retain(|waiting| *waiting != id);
            self.bring.retain(|(waiting, _)| *waiting != id);
            if unknown.contains(offered) {
                continue;
            }
            let places = missing.iter().find(|missing| missing.attachment == *offered);
            let places = places.map(|missing| missing.places.clone()).unwrap_or_default();
            if !result.full {
                self.bring.extend(places.iter().map(|place| (id, *place)));
            }
            result.settled.push((id, places));
        }
        // Wanted pieces that were not sent are removed too: the server lacks them or is faulty, and is not
        // asked twice.
        for wanted in request.wants.iter().flatten() {
            self.wants.retain(|(id, place)| *id != wanted.id() || !wanted.places.contains(place));
        }
        result.absent = answer.absent.iter().flatten().map(|absent| absent.places.len() as u32).sum();
        result.arrived = answer.pieces.unwrap_or_default();
        result
    }
}
