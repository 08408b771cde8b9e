//! The committee's own register of inspections and supervisions of cells.

use domain::Id;
use domain::catalogue::InspectionKind;
use domain::inspections::InspectionStep;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sql::{Row, Sql, params};

use crate::clock::Moment;
use crate::failure::Failure;

/// What is recorded of one inspection. Days are ISO, or empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = round_is_written)]
pub struct InspectionWords {
    pub kind: InspectionKind,
    /// The yearly programme that it belongs to.
    pub year: i32,
    /// What about.
    pub what: String,
    /// The round after which it takes place.
    pub round: Option<Id>,
    /// To be done by, according to the programme.
    pub planned: String,
    pub working_group: String,
    pub begun: String,
    pub steps: Vec<InspectionPaper>,
    /// Praise.
    pub merits: String,
    /// Criticism.
    pub faults: String,
    pub demands: String,
    pub concluded: String,
    pub right_by: String,
    pub put_right: String,
    pub how: String,
}

/// Answers always have the round, if only as null; a request is described in the same way, because one name means one type.
fn round_is_written(schema: &mut schemars::Schema) {
    if let Some(required) = schema.get_mut("required").and_then(|required| required.as_array_mut())
        && !required.iter().any(|field| field == "round")
    {
        // In the order of the fields, which is that of an answer.
        required.insert(3, "round".into());
    }
}

/// A step that is done, and the paper it left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InspectionPaper {
    pub step: InspectionStep,
    pub date: String,
    pub paper: String,
}

/// What was sent to the cell, as it was then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentInspection {
    pub words: InspectionWords,
    pub at: Moment,
    pub by: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellInspection {
    pub id: Id,
    pub unit: Id,
    pub words: InspectionWords,
    pub revision: i64,
    pub changed_at: Moment,
    pub changed_by: String,
    pub sent: Option<SentInspection>,
    pub removed_at: Option<Moment>,
}

const SELECT: &str = "SELECT id, unit, words, revision, changed_at, changed_by, sent, sent_at, sent_by, removed_at
  FROM inspection_of_cell";

pub struct CellInspections<'s>(pub &'s dyn Sql);

impl CellInspections<'_> {
    pub fn all(&self) -> sql::Result<Vec<CellInspection>> {
        self.0.rows(&format!("{SELECT} ORDER BY id"), &[], row)
    }

    pub fn find(&self, id: Id) -> sql::Result<Option<CellInspection>> {
        self.0.first(&format!("{SELECT} WHERE id = ?1"), params![id], row)
    }
}

pub struct CellInspectionsMut<'s>(pub &'s dyn Sql);

impl CellInspectionsMut<'_> {
    /// Adds an inspection, or replaces what is recorded of it.
    pub fn put(&self, one: &CellInspection) -> Result<(), Failure> {
        let words = written(&one.words)?;
        let sent = one.sent.as_ref();
        let sent_words = sent.map(|sent| written(&sent.words)).transpose()?;
        self.0.execute(
            "INSERT INTO inspection_of_cell (id, unit, words, revision, changed_at, changed_by, sent, sent_at, sent_by, removed_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
             ON CONFLICT (id) DO UPDATE SET words = ?3, revision = ?4, changed_at = ?5, changed_by = ?6,
               sent = ?7, sent_at = ?8, sent_by = ?9, removed_at = ?10",
            params![
                one.id,
                one.unit,
                words,
                one.revision,
                one.changed_at,
                one.changed_by,
                sent_words,
                sent.map(|sent| sent.at),
                sent.map(|sent| sent.by.as_str()),
                one.removed_at
            ],
        )?;
        Ok(())
    }
}

fn written(words: &InspectionWords) -> Result<String, Failure> {
    serde_json::to_string(words).map_err(|error| Failure::Broken(format!("an inspection can't be written: {error}")))
}

fn read(text: &str, column: usize) -> sql::Result<InspectionWords> {
    serde_json::from_str(text).map_err(|_| sql::Error::Unexpected { column, wanted: "an inspection" })
}

fn row(row: &Row<'_>) -> sql::Result<CellInspection> {
    let words: String = row.get(2)?;
    let sent: Option<String> = row.get(6)?;
    let sent = sent.zip(row.get::<Option<Moment>>(7)?.zip(row.get::<Option<String>>(8)?));
    let sent = sent.map(|(words, (at, by))| Ok::<_, sql::Error>(SentInspection { words: read(&words, 6)?, at, by }));
    Ok(CellInspection {
        id: row.get(0)?,
        unit: row.get(1)?,
        words: read(&words, 2)?,
        revision: row.get(3)?,
        changed_at: row.get(4)?,
        changed_by: row.get(5)?,
        sent: sent.transpose()?,
        removed_at: row.get(9)?,
    })
}
