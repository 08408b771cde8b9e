//! Confirms to a member's own cell that the member made up as a guest, takes that back, or refuses a guest.

use domain::Id;
use domain::catalogue::{make_up_confirmed, member};
use ed25519_dalek::SigningKey;
use journal::{Record, Value};
use journal_sql::OpDraft;
use schemars::JsonSchema;
use serde::Deserialize;
use sql::Sql;

use super::read::{Guest, one};
use crate::accounts::Person;
use crate::clock::{Moment, day};
use crate::failure::Failure;
use crate::storage::acts::{Act, ActsMut, What};
use crate::storage::books::Books;
use crate::storage::guests::{Decided, Decision, Decisions, DecisionsMut, Match};
use crate::storage::rounds::IssuedRounds;
use crate::storage::tree::Tree;
use crate::sync::server_writer::ServerWriter;
use crate::tree::{CELL, scope};
use crate::{random, reason};

/// Whose member the guest is.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct Confirmation {
    pub home: Id,
    pub member: Id,
    /// Our round, where the session's own round follows none of ours.
    #[serde(default)]
    pub round: Option<Id>,
}

/// Why a guest is refused, or a confirmation taken back.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct GuestReason {
    pub reason: String,
}

fn refuse<T>(field: &'static str, why: &'static str) -> Result<T, Failure> {
    Err(Failure::Invalid { field, why })
}

/// The guest, and what was decided before.
fn standing(sql: &dyn Sql, unit: Id, id: Id) -> Result<(Guest, Option<Decision>), Failure> {
    Ok((one(sql, unit, id)?, Decisions(sql).find(unit, id)?))
}

pub fn confirm(
    sql: &dyn Sql,
    key: &SigningKey,
    ((unit, id), asked): ((Id, Id), &Confirmation),
    person: &Person,
    now: Moment,
) -> Result<(), Failure> {
    let (guest, before) = standing(sql, unit, id)?;
    if before.is_some_and(|before| before.decided == Decided::Confirmed) {
        return Err(Failure::AlreadyAnswered);
    }
    let matched = checked(sql, (unit, &guest), asked, now)?;
    let held = Tree(sql).latest(unit)?.map(|unit| unit.name).unwrap_or_default();
    let on = guest.on.map(|on| on.to_string()).unwrap_or_default();
    let record = OpDraft::new(make_up_confirmed::KIND, Record::One(matched.record))
        .set(make_up_confirmed::MEMBER, Value::id(matched.member))
        .set(make_up_confirmed::ROUND, Value::id(matched.round))
        .set(make_up_confirmed::PART, Value::Int(matched.part.into()))
        .set(make_up_confirmed::ON, Value::text(on))
        .set(make_up_confirmed::AT, Value::text(held));
    write(sql, key, (&matched, person), record, now)?;
    decide(sql, (unit, id), (Decided::Confirmed, String::new(), Some(matched)), person, now)?;
    let act = Act { round: Some(matched.round), ..Act::of_unit(What::GuestConfirmed, matched.home) };
    ActsMut(sql).add(&person.signed(), now, &act)
}

/// Everything that can be wrong with a match.
fn checked(sql: &dyn Sql, (unit, guest): (Id, &Guest), asked: &Confirmation, now: Moment) -> Result<Match, Failure> {
    let today = day(now);
    if guest.deleted {
        return refuse("guest", "Chi bộ tổ chức buổi học đã xóa người này hoặc buổi học ấy, nên không xác nhận được.");
    }
    if guest.on.is_none_or(|on| on > today) {
        return refuse("guest", "Buổi học chưa diễn ra hoặc chưa ghi ngày. Xác nhận sau khi đã học.");
    }
    let home = scope(sql, today)?.into_iter().find(|cell| cell.id == asked.home && cell.level == CELL);
    if home.is_none() || asked.home == unit {
        return refuse("home", "Xin chọn chi bộ khác của cấp ủy này, nơi đồng chí ấy sinh hoạt.");
    }
    let book = Books(sql).of(asked.home)?;
    let row = book.map(|book| journal_sql::row(sql, book, member::KIND, asked.member)).transpose()?.flatten();
    if row.is_none_or(|row| row.flag(member::DELETED)) {
        return refuse("member", "Sổ của chi bộ ấy không có đồng chí này. Chọn lại người trong danh sách.");
    }
    let Some(round) = guest.round.or(asked.round) else {
        return refuse("round", "Buổi học không thuộc đợt nào của cấp ủy. Chọn đợt mà đồng chí ấy học bù.");
    };
    let Some(issued) = IssuedRounds(sql).find(round)? else {
        return refuse("round", "Đợt này không phải của cấp ủy này. Chọn đợt khác.");
    };
    if issued.withdrawn.is_some() {
        return refuse("round", "Đợt này đã thu hồi, nên không xác nhận học bù được.");
    }
    if !issued.to_all && !issued.units.contains(&asked.home) {
        return refuse("round", "Chi bộ của đồng chí ấy không được giao đợt này.");
    }
    let same = |one: &Decision| one.matched.is_some_and(|it| (it.round, it.part) == (round, guest.part));
    if Decisions(sql).of_member(asked.home, asked.member)?.iter().any(same) {
        return refuse("member", "Đồng chí này đã được xác nhận học bù phần ấy rồi: mỗi phần chỉ tính một lần.");
    }
    Ok(Match { home: asked.home, member: asked.member, round, part: guest.part, record: random::id()? })
}

/// Writes into the book to the member's own cell, and into no other.
fn write(
    sql: &dyn Sql,
    key: &SigningKey,
    (matched, person): (&Match, &Person),
    record: OpDraft,
    now: Moment,
) -> Result<(), Failure> {
    let mut server_writer = ServerWriter::new(sql, key, now)?;
    let (book, officer) = (server_writer.to(matched.home), server_writer.officer(&person.name));
    server_writer.write(book, officer, &[record])
}

fn decide(
    sql: &dyn Sql,
    (unit, guest): (Id, Id),
    (decided, reason, matched): (Decided, String, Option<Match>),
    person: &Person,
    now: Moment,
) -> Result<(), Failure> {
    let decision = Decision { unit, guest, decided, reason, at: now, officer: person.signed(), matched };
    Ok(DecisionsMut(sql).put(&decision)?)
}

/// The guest is nobody's member here, or is recorded twice. It can be confirmed later all the same.
pub fn refuse_guest(
    sql: &dyn Sql,
    ((unit, id), asked): ((Id, Id), &GuestReason),
    person: &Person,
    now: Moment,
) -> Result<(), Failure> {
    let (_, before) = standing(sql, unit, id)?;
    if before.is_some_and(|before| matches!(before.decided, Decided::Confirmed | Decided::Refused)) {
        return Err(Failure::AlreadyAnswered);
    }
    let reason = reason::read(&asked.reason, "Xin ghi lý do không xác nhận, không quá 300 chữ.")?;
    decide(sql, (unit, id), (Decided::Refused, reason, None), person, now)?;
    ActsMut(sql).add(&person.signed(), now, &Act::of_unit(What::GuestRefused, unit))
}

/// Takes a confirmation back; the member's own cell reads why.
pub fn withdraw(
    sql: &dyn Sql,
    key: &SigningKey,
    ((unit, id), asked): ((Id, Id), &GuestReason),
    person: &Person,
    now: Moment,
) -> Result<(), Failure> {
    let before = Decisions(sql).find(unit, id)?.filter(|before| before.decided == Decided::Confirmed);
    let Some(matched) = before.and_then(|before| before.matched) else { return Err(Failure::AlreadyAnswered) };
    let reason = reason::read(&asked.reason, "Xin ghi lý do rút lại, không quá 300 chữ.")?;
    let record = OpDraft::new(make_up_confirmed::KIND, Record::One(matched.record))
        .set(make_up_confirmed::WITHDRAWN, Value::text(&reason));
    write(sql, key, (&matched, person), record, now)?;
    decide(sql, (unit, id), (Decided::Withdrawn, reason, Some(matched)), person, now)?;
    let act = Act { round: Some(matched.round), ..Act::of_unit(What::GuestWithdrawn, matched.home) };
    ActsMut(sql).add(&person.signed(), now, &act)
}
