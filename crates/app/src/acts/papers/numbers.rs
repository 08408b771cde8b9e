//! The data of a round's papers, read once: its figures, which are the final ones if they were closed.

use super::issuing::Traced;
use super::words;
use crate::AppSession;
use crate::acts::essays::SuperiorGrades;
use crate::acts::make_ups::{self, Absence};
use crate::acts::sessions::Speakers;
use crate::figures::{self, Closed, FinalCut, Roster};
use crate::messages::CallError;
use domain::Id;
use domain::essays::Grade;
use domain::finalising::Cut;
use domain::totals::{RoundRows, SessionCounts, Totals, session_counts};
use papers::Standing;
use std::collections::HashMap;
use store::{Book, Row};

pub(super) struct Numbers {
    pub round: Row,
    pub rows: RoundRows,
    pub totals: Totals,
    pub roster: Roster,
    /// Sessions that were held, in order.
    pub sessions: Vec<Row>,
    pub absences: Vec<Absence>,
    pub speakers: Speakers,
    pub standing: Standing,
    /// If the figures were closed, over which changes.
    closed: Option<Cut>,
    /// What the superior's graders settled on, by person. No figure counts it.
    superior_grades: HashMap<Id, Grade>,
}

/// "2 thay đổi", or nothing: whatever the closed figures leave out, decided or not.
fn late(book: &Book, round: Id, closed: &FinalCut) -> Result<String, CallError> {
    let late = figures::late_changes(book, round, &closed.cut)?.len();
    Ok(if late == 0 { String::new() } else { format!("{late} thay đổi") })
}

impl Numbers {
    pub fn read(app: &AppSession, book: &Book, round: Id) -> Result<Numbers, CallError> {
        let round = figures::own_round(book, round, "round")?;
        let closed = figures::final_cut(&round);
        let cut = closed.as_ref().map(|closed| &closed.cut);
        let as_of = closed.as_ref().map_or_else(|| app.today(), FinalCut::day);
        let rows = figures::round_rows(book, &round, as_of, cut)?;
        let sessions = figures::session_rows(book, round.id, cut)?;
        let roster = Roster::read(book, cut)?;
        let sent = SuperiorGrades::of(book)?;
        let graded =
            rows.essays.iter().filter_map(|essay| Some((roster.person(essay.member?)?, sent.grade(&[essay.id])?)));
        let superior_grades = graded.collect();
        let held = |row: &Row| figures::session_row(row).is_some_and(|session| session.date <= as_of);
        Ok(Numbers {
            totals: domain::totals::totals(&rows),
            speakers: Speakers::read(book)?,
            roster,
            sessions: sessions.into_iter().filter(held).collect(),
            absences: make_ups::absences(book, round.id, as_of, cut)?,
            standing: match &closed {
                Some(closed) => Standing::Final {
                    at: words::moment(closed.at_ms),
                    by: closed.by_name(book)?,
                    late: late(book, round.id, closed)?,
                },
                None => Standing::Provisional { as_of: words::moment(app.now_ms()) },
            },
            rows,
            round,
            closed: closed.map(|closed| closed.cut),
            superior_grades,
        })
    }

    /// The figures as the code of the report covers them, with the changes that were counted.
    pub fn traced(&self, app: &AppSession, book: &Book) -> Result<Traced, CallError> {
        let cut = match &self.closed {
            Some(cut) => cut.clone(),
            None => store::cut_now(book.connection(), book.own_book())?,
        };
        let figures = store::issued::round_figures(&self.totals);
        Ok(Traced { at_ms: app.now_ms(), as_of: self.rows.as_of, figures, cut })
    }

    pub fn superior_grade(&self, person: Id) -> Option<Grade> {
        self.superior_grades.get(&person).copied()
    }

    /// The counts of one held session.
    pub fn of_session(&self, session: Id) -> SessionCounts {
        let row = self.rows.sessions.iter().find(|row| row.id == session);
        row.map(|row| session_counts(row, &self.rows.members, &self.rows.same_person, &self.rows.marks))
            .unwrap_or_default()
    }

    /// Whether this person shares a name with another, so that papers add the year of birth.
    pub fn is_a_namesake(&self, person: Id) -> bool {
        self.roster.people.iter().filter(|(other, _)| self.roster.name(*other) == self.roster.name(person)).count() > 1
    }

    /// "Lò Văn Đức", or "Lò Văn Đức (1970)" where there are two.
    pub fn name(&self, person: Id) -> String {
        let (name, year) = (self.roster.name(person), self.roster.birth_year(person));
        if self.is_a_namesake(person) && !year.is_empty() { format!("{name} ({year})") } else { name.to_owned() }
    }
}
