//! Shows the rows that a figure was counted from. Opening names is recorded, here and in the book that the cell
//! reads.

use std::collections::HashMap;

use domain::Id;
use domain::catalogue::{essay, member, session};
use domain::dates::CivilDate;
use domain::essays::Grade;
use domain::language::NameCollator;
use domain::totals::{Figure, Row as Counted};
use ed25519_dalek::SigningKey;
use journal_sql::Row;
use journal_sql::counted::Reader;
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use super::opened::{self, note};
use crate::accounts::Person;
use crate::clock::{Moment, day, rfc3339};
use crate::failure::Failure;
use crate::figures::recount::cell_round;
use crate::storage::openings::Opening;

#[derive(Debug, Serialize, JsonSchema)]
pub struct FigureRows {
    pub figure: Figure,
    pub rows: Vec<FigureRow>,
    /// Rows to subtract, where the server can't read whose an essay is.
    pub less: Vec<FigureRow>,
    /// The time of the entry in the log that the cell reads. `None`: the rows are of nobody, and nothing is logged.
    pub logged_at: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FigureRow {
    pub id: Id,
    pub label: String,
    pub detail: String,
    pub adds: u32,
}

/// Who looks at what.
pub struct Look<'a> {
    pub round: Id,
    pub unit: Id,
    pub figure: Figure,
    pub officer: &'a Person,
}

/// Returns the rows; if they are of people or of their essays, records that they were opened.
pub fn open(sql: &dyn Sql, key: &SigningKey, look: &Look<'_>, now: Moment) -> Result<FigureRows, Failure> {
    let found = cell_round(sql, look.unit, look.round)?.ok_or(Failure::NotFound)?;
    let totals = found.totals(sql, day(now))?.ok_or(Failure::NotFound)?;
    let labels = Labels::read(&found.reader(sql))?;
    let counted = totals.figure(look.figure);
    let mut rows: Vec<FigureRow> = counted.rows().iter().map(|row| labels.row(row)).collect();
    let order = NameCollator::new();
    rows.sort_by(|a, b| order.names(&a.label, &b.label).then_with(|| a.detail.cmp(&b.detail)).then(a.id.cmp(&b.id)));
    let less: Vec<FigureRow> = counted.less().iter().map(|row| labels.row(row)).collect();
    let logged_at = if counted.rows().iter().chain(counted.less()).any(of_people) {
        let figure = look.figure.as_str().to_owned();
        let opening = Opening { figure, ..opened::of(look.officer, look.unit, look.round, now) };
        Some(rfc3339(note(sql, key, look.officer, &opening)?))
    } else {
        None
    };
    Ok(FigureRows { figure: look.figure, rows, less, logged_at })
}

/// Whether a row is a person's: their name, or an essay with its grade.
fn of_people(row: &Counted) -> bool {
    match row {
        Counted::Member(_) | Counted::Essay(_) => true,
        Counted::Session(_) | Counted::Group { .. } | Counted::Turns { .. } | Counted::Point(_) => false,
    }
}

/// The labels of rows.
struct Labels {
    members: HashMap<Id, Row>,
    sessions: HashMap<Id, Row>,
    essays: HashMap<Id, Row>,
}

impl Labels {
    fn read(book: &Reader<'_>) -> Result<Labels, Failure> {
        let by_id = |kind| Ok::<_, Failure>(book.rows(kind)?.into_iter().map(|row| (row.id, row)).collect());
        Ok(Labels { members: by_id(member::KIND)?, sessions: by_id(session::KIND)?, essays: by_id(essay::KIND)? })
    }

    fn row(&self, counted: &Counted) -> FigureRow {
        let (id, label, detail) = match counted {
            Counted::Member(id) => (*id, text(&self.members, *id, member::NAME), year(self.members.get(id))),
            Counted::Point(name) => (Id::default(), name.clone(), String::new()),
            Counted::Session(id) | Counted::Turns { session: id, .. } => {
                (*id, date(self.sessions.get(id)), text(&self.sessions, *id, session::PLACE))
            }
            Counted::Essay(id) => (*id, format!("Bài số {}", &id.to_string()[..6]), grade(self.essays.get(id))),
            Counted::Group { session, group, .. } => (*session, group.clone(), date(self.sessions.get(session))),
        };
        FigureRow { id, label, detail, adds: counted.adds() }
    }
}

fn text(rows: &HashMap<Id, Row>, id: Id, field: u16) -> String {
    rows.get(&id).map(|row| row.text(field).to_owned()).unwrap_or_default()
}

fn civil(text: &str) -> Option<CivilDate> {
    CivilDate::parse_optional(text).ok().flatten()
}

fn year(row: Option<&Row>) -> String {
    row.and_then(|row| civil(row.text(member::BORN))).map(|born| born.year().to_string()).unwrap_or_default()
}

fn date(row: Option<&Row>) -> String {
    row.and_then(|row| civil(row.text(session::DATE))).map(CivilDate::vietnamese).unwrap_or_default()
}

fn grade(row: Option<&Row>) -> String {
    let grade: Option<Grade> = row.and_then(|row| row.text(essay::GRADE).parse().ok());
    grade.map(|grade| grade.vietnamese().to_owned()).unwrap_or_default()
}
