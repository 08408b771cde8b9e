//! Sessions of a round: one study meeting each.

mod joint;
mod speakers;

pub use joint::{follow, joint};
pub(crate) use speakers::Speakers;
pub use speakers::choices;

use crate::figures::{self, Roster, SheetMarks};
use crate::messages::sessions::{NonMembers, Save, Session, SessionForm, SpeakerFrom};
use crate::messages::{CallError, Touched, Which};
use crate::reading::Target;
use crate::{AppSession, app_session, reading};
use domain::catalogue::session;
use domain::dates;
use domain::sessions::Confirmed;
use domain::totals::{SessionCounts, session_counts_among};
use domain::{FieldValue, Id};
use journal::{Record, Value};
use store::{Book, OpDraft, Row};

pub fn save(app: &AppSession, request: Save) -> Result<Touched, CallError> {
    app.with_book(|book| {
        let target = Target::read(request.id.as_deref(), request.new_id.as_deref())?;
        let id = target.id();
        let mut draft = match target {
            Target::Standing(id) => existing(book, id, &request)?,
            Target::New(id) => {
                if target.standing(book, session::KIND)?.is_some() {
                    figures::own_session(book, id, "id")?;
                }
                started(book, id, &request)?
            }
        };
        for (field, value) in fields(book, &request)? {
            draft = draft.set(field, value);
        }
        app.save(book, Some(id), &[draft])
    })
}

fn existing(book: &Book, id: Id, request: &Save) -> Result<OpDraft, CallError> {
    let row = figures::own_session(book, id, "id")?;
    let round = reading::optional_id(request.round.as_deref(), "round")?;
    if round.is_some() && round != row.id_ref(session::ROUND) {
        return Err(CallError::at(
            "other_round",
            "round",
            "Buổi học không chuyển sang đợt khác được. Tạo buổi mới ở đợt kia.",
        ));
    }
    if request.date.as_ref().is_some_and(|date| date.trim().is_empty()) {
        return Err(no_date());
    }
    Ok(OpDraft::new(session::KIND, Record::One(id)))
}

/// A new session, with what it has when nothing else is said.
fn started(book: &Book, id: Id, request: &Save) -> Result<OpDraft, CallError> {
    let round = reading::id(request.round.as_deref().unwrap_or_default(), "round")?;
    figures::own_round(book, round, "round")?;
    if request.date.as_deref().unwrap_or_default().trim().is_empty() {
        return Err(no_date());
    }
    let mut draft = OpDraft::new(session::KIND, Record::One(id)).set(session::ROUND, Value::id(round));
    if request.part.is_none() {
        draft = draft.set(session::PART, Value::Int(1));
    }
    if request.form.is_none() {
        draft = draft.set(session::FORM, Value::text(SessionForm::InPerson.as_str()));
    }
    if request.speaker_from.is_none() {
        draft = draft.set(session::SPEAKER_FROM, Value::text(SpeakerFrom::Cell.as_str()));
    }
    Ok(draft)
}

fn no_date() -> CallError {
    CallError::at("required", "date", "Gõ ngày học, ví dụ 12/03/2026.")
}

/// The fields of the request in their stored form; a field that is left out stays as it is.
fn fields(book: &Book, request: &Save) -> Result<Vec<(u16, Value)>, CallError> {
    let mut fields = Vec::new();
    let mut put = |field: u16, value: Option<Result<Value, CallError>>| -> Result<(), CallError> {
        if let Some(value) = value {
            fields.push((field, value?));
        }
        Ok(())
    };
    let line = |text: &Option<String>, name: &'static str| {
        text.as_ref().map(|text| reading::line(text, name).map(Value::text))
    };
    put(session::DATE, request.date.as_ref().map(|date| reading::day(date, "date").map(Value::text)))?;
    put(session::TIME, request.time.as_ref().map(|time| clock_time(time).map(Value::text)))?;
    put(session::PART, request.part.map(|part| Ok(Value::Int(part.max(1).into()))))?;
    put(session::FORM, request.form.map(|form| Ok(Value::text(form.as_str()))))?;
    put(session::PLACE, line(&request.place, "place"))?;
    put(session::POINTS, request.points.as_ref().map(|points| stored_points(points)))?;
    put(session::SPEAKER_FROM, request.speaker_from.map(|from| Ok(Value::text(from.as_str()))))?;
    put(session::SPEAKER_ENTRIES, request.speaker_entries.as_ref().map(|entries| speakers::stored(book, entries)))?;
    put(session::AGENDA, request.agenda.as_ref().map(|text| reading::lines(text, "agenda").map(Value::text)))?;
    put(session::DISCUSSION, request.discussion.map(|minutes| Ok(stored_minutes(minutes))))?;
    put(session::SPEAKER, line(&request.speaker, "speaker"))?;
    put(session::CHAIR, line(&request.chair, "chair"))?;
    put(session::SUMMONED, request.summoned.as_ref().map(|summoned| stored_summoned(book, summoned)))?;
    put(session::NON_MEMBERS, request.non_members.as_ref().map(|groups| stored_groups(groups)))?;
    Ok(fields)
}

/// A time as it was typed, in its stored form; empty stays empty.
fn clock_time(text: &str) -> Result<String, CallError> {
    if text.trim().is_empty() {
        return Ok(String::new());
    }
    dates::read_time(text).ok_or_else(|| {
        CallError::at("bad_time", "time", format!("Giờ “{}” không đúng. Gõ như 19:30 hoặc 19 giờ 30.", text.trim()))
    })
}

fn stored_minutes(minutes: u32) -> Value {
    if minutes == 0 { Value::Null } else { Value::Int(minutes.into()) }
}

fn stored_points(points: &[String]) -> Result<Value, CallError> {
    let named = points.iter().map(|point| reading::line(point, "points")).collect::<Result<Vec<_>, _>>()?;
    Ok(named.into_iter().filter(|point| !point.is_empty()).collect::<Vec<_>>().to_value())
}

/// Returns null, which means everybody who is due, for an empty list.
fn stored_summoned(book: &Book, summoned: &[String]) -> Result<Value, CallError> {
    let roster = Roster::now(book)?;
    let mut ids = Vec::new();
    for member in summoned {
        let person = roster.person(reading::id(member, "summoned")?).ok_or_else(|| CallError::not_found("summoned"))?;
        if !ids.contains(&person) {
            ids.push(person);
        }
    }
    Ok(ids.to_value())
}

fn stored_groups(groups: &[NonMembers]) -> Result<Value, CallError> {
    let mut stored = Vec::new();
    for group in groups {
        let name = reading::line(&group.group, "non_members")?;
        if name.is_empty() && (group.invited > 0 || group.attended > 0) {
            return Err(CallError::at(
                "required",
                "non_members",
                "Gõ tên nhóm người dự học, ví dụ: Công chức, Nhân dân.",
            ));
        }
        if !name.is_empty() {
            stored.push(NonMembers { group: name, invited: group.invited, attended: group.attended });
        }
    }
    Ok(stored.to_value())
}

pub fn delete(app: &AppSession, request: Which) -> Result<Touched, CallError> {
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        figures::own_session(book, id, "id")?;
        app.save(
            book,
            Some(id),
            &[OpDraft::new(session::KIND, Record::One(id)).set(session::DELETED, Value::flag(true))],
        )
    })
}

/// The counts of one sheet.
pub(crate) fn counts(book: &Book, row: &Row, roster: &Roster) -> Result<SessionCounts, CallError> {
    let marks = SheetMarks::of(book, row.id)?;
    let session = figures::session_row(row);
    Ok(session.map(|session| session_counts_among(&session, &roster.people, &marks.0)).unwrap_or_default())
}

/// A session in the form of messages.
pub(crate) fn describe(row: &Row, counts: &SessionCounts, speakers: &Speakers) -> Session {
    let confirmed: Option<Confirmed> = row.parts(session::CONFIRMED);
    Session {
        id: row.id.to_string(),
        round: row.id_ref(session::ROUND).map(|id| id.to_string()).unwrap_or_default(),
        date: row.text(session::DATE).to_owned(),
        time: row.text(session::TIME).to_owned(),
        part: row.int(session::PART).and_then(|part| u32::try_from(part).ok()).unwrap_or(1),
        form: row.text(session::FORM).parse().unwrap_or(SessionForm::InPerson),
        place: row.text(session::PLACE).to_owned(),
        points: row.lines(session::POINTS),
        speaker_from: row.text(session::SPEAKER_FROM).parse().unwrap_or(SpeakerFrom::Cell),
        speaker_entries: row.ids(session::SPEAKER_ENTRIES).iter().map(Id::to_string).collect(),
        speaker_names: speakers.names(row),
        agenda: row.text(session::AGENDA).to_owned(),
        discussion: row.int(session::DISCUSSION).and_then(|minutes| u32::try_from(minutes).ok()).unwrap_or_default(),
        speaker: row.text(session::SPEAKER).to_owned(),
        chair: row.text(session::CHAIR).to_owned(),
        summoned: row.parts::<Vec<Id>>(session::SUMMONED).map(|ids| ids.iter().map(Id::to_string).collect()),
        non_members: row.parts(session::NON_MEMBERS).unwrap_or_default(),
        confirmed: confirmed.is_some(),
        confirmed_at: confirmed.map(|confirmed| app_session::moment(confirmed.at_ms)),
        unmarked: counts.unmarked.count(),
        begun: counts.has_marks(),
        label: label(row),
    }
}

/// "Buổi 12/03/2026 19:30"
pub(crate) fn label(row: &Row) -> String {
    let date = figures::day(row.text(session::DATE)).map(dates::vietnamese).unwrap_or_default();
    format!("Buổi {date} {}", row.text(session::TIME)).trim_end().to_owned()
}
