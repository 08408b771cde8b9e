//! What was decided about guests of sessions. The guests themselves are records in the books of the cells that held them.

use domain::Id;
use sql::{Cell, FromCell, Row, Sql, params};

use crate::clock::Moment;

/// What became of a guest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decided {
    /// Confirmed to the member's own cell.
    Confirmed,
    Refused,
    /// Confirmed, and taken back.
    Withdrawn,
}

impl Decided {
    fn as_str(self) -> &'static str {
        match self {
            Decided::Confirmed => "confirmed",
            Decided::Refused => "refused",
            Decided::Withdrawn => "withdrawn",
        }
    }
}

impl FromCell for Decided {
    const WHAT: &'static str = "decision about a guest";

    fn from_cell(cell: Cell<'_>) -> Option<Decided> {
        let Cell::Text(text) = cell else { return None };
        [Decided::Confirmed, Decided::Refused, Decided::Withdrawn].into_iter().find(|one| one.as_str() == text)
    }
}

/// Whose member a guest is, and the record that says so in the book to that cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    pub home: Id,
    pub member: Id,
    pub round: Id,
    pub part: u32,
    pub record: Id,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The cell that held the session.
    pub unit: Id,
    pub guest: Id,
    pub decided: Decided,
    pub reason: String,
    pub at: Moment,
    pub officer: String,
    /// Of a confirmation, also of one that was taken back.
    pub matched: Option<Match>,
}

const SELECT: &str =
    "SELECT unit, guest, state, reason, at, officer, home, member, round, part, record FROM guest_decision";

pub struct Decisions<'s>(pub &'s dyn Sql);

impl Decisions<'_> {
    pub fn all(&self) -> sql::Result<Vec<Decision>> {
        self.0.rows(&format!("{SELECT} ORDER BY unit, guest"), &[], row)
    }

    pub fn find(&self, unit: Id, guest: Id) -> sql::Result<Option<Decision>> {
        self.0.first(&format!("{SELECT} WHERE unit = ?1 AND guest = ?2"), params![unit, guest], row)
    }

    /// The standing confirmations of a member.
    pub fn of_member(&self, home: Id, member: Id) -> sql::Result<Vec<Decision>> {
        let of_member =
            format!("{SELECT} WHERE home = ?1 AND member = ?2 AND state = 'confirmed' ORDER BY unit, guest");
        self.0.rows(&of_member, params![home, member], row)
    }
}

pub struct DecisionsMut<'s>(pub &'s dyn Sql);

impl DecisionsMut<'_> {
    /// Replaces what was decided before.
    pub fn put(&self, decision: &Decision) -> sql::Result<()> {
        let Decision { unit, guest, decided, reason, at, officer, matched } = decision;
        let (home, member) = (matched.map(|one| one.home), matched.map(|one| one.member));
        let (round, part) = (matched.map(|one| one.round), matched.map(|one| one.part));
        self.0.execute(
            "INSERT INTO guest_decision (unit, guest, state, reason, at, officer, home, member, round, part, record)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
             ON CONFLICT (unit, guest) DO UPDATE SET state = ?3, reason = ?4, at = ?5, officer = ?6,
               home = ?7, member = ?8, round = ?9, part = ?10, record = ?11",
            params![
                unit,
                guest,
                decided.as_str(),
                reason,
                at,
                officer,
                home,
                member,
                round,
                part.map(i64::from),
                matched.map(|one| one.record)
            ],
        )?;
        Ok(())
    }
}

fn row(row: &Row<'_>) -> sql::Result<Decision> {
    let (home, member): (Option<Id>, Option<Id>) = (row.get(6)?, row.get(7)?);
    let (round, record): (Option<Id>, Option<Id>) = (row.get(8)?, row.get(10)?);
    let part = row.get::<Option<i64>>(9)?.and_then(|part| u32::try_from(part).ok()).unwrap_or(1);
    let matched = home.zip(member).zip(round.zip(record));
    Ok(Decision {
        unit: row.get(0)?,
        guest: row.get(1)?,
        decided: row.get(2)?,
        reason: row.get(3)?,
        at: row.get(4)?,
        officer: row.get(5)?,
        matched: matched.map(|((home, member), (round, record))| Match { home, member, round, part, record }),
    })
}
