//! Accepts what was returned, or withdraws the return. The cell is told either way.

use domain::Id;
use domain::catalogue::returned as r;
use ed25519_dalek::SigningKey;
use journal::{Record, Value};
use journal_sql::OpDraft;
use schemars::JsonSchema;
use serde::Deserialize;
use sql::Sql;

use super::make::{note, open, tell, unchanged};
use super::target::present;
use crate::accounts::Person;
use crate::clock::Moment;
use crate::failure::Failure;
use crate::reason;
use crate::storage::acts::What;
use crate::storage::returns::{Decided, Decision, Returned};

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct ReturnAccepted {
    /// The number of the latest comment that the page showed, and what it showed of the cell.
    pub number: i64,
    pub seen: String,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct ReturnWithdrawn {
    pub number: i64,
    /// The cell reads it.
    pub reason: String,
}

/// What the cell has now is accepted, whether it was mended, answered, or is in the cell's bin.
pub fn accept(
    sql: &dyn Sql,
    key: &SigningKey,
    (id, asked): (Id, &ReturnAccepted),
    person: &Person,
    now: Moment,
) -> Result<(), Failure> {
    let one = open(sql, id, asked.number)?;
    unchanged(&asked.seen, &present(sql, one.unit, &one.target, one.round)?.shown)?;
    let draft = OpDraft::new(r::KIND, Record::One(id)).set(r::ACCEPTED, Value::Int(now));
    let decision = Decision { decided: Decided::Accepted, at: now, by: person.signed(), reason: String::new() };
    let one = Returned { decision: Some(decision), ..one };
    tell(sql, key, (one.clone(), draft), person, now)?;
    note(sql, What::ReturnAccepted, &one, person, now)
}

/// It was returned by mistake, or is not needed any more.
pub fn withdraw(
    sql: &dyn Sql,
    key: &SigningKey,
    (id, asked): (Id, &ReturnWithdrawn),
    person: &Person,
    now: Moment,
) -> Result<(), Failure> {
    let one = open(sql, id, asked.number)?;
    let reason = reason::read(&asked.reason, "Xin ghi lý do rút lại, không quá 300 chữ.")?;
    let draft = OpDraft::new(r::KIND, Record::One(id)).set(r::WITHDRAWN, Value::text(&reason));
    let decision = Decision { decided: Decided::Withdrawn, at: now, by: person.signed(), reason };
    let one = Returned { decision: Some(decision), ..one };
    tell(sql, key, (one.clone(), draft), person, now)?;
    note(sql, What::ReturnWithdrawn, &one, person, now)
}
