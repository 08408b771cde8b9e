//! What the book holds of one person, or of the cell, in a period, by the part of the book that it is taken from. Each line
//! names the records that it was read from.

use crate::acts::essays::SuperiorGrades;
use crate::acts::registers::OpenedRow;
use crate::figures::{self, Roster};
use crate::messages::CallError;
use crate::messages::ratings::{EvidenceLine, EvidenceRow};
use crate::reading;
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{Fields, kind as lookup, meeting, round, session};
use domain::dates::vietnamese;
use domain::essays::Grade;
use domain::ratings::{Evidence, Period};
use domain::totals::{Row as Counted, Rows, Totals};
use journal::Value;
use std::collections::HashMap;
use std::sync::Arc;
use store::{Book, Row};

/// The rounds of the period, counted once for all people.
pub(super) struct Sources {
    pub roster: Arc<Roster>,
    period: Period,
    today: NaiveDate,
    rounds: Vec<(Row, Totals)>,
    /// Whose each essay is: figures of essays are counted from essays, not from people.
    writers: HashMap<Id, Id>,
    superior_grades: Arc<SuperiorGrades>,
}

impl Sources {
    pub fn read(book: &Book, period: Period, today: NaiveDate) -> Result<Sources, CallError> {
        let roster = Roster::now(book)?;
        let (mut rounds, mut writers) = (Vec::new(), HashMap::new());
        let until = today.min(period.last_day());
        for row in reading::own_rows(book, round::KIND)? {
            if !row.flag(round::DELETED) && is_of_period(book, &row, period)? {
                let rows = figures::round_rows_among(book, &roster, &row, until, None)?;
                let written = rows.essays.iter().filter_map(|essay| Some((essay.id, roster.person(essay.member?)?)));
                writers.extend(written);
                rounds.push((row, domain::totals::totals(&rows)));
            }
        }
        Ok(Sources { roster, period, today, rounds, writers, superior_grades: SuperiorGrades::of(book)? })
    }

    /// The lines of one source. Without a person: the cell's own.
    pub fn of(&mut self, book: &Book, source: Evidence, person: Option<Id>) -> Result<Vec<EvidenceLine>, CallError> {
        Ok(match source {
            Evidence::Study => self.study(person),
            Evidence::MakeUps => self.make_ups(person),
            Evidence::Essays => self.essays(person),
            Evidence::Meetings => self.meetings(book, person)?,
            Evidence::Tasks => self.tasks(book, person)?,
            Evidence::Programmes => self.programmes(book, person)?,
            Evidence::Inspections => self.inspections(book, person)?,
        })
    }

    fn study(&self, person: Option<Id>) -> Vec<EvidenceLine> {
        let of_round = |(row, totals): &(Row, Totals)| {
            let Some(person) = person else {
                let counts = totals.counts();
                let words = format!("{}: đã học {}/{} người", row.text(round::TITLE), counts.studied, counts.due);
                return Some(line(words, counts.studied < counts.due, vec![round_row(row)]));
            };
            if !totals.due.has_member(person) {
                return None;
            }
            let (said, is_open) = if totals.present.has_member(person) {
                ("dự đủ", false)
            } else if totals.made_up.has_member(person) {
                ("vắng, đã học bổ sung", false)
            } else if totals.with_reason.has_member(person) {
                ("vắng có lý do", false)
            } else if totals.without.has_member(person) {
                ("vắng không lý do", false)
            } else {
                ("chưa điểm danh đủ", true)
            };
            Some(line(format!("{}: {said}", row.text(round::TITLE)), is_open, vec![round_row(row)]))
        };
        self.rounds.iter().filter_map(of_round).collect()
    }

    fn make_ups(&self, person: Option<Id>) -> Vec<EvidenceLine> {
        let owed = |(row, totals): &(Row, Totals)| match person {
            Some(person) if totals.make_up_owed.has_member(person) => {
                let words = format!("{}: còn phải học bổ sung", row.text(round::TITLE));
                Some(line(words, true, vec![round_row(row)]))
            }
            None if !totals.make_up_owed.is_zero() => {
                let words =
                    format!("{}: còn {} người phải học bổ sung", row.text(round::TITLE), totals.make_up_owed.count());
                Some(line(words, true, vec![round_row(row)]))
            }
            _ => None,
        };
        self.rounds.iter().filter_map(owed).collect()
    }

    fn essays(&self, person: Option<Id>) -> Vec<EvidenceLine> {
        let of_round = |(row, totals): &(Row, Totals)| {
            let title = row.text(round::TITLE);
            let Some(person) = person else {
                let (received, due) = (totals.essays_received.count(), totals.essays_due.count());
                let words = format!("{title}: bài thu hoạch {received}/{due}");
                return (due > 0).then(|| line(words, received < due, vec![round_row(row)]));
            };
            if !totals.essays_due.has_member(person) {
                return None;
            }
            let graded = [
                (&totals.grade_good, "Tốt"),
                (&totals.grade_fair, "Khá"),
                (&totals.grade_average, "Trung bình"),
                (&totals.grade_failed, "Không đạt"),
            ];
            let grade = graded.into_iter().find(|(rows, _)| self.has_essay_of(rows, person));
            let superior = self.superior_grade(totals, person).map(Grade::vietnamese);
            let (said, is_open) = match (grade, superior) {
                (Some((_, name)), None) => (format!("bài thu hoạch đã nộp, đánh giá {name}"), false),
                (Some((_, name)), Some(superior)) => {
                    (format!("bài thu hoạch đã nộp, chi bộ đánh giá {name}, cấp trên đánh giá {superior}"), false)
                }
                (None, Some(superior)) => {
                    (format!("bài thu hoạch đã nộp, chi bộ chưa đánh giá, cấp trên đánh giá {superior}"), false)
                }
                (None, None) if self.has_essay_of(&totals.essays_received, person) => {
                    ("bài thu hoạch đã nộp, chưa đánh giá".to_owned(), true)
                }
                (None, None) => ("chưa nộp bài thu hoạch".to_owned(), true),
            };
            Some(line(format!("{title}: {said}"), is_open, vec![round_row(row)]))
        };
        self.rounds.iter().filter_map(of_round).collect()
    }

    /// What the superior's graders settled on for an essay that was handed in.
    fn superior_grade(&self, totals: &Totals, person: Id) -> Option<Grade> {
        let of_person = totals.essays_received.rows().iter().filter_map(|row| match row {
            Counted::Essay(id) if self.writers.get(id) == Some(&person) => Some(*id),
            _ => None,
        });
        self.superior_grades.grade(&of_person.collect::<Vec<_>>())
    }

    fn has_essay_of(&self, essays: &Rows, person: Id) -> bool {
        let is_of = |row: &Counted| matches!(row, Counted::Essay(id) if self.writers.get(id) == Some(&person));
        essays.rows().iter().any(is_of)
    }

    /// The meetings at which somebody was due, or all of them; what is not usual is said of each.
    fn meetings(&self, book: &Book, person: Option<Id>) -> Result<Vec<EvidenceLine>, CallError> {
        let mut held = figures::meetings(book)?;
        held.retain(|(day, _)| self.period.holds(*day) && *day <= self.today);
        let Some(person) = person else {
            let rows: Vec<EvidenceRow> = held.iter().map(|(day, row)| meeting_row(*day, row)).collect();
            let words = format!("{} kỳ sinh hoạt", rows.len());
            return Ok(if rows.is_empty() { Vec::new() } else { vec![line(words, false, rows)] });
        };
        let (mut came, mut due, mut lines) = (Vec::new(), 0, Vec::new());
        for (day, row) in &held {
            let marks = figures::meeting_marks(book, row.id)?;
            let counted = figures::attendance(row, &self.roster, &marks);
            if !counted.due.has_member(person) {
                continue;
            }
            due += 1;
            let said = if counted.present.has_member(person) {
                came.push(meeting_row(*day, row));
                continue;
            } else if counted.with_reason.has_member(person) {
                ("vắng có lý do", false)
            } else if counted.without.has_member(person) {
                ("vắng không lý do", false)
            } else {
                ("chưa điểm danh", true)
            };
            let words = format!("Sinh hoạt ngày {}: {}", vietnamese(*day), said.0);
            lines.push(line(words, said.1, vec![meeting_row(*day, row)]));
        }
        if due > 0 {
            lines.insert(0, line(format!("Dự {}/{due} kỳ sinh hoạt phải dự", came.len()), false, came));
        }
        Ok(lines)
    }

    fn tasks(&self, book: &Book, person: Option<Id>) -> Result<Vec<EvidenceLine>, CallError> {
        use domain::catalogue::Progress;
        use domain::catalogue::assigned_task as t;
        let rows = self.of_register(book, t::KIND, t::DEADLINE, t::LEAD, person)?;
        let said = |row: &OpenedRow<'_>| {
            let (deadline, finished) = (day_of(row, t::DEADLINE), day_of(row, t::FINISHED));
            let late = |day: NaiveDate| deadline.is_some_and(|deadline| day > deadline);
            let progress: Option<Progress> = row.text(t::PROGRESS).parse().ok();
            let (words, is_open) = match (progress, finished) {
                (Some(Progress::Done), Some(day)) if late(day) => {
                    (format!("xong ngày {}, chậm hạn", vietnamese(day)), false)
                }
                (Some(Progress::Done), _) => ("xong đúng hạn".to_owned(), false),
                (Some(Progress::Dropped), _) => ("thôi không làm".to_owned(), false),
                _ if late(self.today) => ("quá hạn, chưa xong".to_owned(), true),
                _ => ("đang làm".to_owned(), true),
            };
            line(
                format!("{}: {words}", row.text(t::WHAT)),
                is_open,
                vec![register_row(t::KIND, row, row.text(t::WHAT))],
            )
        };
        Ok(rows.iter().map(said).collect())
    }

    fn programmes(&self, book: &Book, person: Option<Id>) -> Result<Vec<EvidenceLine>, CallError> {
        use domain::catalogue::programme as p;
        let rows = self.of_register(book, p::KIND, p::ISSUED, p::MEMBER, person)?;
        let said = |row: &OpenedRow<'_>| {
            let reviewed = day_of(row, p::FINAL_HELD);
            let words = match reviewed {
                Some(day) => format!("{}: đã tổng kết ngày {}", row.text(p::TITLE), vietnamese(day)),
                None => format!("{}: chưa tổng kết", row.text(p::TITLE)),
            };
            line(words, reviewed.is_none(), vec![register_row(p::KIND, row, row.text(p::TITLE))])
        };
        Ok(rows.iter().map(said).collect())
    }

    fn inspections(&self, book: &Book, person: Option<Id>) -> Result<Vec<EvidenceLine>, CallError> {
        use domain::catalogue::inspection as i;
        let rows = self.of_register(book, i::KIND, i::BEGUN, i::MEMBER, person)?;
        let said = |row: &OpenedRow<'_>| {
            let demanded = row.value(i::DEMANDS).is_some_and(Value::is_set);
            let put_right = row.value(i::PUT_RIGHT).is_some_and(Value::is_set);
            let words = match (demanded, put_right) {
                (_, true) => "đã khắc phục",
                (true, false) => "chưa ghi đã khắc phục",
                (false, false) => "không có yêu cầu khắc phục",
            };
            let what = row.text(i::WHAT).to_owned();
            line(format!("{what}: {words}"), demanded && !put_right, vec![register_row(i::KIND, row, &what)])
        };
        Ok(rows.iter().map(said).collect())
    }

    /// The rows of a register whose day lies in the period, and that name the person. Without a person: all of them.
    fn of_register(
        &self,
        book: &Book,
        kind: u16,
        day: u16,
        names: u16,
        person: Option<Id>,
    ) -> Result<Vec<OpenedRow<'static>>, CallError> {
        let Some(described) = lookup(kind) else { return Ok(Vec::new()) };
        let mut rows: Vec<OpenedRow<'static>> = reading::own_rows(book, kind)?
            .into_iter()
            .filter(|row| !described.deleted().is_some_and(|deleted| row.flag(deleted)))
            .map(|row| OpenedRow::owned(book, described, row))
            .collect();
        let is_theirs = |row: &OpenedRow<'_>| {
            let named = row.value(names).and_then(Value::as_id).and_then(|id| self.roster.person(id));
            person.is_none_or(|person| named == Some(person))
        };
        rows.retain(|row| day_of(row, day).is_some_and(|day| self.period.holds(day)) && is_theirs(row));
        rows.sort_by_key(|row| (day_of(row, day), row.id()));
        Ok(rows)
    }
}

/// Whether a round began in the period; by its sessions, if its dates were not written.
fn is_of_period(book: &Book, row: &Row, period: Period) -> Result<bool, CallError> {
    if let Some(from) = figures::day(row.text(round::FROM)) {
        return Ok(period.holds(from));
    }
    let sessions = figures::session_rows(book, row.id, None)?;
    Ok(sessions.iter().filter_map(|held| figures::day(held.text(session::DATE))).any(|day| period.holds(day)))
}

fn day_of(row: &OpenedRow<'_>, field: u16) -> Option<NaiveDate> {
    row.value(field).and_then(Value::as_day)
}

fn line(words: String, is_open: bool, rows: Vec<EvidenceRow>) -> EvidenceLine {
    EvidenceLine { words, is_open, rows }
}

fn round_row(row: &Row) -> EvidenceRow {
    EvidenceRow {
        kind: round::DESCRIBED.table.to_owned(),
        id: row.id.to_string(),
        label: row.text(round::TITLE).to_owned(),
    }
}

fn meeting_row(day: NaiveDate, row: &Row) -> EvidenceRow {
    let label = format!("Sinh hoạt ngày {}", vietnamese(day));
    EvidenceRow { kind: meeting::DESCRIBED.table.to_owned(), id: row.id.to_string(), label }
}

fn register_row(kind: u16, row: &OpenedRow<'_>, label: &str) -> EvidenceRow {
    let table = lookup(kind).map_or("", |kind| kind.table);
    EvidenceRow { kind: table.to_owned(), id: row.id().to_string(), label: label.to_owned() }
}
