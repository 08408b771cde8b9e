//! One request, one answer: a laptop's changes in, a receipt and what it lacks out, in one transaction.

use std::collections::{BTreeMap, BTreeSet};

use ::exchange::server::device_of;
use ::exchange::{Arrival as Brought, Guest};
use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::Id;
use domain::catalogue::{attachment, document, essay, essay_version, make_up, member, roll_call, round, session};
use journal::{ChainName, Change, Record, Shelf};
use sql::Sql;

use super::enrol::may_exchange;
use super::pen::Pen;
use super::rights::Judgement;
use crate::clock::{Moment, day};
use crate::failure::Failure;
use crate::figures::recount::recount_touched;
use crate::http::asked::whole;
use crate::state::{Server, Shared};
use crate::storage::arrivals::{Arrival, ArrivalsMut};
use crate::storage::laptops::{Laptop, LaptopState, Laptops, LaptopsMut};
use crate::storage::order::OrderMut;

/// A first exchange of a full book takes some forty requests; nothing honest asks more often.
const EXCHANGES: u32 = 240;

/// Answers with nothing but the bytes: each head counts on a 2G link.
pub async fn exchange(State(server): State<Shared>, body: Body) -> Result<Response, Failure> {
    let body = whole(body).await?;
    let device = device_of(&body)?;
    // a laptop never changes its unit
    let unit = server.read(move |_, book| Ok(Laptops(book).find(device)?.ok_or(Failure::UnknownDevice)?.unit)).await?;
    let answer = server.write_for(unit, move |server, book| take(server, book, device, &body)).await?;
    Ok(([(header::CONTENT_TYPE, "application/octet-stream")], answer).into_response())
}

fn take(server: &Server, book: &dyn Sql, device: Id, body: &[u8]) -> Result<Vec<u8>, Failure> {
    let now = server.now();
    let laptop = Laptops(book).find(device)?.ok_or(Failure::UnknownDevice)?;
    let mut pen = Pen::new(book, &server.key, now)?;
    let guest = Guest {
        public_key: laptop.public_key,
        own_book: laptop.book,
        sent_books: vec![pen.to_all(), pen.to(laptop.unit)],
        revoked: laptop.state == LaptopState::Revoked,
    };
    let us = ::exchange::Server::new(server.key.clone());
    let request = us.open(&guest, body)?;
    // after the signature: only the laptop itself uses up its turns, or learns how it stands
    server.pace.step(&laptop.public_key, EXCHANGES, now)?;
    if !guest.revoked {
        may_exchange(laptop.state)?;
    }
    let judgement = Judgement::of(book, guest.own_book)?;
    let at_ms = now.max(0).unsigned_abs();
    let brought =
        us.take(&mut pen.shelf, &guest, &request, &|chain, change| judgement.on(chain.device, change), at_ms)??;
    for (change, reason) in &brought.set_aside {
        pen.verdict(laptop.unit, *change, reason)?;
    }
    let today = day(now);
    recount_touched(book, laptop.unit, &pen.shelf.touched().clone(), today)?;
    LaptopsMut(book).seen(laptop.id, now)?;
    let arrival = arrival(&pen, &laptop, &brought, now)?;
    let segments: Vec<_> = brought.segments.iter().map(span).collect();
    let changes: usize = brought.segments.iter().map(|(_, _, changes)| changes.len()).sum();
    let answer = us.answer(&pen.shelf, &guest, &request, brought, body)?;
    // last, because every exchange that ends at the same moment waits here for our commit
    if let Some(arrival) = arrival {
        let number = OrderMut(book).add(&segments, now)?;
        ArrivalsMut(book).add(number, &arrival)?;
    }
    tracing::info!(%device, changes, up = body.len(), down = answer.len(), "exchanged");
    Ok(answer)
}

/// Chain, first and last number of what a segment brought.
fn span((chain, first, changes): &(ChainName, u64, Vec<Change>)) -> (ChainName, u64, u64) {
    (*chain, *first, first + changes.len() as u64 - 1)
}

/// What came, in words people use; None when nothing did.
fn arrival(pen: &Pen<'_>, laptop: &Laptop, brought: &Brought, now: Moment) -> Result<Option<Arrival>, Failure> {
    let Some((chain, _, _)) = brought.segments.first() else { return Ok(None) };
    let receipts = pen.shelf.receipts(chain.id())?;
    let receipt_code = receipts.iter().max_by_key(|one| one.at_ms).map(journal::Receipt::code).unwrap_or_default();
    let things: Vec<_> = things(brought)
        .into_iter()
        .map(|(thing, count)| serde_json::json!({ "thing": thing, "count": count }))
        .collect();
    let things = serde_json::Value::from(things).to_string();
    Ok(Some(Arrival { at: now, unit: laptop.unit, laptop: laptop.id, receipt_code, things }))
}

/// Records people recognise, counted once each however often they were changed.
fn things(brought: &Brought) -> BTreeMap<&'static str, usize> {
    let mut seen: BTreeMap<&'static str, BTreeSet<Id>> = BTreeMap::new();
    for op in brought.segments.iter().flat_map(|(_, _, changes)| changes).flat_map(|change| &change.ops) {
        let thing = match op.kind {
            member::KIND => "member",
            document::KIND => "document",
            round::KIND => "round",
            session::KIND => "session",
            roll_call::KIND => "roll_call",
            make_up::KIND => "make_up",
            essay::KIND | essay_version::KIND | attachment::KIND => "essay",
            _ => "other",
        };
        // a roll-call is one thing, not one a person
        let named = match op.record {
            Record::Pair(session, _) if op.kind == roll_call::KIND => session,
            record => record.id(op.kind),
        };
        let essay_field = match op.kind {
            essay_version::KIND => Some(essay_version::ESSAY),
            attachment::KIND => Some(attachment::ESSAY),
            _ => None,
        };
        let essay_of = op.sets.iter().find(|set| Some(set.field) == essay_field).and_then(|set| set.content.value());
        seen.entry(thing).or_default().insert(essay_of.and_then(journal::Value::as_id).unwrap_or(named));
    }
    if seen.len() > 1 {
        seen.remove("other");
    }
    seen.into_iter().map(|(thing, records)| (thing, records.len())).collect()
}
