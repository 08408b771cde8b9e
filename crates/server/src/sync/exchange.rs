//! One request, one answer: a laptop's changes in, a receipt and what it lacks out, in one transaction.

use ::exchange::Guest;
use ::exchange::server::device_of;
use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::Id;
use sql::Sql;

use super::enrol::may_exchange;
use super::pen::Pen;
use super::rights::Judgement;
use super::tally::Tally;
use crate::clock::day;
use crate::failure::Failure;
use crate::figures::recount::recount_touched;
use crate::http::asked::whole;
use crate::state::{Server, Shared};
use crate::storage::arrivals::ArrivalsMut;
use crate::storage::former::FormerKeys;
use crate::storage::laptops::{Laptop, LaptopState, Laptops, LaptopsMut};
use crate::storage::order::OrderMut;

/// A first exchange of a full book takes some forty requests; nothing honest asks more often.
const EXCHANGES: u32 = 240;

/// Answers with nothing but the bytes: each head counts on a 2G link.
pub async fn exchange(State(server): State<Shared>, body: Body) -> Result<Response, Failure> {
    let body = whole(body).await?;
    let device = device_of(&body)?;
    let _turn = server.crowd.turn().await?;
    // a laptop never changes its unit
    let unit = server.read(move |_, book| Ok(Laptops(book).find(device)?.ok_or(Failure::UnknownDevice)?.unit)).await?;
    let answer = server.write_for(unit, move |server, book| take(server, book, device, &body)).await?;
    Ok(([(header::CONTENT_TYPE, "application/octet-stream")], answer).into_response())
}

/// A laptop as the exchange knows it.
pub fn guest(pen: &Pen<'_>, laptop: &Laptop) -> Guest {
    Guest {
        public_key: laptop.public_key,
        own_book: laptop.book,
        sent_books: vec![pen.to_all(), pen.to(laptop.unit)],
        revoked: laptop.state == LaptopState::Revoked,
    }
}

/// Our end of an exchange, with the keys of servers this one stands in for.
pub fn us(server: &Server, book: &dyn Sql) -> Result<::exchange::Server, Failure> {
    Ok(::exchange::Server::standing_in_for(server.key.clone(), FormerKeys(book).all()?))
}

fn take(server: &Server, book: &dyn Sql, device: Id, body: &[u8]) -> Result<Vec<u8>, Failure> {
    let now = server.now();
    let laptop = Laptops(book).find(device)?.ok_or(Failure::UnknownDevice)?;
    let mut pen = Pen::new(book, &server.key, now)?;
    let guest = guest(&pen, &laptop);
    let us = us(server, book)?;
    let request = us.open(&guest, body)?;
    // after the signature: only the laptop itself uses up its turns, or learns how it stands
    server.pace.step(&laptop.public_key, EXCHANGES, now)?;
    if !guest.revoked {
        may_exchange(laptop.state)?;
    }
    let judgement = Judgement::of(book, guest.own_book)?;
    let at_ms = now.max(0).unsigned_abs();
    let brought = us.take(&mut pen.shelf, &guest, &request, &|chain, change| judgement.on(chain, change), at_ms)??;
    if us.differs(&pen.shelf, &guest, &request)? && server.pace.step(&tables_of(device), 1, now).is_ok() {
        tracing::warn!(%device, "the same changes made other tables here: making them anew");
        journal_sql::rebuild_book(&mut pen.shelf, guest.own_book)?;
    }
    for (change, reason) in &brought.set_aside {
        pen.verdict(laptop.unit, *change, reason)?;
    }
    pen.vouch(&laptop, &brought.founders)?;
    let today = day(now);
    recount_touched(book, laptop.unit, &pen.shelf.touched().clone(), today)?;
    LaptopsMut(book).seen(laptop.id, now)?;
    let mut tally = Tally::default();
    tally.add(book, &brought.segments)?;
    let arrival = tally.arrival(&pen, &laptop, now)?;
    let changes = tally.changes();
    let answer = us.answer(&pen.shelf, &guest, &request, brought, body)?;
    // last, because every exchange that ends at the same moment waits here for our commit
    if let Some(arrival) = arrival {
        let number = OrderMut(book).add(tally.spans(), now)?;
        ArrivalsMut(book).add(number, &arrival)?;
    }
    tracing::info!(%device, changes, up = body.len(), down = answer.len(), "exchanged");
    Ok(answer)
}

/// Making tables anew takes a while: no laptop has it done twice in a minute.
fn tables_of(device: Id) -> [u8; 32] {
    *blake3::hash(&[b"tables".as_slice(), &device.0].concat()).as_bytes()
}
