//! The transfer of pages and files: sealed pieces in both directions, named by records that arrived with the
//! text.

use std::collections::HashSet;
use std::sync::atomic::Ordering;

use ::exchange::pieces::{self, Depot};
use ::exchange::server::device_of;
use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::Id;
use domain::attachments::Pieces as Named;
use domain::catalogue::attachment;
use journal::Hash;
use sql::Sql;

use super::enrol::may_exchange;
use super::materials::Readable;
use crate::clock::Moment;
use crate::extract::whole;
use crate::failure::Failure;
use crate::rate_limiter::Turn;
use crate::state::{Server, Shared};
use crate::storage::laptops::Laptops;
use crate::storage::pieces::{Pieces, PiecesMut};

/// With one piece in each request a slow link makes 400 requests an hour; a fast link sends twelve at once.
const REQUESTS: u32 = 600;
/// How long pieces are kept that no record names any more, so that a page deleted by mistake can be restored
/// completely.
const KEPT_MS: Moment = 30 * 24 * 60 * 60 * 1000;

pub async fn pieces(State(server): State<Shared>, body: Body) -> Result<Response, Failure> {
    let body = whole(body).await?;
    let device = device_of(&body)?;
    let _turn = server.admission.turn().await?;
    // a laptop never changes its unit
    let unit = server.read(move |_, sql| Ok(Laptops(sql).find(device)?.ok_or(Failure::UnknownDevice)?.unit)).await?;
    let (turn, up) = (Turn::default(), body.len());
    let (answer, went) = server.write_for(unit, move |server, sql| take(server, sql, device, &body, &turn)).await?;
    let Went { brought, refused, given } = went;
    tracing::info!(%device, brought, refused, given, up, "pieces");
    Ok(([(header::CONTENT_TYPE, "application/octet-stream")], answer).into_response())
}

/// The pieces that a request brought, how many of them were refused, and how many its answer contains.
struct Went {
    brought: usize,
    refused: usize,
    given: usize,
}

fn take(server: &Server, sql: &dyn Sql, device: Id, body: &[u8], turn: &Turn) -> Result<(Vec<u8>, Went), Failure> {
    let now = server.now();
    let laptop = Laptops(sql).find(device)?.ok_or(Failure::UnknownDevice)?;
    let us = journal::chain::device_id(&server.public_key());
    let request = pieces::open(us, &laptop.public_key, body)?;
    // after the signature check, so that only the laptop itself can use its rate limit and learn its state
    turn.check(&server.rate_limiter, &laptop.public_key, REQUESTS, now)?;
    may_exchange(laptop.state)?;
    // once in each run of the transfer, not with every request
    if request.offers.is_some() {
        sweep(sql, laptop.book, now)?;
    }
    let materials = match &request.wants {
        Some(_) => Some(Readable::of_cell(sql, laptop.unit)?),
        None => None,
    };
    let most = server.file_room.load(Ordering::Relaxed);
    let mut depot = Store { sql, book: laptop.book, materials, most };
    let answer = pieces::serve(&mut depot, &request)?;
    let went = Went {
        brought: request.brought.iter().flatten().count(),
        refused: answer.refused.iter().flatten().count(),
        given: answer.pieces.iter().flatten().count(),
    };
    Ok((pieces::answer(&server.key, body, &answer), went))
}

/// The pieces of one cell's book, and those of the committee's files that the cell was sent.
struct Store<'s> {
    sql: &'s dyn Sql,
    book: Id,
    /// `None` if the request wants nothing.
    materials: Option<Readable>,
    /// The most bytes to store for it.
    most: u64,
}

impl Depot for Store<'_> {
    type Error = Failure;

    fn named(&self, id: Id) -> Result<Option<Named>, Failure> {
        let row = journal_sql::row(self.sql, self.book, attachment::KIND, id)?;
        let own = row.filter(|row| !row.flag(attachment::DELETED)).as_ref().and_then(file);
        let material = || self.materials.as_ref().and_then(|materials| materials.named(id)).cloned();
        Ok(own.or_else(material))
    }

    fn holds(&self, hash: &Hash) -> Result<bool, Failure> {
        Ok(Pieces(self.sql).holds(self.book, hash)?)
    }

    fn piece(&self, hash: &Hash) -> Result<Option<Vec<u8>>, Failure> {
        let bytes = Pieces(self.sql).bytes(self.book, hash)?;
        match (bytes.filter(|bytes| blake3::hash(bytes).as_bytes() == hash), &self.materials) {
            (None, Some(materials)) => materials.piece(self.sql, hash),
            (own, _) => Ok(own),
        }
    }

    fn room(&self) -> Result<u64, Failure> {
        Ok(self.most.saturating_sub(Pieces(self.sql).size(self.book)?))
    }

    fn keep(&mut self, hash: &Hash, bytes: &[u8]) -> Result<(), Failure> {
        Ok(PiecesMut(self.sql).keep(self.book, hash, bytes)?)
    }
}

fn file(row: &journal_sql::Row) -> Option<Named> {
    Named::parse(row.int(attachment::SIZE)?, row.bytes(attachment::PIECES)?)
}

/// Hashes of all pieces that records of a book name, without deleted records.
pub fn named(sql: &dyn Sql, book: Id) -> Result<HashSet<Hash>, Failure> {
    let rows = journal_sql::rows(sql, book, attachment::KIND)?;
    let standing = rows.iter().filter(|row| !row.flag(attachment::DELETED));
    Ok(standing.filter_map(file).flat_map(|file| file.hashes().to_vec()).collect())
}

/// Marks the pieces that no record names, and deletes those that were not named for thirty days.
fn sweep(sql: &dyn Sql, book: Id, now: Moment) -> Result<(), Failure> {
    let named = named(sql, book)?;
    for (hash, unnamed_since) in Pieces(sql).known(book)? {
        match (named.contains(&hash), unnamed_since) {
            (true, Some(_)) => PiecesMut(sql).named(book, &hash)?,
            (false, None) => PiecesMut(sql).unnamed(book, &hash, now)?,
            // marked by a clock that ran ahead: the thirty days start now
            (false, Some(since)) if since > now => PiecesMut(sql).unnamed(book, &hash, now)?,
            (false, Some(since)) if since + KEPT_MS < now => PiecesMut(sql).drop(book, &hash)?,
            (true, None) | (false, Some(_)) => {}
        }
    }
    Ok(())
}
