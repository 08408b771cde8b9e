//! Sessions that the superior holds for many cells. The cell keeps the roll-call of its own members in a session of its own,
//! which one press makes from what the superior announced.

use crate::figures;
use crate::messages::sessions::{Follow, JointSession, JointSessions, SessionForm, SpeakerFrom};
use crate::messages::{CallError, Touched, Which};
use crate::{AppSession, enrolment, reading};
use domain::Id;
use domain::catalogue::{joint_session as j, round, session};
use journal::{Record, Value};
use std::collections::HashSet;
use store::{Book, OpDraft, Row};

/// What a session takes over from the joint one: the field there, and the field here.
const TAKEN: [(u16, u16); 8] = [
    (j::DATE, session::DATE),
    (j::TIME, session::TIME),
    (j::PART, session::PART),
    (j::FORM, session::FORM),
    (j::PLACE, session::PLACE),
    (j::POINTS, session::POINTS),
    (j::SPEAKER, session::SPEAKER),
    (j::AGENDA, session::AGENDA),
];

/// The joint sessions that the superior announced for one of its rounds.
fn announced(book: &Book, parent: Id) -> Result<Vec<Row>, CallError> {
    let (mut rows, mut seen) = (Vec::new(), HashSet::<Id>::new());
    for of in enrolment::received_books(book)? {
        let of_round = store::rows_by(book.connection(), of, j::KIND, j::ROUND, parent)?;
        rows.extend(of_round.into_iter().filter(|row| seen.insert(row.id)));
    }
    rows.sort_by(|a, b| {
        let by = |row: &Row| (row.text(j::DATE).to_owned(), row.text(j::TIME).to_owned(), row.id);
        by(a).cmp(&by(b))
    });
    Ok(rows)
}

/// The cell's own session of a round that refers to a joint one.
fn own(book: &Book, round: Id, joint: Id) -> Result<Option<Row>, CallError> {
    let mut held = store::rows_by(book.connection(), book.own_book(), session::KIND, session::JOINT, joint)?;
    held.retain(|row| !row.flag(session::DELETED) && row.id_ref(session::ROUND) == Some(round));
    held.sort_by_key(|row| row.id);
    Ok(held.into_iter().next())
}

/// Whether somebody has been marked, after which the session was held as it is recorded here.
fn is_begun(book: &Book, held: &Row) -> Result<bool, CallError> {
    let roster = figures::Roster::now(book)?;
    Ok(super::counts(book, held, &roster)?.has_marks())
}

/// Whether the session still says what the superior announced first, although that has changed.
fn differs(announced: &Row, held: &Row) -> bool {
    TAKEN.iter().any(|(there, here)| announced.value(*there) != held.value(*here))
}

pub fn joint(app: &AppSession, request: Which) -> Result<JointSessions, CallError> {
    let round_id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        let own_round = figures::own_round(book, round_id, "id")?;
        let Some(parent) = own_round.id_ref(round::PARENT_ROUND) else {
            return Ok(JointSessions { sessions: Vec::new() });
        };
        let mut sessions = Vec::new();
        for row in announced(book, parent)? {
            let held = own(book, round_id, row.id)?;
            let changed = match &held {
                Some(held) => differs(&row, held) && !is_begun(book, held)?,
                None => false,
            };
            sessions.push(described(&row, held.as_ref(), changed));
        }
        Ok(JointSessions { sessions })
    })
}

fn described(row: &Row, held: Option<&Row>, changed: bool) -> JointSession {
    JointSession {
        id: row.id.to_string(),
        date: row.text(j::DATE).to_owned(),
        time: row.text(j::TIME).to_owned(),
        form: row.text(j::FORM).parse().unwrap_or(SessionForm::InPerson),
        place: row.text(j::PLACE).to_owned(),
        points: row.lines(j::POINTS),
        speaker: row.text(j::SPEAKER).to_owned(),
        agenda: row.text(j::AGENDA).to_owned(),
        withdrawn: row.text(j::WITHDRAWN).to_owned(),
        session: held.map(|held| held.id.to_string()),
        changed,
    }
}

/// Makes the cell's own session from a joint one, or brings it up to date with what the superior changed.
pub fn follow(app: &AppSession, request: Follow) -> Result<Touched, CallError> {
    let (round_id, joint) = (reading::id(&request.round, "round")?, reading::id(&request.joint, "joint")?);
    app.with_book(|book| {
        let parent = figures::own_round(book, round_id, "round")?
            .id_ref(round::PARENT_ROUND)
            .ok_or_else(|| CallError::not_found("round"))?;
        let row = announced(book, parent)?.into_iter().find(|row| row.id == joint);
        let row = row.ok_or_else(|| CallError::not_found("joint"))?;
        if !row.text(j::WITHDRAWN).is_empty() {
            return Err(CallError::at("called_off", "joint", "Cấp trên đã hủy buổi học chung này."));
        }
        let held = own(book, round_id, joint)?;
        if let Some(held) = &held
            && is_begun(book, held)?
        {
            let why = "Buổi này đã điểm danh nên không đổi theo cấp trên nữa. Cần thì sửa tay.";
            return Err(CallError::at("begun", "joint", why));
        }
        // The same id on every laptop of the cell, so that two who press at once make one session.
        let id = held.map_or_else(|| Id::of_pair(session::KIND, round_id, joint), |held| held.id);
        if store::row(book.connection(), book.own_book(), session::KIND, id)?
            .is_some_and(|row| row.flag(session::DELETED))
        {
            let why = "Buổi này chi bộ đã xóa và còn ở Thùng rác. Lấy lại ở đó.";
            return Err(CallError::at("in_the_bin", "joint", why));
        }
        let mut draft = OpDraft::new(session::KIND, Record::One(id))
            .set(session::ROUND, Value::id(round_id))
            .set(session::JOINT, Value::id(joint))
            .set(session::SPEAKER_FROM, Value::text(SpeakerFrom::Superior.as_str()));
        for (there, here) in TAKEN {
            draft = draft.set(here, row.value(there).cloned().unwrap_or(Value::Null));
        }
        app.save(book, Some(id), &[draft])
    })
}
