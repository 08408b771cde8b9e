//! The attendance of a meeting. Nobody counts as present until somebody marks them; each mark is sealed to the cell's ring.

use super::asked::asked;
use super::lines::{counts, last_mark, mark_of};
use crate::acts::registers::seal;
use crate::acts::roll_call::{merged, stored};
use crate::figures::{self, MeetingMark, Roster};
use crate::messages::meetings::{MarkMany, MarkOne, Sheet};
use crate::messages::roll_call::{Mark, Marked, Row as Line};
use crate::messages::{CallError, Touched, Which};
use crate::naming::Names;
use crate::{AppSession, app_session, reading};
use chrono::NaiveDate;
use domain::catalogue::{meeting, meeting_mark};
use domain::dates;
use domain::meetings::AttendanceMark;
use domain::members::Standing;
use domain::sessions::Confirmed;
use domain::{FieldValue, Id};
use journal::{Record, Value};
use std::sync::Arc;
use store::{Book, OpDraft, Row};

pub fn sheet(app: &AppSession, request: Which) -> Result<Sheet, CallError> {
    app.with_book(|book| {
        let grid = Grid::of(book, asked(book, &request.id, "id")?)?;
        Ok(Sheet {
            id: grid.meeting.id.to_string(),
            title: Names::of(book)?.title(&meeting::DESCRIBED, &grid.meeting)?,
            rows: grid.lines(book),
            counts: counts(&figures::attendance(&grid.meeting, &grid.roster, &grid.marks)),
            confirmed: grid.is_confirmed(),
            saved_at: last_mark(book, &grid.marks)?.map(app_session::moment),
        })
    })
}

pub fn mark(app: &AppSession, request: MarkOne) -> Result<Marked, CallError> {
    app.with_book(|book| {
        let grid = Grid::to_mark(app, book, &request.meeting, "meeting")?;
        let person = grid.person(reading::id(&request.member, "member")?, "member")?;
        let mut drafts = grid.mark(book, person, request.mark)?;
        if let Some(note) = &request.note {
            let note = grid.note(book, person, note)?;
            drafts.push(grid.draft(person).set(meeting_mark::NOTE, note));
        }
        grid.save(app, book, drafts)
    })
}

pub fn mark_many(app: &AppSession, request: MarkMany) -> Result<Marked, CallError> {
    app.with_book(|book| {
        let grid = Grid::to_mark(app, book, &request.meeting, "meeting")?;
        let mut drafts = Vec::new();
        for one in &request.marks {
            let person = grid.person(reading::id(&one.member, "marks")?, "marks")?;
            drafts.extend(grid.mark(book, person, one.mark)?);
        }
        grid.save(app, book, drafts)
    })
}

pub fn mark_rest_present(app: &AppSession, request: Which) -> Result<Marked, CallError> {
    app.with_book(|book| {
        let grid = Grid::to_mark(app, book, &request.id, "id")?;
        let mut drafts = Vec::new();
        for person in figures::attendance(&grid.meeting, &grid.roster, &grid.marks).unmarked.members() {
            drafts.extend(grid.mark(book, person, Mark::Present)?);
        }
        grid.save(app, book, drafts)
    })
}

/// Somebody says that the attendance is complete; the step of the roll is then done as well.
pub fn confirm(app: &AppSession, request: Which) -> Result<Touched, CallError> {
    app.with_book(|book| {
        let grid = Grid::to_mark(app, book, &request.id, "id")?;
        let left = figures::attendance(&grid.meeting, &grid.roster, &grid.marks).unmarked.count();
        if left > 0 {
            let sentence = format!("Còn {left} người chưa điểm danh. Đánh dấu đủ rồi xác nhận.");
            return Err(CallError::new("unmarked", sentence));
        }
        let confirmed = Confirmed { at_ms: app.now_ms(), by: book.person().id }.to_value();
        let mut draft = OpDraft::new(meeting::KIND, Record::One(grid.meeting.id)).set(meeting::CONFIRMED, confirmed);
        if let Some(field) =
            meeting::DESCRIBED.field(meeting::ROLL).filter(|_| grid.meeting.bytes(meeting::ROLL).is_none())
        {
            draft = draft.set(meeting::ROLL, seal(book, field, &Value::day(grid.day))?);
        }
        app.save(book, Some(grid.meeting.id), &[draft])
    })
}

/// One meeting's sheet, read once for one act.
struct Grid {
    meeting: Row,
    day: NaiveDate,
    roster: Arc<Roster>,
    marks: Vec<MeetingMark>,
}

impl Grid {
    fn of(book: &Book, meeting: Row) -> Result<Grid, CallError> {
        let day = figures::day(meeting.text(meeting::DATE)).ok_or_else(|| CallError::not_found("meeting"))?;
        Ok(Grid { day, roster: Roster::now(book)?, marks: figures::meeting_marks(book, meeting.id)?, meeting })
    }

    /// A meeting that has not taken place has no attendance.
    fn to_mark(app: &AppSession, book: &Book, meeting: &str, field: &str) -> Result<Grid, CallError> {
        let grid = Grid::of(book, asked(book, meeting, field)?)?;
        if grid.day > app.today() {
            let on = dates::vietnamese(grid.day);
            let sentence =
                format!("Kỳ sinh hoạt này đến ngày {on} mới họp nên chưa điểm danh được. Sửa ngày nếu ghi sai.");
            return Err(CallError::at("ahead", field, sentence));
        }
        Ok(grid)
    }

    fn is_confirmed(&self) -> bool {
        self.meeting.value(meeting::CONFIRMED).is_some_and(Value::is_set)
    }

    fn standing(&self, person: Id) -> Standing {
        self.roster.life(person).standing_on(self.day)
    }

    /// The person a member counts as, if that person belongs to the cell on the day of the meeting.
    fn person(&self, member: Id, field: &str) -> Result<Id, CallError> {
        let person = self.roster.person(member).ok_or_else(|| CallError::not_found(field))?;
        if self.roster.life(person).is_of_the_cell_on(self.day) {
            return Ok(person);
        }
        let (name, on) = (self.roster.name(person), dates::vietnamese(self.day));
        let sentence = format!(
            "{name} không sinh hoạt ở chi bộ vào ngày {on} nên không điểm danh. Xem lại tình trạng ở trang Đảng viên."
        );
        Err(CallError::at("not_of_the_cell", field, sentence))
    }

    fn of_person(&self, person: Id) -> impl Iterator<Item = &MeetingMark> {
        self.marks.iter().filter(move |one| self.roster.person(one.member) == Some(person))
    }

    fn lines(&self, book: &Book) -> Vec<Line> {
        let of_the_cell = self.roster.people.iter().filter(|(_, life)| life.is_of_the_cell_on(self.day));
        let mut people: Vec<Id> = of_the_cell.map(|(person, _)| person).collect();
        self.roster.sort(&mut people);
        let line = |person: Id| {
            let note = self.of_person(person).find_map(|one| book.ring().open_text(one.sealed_note.as_ref()?).ok());
            Line {
                member: person.to_string(),
                name: self.roster.name(person).to_owned(),
                born: self.roster.born(person).to_owned(),
                mark: mark_of(self.of_person(person), self.standing(person)),
                point: 0,
                note: note.unwrap_or_default(),
                exempt: self.standing(person) == Standing::Exempt,
                bulk: false,
            }
        };
        people.into_iter().map(line).collect()
    }

    fn draft(&self, person: Id) -> OpDraft {
        OpDraft::new(meeting_mark::KIND, Record::Pair(self.meeting.id, person))
    }

    /// The changes that give a person this mark. A mark under a joined entry is cleared.
    fn mark(&self, book: &Book, person: Id, mark: Mark) -> Result<Vec<OpDraft>, CallError> {
        let wanted = AttendanceMark::of(stored(mark, self.standing(person) == Standing::Exempt)?);
        let own = self.of_person(person).find(|one| one.member == person);
        let mut drafts = Vec::new();
        if own.and_then(|one| one.mark) != wanted {
            drafts.push(self.draft(person).set(meeting_mark::MARK, sealed(book, wanted)?));
        }
        for other in self.of_person(person).filter(|one| one.member != person && one.mark.is_some()) {
            drafts.push(self.draft(other.member).set(meeting_mark::MARK, Value::Null));
        }
        // A sheet with an unmarked member is no longer confirmed.
        if wanted.is_none() && !drafts.is_empty() && self.is_confirmed() {
            let undone = OpDraft::new(meeting::KIND, Record::One(self.meeting.id)).set(meeting::CONFIRMED, Value::Null);
            drafts.push(undone);
        }
        Ok(drafts)
    }

    fn note(&self, book: &Book, person: Id, note: &str) -> Result<Value, CallError> {
        let note = reading::line(note, "note")?;
        let stands = self.of_person(person).find(|one| one.member == person).and_then(|one| one.sealed_note.clone());
        let open = stands.as_ref().map(|sealed| book.ring().open_text(sealed).ok());
        Ok(match (stands, open) {
            // What this laptop can't read, or what stays the same, is not sealed again.
            (Some(sealed), Some(None)) if note.is_empty() => Value::Bytes(sealed),
            (Some(sealed), Some(Some(open))) if open == note => Value::Bytes(sealed),
            _ if note.is_empty() => Value::Null,
            _ => Value::Bytes(book.ring().seal_text(&note)?),
        })
    }

    fn save(&self, app: &AppSession, book: &mut Book, drafts: Vec<OpDraft>) -> Result<Marked, CallError> {
        let touched = app.save(book, None, &merged(drafts))?;
        let marks = figures::meeting_marks(book, self.meeting.id)?;
        Ok(Marked {
            counts: counts(&figures::attendance(&self.meeting, &self.roster, &marks)),
            saved_at: app_session::moment(book.saved_at_ms().unwrap_or_else(|| app.now_ms())),
            undo: touched.undo,
        })
    }
}

fn sealed(book: &Book, mark: Option<AttendanceMark>) -> Result<Value, CallError> {
    match (mark, meeting_mark::DESCRIBED.field(meeting_mark::MARK)) {
        (Some(mark), Some(field)) => seal(book, field, &Value::text(mark.as_str())),
        _ => Ok(Value::Null),
    }
}
