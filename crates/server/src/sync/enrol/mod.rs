//! A laptop asks to be admitted with the token of its invite.
//!
//! The key is made on the laptop; the request is signed with it, so nobody can enrol a key that they do not
//! hold. The token is used up in the transaction that stores the laptop. The same key may ask again with the
//! same token, because its answer may have been lost.

pub mod comparison;

use ::exchange::enrolment::{
    EnrolAnswer, EnrolRequest, Named, OpenAnswer, OpenRequest, opening_message, proof_message, state_message,
};
use ::exchange::seal;
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use domain::Id;
use domain::language::tidy;
use ed25519_dalek::Signature;
use serde::Serialize;
use sql::Sql;

use self::comparison::Names;
use super::server_writer::ServerWriter;
use crate::clock::day;
use crate::extract::{JsonBody, PathParam};
use crate::failure::Failure;
use crate::figures::recount::recount_touched;
use crate::hex;
use crate::invites::issue::token_hash;
use crate::state::{Server, Shared};
use crate::storage::books::Books;
use crate::storage::committee::Committees;
use crate::storage::invites::{Claim, InvitesMut};
use crate::storage::laptops::{Laptop, LaptopState, Laptops, LaptopsMut};
use crate::storage::tree::Tree;

/// Guesses a minute from all callers together; a token has 128 bits.
const GUESSES: u32 = 60;

struct Candidate {
    token: [u8; 16],
    key: [u8; 32],
    device_name: String,
    person_name: String,
    book: Id,
    book_has_work: bool,
    recipient: String,
    commitment: [u8; 32],
    names: Names,
}

/// Version 1 compared four words of a hash of public keys; a patient attacker could have produced matching
/// ones.
pub async fn outdated() -> Failure {
    Failure::EnrolmentOutdated
}

pub async fn enrol(
    State(server): State<Shared>,
    JsonBody(asked): JsonBody<EnrolRequest>,
) -> Result<Json<EnrolAnswer>, Failure> {
    let candidate = check(&asked)?;
    let answer = server.write(move |server, sql| admit(server, sql, &candidate)).await;
    if matches!(answer, Err(Failure::InviteUsedOrExpired)) {
        server.rate_limiter.check(blake3::hash(b"enrolment guesses").as_bytes(), GUESSES, server.now())?;
    }
    Ok(Json(answer?))
}

fn check(asked: &EnrolRequest) -> Result<Candidate, Failure> {
    let token: [u8; 16] = hex::decode(&asked.token).ok_or(Failure::Malformed)?;
    let key: [u8; 32] = hex::decode(&asked.key).ok_or(Failure::Malformed)?;
    seal::recipient(&asked.recipient).ok_or(Failure::Malformed)?;
    let commitment: [u8; 32] = hex::decode(&asked.commitment).ok_or(Failure::Malformed)?;
    signed(&key, &proof_message(&token, &key, asked.book, &commitment, &asked.recipient), &asked.proof)?;
    // as it is displayed: direction marks could show an officer another name than the compared one
    let label = |text: &str| tidy(text).chars().take(120).collect::<String>();
    let (device_name, person_name) = (label(&asked.device_name), label(&asked.person_name));
    let recipient = asked.recipient.clone();
    let (book, book_has_work) = (asked.book, asked.book_has_work);
    let names = Names { cell: label(&asked.cell_name), superior: label(&asked.superior_name) };
    Ok(Candidate { token, key, device_name, person_name, book, book_has_work, recipient, commitment, names })
}

fn admit(server: &Server, sql: &dyn Sql, candidate: &Candidate) -> Result<EnrolAnswer, Failure> {
    let now = server.now();
    let token = token_hash(&candidate.token);
    let claim = InvitesMut(sql).claim(&token, &candidate.key, now)?.ok_or(Failure::InviteUsedOrExpired)?;
    let laptop = match Laptops(sql).by_key(&candidate.key)? {
        Some(known) if known.unit != claim.unit => return Err(Failure::WrongUnit),
        Some(known) if known.state == LaptopState::Revoked => return Err(Failure::Revoked),
        // the words differed, and the laptop was given another invite
        Some(known) if known.state == LaptopState::Refused && !claim.again => {
            LaptopsMut(sql).ask_again(known.id, now)?;
            Laptop { state: LaptopState::Waiting, ..known }
        }
        Some(known) if known.state == LaptopState::Refused => return Err(Failure::Revoked),
        Some(known) => known,
        None => {
            let mut server_writer = ServerWriter::new(sql, &server.key, now)?;
            let writes = book_of(sql, &server_writer, candidate, claim.unit)?;
            let laptop = newcomer(candidate, writes, claim, now);
            LaptopsMut(sql).add(&laptop)?;
            if laptop.state == LaptopState::Active {
                let committee = server_writer.committee.unit;
                server_writer.let_in(&laptop, committee)?;
                recount_touched(sql, laptop.unit, server_writer.chain_store.touched_fields(), day(now))?;
            }
            laptop
        }
    };
    let answerer = comparison::begin(sql, laptop.id, candidate.commitment, &candidate.names, &token, now)?;
    let ours = Committees(sql).ours()?.ok_or(Failure::NotFound)?;
    let unit = Tree(sql).unit(laptop.unit, day(now))?.ok_or(Failure::WrongUnit)?;
    Ok(EnrolAnswer {
        device: laptop.id,
        unit: Named { id: unit.id, name: unit.name },
        superior: Named { id: ours.unit, name: ours.name },
        book: laptop.book,
        server_key: hex::encode(&server.public_key()),
        server_recipient: seal::recipient_of(&seal::server(&server.key)),
        nonce: hex::encode(answerer.nonce()),
        state: laptop.state.as_str().to_owned(),
    })
}

/// The laptop reveals the number it committed to; from now on there are words for the officer to compare.
pub async fn open(
    State(server): State<Shared>,
    PathParam(device): PathParam<Id>,
    JsonBody(asked): JsonBody<OpenRequest>,
) -> Result<Json<OpenAnswer>, Failure> {
    let nonce: [u8; 32] = hex::decode(&asked.nonce).ok_or(Failure::Malformed)?;
    let opened = server.write(move |_, sql| {
        let laptop = Laptops(sql).find(device)?.ok_or(Failure::UnknownDevice)?;
        signed(&laptop.public_key, &opening_message(device, &nonce), &asked.proof)?;
        comparison::open(sql, &laptop, nonce)?;
        Ok(OpenAnswer { state: laptop.state.as_str().to_owned() })
    });
    Ok(Json(opened.await?))
}

/// The book that the laptop will write: if its own holds no work, the one that its cell already has. Cell and
/// book are linked only when an officer admits the laptop, so that the thief of an invite can't link anything.
fn book_of(sql: &dyn Sql, server_writer: &ServerWriter<'_>, candidate: &Candidate, unit: Id) -> Result<Id, Failure> {
    let foreign = Books(sql).unit_of(candidate.book)?.is_some_and(|other| other != unit);
    if foreign || server_writer.is_ours(candidate.book)? {
        return Err(Failure::WrongUnit);
    }
    match Books(sql).of(unit)? {
        Some(kept) if kept != candidate.book && candidate.book_has_work => Err(Failure::UnitHasBook),
        Some(kept) => Ok(kept),
        None => Ok(candidate.book),
    }
}

fn newcomer(candidate: &Candidate, book: Id, claim: Claim, now: i64) -> Laptop {
    let at_once = claim.auto_confirm;
    Laptop {
        book,
        id: journal::chain::device_id(&candidate.key),
        unit: claim.unit,
        public_key: candidate.key,
        recipient: candidate.recipient.clone(),
        name: candidate.device_name.clone(),
        person: candidate.person_name.clone(),
        state: if at_once { LaptopState::Active } else { LaptopState::Waiting },
        asked_at: now,
        answered_at: at_once.then_some(now),
        last_seen_at: None,
    }
}

#[derive(Debug, Serialize)]
pub struct StateAnswer {
    state: LaptopState,
}

/// Whether the officer has confirmed: 200 if active, otherwise the failure that says why not. The header
/// `x-sochibo-proof` is the laptop's signature over "sochibo enrol state v1" ‖ its id.
pub async fn state(
    State(server): State<Shared>,
    PathParam(device): PathParam<Id>,
    headers: HeaderMap,
) -> Result<Json<StateAnswer>, Failure> {
    let proof = headers.get("x-sochibo-proof").and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let laptop = server.read(move |_, sql| Laptops(sql).find(device)?.ok_or(Failure::UnknownDevice)).await?;
    signed(&laptop.public_key, &state_message(device), &proof)?;
    may_exchange(laptop.state)?;
    Ok(Json(StateAnswer { state: laptop.state }))
}

/// `Ok` only for a laptop that the officer has admitted.
pub fn may_exchange(state: LaptopState) -> Result<(), Failure> {
    match state {
        LaptopState::Active => Ok(()),
        LaptopState::Waiting => Err(Failure::AwaitingConfirmation),
        LaptopState::Refused | LaptopState::Revoked => Err(Failure::Revoked),
    }
}

pub fn signed(key: &[u8; 32], said: &[u8], proof: &str) -> Result<(), Failure> {
    let signature: [u8; 64] = hex::decode(proof).ok_or(Failure::BadProof)?;
    let key = journal::chain::signing_key(key).ok_or(Failure::BadProof)?;
    key.verify_strict(said, &Signature::from_bytes(&signature)).map_err(|_| Failure::BadProof)
}
