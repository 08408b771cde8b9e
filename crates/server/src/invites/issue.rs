//! Makes an invite for a unit.

use domain::Id;
use exchange::enrolment::{InviteCode, InviteFile};
use sql::Sql;

use super::INVITE_LENGTH;
use crate::clock::{Moment, day};
use crate::failure::Failure;
use crate::random;
use crate::storage::committee::Committees;
use crate::storage::invites::InvitesMut;
use crate::storage::tree::Tree;

/// The invite that the officer hands over, as a file and as text.
#[derive(Debug)]
pub struct Invite {
    pub file: InviteFile,
    pub code: String,
    pub expires_at: Moment,
    /// The person whom the cell may ask.
    pub by: String,
}

/// How an invite is to be made.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    pub unit: Id,
    /// The person who made it, for the record.
    pub by: &'a str,
    /// BLAKE3 of our certificate.
    pub pin: [u8; 32],
    /// Admit the laptop without comparing words: sample data only.
    pub auto_confirm: bool,
}

/// Fails if the unit is not below our committee today, or if the server's address is not known.
pub fn issue(transaction: &dyn Sql, wish: Wish<'_>, now: Moment) -> Result<Invite, Failure> {
    let ours = Committees(transaction).ours()?.ok_or(Failure::NotFound)?;
    let unit = Tree(transaction)
        .below(ours.unit, day(now))?
        .into_iter()
        .find(|unit| unit.id == wish.unit && unit.id != ours.unit)
        .ok_or(Failure::NotFound)?;
    let url = ours.url.ok_or(Failure::Invalid {
        field: "url",
        why: "Chưa biết địa chỉ máy chủ. Chạy máy chủ một lần, hoặc nêu địa chỉ bằng --url.",
    })?;
    let pin = url.starts_with("https://").then_some(wish.pin);
    let token: [u8; 16] = random::bytes()?;
    let expires_at = now + INVITE_LENGTH;
    InvitesMut(transaction).add(&token_hash(&token), unit.id, wish.by, now, expires_at, wish.auto_confirm)?;
    let short_pin = pin.and_then(|pin| pin.first_chunk::<16>().copied());
    let code = InviteCode { url: url.clone(), pin: short_pin, token }
        .write()
        .ok_or(Failure::Invalid {
            field: "url", why: "Địa chỉ máy chủ phải bắt đầu bằng http:// hoặc https://."
        })?;
    let file = InviteFile {
        v: 0,
        url,
        pin: pin.map(|pin| crate::hex::encode(&pin)),
        unit: unit.id,
        unit_name: unit.name,
        superior_name: ours.name,
        token: crate::hex::encode(&token),
    };
    Ok(Invite { file, code, expires_at, by: wish.by.to_owned() })
}

/// The stored form of a token.
pub fn token_hash(token: &[u8; 16]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"sochibo invite token v1");
    hasher.update(token);
    *hasher.finalize().as_bytes()
}
