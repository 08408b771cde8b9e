//! What the committee returned to cells, with every comment. What the cells answered are records in their books.

use domain::Id;
use domain::returns::ReturnTarget;
use sql::{Cell, FromCell, Row, Sql, params};

use crate::clock::Moment;

/// What the committee decided about something that it returned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decided {
    Accepted,
    Withdrawn,
}

impl Decided {
    fn as_str(self) -> &'static str {
        match self {
            Decided::Accepted => "accepted",
            Decided::Withdrawn => "withdrawn",
        }
    }
}

const OPEN: &str = "open";

/// The state column: a decision, or none yet.
struct State(Option<Decided>);

impl FromCell for State {
    const WHAT: &'static str = "state of a return";

    fn from_cell(cell: Cell<'_>) -> Option<State> {
        let Cell::Text(text) = cell else { return None };
        if text == OPEN {
            return Some(State(None));
        }
        let decided = [Decided::Accepted, Decided::Withdrawn].into_iter().find(|one| one.as_str() == text);
        decided.map(|one| State(Some(one)))
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub decided: Decided,
    pub at: Moment,
    pub by: String,
    /// Why it was withdrawn; empty if it was accepted.
    pub reason: String,
}

/// One comment with which it was returned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// From 1.
    pub number: i64,
    pub comment: String,
    /// An ISO day, or empty.
    pub by_day: String,
    /// What the officer saw, in words.
    pub old: String,
    pub at: Moment,
    pub officer: String,
}

/// A change of ours that told the cell something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    pub chain: Id,
    pub number: u64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    pub id: Id,
    pub unit: Id,
    pub target: ReturnTarget,
    /// Our round, if figures of it were returned.
    pub round: Option<Id>,
    /// The latest.
    pub comment: Comment,
    /// What told the cell last.
    pub told: Told,
    pub decision: Option<Decision>,
    /// Who returned it first, and when.
    pub opened_at: Moment,
    pub opened_by: String,
}

const SELECT: &str = "SELECT r.id, r.unit, r.kind, r.record, r.field, r.part, r.round, r.chain, r.told, r.state,
    r.decided_at, r.decided_by, r.reason, c.number, c.comment, c.by_day, c.old, c.at, c.officer, o.at, o.officer
  FROM issued_return r
  JOIN issued_return_comment c ON c.id = r.id AND c.number = r.number
  JOIN issued_return_comment o ON o.id = r.id AND o.number = 1";

pub struct Returns<'s>(pub &'s dyn Sql);

impl Returns<'_> {
    pub fn all(&self) -> sql::Result<Vec<Returned>> {
        self.0.rows(&format!("{SELECT} ORDER BY r.id"), &[], row)
    }

    pub fn of_unit(&self, unit: Id) -> sql::Result<Vec<Returned>> {
        self.0.rows(&format!("{SELECT} WHERE r.unit = ?1 ORDER BY r.id"), params![unit], row)
    }

    pub fn find(&self, id: Id) -> sql::Result<Option<Returned>> {
        self.0.first(&format!("{SELECT} WHERE r.id = ?1"), params![id], row)
    }

    /// Every comment, the first one first.
    pub fn comments(&self, id: Id) -> sql::Result<Vec<Comment>> {
        let comments =
            "SELECT number, comment, by_day, old, at, officer FROM issued_return_comment WHERE id = ?1 ORDER BY number";
        self.0.rows(comments, params![id], |row| comment(row, 0))
    }
}

pub struct ReturnsMut<'s>(pub &'s dyn Sql);

impl ReturnsMut<'_> {
    /// Adds a return or replaces how far it has come; its latest comment is added, and none is ever replaced.
    pub fn put(&self, one: &Returned) -> sql::Result<()> {
        let Returned { id, unit, target, round, comment, told, decision, .. } = one;
        let decision = decision.as_ref();
        self.0.execute(
            "INSERT INTO issued_return (id, unit, kind, record, field, part, round, number, chain, told, state, decided_at,
               decided_by, reason)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
             ON CONFLICT (id) DO UPDATE SET number = ?8, chain = ?9, told = ?10, state = ?11, decided_at = ?12,
               decided_by = ?13, reason = ?14",
            params![
                id,
                unit,
                i64::from(target.kind),
                target.record,
                i64::from(target.field),
                target.part,
                round,
                comment.number,
                told.chain,
                told.number,
                decision.map_or(OPEN, |decision| decision.decided.as_str()),
                decision.map(|decision| decision.at),
                decision.map(|decision| decision.by.as_str()),
                decision.map(|decision| decision.reason.as_str())
            ],
        )?;
        self.0.execute(
            "INSERT INTO issued_return_comment (id, number, comment, by_day, old, at, officer)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING",
            params![id, comment.number, comment.comment, comment.by_day, comment.old, comment.at, comment.officer],
        )?;
        Ok(())
    }
}

fn comment(row: &Row<'_>, from: usize) -> sql::Result<Comment> {
    Ok(Comment {
        number: row.get(from)?,
        comment: row.get(from + 1)?,
        by_day: row.get(from + 2)?,
        old: row.get(from + 3)?,
        at: row.get(from + 4)?,
        officer: row.get(from + 5)?,
    })
}

fn row(row: &Row<'_>) -> sql::Result<Returned> {
    let target = ReturnTarget { kind: row.get(2)?, record: row.get(3)?, field: row.get(4)?, part: row.get(5)? };
    let State(decided) = row.get(9)?;
    let (at, by): (Option<Moment>, Option<String>) = (row.get(10)?, row.get(11)?);
    let reason: Option<String> = row.get(12)?;
    let decision = decided.zip(at.zip(by)).map(|(decided, (at, by))| {
        let reason = reason.unwrap_or_default();
        Decision { decided, at, by, reason }
    });
    Ok(Returned {
        id: row.get(0)?,
        unit: row.get(1)?,
        target,
        round: row.get(6)?,
        told: Told { chain: row.get(7)?, number: row.get(8)? },
        decision,
        comment: comment(row, 13)?,
        opened_at: row.get(19)?,
        opened_by: row.get(20)?,
    })
}
