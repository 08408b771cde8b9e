//! The cell's members: the list, one member's fields, the bin.

mod same_person;
mod standing;

pub use same_person::{join, likely_same, separate};
pub use standing::change as change_standing;
pub(crate) use standing::message as standing_message;

use crate::figures::{Roster, member_life};
use crate::messages::members::{Filter, Member, Members, Save};
use crate::messages::{CallError, Touched, Which};
use crate::reading::Target;
use crate::{AppSession, reading};
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::member;
use domain::dates::{CivilDate, DateOf};
use domain::language::NameCollator;
use domain::members::{Standing as Life, date_fault};
use journal::{Record, Value};
use store::{Book, OpDraft, Row};

pub fn list(app: &AppSession, request: Filter) -> Result<Members, CallError> {
    let asked = request.on.as_deref().map(|on| reading::day(on, "on")).transpose()?;
    let asked = asked.and_then(|on| on.parse::<NaiveDate>().ok());
    app.with_book(|book| {
        let on = asked.unwrap_or_else(|| app.today());
        let wanted = |life: Life| match life {
            Life::Active | Life::Exempt | Life::TemporarilyAway | Life::TemporarilyHere => true,
            // A member who was entered before the day of joining must still be found in today's list.
            Life::NotYetJoined => asked.is_none() || request.include_left,
            Life::Transferred | Life::Deceased => request.include_left,
        };
        let rows = reading::member_rows(book)?;
        let roster = Roster::now(book)?;
        let kept = rows.iter().filter(|row| roster.person(row.id) == Some(row.id));
        let mut members: Vec<Member> =
            kept.filter(|row| wanted(member_life(row).standing_on(on))).map(|row| describe(book, row, on)).collect();
        let order = NameCollator::new();
        members.sort_by(|a, b| {
            order.names(&a.name, &b.name).then_with(|| a.born.cmp(&b.born)).then_with(|| a.id.cmp(&b.id))
        });
        Ok(Members { members })
    })
}

fn describe(book: &Book, row: &Row, on: NaiveDate) -> Member {
    let life = member_life(row);
    let span = life.standing_span_on(on);
    let text = |field| row.text(field).to_owned();
    Member {
        id: row.id.to_string(),
        name: text(member::NAME),
        born: text(member::BORN),
        sex: text(member::SEX),
        people: text(member::PEOPLE),
        joined: text(member::JOINED),
        official: text(member::OFFICIAL),
        is_official: life.is_official_on(on),
        duty: text(member::DUTY),
        party_group: text(member::PARTY_GROUP),
        card: text(member::CARD),
        note: reading::sealed_line(book, row.bytes(member::NOTE)),
        standing: standing::message(span.standing),
        standing_since: span.since.map(|day| day.to_string()).unwrap_or_default(),
        standing_until: span.until.map(|day| day.to_string()).unwrap_or_default(),
    }
}

pub fn save(app: &AppSession, request: Save) -> Result<Touched, CallError> {
    let target = Target::read(request.id.as_deref(), request.new_id.as_deref())?;
    app.with_book(|book| {
        let id = target.id();
        let before = target.standing(book, member::KIND)?.map(|id| standing_member(book, id)).transpose()?;
        let fields = Fields::read(&request)?;
        fields.check_name(before.is_none())?;
        fields.check_order(before.as_ref(), app.today())?;
        let draft = fields.draft(book, id, before.as_ref())?;
        app.save(book, Some(id), &[draft])
    })
}

/// A member of the book who is not in the bin.
fn standing_member(book: &Book, id: Id) -> Result<Row, CallError> {
    let row = reading::own_row(book, member::KIND, id, "id")?;
    if row.flag(member::DELETED) { Err(CallError::not_found("id")) } else { Ok(row) }
}

/// One member's fields in their stored form; a field that is left out stays as it is.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    texts: Vec<(u16, String)>,
    note: Option<String>,
}

impl Fields {
    pub(crate) fn read(request: &Save) -> Result<Fields, CallError> {
        let mut fields = Fields::default();
        let lines = [
            (member::PEOPLE, "people", &request.people),
            (member::DUTY, "duty", &request.duty),
            (member::PARTY_GROUP, "party_group", &request.party_group),
            (member::CARD, "card", &request.card),
        ];
        fields.take(member::NAME, &request.name, |text| reading::name(text, "name"))?;
        for (field, name, text) in lines {
            fields.take(field, text, |text| reading::line(text, name))?;
        }
        let dates = [
            (member::BORN, "born", DateOf::Birth, &request.born),
            (member::JOINED, "joined", DateOf::Event, &request.joined),
            (member::OFFICIAL, "official", DateOf::Event, &request.official),
        ];
        for (field, name, of, text) in dates {
            fields.take(field, text, |text| reading::date(text, of, name))?;
        }
        fields.take(member::SEX, &request.sex, sex)?;
        fields.note = request
            .note
            .as_deref()
            .map(|note| reading::lines(note, "note"))
            .transpose()?
            .map(|note| note.trim().to_owned());
        Ok(fields)
    }

    fn take(
        &mut self,
        field: u16,
        text: &Option<String>,
        read: impl Fn(&str) -> Result<String, CallError>,
    ) -> Result<(), CallError> {
        if let Some(text) = text {
            self.texts.push((field, read(text)?));
        }
        Ok(())
    }

    fn text(&self, field: u16) -> Option<&str> {
        self.texts.iter().find(|(known, _)| *known == field).map(|(_, text)| text.as_str())
    }

    /// A new member needs a name, and no name can be cleared.
    pub(crate) fn check_name(&self, new: bool) -> Result<(), CallError> {
        match self.text(member::NAME) {
            None if !new => Ok(()),
            Some(name) if name.chars().any(char::is_alphabetic) => Ok(()),
            _ => Err(CallError::at("required", "name", "Gõ họ và tên đảng viên.")),
        }
    }

    /// Birth, joining and becoming official must come in that order, and nobody is born in the future.
    pub(crate) fn check_order(&self, before: Option<&Row>, today: NaiveDate) -> Result<(), CallError> {
        let stored = |field| before.map(|row| row.text(field)).unwrap_or_default();
        let date = |field| CivilDate::parse_optional(self.text(field).unwrap_or_else(|| stored(field))).ok().flatten();
        // Errors in an old list must not prevent the correction of other fields.
        let changed =
            |fields: &[u16]| fields.iter().any(|field| self.text(*field).is_some_and(|text| text != stored(*field)));
        let (born, joined, official) = (date(member::BORN), date(member::JOINED), date(member::OFFICIAL));
        let faults = [
            (changed(&[member::BORN]), date_fault(born, None, None, Some(today))),
            (changed(&[member::BORN, member::JOINED]), date_fault(born, joined, None, None)),
            (changed(&[member::JOINED, member::OFFICIAL]), date_fault(None, joined, official, None)),
        ];
        match faults.into_iter().find_map(|(changed, fault)| fault.filter(|_| changed)) {
            Some(fault) => Err(CallError::at("dates_out_of_order", fault.field(), fault.sentence())),
            None => Ok(()),
        }
    }

    /// The fields that differ from the row.
    pub(crate) fn draft(&self, book: &Book, id: Id, before: Option<&Row>) -> Result<OpDraft, CallError> {
        let mut draft = OpDraft::new(member::KIND, Record::One(id));
        for (field, text) in &self.texts {
            draft = draft.set(*field, Value::text(text.as_str()));
        }
        // Sealing the same text again gives different bytes, and an unchanged note must not look like a change.
        let known = reading::sealed_line(book, before.and_then(|row| row.bytes(member::NOTE)));
        if let Some(note) = self.note.as_ref().filter(|note| **note != known) {
            draft = draft.set(member::NOTE, reading::seal_line(book, note)?);
        }
        Ok(draft)
    }
}

fn sex(text: &str) -> Result<String, CallError> {
    match domain::language::fold(text.trim()).as_str() {
        "" => Ok(String::new()),
        "nam" => Ok("Nam".to_owned()),
        "nu" => Ok("Nữ".to_owned()),
        _ => Err(CallError::at("bad_sex", "sex", "Giới tính ghi Nam hoặc Nữ, hoặc để trống.")),
    }
}

pub fn delete(app: &AppSession, request: Which) -> Result<Touched, CallError> {
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        standing_member(book, id)?;
        let draft = OpDraft::new(member::KIND, Record::One(id)).set(member::DELETED, Value::flag(true));
        super::undo::with_bin(app, app.save(book, Some(id), &[draft])?)
    })
}
