//! Make-up study for missed sessions (học bổ sung).

mod confirmed;

pub use confirmed::take;
pub(crate) use confirmed::waiting;

use super::roll_call::{Marks, shown};
use super::sessions;
use crate::figures::{self, Roster};
use crate::messages::make_ups::{MakeUps, Missed, OfRound, Remove, Row as Line, Save};
use crate::messages::{CallError, Touched};
use crate::{AppSession, reading};
use chrono::NaiveDate;
use domain::catalogue::{make_up, session};
use domain::make_ups::MakeUp;
use domain::totals::SessionRow;
use domain::{FieldValue, Id};
use journal::{Cut, Record, Value};
use std::collections::{HashMap, HashSet};
use store::{Book, OpDraft, Row};

pub fn list(app: &AppSession, request: OfRound) -> Result<MakeUps, CallError> {
    let id = reading::id(&request.round, "round")?;
    app.with_book(|book| {
        let round = figures::own_round(book, id, "round")?;
        let rows = absences(book, id, app.today(), None)?;
        Ok(MakeUps {
            confirmations: confirmed::list(book, &round, &rows)?,
            rows: rows.iter().map(Absence::line).collect(),
        })
    })
}

/// A member who was absent from a part of a round, and how it was made up.
pub(crate) struct Absence {
    pub person: Id,
    pub name: String,
    pub born: String,
    pub session: Row,
    pub mark: crate::messages::roll_call::Mark,
    pub done: Option<Done>,
}

/// When and where it was made up.
#[derive(Clone)]
pub(crate) struct Done {
    pub on: String,
    pub at_session: Option<Id>,
    pub at_unit: String,
    /// The superior's confirmation from which it was recorded.
    pub confirmation: Option<Id>,
}

impl Absence {
    fn line(&self) -> Line {
        let done = self.done.as_ref();
        Line {
            member: self.person.to_string(),
            name: self.name.clone(),
            born: self.born.clone(),
            session: self.session.id.to_string(),
            session_label: sessions::label(&self.session),
            mark: self.mark,
            made_up: done.is_some(),
            on: done.map(|done| done.on.clone()).unwrap_or_default(),
            at_session: done.and_then(|done| done.at_session).map(|id| id.to_string()),
            at_unit: done.map(|done| done.at_unit.clone()).unwrap_or_default(),
            confirmed: done.is_some_and(|done| done.confirmation.is_some()),
        }
    }
}

/// One session of the round with its marks.
struct Held {
    row: Row,
    session: SessionRow,
    marks: Marks,
    summoned: Option<HashSet<Id>>,
}

/// The members who missed a part by a day and attended no other class of it: one row for each, by name.
pub(crate) fn absences(book: &Book, round: Id, as_of: NaiveDate, cut: Option<&Cut>) -> Result<Vec<Absence>, CallError> {
    let roster = Roster::read(book, cut)?;
    let mut held = Vec::new();
    for row in figures::session_rows(book, round, cut)? {
        let Some(session) = figures::session_row(&row).filter(|session| session.date <= as_of) else { continue };
        let summoned =
            session.summoned.as_ref().map(|named| named.iter().filter_map(|id| roster.person(*id)).collect());
        held.push(Held { marks: Marks::of(book, row.id, &roster, cut)?, row, session, summoned });
    }
    let ids: Vec<Id> = held.iter().map(|held| held.row.id).collect();
    let mut done = made_up(book, &ids, &roster, cut)?;
    done.retain(|_, done| figures::day(&done.on).is_some_and(|on| on <= as_of));
    let mut parts: Vec<u32> = held.iter().map(|held| held.session.part).collect();
    parts.sort_unstable();
    parts.dedup();
    let mut absences = Vec::new();
    for part in parts {
        let classes: Vec<&Held> = held.iter().filter(|held| held.session.part == part).collect();
        for (person, life) in roster.people.iter() {
            let due = |class: &&&Held| life.is_due_on(class.session.date);
            let came = classes.iter().filter(due).any(|class| class.status(person).is_present());
            let missed: Vec<&&Held> = classes
                .iter()
                .filter(due)
                .filter(|class| class.status(person).is_absent() && class.summons(person))
                .collect();
            // A make-up that was entered for any class of the part counts for the part.
            let noted = classes
                .iter()
                .find_map(|class| done.get(&(class.row.id, person)).map(|done| (class.row.id, done.clone())));
            let shown_at = missed
                .iter()
                .find(|class| noted.as_ref().is_some_and(|(at, _)| *at == class.row.id))
                .or(missed.first());
            if let Some(class) = shown_at.filter(|_| !came) {
                absences.push(absence(class, person, &roster, noted.map(|(_, done)| done)));
            }
        }
    }
    absences.sort_by(|a, b| {
        roster.order(a.person, b.person).then_with(|| a.session.text(session::DATE).cmp(b.session.text(session::DATE)))
    });
    Ok(absences)
}

impl Held {
    fn status(&self, person: Id) -> domain::roll_call::Status {
        self.marks.standing(person).map(|stored| stored.mark.status).unwrap_or_default()
    }

    fn summons(&self, person: Id) -> bool {
        self.summoned.as_ref().is_none_or(|summoned| summoned.contains(&person))
    }
}

fn absence(class: &Held, person: Id, roster: &Roster, done: Option<Done>) -> Absence {
    let mark = class.marks.standing(person).map(|stored| stored.mark).unwrap_or_default();
    Absence {
        person,
        name: roster.name(person).to_owned(),
        born: roster.born(person).to_owned(),
        session: class.row.clone(),
        mark: shown(&mark, roster.life(person).standing_on(class.session.date)),
        done,
    }
}

fn made_up(
    book: &Book,
    sessions: &[Id],
    roster: &Roster,
    cut: Option<&Cut>,
) -> Result<HashMap<(Id, Id), Done>, CallError> {
    let mut done = HashMap::new();
    for row in figures::of_sessions(book, make_up::KIND, sessions, cut)? {
        let (Some((session, member)), Some(made_up)) = (row.pair, row.parts::<MakeUp>(make_up::DONE)) else { continue };
        let said = Done {
            on: made_up.on.to_string(),
            at_session: made_up.session,
            at_unit: made_up.unit,
            confirmation: made_up.confirmation,
        };
        done.insert((session, roster.person(member).unwrap_or(member)), said);
    }
    Ok(done)
}

pub fn save(app: &AppSession, request: Save) -> Result<Touched, CallError> {
    let first = Missed { session: request.session.clone(), member: request.member.clone() };
    app.with_book(|book| {
        let roster = Roster::now(book)?;
        let (mut drafts, mut named) = (Vec::new(), HashSet::new());
        for missed in std::iter::once(&first).chain(&request.also) {
            let (row, person) = absent(book, &roster, missed)?;
            if !named.insert((row.id, person)) {
                continue;
            }
            let done = done_value(app, book, &request, &row)?;
            drafts.push(OpDraft::new(make_up::KIND, Record::Pair(row.id, person)).set(make_up::DONE, done));
        }
        app.save(book, None, &drafts)
    })
}

/// The session and the person of an absence that stands on the sheet.
fn absent(book: &Book, roster: &Roster, missed: &Missed) -> Result<(Row, Id), CallError> {
    let (session, member) = (reading::id(&missed.session, "session")?, reading::id(&missed.member, "member")?);
    let row = figures::own_session(book, session, "session")?;
    let person = roster.person(member).ok_or_else(|| CallError::not_found("member"))?;
    let marks = Marks::of(book, session, roster, None)?;
    if marks.standing(person).is_some_and(|stored| stored.mark.status.is_absent()) {
        return Ok((row, person));
    }
    let name = roster.name(person);
    let sentence = format!("{name} không vắng buổi này nên không cần học bổ sung. Xem lại điểm danh.");
    Err(CallError::at("not_absent", "member", sentence))
}

fn done_value(app: &AppSession, book: &Book, request: &Save, missed: &Row) -> Result<Value, CallError> {
    let at = reading::optional_id(request.at_session.as_deref(), "at_session")?;
    let at_row = at.map(|at| figures::own_session(book, at, "at_session")).transpose()?;
    if at == Some(missed.id) {
        return Err(CallError::at(
            "same_session",
            "at_session",
            "Đây chính là buổi đã vắng. Chọn buổi khác, hoặc gõ tên đơn vị nơi học.",
        ));
    }
    let typed = reading::day(&request.on, "on")?;
    let on = if typed.is_empty() {
        at_row.as_ref().map(|row| row.text(session::DATE).to_owned()).unwrap_or_default()
    } else {
        typed
    };
    let unit = reading::line(&request.at_unit, "at_unit")?;
    let Some(day) = figures::day(&on) else {
        return Err(CallError::at("required", "on", "Gõ ngày đã học bổ sung, ví dụ 20/03/2026."));
    };
    if day > app.today() {
        return Err(CallError::at("future_date", "on", "Ngày học bổ sung chưa đến. Ghi sau khi đã học."));
    }
    if figures::day(missed.text(session::DATE)).is_some_and(|missed| day < missed) {
        return Err(CallError::at("before_session", "on", "Ngày học bổ sung đang trước buổi đã vắng. Xem lại ngày."));
    }
    Ok(MakeUp { on: day, session: at, unit, confirmation: None }.to_value())
}

pub fn remove(app: &AppSession, request: Remove) -> Result<Touched, CallError> {
    let (session, member) = (reading::id(&request.session, "session")?, reading::id(&request.member, "member")?);
    app.with_book(|book| {
        figures::own_session(book, session, "session")?;
        let roster = Roster::now(book)?;
        let person = roster.person(member).ok_or_else(|| CallError::not_found("member"))?;
        let rows = figures::of_sessions(book, make_up::KIND, &[session], None)?;
        let of_them = rows.iter().filter_map(|row| row.pair).filter(|(_, of)| roster.person(*of) == Some(person));
        let drafts: Vec<OpDraft> = of_them
            .map(|(at, of)| OpDraft::new(make_up::KIND, Record::Pair(at, of)).set(make_up::DONE, Value::Null))
            .collect();
        app.save(book, None, &drafts)
    })
}
