//! Returns something to a cell, for the first time or again. Comments stay out of the log of what officers did.

use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::returned as r;
use domain::documents::secret_stamp;
use domain::language::tidy_lines;
use ed25519_dalek::SigningKey;
use journal::{Record as Named, Value};
use journal_sql::OpDraft;
use schemars::JsonSchema;
use serde::Deserialize;
use sql::Sql;

use super::target::{Record, present};
use crate::accounts::Person;
use crate::clock::{Moment, day};
use crate::failure::Failure;
use crate::random;
use crate::reason::MARKED;
use crate::storage::acts::{Act, ActsMut, What};
use crate::storage::returns::{Comment, Returned, Returns, ReturnsMut, Told};
use crate::sync::server_writer::ServerWriter;
use crate::tree::{CELL, scope};

/// The most characters of a comment.
const LONGEST: usize = 2_000;

/// What an officer says about it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct ReturnWords {
    pub comment: String,
    /// The day by which it is to be mended or answered, or empty.
    #[serde(default)]
    pub by_day: String,
    /// What the page showed, so that nobody returns what has changed meanwhile.
    pub seen: String,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct NewReturn {
    pub unit: Id,
    /// "round", "form_answer", or a register.
    pub kind: String,
    /// The row, our round, or our form.
    pub record: Id,
    /// The field's column; empty: the whole record.
    #[serde(default)]
    pub field: String,
    /// A figure of the round, a question of the form, or empty.
    #[serde(default)]
    pub part: String,
    pub words: ReturnWords,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct ReturnAgain {
    /// That of the comment before.
    pub number: i64,
    pub words: ReturnWords,
}

fn refuse<T>(field: &'static str, why: &'static str) -> Result<T, Failure> {
    Err(Failure::Invalid { field, why })
}

pub fn add(sql: &dyn Sql, key: &SigningKey, asked: &NewReturn, person: &Person, now: Moment) -> Result<Id, Failure> {
    let ours = scope(sql, day(now))?;
    if !ours.iter().any(|unit| unit.id == asked.unit && unit.level == CELL) {
        return refuse("unit", "Xin chọn chi bộ của cấp ủy này.");
    }
    let record = Record::find(sql, asked.unit, &asked.kind, asked.record)?;
    let target = record.chosen(sql, &asked.field, &asked.part)?;
    let same = |one: &Returned| one.target == target && one.decision.is_none();
    if Returns(sql).of_unit(asked.unit)?.iter().any(same) {
        return refuse("field", "Mục này đang trả lại rồi. Mở ở trang Trả lại để góp ý thêm.");
    }
    let shown = present(sql, asked.unit, &target, record.round)?.shown;
    let comment = checked((1, &asked.words), &shown, person, now)?;
    let told = Told { chain: Id::default(), number: 0 };
    let (opened_at, opened_by) = (now, person.signed());
    let one = Returned {
        id: random::id()?,
        unit: asked.unit,
        target,
        round: record.round,
        comment,
        told,
        decision: None,
        opened_at,
        opened_by,
    };
    let number = |number: u16| Value::Int(number.into());
    let draft = OpDraft::new(r::KIND, Named::One(one.id))
        .set(r::OF_KIND, number(one.target.kind))
        .set(r::OF_RECORD, Value::id(one.target.record))
        .set(r::OF_FIELD, number(one.target.field))
        .set(r::OF_PART, Value::text(&one.target.part));
    let id = one.id;
    tell(sql, key, (one.clone(), said(draft, &one.comment)), person, now)?;
    note(sql, What::ReturnMade, &one, person, now)?;
    Ok(id)
}

/// Another comment on the same thing, after an answer or before one.
pub fn again(
    sql: &dyn Sql,
    key: &SigningKey,
    (id, asked): (Id, &ReturnAgain),
    person: &Person,
    now: Moment,
) -> Result<(), Failure> {
    let before = open(sql, id, asked.number)?;
    let shown = present(sql, before.unit, &before.target, before.round)?.shown;
    let comment = checked((before.comment.number + 1, &asked.words), &shown, person, now)?;
    let one = Returned { comment, ..before };
    let draft = said(OpDraft::new(r::KIND, Named::One(one.id)), &one.comment);
    tell(sql, key, (one.clone(), draft), person, now)?;
    note(sql, What::ReturnMadeAgain, &one, person, now)
}

/// A return that nobody has decided, if its latest comment is still the one that the page showed.
pub(super) fn open(sql: &dyn Sql, id: Id, number: i64) -> Result<Returned, Failure> {
    let one = Returns(sql).find(id)?.ok_or(Failure::NotFound)?;
    if one.decision.is_some() {
        return Err(Failure::AlreadyAnswered);
    }
    if one.comment.number != number {
        return refuse("number", "Cán bộ khác vừa trả lại mục này lần nữa. Mở lại để xem rồi làm tiếp.");
    }
    Ok(one)
}

/// What is shown now has to be what the page showed.
pub(super) fn unchanged(seen: &str, shown: &str) -> Result<(), Failure> {
    if seen == shown {
        return Ok(());
    }
    refuse("seen", "Chi bộ vừa gửi nội dung khác. Mở lại để xem nội dung mới rồi làm tiếp.")
}

fn checked(
    (number, words): (i64, &ReturnWords),
    shown: &str,
    person: &Person,
    now: Moment,
) -> Result<Comment, Failure> {
    let comment = tidy_lines(&words.comment).trim().to_owned();
    if comment.is_empty() || comment.chars().count() > LONGEST {
        return refuse("comment", "Xin ghi góp ý để chi bộ biết cần sửa gì, không quá 2000 chữ.");
    }
    if secret_stamp(&comment).is_some() {
        return refuse("comment", MARKED);
    }
    let by_day = words.by_day.trim();
    if !by_day.is_empty() {
        match NaiveDate::parse_from_str(by_day, "%Y-%m-%d") {
            Err(_) => return refuse("by_day", "Ngày này không có trong lịch."),
            Ok(by) if by < day(now) => return refuse("by_day", "Ngày này đã qua. Chọn ngày từ hôm nay trở đi."),
            Ok(_) => {}
        }
    }
    unchanged(&words.seen, shown)?;
    Ok(Comment { number, comment, by_day: by_day.to_owned(), old: shown.to_owned(), at: now, officer: person.signed() })
}

/// The comment as a part of the record in the book to the cell.
fn said(draft: OpDraft, comment: &Comment) -> OpDraft {
    draft
        .set(r::COMMENT, Value::text(&comment.comment))
        .set(r::BY, Value::text(&comment.by_day))
        .set(r::OLD, Value::text(&comment.old))
        .set(r::NUMBER, Value::Int(comment.number))
        .set(r::AT, Value::Int(comment.at))
}

/// Writes into the book to the cell, and how far the return has come.
pub(super) fn tell(
    sql: &dyn Sql,
    key: &SigningKey,
    (one, draft): (Returned, OpDraft),
    person: &Person,
    now: Moment,
) -> Result<(), Failure> {
    let mut server_writer = ServerWriter::new(sql, key, now)?;
    let (book, officer) = (server_writer.to(one.unit), server_writer.officer(&person.name));
    let told = server_writer.write_at(book, officer, &[draft])?;
    let told = told.map_or(one.told, |at| Told { chain: at.chain, number: at.number });
    Ok(ReturnsMut(sql).put(&Returned { told, ..one })?)
}

pub(super) fn note(sql: &dyn Sql, what: What, one: &Returned, person: &Person, now: Moment) -> Result<(), Failure> {
    let act = Act { round: one.round, ..Act::of_unit(what, one.unit) };
    ActsMut(sql).add(&person.signed(), now, &act)
}
