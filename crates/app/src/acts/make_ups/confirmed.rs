//! Make-ups at sessions of other units, which the committee confirms in the book that it addresses to this cell.
//!
//! A confirmation counts once a person of the cell has recorded it: the cell's own make-up then names the confirmation it
//! rests on. Figures are counted from the cell's book alone, so laptop and server go on counting the same rows, a closed
//! round's figures move only by a late change that somebody accepts, and nothing counts twice: there is one make-up for each
//! absence, whoever said it first. For the same reason a confirmation that the committee takes back is taken out of the figures
//! by a person of the cell, who is asked to.

use super::{Absence, Done, absences};
use crate::figures::{self, Roster};
use crate::messages::exchange::FormerCommittee;
use crate::messages::make_ups::{Confirmed, ConfirmedState, TakeConfirmed};
use crate::messages::{CallError, Touched};
use crate::naming::Names;
use crate::{AppSession, enrolment, reading};
use chrono::NaiveDate;
use domain::catalogue::{make_up, make_up_confirmed as c, round, session};
use domain::make_ups::MakeUp;
use domain::{FieldValue, Id};
use journal::Record;
use std::collections::{BTreeSet, HashSet};
use store::{Book, OpDraft, Row};

/// A confirmation beside the absence that it makes up for, if there is one.
struct Standing<'a> {
    row: &'a Row,
    former: Option<&'a FormerCommittee>,
    on: NaiveDate,
    person: Option<Id>,
    absence: Option<&'a Absence>,
    state: ConfirmedState,
}

/// A confirmation, and the committee if it stands above the cell no more.
struct Sent {
    row: Row,
    former: Option<FormerCommittee>,
}

/// The confirmations for a round of the cell, in the order of their days.
fn sent(book: &Book, round: &Row) -> Result<Vec<Sent>, CallError> {
    let Some(parent) = round.id_ref(round::PARENT_ROUND) else { return Ok(Vec::new()) };
    let (mut sent, mut seen) = (Vec::new(), HashSet::new());
    for committee in enrolment::committees(book)? {
        for of in committee.books {
            let rows = store::rows(book.connection(), of, c::KIND)?.into_iter();
            let fits = rows.filter(|row| row.id_ref(c::ROUND) == Some(parent) && seen.insert(row.id));
            sent.extend(fits.map(|row| Sent { row, former: committee.former.clone() }));
        }
    }
    sent.sort_by(|a, b| a.row.text(c::ON).cmp(b.row.text(c::ON)).then(a.row.id.cmp(&b.row.id)));
    Ok(sent)
}

/// Every confirmation for a round, beside the absences of that round.
pub(super) fn list(book: &Book, round: &Row, rows: &[Absence]) -> Result<Vec<Confirmed>, CallError> {
    let (roster, names) = (Roster::now(book)?, Names::of(book)?);
    let sent = sent(book, round)?;
    let shown = |one: Standing<'_>| {
        Ok(Confirmed {
            id: one.row.id.to_string(),
            member: one.person.map(|person| person.to_string()),
            name: match (one.person, one.row.id_ref(c::MEMBER)) {
                (Some(person), _) => roster.name(person).to_owned(),
                (None, Some(member)) => names.record(domain::catalogue::member::KIND, member)?,
                (None, None) => String::new(),
            },
            born: one.person.map(|person| roster.born(person).to_owned()).unwrap_or_default(),
            on: one.on.to_string(),
            at_unit: one.row.text(c::AT).to_owned(),
            session: one.absence.map(|absence| absence.session.id.to_string()),
            session_label: one.absence.map(|absence| super::sessions::label(&absence.session)).unwrap_or_default(),
            withdrawn: one.row.text(c::WITHDRAWN).to_owned(),
            former: one.former.cloned(),
            state: one.state,
        })
    };
    standings(&sent, rows, &roster).into_iter().map(shown).collect()
}

/// The number of confirmations that wait for a person: to be recorded, or to be taken out again. Those of a former committee can
/// be recorded as well, but nobody is asked to.
pub(crate) fn waiting(book: &Book, round: &Row, today: NaiveDate) -> Result<u32, CallError> {
    let sent = sent(book, round)?;
    if sent.is_empty() {
        return Ok(0);
    }
    let rows = absences(book, round.id, today, None)?;
    let open = [ConfirmedState::ToRecord, ConfirmedState::ToTakeOut];
    let standings = standings(&sent, &rows, &*Roster::now(book)?);
    let waiting: BTreeSet<Id> = standings
        .iter()
        .filter(|one| open.contains(&one.state) && one.former.is_none())
        .map(|one| one.row.id)
        .collect();
    Ok(u32::try_from(waiting.len()).unwrap_or(u32::MAX))
}

/// A confirmation without a readable day says nothing. One that was taken back is shown only while a make-up rests on it. Each
/// absence is offered to one confirmation.
fn standings<'a>(sent: &'a [Sent], rows: &'a [Absence], roster: &Roster) -> Vec<Standing<'a>> {
    let (mut found, mut used) = (Vec::new(), HashSet::new());
    for Sent { row, former } in sent {
        let Some(on) = figures::day(row.text(c::ON)) else { continue };
        let person = row.id_ref(c::MEMBER).and_then(|member| roster.person(member));
        let of_person: Vec<&Absence> = rows.iter().filter(|absence| Some(absence.person) == person).collect();
        let resting = of_person.iter().copied().find(|absence| rests_on(absence, row.id));
        let withdrawn = !row.text(c::WITHDRAWN).is_empty();
        let fits = fitting(&of_person, row, on).filter(|absence| !used.contains(&(absence.session.id, absence.person)));
        let (absence, state) = match (resting, fits) {
            (Some(absence), _) if withdrawn => (Some(absence), ConfirmedState::ToTakeOut),
            (None, _) if withdrawn => continue,
            (Some(absence), _) => (Some(absence), ConfirmedState::Recorded),
            (None, _) if person.is_none() => (None, ConfirmedState::UnknownMember),
            (None, None) => (None, ConfirmedState::NoAbsence),
            (None, Some(absence)) if absence.done.is_some() => (Some(absence), ConfirmedState::RecordedAlready),
            (None, Some(absence)) => (Some(absence), ConfirmedState::ToRecord),
        };
        used.extend(absence.map(|absence| (absence.session.id, absence.person)));
        found.push(Standing { row, former: former.as_ref(), on, person, absence, state });
    }
    found
}

fn rests_on(absence: &Absence, confirmation: Id) -> bool {
    absence.done.as_ref().and_then(|done: &Done| done.confirmation) == Some(confirmation)
}

/// The absence that was made up: that from the same part, before the day. Parts of another unit's round may be numbered
/// otherwise, so where the person missed no part of that number, an absence that is still owed will do.
fn fitting<'a>(of_person: &[&'a Absence], row: &Row, on: NaiveDate) -> Option<&'a Absence> {
    let part = |absence: &Absence| absence.session.int(session::PART).unwrap_or(1);
    let before =
        |absence: &&&Absence| figures::day(absence.session.text(session::DATE)).is_some_and(|missed| missed <= on);
    let same = of_person.iter().filter(before).find(|one| part(one) == row.int(c::PART).unwrap_or(1));
    let owed = || of_person.iter().filter(before).find(|one| one.done.is_none());
    same.or_else(owed).copied()
}

/// Records make-ups that the superior confirmed, all of them or none.
pub fn take(app: &AppSession, request: TakeConfirmed) -> Result<Touched, CallError> {
    let round = reading::id(&request.round, "round")?;
    let asked: BTreeSet<Id> =
        request.confirmations.iter().map(|id| reading::id(id, "confirmations")).collect::<Result<_, _>>()?;
    app.with_book(|book| {
        let round = figures::own_round(book, round, "round")?;
        let (sent, rows) = (sent(book, &round)?, absences(book, round.id, app.today(), None)?);
        let standings = standings(&sent, &rows, &*Roster::now(book)?);
        let mut drafts = Vec::new();
        for id in asked {
            let one = standings.iter().find(|one| one.row.id == id);
            drafts.push(recorded(one.ok_or_else(gone)?, app.today())?);
        }
        app.save(book, None, &drafts)
    })
}

fn gone() -> CallError {
    CallError::new("not_confirmed", "Cấp trên đã rút lại xác nhận này nên không ghi được nữa. Xem lại danh sách.")
}

fn recorded(one: &Standing<'_>, today: NaiveDate) -> Result<OpDraft, CallError> {
    let sentence = match (one.state, one.absence) {
        (ConfirmedState::ToRecord, Some(_)) if one.on > today => {
            "Ngày học ghi trong xác nhận chưa đến. Xem lại ngày giờ của máy, hoặc ghi sau."
        }
        (ConfirmedState::ToRecord, Some(absence)) => {
            let done = MakeUp {
                on: one.on,
                session: None,
                unit: one.row.text(c::AT).to_owned(),
                confirmation: Some(one.row.id),
            };
            let record = Record::Pair(absence.session.id, absence.person);
            return Ok(OpDraft::new(make_up::KIND, record).set(make_up::DONE, done.to_value()));
        }
        (ConfirmedState::Recorded | ConfirmedState::RecordedAlready, _) => {
            "Buổi này sổ đã ghi học bù rồi, không ghi thêm: mỗi buổi vắng chỉ tính một lần."
        }
        (ConfirmedState::ToTakeOut, _) => return Err(gone()),
        (ConfirmedState::UnknownMember | ConfirmedState::NoAbsence | ConfirmedState::ToRecord, _) => {
            "Sổ chưa ghi đồng chí này vắng buổi nào trước ngày ấy. Điểm danh buổi học trước, rồi ghi xác nhận này."
        }
    };
    Err(CallError::new("no_absence", sentence))
}
