//! Lets a laptop that was copied, or restored from a backup, continue under a new key of its own. Nothing it
//! wrote changes: what it signed with the old key stays signed with it.

use ::exchange::enrolment::{RenewAnswer, RenewRequest, renewal_message};
use ::exchange::seal;
use axum::Json;
use axum::extract::State;
use domain::Id;
use domain::enrolment::DeviceState;
use journal::ChainStore;
use sql::Sql;

use super::enrol::{may_exchange, signed};
use super::server_writer::ServerWriter;
use crate::clock::day;
use crate::extract::JsonBody;
use crate::failure::Failure;
use crate::figures::recount::recount_touched;
use crate::hex;
use crate::rate_limiter::Turn;
use crate::state::{Server, Shared};
use crate::storage::laptops::{Laptop, LaptopState, Laptops, LaptopsMut};

/// Renewals of one key in an hour; laptops are rarely copied.
const RENEWALS: u32 = 6;

pub async fn renew(
    State(server): State<Shared>,
    JsonBody(asked): JsonBody<RenewRequest>,
) -> Result<Json<RenewAnswer>, Failure> {
    let key: [u8; 32] = hex::decode(&asked.key).ok_or(Failure::Malformed)?;
    seal::recipient(&asked.recipient).ok_or(Failure::Malformed)?;
    let unit =
        server.read(move |_, sql| Ok(Laptops(sql).find(asked.device)?.ok_or(Failure::UnknownDevice)?.unit)).await?;
    let (turn, old) = (Turn::default(), asked.device);
    let (device, is_new) = server.write_for(unit, move |server, sql| follow(server, sql, &asked, key, &turn)).await?;
    if is_new {
        tracing::info!(%old, new = %device, "a copied laptop took a key of its own");
    }
    Ok(Json(RenewAnswer { device }))
}

/// The device that continues, and whether it is new.
fn follow(
    server: &Server,
    sql: &dyn Sql,
    asked: &RenewRequest,
    key: [u8; 32],
    once: &Turn,
) -> Result<(Id, bool), Failure> {
    let now = server.now();
    let old = Laptops(sql).find(asked.device)?.ok_or(Failure::UnknownDevice)?;
    let said = renewal_message(old.id, &key, &asked.recipient);
    signed(&old.public_key, &said, &asked.old_proof)?;
    signed(&key, &said, &asked.new_proof)?;
    let turn = blake3::hash(&[b"renewal".as_slice(), &old.public_key].concat());
    once.check(&server.rate_limiter, turn.as_bytes(), RENEWALS, now)?;
    may_exchange(old.state)?;
    // its answer may have been lost
    if let Some(known) = Laptops(sql).by_key(&key)? {
        may_exchange(known.state)?;
        return if known.unit == old.unit { Ok((known.id, false)) } else { Err(Failure::WrongUnit) };
    }
    let mut server_writer = ServerWriter::new(sql, &server.key, now)?;
    let lines = server_writer.chain_store.heads(&[old.book])?.iter().filter(|head| head.chain.device == old.id).count();
    if lines < 2 {
        return Err(Failure::NotCopied);
    }
    let laptop = Laptop {
        id: journal::chain::device_id(&key),
        public_key: key,
        recipient: asked.recipient.clone(),
        state: LaptopState::Active,
        asked_at: now,
        answered_at: Some(now),
        last_seen_at: None,
        ..old.clone()
    };
    LaptopsMut(sql).add_copy(&laptop, old.id)?;
    let committee = server_writer.committee.unit;
    server_writer.laptop(&laptop, DeviceState::Active, committee)?;
    server_writer.bind_as(&laptop, old.id)?;
    recount_touched(sql, laptop.unit, server_writer.chain_store.touched_fields(), day(now))?;
    Ok((laptop.id, true))
}
