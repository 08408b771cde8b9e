//! What is recorded of the cell and of the people who keep its book, and its corrections. Each is a change with a
//! history.

use super::listed;
use crate::corrections::{allowed, head_ids, may};
use crate::enrolment::enrolment;
use crate::messages::profile::{CellNames, CorrectCell, CorrectPerson, People};
use crate::messages::{CallError, Nothing, Tag, Touched};
use crate::{AppSession, reading};
use domain::FieldValue;
use domain::Id;
use domain::catalogue::{cell, person as recorded};
use domain::rights::{Correction, Role};
use journal::{Record, Value};
use std::collections::BTreeSet;
use store::{Book, OpDraft};

pub fn cell(app: &AppSession, _: Nothing) -> Result<CellNames, CallError> {
    app.with_book(|book| {
        let row = store::row(book.connection(), book.own_book(), cell::KIND, book.own_book())?;
        let text = |field| row.as_ref().map(|row| row.text(field).to_owned()).unwrap_or_default();
        let sent = match enrolment(book)? {
            Some(_) => crate::enrolment::superior_name(book)?,
            None => None,
        };
        Ok(CellNames {
            id: book.own_book().to_string(),
            cell_name: text(cell::NAME),
            superior_name: text(cell::SUPERIOR_NAME),
            superior_sent: sent,
            congresses: row.as_ref().map(|row| row.lines(cell::CONGRESSES)).unwrap_or_default(),
            may_correct: may(book, Correction::Cell)?,
            may_correct_people: may(book, Correction::Role)?,
            may_hand_over: may(book, Correction::Handover)?,
        })
    })
}

pub fn correct_cell(app: &AppSession, request: CorrectCell) -> Result<Touched, CallError> {
    let cell_name = reading::line(&request.cell_name, "cell_name")?;
    if cell_name.is_empty() {
        return Err(CallError::at("required", "cell_name", "Gõ tên chi bộ, ví dụ: Chi bộ bản Nà Hiềng."));
    }
    let superior_name = reading::line(&request.superior_name, "superior_name")?;
    let congresses = request.congresses.map(|days| stored_days(&days)).transpose()?;
    app.with_book(|book| {
        let own = book.own_book();
        let mut draft = OpDraft::new(cell::KIND, Record::One(own))
            .set(cell::NAME, Value::text(cell_name))
            .set(cell::SUPERIOR_NAME, Value::text(superior_name));
        if let Some(congresses) = congresses {
            draft = draft.set(cell::CONGRESSES, congresses);
        }
        app.save(book, Some(own), &[draft])
    })
}

/// Days in their order, each once.
fn stored_days(days: &[String]) -> Result<Value, CallError> {
    let read = days.iter().map(|day| reading::day(day, "congresses")).collect::<Result<BTreeSet<_>, _>>()?;
    Ok(read.into_iter().filter(|day| !day.is_empty()).collect::<Vec<String>>().to_value())
}

pub fn correct_person(app: &AppSession, request: CorrectPerson) -> Result<People, CallError> {
    let who = reading::id(&request.person, "person")?;
    let name = reading::name(&request.full_name, "full_name")?;
    if name.is_empty() {
        return Err(CallError::at("required", "full_name", "Gõ họ và tên."));
    }
    app.with_book(|book| {
        let slots = book.profile().keyslots()?;
        let stands = slots.people.iter().find(|slot| slot.person.id == who).map(|slot| slot.person.clone());
        let stands = stands.ok_or(store::Error::NoSuchPerson)?;
        let mut draft = OpDraft::new(recorded::KIND, Record::One(who));
        if name != stands.name {
            draft = draft.set(recorded::NAME, Value::text(name.as_str()));
        }
        let to = request.role.as_str();
        if to != stands.role {
            allowed(book, Correction::Role)?;
            keeps_a_head(book, who, request.role)?;
            draft = draft.set(recorded::ROLE, Value::text(to));
        }
        if !draft.sets.is_empty() {
            app.save(book, Some(who), &[draft])?;
            super::audiences::follow(app, book)?;
        }
        listed(book)
    })
}

/// Brings the lock page and the pages in step with what the book records.
pub(crate) fn follow(app: &AppSession, book: &mut Book) -> Result<(), CallError> {
    if book.follow_people()? {
        app.tell(&[Tag::People]);
    }
    Ok(())
}

/// Without a secretary or deputy nobody could close the figures or correct a role.
fn keeps_a_head(book: &Book, who: Id, to: Role) -> Result<(), CallError> {
    let heads = head_ids(book)?;
    if to.is_head() || heads.is_empty() || heads.iter().any(|head| *head != who) {
        return Ok(());
    }
    Err(CallError::at(
        "last_head",
        "role",
        "Sổ phải còn ít nhất một bí thư hoặc phó bí thư. Bàn giao cho bí thư mới trước, rồi sửa chức vụ.",
    ))
}
