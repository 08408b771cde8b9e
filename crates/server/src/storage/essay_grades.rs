//! Essays shared out to graders, what each gave, what was settled on, and what was sent home. **Invariant:** grades and
//! remarks are stored sealed to the grading key.

use domain::Id;
use sql::{Row, Sql, params};

use crate::clock::Moment;

/// An essay of a cell in one of our rounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EssayKey {
    pub round: Id,
    pub unit: Id,
    /// Its record in the cell's book.
    pub essay: Id,
}

/// What was given or settled on at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedGrade {
    pub sealed: Vec<u8>,
    /// Names what was graded (`domain::essays::content_of`).
    pub content: Id,
    pub at: Moment,
}

/// A grader of an essay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EssayGrader {
    pub of: EssayKey,
    /// The key of the account.
    pub account: String,
    pub shared_at: Moment,
    pub shared_by: String,
    pub given: Option<SealedGrade>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettledGrade {
    pub of: EssayKey,
    /// The key of the account that settles, if it is not a grader of the essay.
    pub lead: Option<String>,
    /// Counts what was settled on one after the other; 0 while nothing is.
    pub revision: i64,
    pub settled: Option<SealedGrade>,
    pub by: String,
}

/// What was sent home at one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentGrade {
    pub of: EssayKey,
    pub number: i64,
    /// That of what was settled on.
    pub revision: i64,
    pub sealed: Vec<u8>,
    pub at: Moment,
    pub by: String,
    pub taken_back: Option<TakenBack>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenBack {
    pub at: Moment,
    pub by: String,
    pub reason: String,
}

const GRADERS: &str =
    "SELECT round, unit, essay, account, shared_at, shared_by, sealed, content, given_at FROM essay_grader";
const SETTLED: &str =
    "SELECT round, unit, essay, lead, revision, settled_by, sealed, content, settled_at FROM essay_settled";
const SENT: &str =
    "SELECT round, unit, essay, number, revision, sealed, sent_at, sent_by, taken_back_at, taken_back_by, reason
  FROM essay_grade_sent";

pub struct EssayGrades<'s>(pub &'s dyn Sql);

impl EssayGrades<'_> {
    /// The graders of all essays of a round.
    pub fn graders(&self, round: Id) -> sql::Result<Vec<EssayGrader>> {
        self.0.rows(&format!("{GRADERS} WHERE round = ?1 ORDER BY unit, essay, account"), params![round], grader)
    }

    /// What was settled on for the essays of a round.
    pub fn settled(&self, round: Id) -> sql::Result<Vec<SettledGrade>> {
        self.0.rows(&format!("{SETTLED} WHERE round = ?1 ORDER BY unit, essay"), params![round], settled)
    }

    /// Everything that was sent home of a round, in the order in which it was sent.
    pub fn sent(&self, round: Id) -> sql::Result<Vec<SentGrade>> {
        self.0.rows(&format!("{SENT} WHERE round = ?1 ORDER BY unit, essay, number"), params![round], sent)
    }
}

pub struct EssayGradesMut<'s>(pub &'s dyn Sql);

impl EssayGradesMut<'_> {
    /// Adds a grader, or replaces what the grader gave.
    pub fn put_grader(&self, one: &EssayGrader) -> sql::Result<()> {
        let EssayKey { round, unit, essay } = one.of;
        let given = one.given.as_ref();
        self.0.execute(
            "INSERT INTO essay_grader (round, unit, essay, account, shared_at, shared_by, sealed, content, given_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT (round, unit, essay, account) DO UPDATE SET sealed = ?7, content = ?8, given_at = ?9",
            params![
                round,
                unit,
                essay,
                one.account,
                one.shared_at,
                one.shared_by,
                given.map(|given| given.sealed.clone()),
                given.map(|given| given.content),
                given.map(|given| given.at)
            ],
        )?;
        Ok(())
    }

    /// Takes an essay from a grader who has not graded it.
    pub fn remove_grader(&self, of: EssayKey, account: &str) -> sql::Result<()> {
        self.0.execute(
            "DELETE FROM essay_grader WHERE round = ?1 AND unit = ?2 AND essay = ?3 AND account = ?4 AND given_at IS NULL",
            params![of.round, of.unit, of.essay, account],
        )?;
        Ok(())
    }

    pub fn put_settled(&self, one: &SettledGrade) -> sql::Result<()> {
        let EssayKey { round, unit, essay } = one.of;
        let value = one.settled.as_ref();
        self.0.execute(
            "INSERT INTO essay_settled (round, unit, essay, lead, revision, settled_by, sealed, content, settled_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT (round, unit, essay) DO UPDATE SET lead = ?4, revision = ?5, settled_by = ?6, sealed = ?7,
               content = ?8, settled_at = ?9",
            params![
                round,
                unit,
                essay,
                one.lead,
                one.revision,
                value.map(|_| one.by.as_str()),
                value.map(|value| value.sealed.clone()),
                value.map(|value| value.content),
                value.map(|value| value.at)
            ],
        )?;
        Ok(())
    }

    /// Adds what was sent, or marks it as taken back.
    pub fn put_sent(&self, one: &SentGrade) -> sql::Result<()> {
        let EssayKey { round, unit, essay } = one.of;
        let back = one.taken_back.as_ref();
        self.0.execute(
            "INSERT INTO essay_grade_sent (round, unit, essay, number, revision, sealed, sent_at, sent_by, taken_back_at,
               taken_back_by, reason)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
             ON CONFLICT (round, unit, essay, number) DO UPDATE SET taken_back_at = ?9, taken_back_by = ?10, reason = ?11",
            params![
                round,
                unit,
                essay,
                one.number,
                one.revision,
                one.sealed,
                one.at,
                one.by,
                back.map(|back| back.at),
                back.map(|back| back.by.as_str()),
                back.map(|back| back.reason.as_str())
            ],
        )?;
        Ok(())
    }
}

fn key(row: &Row<'_>) -> sql::Result<EssayKey> {
    Ok(EssayKey { round: row.get(0)?, unit: row.get(1)?, essay: row.get(2)? })
}

/// The sealed value in these three columns.
fn value(row: &Row<'_>, first: usize) -> sql::Result<Option<SealedGrade>> {
    let (sealed, content): (Option<Vec<u8>>, Option<Id>) = (row.get(first)?, row.get(first + 1)?);
    let at: Option<Moment> = row.get(first + 2)?;
    Ok(sealed.zip(content).zip(at).map(|((sealed, content), at)| SealedGrade { sealed, content, at }))
}

fn grader(row: &Row<'_>) -> sql::Result<EssayGrader> {
    Ok(EssayGrader {
        of: key(row)?,
        account: row.get(3)?,
        shared_at: row.get(4)?,
        shared_by: row.get(5)?,
        given: value(row, 6)?,
    })
}

fn settled(row: &Row<'_>) -> sql::Result<SettledGrade> {
    Ok(SettledGrade {
        of: key(row)?,
        lead: row.get(3)?,
        revision: row.get(4)?,
        by: row.get::<Option<String>>(5)?.unwrap_or_default(),
        settled: value(row, 6)?,
    })
}

fn sent(row: &Row<'_>) -> sql::Result<SentGrade> {
    let back: Option<Moment> = row.get(8)?;
    let (by, reason): (Option<String>, Option<String>) = (row.get(9)?, row.get(10)?);
    Ok(SentGrade {
        of: key(row)?,
        number: row.get(3)?,
        revision: row.get(4)?,
        sealed: row.get(5)?,
        at: row.get(6)?,
        by: row.get(7)?,
        taken_back: back.map(|at| TakenBack { at, by: by.unwrap_or_default(), reason: reason.unwrap_or_default() }),
    })
}
