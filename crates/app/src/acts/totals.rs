//! Figures of a round, and the rows that each figure was counted from.

mod groups;
mod late;

pub use groups::by_group;
pub use late::late;

use crate::figures::{self, Closed, FinalCut, Roster};
use crate::messages::CallError;
use crate::messages::totals::{Figure, FigureRow, Finalised, Grades, OfRound, Rows, RowsRequest, Totals};
use crate::{AppSession, app_session, reading};
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{round, session};
use domain::figures::NotOpened;
use domain::totals::{Counts, Row as Counted};
use journal::Cut;
use std::collections::BTreeMap;
use store::{Book, Row};

pub fn round(app: &AppSession, request: OfRound) -> Result<Totals, CallError> {
    let id = reading::id(&request.round, "round")?;
    app.with_book(|book| {
        let row = figures::own_round(book, id, "round")?;
        let final_cut = figures::final_cut(&row);
        let totals =
            asked(app, book, &row, final_cut.as_ref().filter(|_| request.final_cut), request.as_of.as_deref())?;
        let late = final_cut.as_ref().map_or(Ok(0), |closed| figures::late(book, id, closed))?;
        let finalised = final_cut.map(|closed| {
            Ok::<_, CallError>(Finalised { at: app_session::moment(closed.at_ms), by: closed.by_name(book)? })
        });
        let counts = totals.counts();
        let head = Head {
            round: id,
            title: row.text(round::TITLE),
            as_of: totals.as_of.to_string(),
            finalised: finalised.transpose()?,
            late,
        };
        Ok(message(head, &totals, &counts))
    })
}

pub fn rows(app: &AppSession, request: RowsRequest) -> Result<Rows, CallError> {
    let id = reading::id(&request.round, "round")?;
    app.with_book(|book| {
        let row = figures::own_round(book, id, "round")?;
        let closed = figures::final_cut(&row).filter(|_| request.final_cut);
        let group = reading::optional_id(request.group.as_deref(), "group")?;
        let as_of = request.as_of.as_deref();
        let totals = match group {
            Some(group) => groups::totals_of(app, book, &row, closed.as_ref(), (as_of, group))?,
            None => asked(app, book, &row, closed.as_ref(), as_of)?,
        };
        let labels = Labels::read(book, id, closed.as_ref().map(|closed| &closed.cut))?;
        let rows = labels.rows(totals.figure(counted(request.figure)).rows());
        Ok(Rows { figure: request.figure, rows, not_opened: not_opened(request.figure) })
    })
}

/// The rows behind a figure of a round as the book stood at a cut, whether or not the round still stands.
pub(super) fn rows_at(book: &Book, round: Id, figure: Figure, at: (NaiveDate, &Cut)) -> Result<Rows, CallError> {
    let (as_of, cut) = at;
    let roster = Roster::read(book, Some(cut))?;
    let people = (roster.members.clone(), roster.same_person.clone());
    let member_of = |row: &Row| figures::essay_member(book, row);
    let rows = figures::reader(book, Some(cut)).round_rows(round, as_of, people, &member_of)?;
    let totals = domain::totals::totals(&rows);
    let rows = Labels::read(book, round, Some(cut))?.rows(totals.figure(counted(figure)).rows());
    Ok(Rows { figure, rows, not_opened: not_opened(figure) })
}

fn not_opened(figure: Figure) -> Option<NotOpened> {
    matches!(figure, Figure::NonMembersInvited | Figure::NonMembersAttended).then_some(NotOpened::NonMembers)
}

/// The figures as of the requested day, of the cut, or of today.
fn asked(
    app: &AppSession,
    book: &Book,
    row: &Row,
    closed: Option<&FinalCut>,
    as_of: Option<&str>,
) -> Result<domain::totals::Totals, CallError> {
    let day = figures::asked_day(as_of, "as_of")?.unwrap_or_else(|| closed.map_or_else(|| app.today(), FinalCut::day));
    figures::round_totals(book, row, day, closed.map(|closed| &closed.cut))
}

struct Head<'a> {
    round: Id,
    title: &'a str,
    as_of: String,
    finalised: Option<Finalised>,
    late: u32,
}

fn message(head: Head<'_>, totals: &domain::totals::Totals, counts: &Counts) -> Totals {
    Totals {
        round: head.round.to_string(),
        title: head.title.to_owned(),
        as_of: head.as_of,
        finalised: head.finalised,
        late: head.late,
        due: counts.due,
        present: counts.present,
        with_reason: counts.with_reason,
        without: counts.without,
        unmarked: counts.unmarked,
        made_up: counts.made_up,
        studied: counts.studied,
        make_up_owed: counts.make_up_owed,
        exempt_present: counts.exempt_present,
        present_share: counts.present_share(),
        studied_share: counts.studied_share(),
        non_members_invited: counts.non_members_invited,
        non_members_attended: counts.non_members_attended,
        non_members_share: counts.non_members_share(),
        sessions: counts.sessions,
        sessions_by_superior: counts.sessions_by_superior,
        sessions_by_secretary: totals.sessions_by_secretary.count(),
        sessions_by_committee_member: totals.sessions_by_committee_member.count(),
        sessions_by_cell: totals.sessions_by_cell.count(),
        turns: totals.turns.count(),
        points: totals.points.count(),
        sessions_unconfirmed: totals.sessions_unconfirmed.count(),
        sessions_ahead: totals.sessions_ahead.count(),
        essays_due: counts.essays_due,
        essays_received: counts.essays_received,
        essays_exempt: counts.essays_exempt,
        essays_owed: counts.essays_owed,
        essays_not_graded: counts.essays_not_graded(),
        essays_share: counts.essays_share(),
        grades: grades(counts),
    }
}

fn grades(counts: &Counts) -> Grades {
    let shares = counts.grade_shares();
    let share = |place: usize| shares.as_ref().and_then(|shares| shares.shares.get(place).copied());
    Grades {
        good: counts.grade_good,
        fair: counts.grade_fair,
        average: counts.grade_average,
        failed: counts.grade_failed,
        good_share: share(0),
        fair_share: share(1),
        average_share: share(2),
        failed_share: share(3),
        share_sum: shares.as_ref().and_then(domain::figures::Shares::note),
    }
}

/// The labels of rows.
struct Labels {
    roster: Roster,
    /// In the order in which they are held.
    sessions: Vec<(Id, String)>,
    essays: BTreeMap<Id, Option<Id>>,
}

impl Labels {
    fn read(book: &Book, round: Id, cut: Option<&Cut>) -> Result<Labels, CallError> {
        let sessions = figures::session_rows(book, round, cut)?;
        let essays = figures::essay_rows(book, round, cut)?;
        Ok(Labels {
            roster: Roster::read(book, cut)?,
            sessions: sessions.iter().map(|row| (row.id, session_label(row))).collect(),
            essays: essays.iter().map(|row| (row.id, figures::essay_member(book, row))).collect(),
        })
    }

    /// People by name, sessions by day.
    fn rows(&self, counted: &[Counted]) -> Vec<FigureRow> {
        let mut counted: Vec<&Counted> = counted.iter().collect();
        counted.sort_by(|a, b| match (self.person(a), self.person(b)) {
            (Some(a), Some(b)) => self.roster.order(a, b),
            (a_person, b_person) => a_person.is_none().cmp(&b_person.is_none()).then(self.place(a).cmp(&self.place(b))),
        });
        counted.into_iter().map(|row| self.row(row)).collect()
    }

    fn person(&self, row: &Counted) -> Option<Id> {
        match row {
            Counted::Member(id) => Some(*id),
            Counted::Essay(id) => self.essays.get(id).copied().flatten(),
            Counted::Session(_) | Counted::Group { .. } | Counted::Turns { .. } | Counted::Point(_) => None,
        }
    }

    fn place(&self, row: &Counted) -> Option<usize> {
        match row {
            Counted::Session(id) | Counted::Group { session: id, .. } | Counted::Turns { session: id, .. } => {
                self.sessions.iter().position(|(known, _)| known == id)
            }
            Counted::Member(_) | Counted::Essay(_) | Counted::Point(_) => None,
        }
    }

    fn row(&self, row: &Counted) -> FigureRow {
        let session = || {
            self.place(row)
                .and_then(|place| self.sessions.get(place))
                .map(|(_, label)| label.clone())
                .unwrap_or_default()
        };
        let (id, label, detail) = match row {
            Counted::Session(id) | Counted::Turns { session: id, .. } => (*id, session(), String::new()),
            Counted::Point(name) => (Id::default(), name.clone(), String::new()),
            Counted::Group { session: id, group, .. } => (*id, group.clone(), session()),
            Counted::Member(id) | Counted::Essay(id) => match self.person(row) {
                Some(person) => (*id, self.roster.name(person).to_owned(), self.roster.birth_year(person)),
                None => (*id, "Bài thu hoạch".to_owned(), "không mở được tên trên máy này".to_owned()),
            },
        };
        FigureRow { id: id.to_string(), label, detail, adds: row.adds() }
    }
}

fn session_label(row: &Row) -> String {
    let (label, place) = (super::sessions::label(row), row.text(session::PLACE));
    if place.is_empty() { label } else { format!("{label}, {place}") }
}

fn counted(figure: Figure) -> domain::totals::Figure {
    use domain::totals::Figure as Counted;
    match figure {
        Figure::Due => Counted::Due,
        Figure::Present => Counted::Present,
        Figure::WithReason => Counted::WithReason,
        Figure::Without => Counted::Without,
        Figure::Unmarked => Counted::Unmarked,
        Figure::MadeUp => Counted::MadeUp,
        Figure::Studied => Counted::Studied,
        Figure::MakeUpOwed => Counted::MakeUpOwed,
        Figure::ExemptPresent => Counted::ExemptPresent,
        Figure::Sessions => Counted::Sessions,
        Figure::SessionsBySuperior => Counted::SessionsBySuperior,
        Figure::SessionsBySecretary => Counted::SessionsBySecretary,
        Figure::SessionsByCommitteeMember => Counted::SessionsByCommitteeMember,
        Figure::SessionsByCell => Counted::SessionsByCell,
        Figure::Turns => Counted::Turns,
        Figure::Points => Counted::Points,
        Figure::NonMembersInvited => Counted::NonMembersInvited,
        Figure::NonMembersAttended => Counted::NonMembersAttended,
        Figure::EssaysDue => Counted::EssaysDue,
        Figure::EssaysReceived => Counted::EssaysReceived,
        Figure::EssaysExempt => Counted::EssaysExempt,
        Figure::EssaysOwed => Counted::EssaysOwed,
        Figure::GradeGood => Counted::GradeGood,
        Figure::GradeFair => Counted::GradeFair,
        Figure::GradeAverage => Counted::GradeAverage,
        Figure::GradeFailed => Counted::GradeFailed,
        Figure::EssaysNotGraded => Counted::EssaysNotGraded,
        Figure::SessionsUnconfirmed => Counted::SessionsUnconfirmed,
        Figure::SessionsAhead => Counted::SessionsAhead,
        Figure::Exempt => Counted::Exempt,
        Figure::CountedElsewhere => Counted::CountedElsewhere,
    }
}
