//! The roll-call grid. Nobody counts as present until somebody marks them, and each mark is a change on the
//! disk.

mod marks;
mod sheet;

pub(super) use marks::stored_by_hand as stored;
pub(crate) use marks::{Marks, shown};
pub(crate) use sheet::people;
pub use sheet::sheet;

use crate::figures::{self, Roster, SheetMarks};
use crate::messages::roll_call::{Mark, MarkMany, MarkOne, Marked};
use crate::messages::{CallError, Touched, Which};
use crate::{AppSession, app_session, reading};
use domain::catalogue::{roll_call, session};
use domain::roll_call::Status;
use domain::sessions::Confirmed;
use domain::{FieldValue, Id};
use journal::{Record, Value};
use std::sync::Arc;
use store::{Book, OpDraft, Row};

pub fn mark(app: &AppSession, request: MarkOne) -> Result<Marked, CallError> {
    let (session, member) = (reading::id(&request.session, "session")?, reading::id(&request.member, "member")?);
    app.with_book(|book| {
        let grid = Grid::of_one(book, session, member)?;
        let person = grid.person(member, "member")?;
        let mut drafts = grid.mark(book, person, request.mark, request.point, false)?;
        if let Some(note) = &request.note {
            let note = grid.note(book, person, note)?;
            drafts.push(OpDraft::new(roll_call::KIND, Record::Pair(session, person)).set(roll_call::NOTE, note));
        }
        grid.save(app, book, merged(drafts))
    })
}

pub fn mark_many(app: &AppSession, request: MarkMany) -> Result<Marked, CallError> {
    let session = reading::id(&request.session, "session")?;
    app.with_book(|book| {
        let grid = Grid::open(book, session, "session")?;
        let mut drafts = Vec::new();
        for one in &request.marks {
            let person = grid.person(reading::id(&one.member, "marks")?, "marks")?;
            drafts.extend(grid.mark(book, person, one.mark, 0, true)?);
        }
        grid.save(app, book, merged(drafts))
    })
}

pub fn mark_rest_present(app: &AppSession, request: Which) -> Result<Marked, CallError> {
    let session = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        let grid = Grid::open(book, session, "id")?;
        let mut drafts = Vec::new();
        for person in super::sessions::counts(book, &grid.session, &grid.roster)?.unmarked.members() {
            drafts.extend(grid.mark(book, person, Mark::Present, 0, true)?);
        }
        grid.save(app, book, drafts)
    })
}

pub fn confirm(app: &AppSession, request: Which) -> Result<Touched, CallError> {
    let session = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        let grid = Grid::open(book, session, "id")?;
        let counts = super::sessions::counts(book, &grid.session, &grid.roster)?;
        if !counts.can_be_confirmed() {
            let left = counts.unmarked.count();
            return Err(CallError::new(
                "unmarked",
                format!("Còn {left} người chưa điểm danh. Đánh dấu đủ rồi xác nhận."),
            ));
        }
        let confirmed = Confirmed { at_ms: app.now_ms(), by: book.person().id }.to_value();
        app.save(
            book,
            Some(session),
            &[OpDraft::new(session::KIND, Record::One(session)).set(session::CONFIRMED, confirmed)],
        )
    })
}

/// One session's sheet, read once for one act.
struct Grid {
    session: Row,
    roster: Arc<Roster>,
    marks: Marks,
    points: usize,
}

impl Grid {
    fn open(book: &Book, session: Id, field: &str) -> Result<Grid, CallError> {
        let row = figures::own_session(book, session, field)?;
        let roster = Roster::now(book)?;
        let marks = Marks::of(book, session, &roster, None)?;
        Ok(Grid::with(row, roster, marks))
    }

    /// With the marks of one person alone.
    fn of_one(book: &Book, session: Id, member: Id) -> Result<Grid, CallError> {
        let row = figures::own_session(book, session, "session")?;
        let roster = Roster::now(book)?;
        let marks = Marks::of_one(book, session, &roster, member)?;
        Ok(Grid::with(row, roster, marks))
    }

    fn with(row: Row, roster: Arc<Roster>, marks: Marks) -> Grid {
        Grid { points: row.lines(session::POINTS).len(), session: row, roster, marks }
    }

    /// The person a member counts as, if that person belongs to the cell on the day of the session.
    fn person(&self, member: Id, field: &str) -> Result<Id, CallError> {
        let person = self.roster.person(member).ok_or_else(|| CallError::not_found(field))?;
        let of_the_cell = figures::session_row(&self.session)
            .is_some_and(|session| self.roster.life(person).is_of_the_cell_on(session.date));
        if of_the_cell {
            return Ok(person);
        }
        let name = self.roster.name(person);
        Err(CallError::at(
            "not_of_the_cell",
            field,
            format!(
                "{name} không sinh hoạt ở chi bộ vào ngày này nên không điểm danh. Xem lại tình trạng ở trang Đảng viên."
            ),
        ))
    }

    fn is_exempt(&self, person: Id) -> bool {
        use domain::members::Standing;
        figures::session_row(&self.session)
            .is_some_and(|session| self.roster.life(person).standing_on(session.date) == Standing::Exempt)
    }

    /// The changes that give a person this mark. A mark under a joined entry is cleared.
    fn mark(&self, book: &Book, person: Id, mark: Mark, point: u32, bulk: bool) -> Result<Vec<OpDraft>, CallError> {
        let mut wanted = marks::stored(mark, self.is_exempt(person), bulk)?;
        wanted.point = self.point(point)?;
        let known = self.marks.of_person(person);
        let standing = known.iter().find(|row| row.member == person);
        // A bulk act does not change a mark that somebody set by hand to the same status.
        if let Some(standing) =
            standing.filter(|row| bulk && row.mark.status == wanted.status && row.mark.reason == wanted.reason)
        {
            wanted = standing.mark;
        }
        let mut drafts = Vec::new();
        if standing.is_some() || wanted.status != Status::Unmarked {
            let value = marks::value(book, &wanted, standing)?;
            drafts
                .push(OpDraft::new(roll_call::KIND, Record::Pair(self.session.id, person)).set(roll_call::MARK, value));
        }
        for row in known.iter().filter(|row| row.member != person && row.mark.status != Status::Unmarked) {
            let value = marks::value(book, &domain::roll_call::Mark::default(), None)?;
            drafts.push(
                OpDraft::new(roll_call::KIND, Record::Pair(self.session.id, row.member)).set(roll_call::MARK, value),
            );
        }
        // A sheet with an unmarked member is no longer confirmed.
        if wanted.status == Status::Unmarked
            && !drafts.is_empty()
            && self.session.parts::<Confirmed>(session::CONFIRMED).is_some()
        {
            drafts.push(OpDraft::new(session::KIND, Record::One(self.session.id)).set(session::CONFIRMED, Value::Null));
        }
        Ok(drafts)
    }

    fn point(&self, point: u32) -> Result<u32, CallError> {
        match self.points {
            0 => Ok(0),
            points if (point as usize) < points => Ok(point),
            _ => Err(CallError::at(
                "bad_point",
                "point",
                "Buổi này không có điểm cầu ấy. Xem lại các điểm cầu ở Buổi học.",
            )),
        }
    }

    fn note(&self, book: &Book, person: Id, note: &str) -> Result<Value, CallError> {
        let note = reading::line(note, "note")?;
        let sealed = self
            .marks
            .of_person(person)
            .iter()
            .find(|row| row.member == person)
            .and_then(|row| row.sealed_note.clone());
        let unread = sealed.as_ref().is_some_and(|sealed| book.ring().open_text(sealed).is_err());
        match sealed {
            // A note that this laptop can't show is not deleted.
            Some(sealed) if note.is_empty() && unread => Ok(Value::Bytes(sealed)),
            _ if note.is_empty() => Ok(Value::Null),
            // Sealing it again would look like a new note.
            Some(sealed) if book.ring().open_text(&sealed).is_ok_and(|standing| standing == note) => {
                Ok(Value::Bytes(sealed))
            }
            _ => Ok(Value::Bytes(book.ring().seal_text(&note)?)),
        }
    }

    fn save(&self, app: &AppSession, book: &mut Book, drafts: Vec<OpDraft>) -> Result<Marked, CallError> {
        let marks = SheetMarks::of(book, self.session.id)?;
        let touched = app.save(book, None, &drafts)?;
        let members: Vec<Id> = drafts
            .iter()
            .filter_map(|draft| match draft.record {
                Record::Pair(_, member) => Some(member),
                Record::One(_) => None,
            })
            .collect();
        marks.written(book, self.session.id, &members)?;
        let counts = super::sessions::counts(book, &self.session, &self.roster)?;
        let saved_at = app_session::moment(book.saved_at_ms().unwrap_or_else(|| app.now_ms()));
        Ok(Marked { counts: sheet::counts(&counts), saved_at, undo: touched.undo })
    }
}

/// Merges drafts of the same record, because a change may name a record only once.
pub(super) fn merged(drafts: Vec<OpDraft>) -> Vec<OpDraft> {
    let mut merged: Vec<OpDraft> = Vec::new();
    for draft in drafts {
        match merged.iter_mut().find(|known| known.kind == draft.kind && known.record == draft.record) {
            Some(known) => {
                known.sets.retain(|set| !draft.sets.iter().any(|later| later.field == set.field));
                known.sets.extend(draft.sets);
            }
            None => merged.push(draft),
        }
    }
    merged
}
