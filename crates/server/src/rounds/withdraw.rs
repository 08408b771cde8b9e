//! Withdraws a round that was issued, or puts it in force again. What the cells recorded under it stays, and every cell
//! reads that it was withdrawn, and why.

use domain::Id;
use domain::catalogue::round;
use ed25519_dalek::SigningKey;
use journal::{Record, Value};
use journal_sql::OpDraft;
use schemars::JsonSchema;
use serde::Deserialize;
use sql::Sql;

use super::issue::write;
use super::read::detail;
use crate::accounts::Person;
use crate::clock::Moment;
use crate::failure::Failure;
use crate::reason;
use crate::storage::acts::{Act, ActsMut, What};
use crate::storage::rounds::{IssuedRoundsMut, Withdrawn};

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct Withdrawal {
    /// False: the round is in force again.
    pub withdrawn: bool,
    /// Needed to withdraw a round; every cell reads it.
    #[serde(default)]
    pub reason: String,
}

pub fn withdraw(
    sql: &dyn Sql,
    key: &SigningKey,
    (id, asked): (Id, &Withdrawal),
    person: &Person,
    now: Moment,
) -> Result<(), Failure> {
    let (issued, stands) = detail(sql, id)?;
    if issued.withdrawn.is_some() == asked.withdrawn {
        return Err(Failure::AlreadyAnswered);
    }
    let reason = if asked.withdrawn {
        reason::read(&asked.reason, "Xin ghi lý do thu hồi, không quá 300 chữ.")?
    } else {
        String::new()
    };
    // a laptop of an older version knows only that the superior has closed the round, and stops offering it
    let (why, closed) =
        if asked.withdrawn { (Value::text(&reason), Value::flag(true)) } else { (Value::Null, Value::Null) };
    let record = OpDraft::new(round::KIND, Record::One(id)).set(round::WITHDRAWN, why).set(round::CLOSED, closed);
    write(sql, key, (&issued, person), &[record], now)?;
    let withdrawn = asked.withdrawn.then(|| Withdrawn { at: now, by: person.signed() });
    IssuedRoundsMut(sql).withdraw(id, withdrawn.as_ref())?;
    let what = if asked.withdrawn { What::RoundWithdrawn } else { What::RoundRestored };
    let before = stands.withdrawn.map(|one| one.reason).unwrap_or_default();
    ActsMut(sql).add(&person.signed(), now, &Act::of_round(what, id).with("reason", &before, &reason))
}
