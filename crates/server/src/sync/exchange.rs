//! One request, one answer, in one transaction: a laptop's changes come in; a receipt and the changes it lacks
//! go out.

use ::exchange::decoded_request::DecodedRequest;
use ::exchange::server::device_of;
use ::exchange::{Client, Request};
use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::Id;
use journal::chain::issued_book;
use journal::{ChainName, Change};
use journal_sql::Obeyed;
use sql::Sql;

use super::enrol::may_exchange;
use super::reached;
use super::rights::Judgement;
use super::server_writer::ServerWriter;
use super::tally::{Tally, brought};
use crate::clock::day;
use crate::extract::whole;
use crate::failure::Failure;
use crate::figures::recount::{recount_touched, recount_unit};
use crate::rate_limiter::Turn;
use crate::state::{Server, Shared};
use crate::storage::arrivals::ArrivalsMut;
use crate::storage::committee::Committees;
use crate::storage::former::FormerKeys;
use crate::storage::laptops::{Laptop, LaptopState, Laptops, LaptopsMut};
use crate::storage::order::OrderMut;
use crate::storage::quota::QuotaMut;

/// A first exchange of a full book takes some forty requests; no honest laptop asks more often than this.
const EXCHANGES: u32 = 240;

/// Answers with the bytes only, because every header costs time on a 2G link.
pub async fn exchange(State(server): State<Shared>, body: Body) -> Result<Response, Failure> {
    let body = whole(body).await?;
    let device = device_of(&body)?;
    let _turn = server.admission.turn().await?;
    // everything that needs no lock is done before one is taken
    let opened = server.read(move |server, sql| Opened::of(server, sql, device, body)).await?;
    let up = opened.body.len();
    let Taken { answer, changes } = server.write_for(opened.unit, move |server, sql| opened.take(server, sql)).await?;
    tracing::info!(%device, changes, up, down = answer.len(), "exchanged");
    Ok(([(header::CONTENT_TYPE, "application/octet-stream")], answer).into_response())
}

/// A laptop as the exchange knows it.
pub fn client(committee: Id, laptop: &Laptop) -> Client {
    Client {
        public_key: laptop.public_key,
        own_book: laptop.book,
        sent_books: vec![issued_book(committee, None), issued_book(committee, Some(laptop.unit))],
        revoked: laptop.state == LaptopState::Revoked,
    }
}

/// Our side of an exchange, with the keys of the servers that this one replaces.
pub fn us(server: &Server, sql: &dyn Sql) -> Result<::exchange::Server, Failure> {
    Ok(::exchange::Server::standing_in_for(server.key.clone(), FormerKeys(sql).all()?))
}

/// A request with a valid signature, unpacked and read.
pub struct Opened {
    /// A laptop never changes its unit.
    pub unit: Id,
    device: Id,
    us: ::exchange::Server,
    request: Request,
    decoded: DecodedRequest,
    body: Vec<u8>,
    /// Whether this request may have tables rebuilt and figures recounted.
    tables: Turn,
    figures: Turn,
}

/// An answer in wire format, and the number of changes that its request brought.
pub struct Taken {
    pub answer: Vec<u8>,
    changes: usize,
}

impl Opened {
    /// Everything that can be done without a lock.
    pub fn of(server: &Server, sql: &dyn Sql, device: Id, body: Vec<u8>) -> Result<Opened, Failure> {
        let laptop = Laptops(sql).find(device)?.ok_or(Failure::UnknownDevice)?;
        let committee = Committees(sql).ours()?.ok_or(Failure::NotFound)?;
        let client = client(committee.unit, &laptop);
        let us = us(server, sql)?;
        let request = us.open(&client, &body)?;
        // after the signature check, so that only the laptop itself can use its rate limit and learn its state
        server.rate_limiter.check(&laptop.public_key, EXCHANGES, server.now())?;
        if !client.revoked {
            may_exchange(laptop.state)?;
        }
        let decoded = us.read(&request)?;
        let (tables, figures) = (Turn::default(), Turn::default());
        Ok(Opened { unit: laptop.unit, device, us, request, decoded, body, tables, figures })
    }

    /// Takes in what was brought, within a write transaction. The transaction may be run again: outside the
    /// database it changes only the rate limiter's turns above, which count once.
    pub fn take(&self, server: &Server, sql: &dyn Sql) -> Result<Taken, Failure> {
        let Opened { us, request, device, .. } = self;
        let now = server.now();
        let laptop = Laptops(sql).find(*device)?.ok_or(Failure::UnknownDevice)?;
        let mut server_writer = ServerWriter::new(sql, &server.key, now)?;
        let client = client(server_writer.committee.unit, &laptop);
        // it may have been revoked since it was looked up
        if !client.revoked {
            may_exchange(laptop.state)?;
        }
        let judgement = Judgement::of(sql, client.own_book)?;
        let judge = |chain: ChainName, change: &Change| judgement.on(chain, change);
        let at_ms = now.max(0).unsigned_abs();
        let arrived =
            us.take_decoded(&mut server_writer.chain_store, &client, request, &self.decoded, &judge, at_ms)?;
        let (owner, most) = server.quota_of(&laptop);
        QuotaMut(sql).spend(owner, day(now), brought(&arrived.segments), most)?;
        if us.differs(&server_writer.chain_store, &client, request)?
            && self.tables.check(&server.rate_limiter, &tables_of(*device), 1, now).is_ok()
        {
            tracing::warn!(%device, "the same changes made other tables here: making them anew");
            journal_sql::rebuild_book(&mut server_writer.chain_store, client.own_book)?;
        }
        server_writer.verdicts(laptop.unit, &arrived.set_aside)?;
        server_writer.vouch(&laptop, &arrived.founders)?;
        if arrived.whole {
            server_writer.bind_those_who_wrote(&laptop)?;
        }
        server_writer.verdicts(laptop.unit, &judgement.late(sql, arrived.whole)?)?;
        // now that every change that came was judged
        server_writer.chain_store.obey_erasures(client.own_book, Obeyed::All)?;
        if request.content.is_some() && self.figures.check(&server.rate_limiter, &figures_of(*device), 1, now).is_ok() {
            recount_unit(sql, laptop.unit, day(now))?;
        }
        recount_touched(sql, laptop.unit, server_writer.chain_store.touched_fields(), day(now))?;
        LaptopsMut(sql).seen(laptop.id, now)?;
        reached::note(sql, &server_writer, &laptop, &request.have, now)?;
        let mut tally = Tally::default();
        tally.add(sql, &arrived.segments)?;
        let arrival = tally.arrival(&server_writer, &laptop, now)?;
        let answer = us.answer(&server_writer.chain_store, &client, request, arrived, &self.body)?;
        // last, because all exchanges that end at the same moment wait here for our commit
        if let Some(arrival) = arrival {
            let number = OrderMut(sql).add(tally.spans(), now)?;
            ArrivalsMut(sql).add(number, &arrival)?;
        }
        Ok(Taken { answer, changes: tally.changes() })
    }
}

/// Tables are compared once a week, and then the figures are recounted too.
fn figures_of(device: Id) -> [u8; 32] {
    *blake3::hash(&[b"figures".as_slice(), &device.0].concat()).as_bytes()
}

/// Rebuilding tables takes a while, so a laptop can cause it only once a minute.
fn tables_of(device: Id) -> [u8; 32] {
    *blake3::hash(&[b"tables".as_slice(), &device.0].concat()).as_bytes()
}
