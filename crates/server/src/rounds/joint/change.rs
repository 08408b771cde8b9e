//! Announces a joint session, changes it, and calls it off. Texts stay out of the log of what officers did.

use domain::Id;
use domain::catalogue::joint_session as j;
use ed25519_dalek::SigningKey;
use journal::{Record, Value};
use journal_sql::OpDraft;
use schemars::JsonSchema;
use serde::Deserialize;
use sql::Sql;

use super::list::{Stored, stored};
use super::words::JointSessionWords;
use crate::accounts::Person;
use crate::clock::Moment;
use crate::failure::Failure;
use crate::random;
use crate::reason;
use crate::rounds::issue::write;
use crate::rounds::read::detail;
use crate::storage::acts::{Act, ActsMut, What};
use crate::storage::rounds::IssuedRound;

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct ChangedJointSession {
    /// That of the session which was changed, so that nobody overwrites what somebody else has just written.
    pub revision: i64,
    pub words: JointSessionWords,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct JointWithdrawal {
    /// False: the session is held after all.
    pub withdrawn: bool,
    /// Needed to call a session off; every cell reads it.
    #[serde(default)]
    pub reason: String,
}

/// Who acts, on which round, and with which key it is written.
struct Acting<'a> {
    sql: &'a dyn Sql,
    key: &'a SigningKey,
    person: &'a Person,
    now: Moment,
    round: IssuedRound,
}

impl Acting<'_> {
    fn write(&self, record: OpDraft, act: Act) -> Result<(), Failure> {
        write(self.sql, self.key, (&self.round, self.person), &[record], self.now)?;
        ActsMut(self.sql).add(&self.person.signed(), self.now, &act)
    }
}

fn in_force(sql: &dyn Sql, round: Id) -> Result<IssuedRound, Failure> {
    let (issued, _) = detail(sql, round)?;
    if issued.withdrawn.is_some() {
        return Err(Failure::Invalid {
            field: "round",
            why: "Đợt này đã thu hồi. Khôi phục đợt rồi mới đổi buổi học.",
        });
    }
    Ok(issued)
}

pub fn add(
    sql: &dyn Sql,
    key: &SigningKey,
    (round, words): (Id, JointSessionWords),
    person: &Person,
    now: Moment,
) -> Result<Id, Failure> {
    let acting = Acting { sql, key, person, now, round: in_force(sql, round)? };
    let (id, words) = (random::id()?, words.checked()?);
    let act = Act::of_round(What::JointSessionAdded, round).with("date", "", &words.date);
    acting.write(words.record(id, round), act)?;
    Ok(id)
}

pub fn change(
    sql: &dyn Sql,
    key: &SigningKey,
    (round, id, asked): (Id, Id, ChangedJointSession),
    person: &Person,
    now: Moment,
) -> Result<(), Failure> {
    let acting = Acting { sql, key, person, now, round: in_force(sql, round)? };
    let Stored { row, revision } = stored(sql, &acting.round, id)?;
    if revision != asked.revision {
        let why = "Người khác vừa sửa buổi này. Mở lại để xem bản mới rồi sửa tiếp.";
        return Err(Failure::Invalid { field: "revision", why });
    }
    let (before, words) = (JointSessionWords::of(&row), asked.words.checked()?);
    if before == words {
        return Ok(());
    }
    let act = Act::of_round(What::JointSessionChanged, round).with("date", &before.date, &words.date);
    acting.write(words.record(id, round), act)
}

/// Calls a session off, or says that it is held after all. What cells recorded of it stays.
pub fn withdraw(
    sql: &dyn Sql,
    key: &SigningKey,
    (round, id, asked): (Id, Id, &JointWithdrawal),
    person: &Person,
    now: Moment,
) -> Result<(), Failure> {
    let (issued, _) = detail(sql, round)?;
    let acting = Acting { sql, key, person, now, round: issued };
    let Stored { row, .. } = stored(sql, &acting.round, id)?;
    let before = row.text(j::WITHDRAWN);
    if before.is_empty() != asked.withdrawn {
        return Err(Failure::AlreadyAnswered);
    }
    let (what, why) = if asked.withdrawn {
        (What::JointSessionCalledOff, reason::read(&asked.reason, "Xin ghi lý do hủy, không quá 300 chữ.")?)
    } else {
        (What::JointSessionRestored, String::new())
    };
    let value = if why.is_empty() { Value::Null } else { Value::text(&why) };
    let act = Act::of_round(what, round).with("date", "", row.text(j::DATE)).with("reason", before, &why);
    acting.write(OpDraft::new(j::KIND, Record::One(id)).set(j::WITHDRAWN, value), act)
}
