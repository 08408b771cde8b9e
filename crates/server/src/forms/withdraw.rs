//! Withdraws a form that was issued, or puts it in force again. What the cells answered stays, and every cell reads that it was
//! withdrawn, and why.

use domain::Id;
use domain::catalogue::form as f;
use ed25519_dalek::SigningKey;
use journal::{Record, Value};
use journal_sql::OpDraft;
use sql::Sql;

use super::issue::write;
use super::read;
use crate::accounts::Person;
use crate::clock::Moment;
use crate::failure::Failure;
use crate::reason;
use crate::rounds::withdraw::Withdrawal;
use crate::storage::acts::{Act, ActsMut, What};
use crate::storage::forms::IssuedFormsMut;
use crate::storage::rounds::Withdrawn;

pub fn withdraw(
    sql: &dyn Sql,
    key: &SigningKey,
    (id, asked): (Id, &Withdrawal),
    person: &Person,
    now: Moment,
) -> Result<(), Failure> {
    let (issued, stands) = read::text(sql, id)?;
    if issued.withdrawn.is_some() == asked.withdrawn {
        return Err(Failure::AlreadyAnswered);
    }
    let reason = if asked.withdrawn {
        reason::read(&asked.reason, "Xin ghi lý do thu hồi, không quá 300 chữ.")?
    } else {
        String::new()
    };
    let record = OpDraft::new(f::KIND, Record::One(id)).set(f::WITHDRAWN, Value::text(&reason));
    write(sql, key, (&issued, person), &[record], now)?;
    let withdrawn = asked.withdrawn.then(|| Withdrawn { at: now, by: person.signed() });
    IssuedFormsMut(sql).withdraw(id, withdrawn.as_ref())?;
    let what = if asked.withdrawn { What::FormWithdrawn } else { What::FormRestored };
    ActsMut(sql).add(&person.signed(), now, &Act::of_form(what, id).with("reason", &stands.withdrawn, &reason))
}
