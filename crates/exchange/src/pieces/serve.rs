//! The receiving end: a server's storage, or a laptop that takes a package in.

use super::{Answer, MOST_PIECES, NO_ROOM, NOT_NAMED, NOT_THE_SAME, Piece, Places, Refusal, Request};
use crate::message::PROTOCOL;
use domain::attachments::Pieces;
use journal::{Hash, Id};

/// The stored pieces of one book.
pub trait Depot {
    type Error;
    /// The pieces that a record of the book names. `None` if there is no such record, or it is deleted or
    /// incomplete.
    fn named(&self, attachment: Id) -> Result<Option<Pieces>, Self::Error>;
    fn holds(&self, hash: &Hash) -> Result<bool, Self::Error>;
    fn piece(&self, hash: &Hash) -> Result<Option<Vec<u8>>, Self::Error>;
    /// How many more bytes may be stored.
    fn room(&self) -> Result<u64, Self::Error>;
    fn keep(&mut self, hash: &Hash, bytes: &[u8]) -> Result<(), Self::Error>;
}

/// Stores the pieces sent, and answers which offered pieces are missing and which wanted ones are here. The
/// caller runs this in one transaction.
pub fn serve<D: Depot>(depot: &mut D, request: &Request) -> Result<Answer, D::Error> {
    let mut refused = Vec::new();
    let mut room = depot.room()?;
    for piece in request.brought.iter().flatten() {
        if let Err(why) = take(depot, piece, &mut room)? {
            refused.push(Refusal { attachment: piece.attachment, place: piece.place, why });
        }
    }
    let (mut missing, mut unknown) = (Vec::new(), Vec::new());
    for offered in request.offers.iter().flatten() {
        match lacking(depot, Id((*offered).into()))? {
            Some(places) if places.is_empty() => {}
            Some(places) => missing.push(Places { attachment: *offered, places }),
            None => unknown.push(*offered),
        }
    }
    let (pieces, absent) = given(depot, request)?;
    Ok(Answer {
        protocol: PROTOCOL[1].min(request.protocol[1]),
        missing: some(missing),
        pieces: some(pieces),
        absent: some(absent),
        refused: some(refused),
        unknown: some(unknown),
    })
}

/// Stores one piece if a record names it; otherwise returns the reason. `room`: bytes left for the book,
/// reduced by what is stored.
pub fn take<D: Depot>(depot: &mut D, piece: &Piece, room: &mut u64) -> Result<Result<(), u8>, D::Error> {
    let Some(named) = depot.named(piece.id())? else { return Ok(Err(NOT_NAMED)) };
    let Some(hash) = named.hash(piece.place) else { return Ok(Err(NOT_NAMED)) };
    if !named.fits(piece.place, &piece.bytes) {
        return Ok(Err(NOT_THE_SAME));
    }
    if depot.holds(hash)? {
        return Ok(Ok(()));
    }
    let Some(left) = room.checked_sub(piece.bytes.len() as u64) else { return Ok(Err(NO_ROOM)) };
    depot.keep(hash, &piece.bytes)?;
    *room = left;
    Ok(Ok(()))
}

/// Indexes of the pieces of a record's file that are not here. `None` if no record names a file yet.
fn lacking<D: Depot>(depot: &D, attachment: Id) -> Result<Option<Vec<u32>>, D::Error> {
    let Some(named) = depot.named(attachment)? else { return Ok(None) };
    let mut places = Vec::new();
    for (place, hash) in (0..).zip(named.hashes()) {
        if !depot.holds(hash)? {
            places.push(place);
        }
    }
    Ok(Some(places))
}

fn given<D: Depot>(depot: &D, request: &Request) -> Result<(Vec<Piece>, Vec<Places>), D::Error> {
    let (mut pieces, mut absent) = (Vec::new(), Vec::new());
    let room = (request.room as usize).min(MOST_PIECES);
    for wanted in request.wants.iter().flatten() {
        let (named, mut gone) = (depot.named(wanted.id())?, Vec::new());
        for &place in &wanted.places {
            if pieces.len() >= room {
                break;
            }
            let hash = named.as_ref().and_then(|named| named.hash(place));
            match hash.map(|hash| depot.piece(hash)).transpose()?.flatten() {
                Some(bytes) => pieces.push(Piece { attachment: wanted.attachment, place, bytes: bytes.into() }),
                None => gone.push(place),
            }
        }
        if !gone.is_empty() {
            absent.push(Places { attachment: wanted.attachment, places: gone });
        }
    }
    Ok((pieces, absent))
}

fn some<T>(list: Vec<T>) -> Option<Vec<T>> {
    if list.is_empty() { None } else { Some(list) }
}
