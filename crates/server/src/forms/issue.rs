//! Issues a form, or a new version of one: one change in the book of everybody addressed, or none at all.

use domain::Id;
use domain::catalogue::{form as f, form_version as v};
use ed25519_dalek::SigningKey;
use forms::Form;
use journal::{Record, Value};
use journal_sql::OpDraft;
use sql::Sql;

use super::asked::{NewForm, NewFormVersion};
use super::checked::{self, refuse};
use super::read::{self, version_of};
use crate::accounts::Person;
use crate::clock::Moment;
use crate::failure::Failure;
use crate::random;
use crate::rounds::issue::{chosen, every_cell};
use crate::storage::acts::{Act, ActsMut, What};
use crate::storage::forms::{IssuedForm, IssuedForms, IssuedFormsMut, IssuedVersion};
use crate::storage::rounds::IssuedRounds;
use crate::sync::server_writer::ServerWriter;

/// More versions than this are no corrections any more but another form.
const MOST_VERSIONS: i64 = 50;

/// Checks everything, then writes it; returns the form's id.
pub fn issue(sql: &dyn Sql, key: &SigningKey, asked: &NewForm, person: &Person, now: Moment) -> Result<Id, Failure> {
    let (title, deadline) = (checked::title(&asked.title)?, checked::deadline(&asked.deadline)?);
    if asked.round.map(|round| IssuedRounds(sql).find(round)).transpose()?.is_some_and(|found| found.is_none()) {
        return refuse("round", "Đợt này không phải của cấp ủy này. Chọn đợt khác.");
    }
    let form = checked::form(&asked.source)?;
    let cells = chosen(sql, &asked.addressed, now)?;
    let issued = IssuedForm {
        id: random::id()?,
        issued_at: now,
        issued_by: person.signed(),
        to_all: cells.is_none(),
        units: cells.map_or_else(|| every_cell(sql, now), Ok)?,
        withdrawn: None,
    };
    let version = next(&issued, 1, person, now)?;
    let record = OpDraft::new(f::KIND, Record::One(issued.id))
        .set(f::TITLE, Value::text(&title))
        .set(f::DEADLINE, Value::text(&deadline))
        .set(f::VERSION, Value::id(version.id))
        .set(f::ROUND, asked.round.map_or(Value::Null, Value::id));
    write(sql, key, (&issued, person), &[described(&version, &form), record], now)?;
    IssuedFormsMut(sql).add(&issued)?;
    IssuedFormsMut(sql).add_version(&version)?;
    let act = Act::of_form(What::FormIssued, issued.id)
        .with("form_title", "", &title)
        .with("form_deadline", "", &deadline)
        .with("cells", "", &issued.units.len().to_string());
    ActsMut(sql).add(&person.signed(), now, &act)?;
    Ok(issued.id)
}

/// Asks other questions under the same form. What cells answered to an earlier version stays as they gave it.
pub fn new_version(
    sql: &dyn Sql,
    key: &SigningKey,
    (id, asked): (Id, &NewFormVersion),
    person: &Person,
    now: Moment,
) -> Result<(), Failure> {
    let (issued, stands) = read::text(sql, id)?;
    read::refuse_withdrawn(&issued)?;
    let last = IssuedForms(sql).versions(id)?.last().map_or(0, |version| version.number);
    if last != asked.after {
        return refuse("after", "Người khác vừa phát hành một bản mới của mẫu. Mở lại để xem rồi sửa tiếp.");
    }
    if last >= MOST_VERSIONS {
        return refuse("source", "Mẫu này đã sửa quá nhiều lần. Thu hồi rồi phát hành một mẫu khác.");
    }
    let form = checked::form(&asked.source)?;
    let stands = version_of(sql, &issued, stands.version)?;
    if stands.is_some_and(|known| known.to_text() == form.to_text()) {
        return refuse("source", "Bản này hỏi đúng như bản đang dùng. Sửa mẫu rồi phát hành bản mới.");
    }
    let version = next(&issued, last + 1, person, now)?;
    let record = OpDraft::new(f::KIND, Record::One(id)).set(f::VERSION, Value::id(version.id));
    write(sql, key, (&issued, person), &[described(&version, &form), record], now)?;
    IssuedFormsMut(sql).add_version(&version)?;
    let number = |number: i64| number.to_string();
    let act = Act::of_form(What::FormRenewed, id).with("version", &number(last), &number(version.number));
    ActsMut(sql).add(&person.signed(), now, &act)
}

fn next(issued: &IssuedForm, number: i64, person: &Person, now: Moment) -> Result<IssuedVersion, Failure> {
    Ok(IssuedVersion { id: random::id()?, form: issued.id, number, issued_at: now, issued_by: person.signed() })
}

fn described(version: &IssuedVersion, form: &Form) -> OpDraft {
    OpDraft::new(v::KIND, Record::One(version.id))
        .set(v::FORM, Value::id(version.form))
        .set(v::NUMBER, Value::Int(version.number))
        .set(v::DESCRIPTION, Value::text(form.to_text()))
}

/// Writes these records into the book of everybody addressed.
pub(super) fn write(
    sql: &dyn Sql,
    key: &SigningKey,
    (issued, person): (&IssuedForm, &Person),
    drafts: &[OpDraft],
    now: Moment,
) -> Result<(), Failure> {
    let mut server_writer = ServerWriter::new(sql, key, now)?;
    let officer = server_writer.officer(&person.name);
    let books = server_writer.books(issued.to_all, &issued.units);
    books.into_iter().try_for_each(|book| server_writer.write(book, officer, drafts))
}
