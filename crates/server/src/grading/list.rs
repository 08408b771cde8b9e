//! The grading of a round as graders see it: which essay is with whom and how far it has come, in the order of cells. No grade is
//! in it, nothing is summed up by grader or by cell, and no author is named: essays are numbered.

use domain::Id;
use domain::catalogue::essay;
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use super::handed::Handed;
use super::people::{GraderName, GradersByKey};
use super::round::{EssayGrading, GradingState, RoundGrading, content, essays_of_cell};
use crate::accounts::Person;
use crate::clock::{Moment, rfc3339};
use crate::failure::Failure;
use crate::rounds::read::detail;
use crate::rounds::table::{UnitName, table};
use crate::storage::accounts::key_of;

#[derive(Debug, Serialize, JsonSchema)]
pub struct GradingOfRound {
    pub id: Id,
    pub title: String,
    /// Those who may be given essays.
    pub graders: Vec<GraderName>,
    pub rows: Vec<GradingLine>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct GradingLine {
    pub unit: UnitName,
    pub essay: Id,
    /// Empty: the cell has taken it back.
    pub handed_in_on: String,
    pub form: String,
    pub graders: Vec<EssayGraderLine>,
    pub lead: Option<GraderName>,
    /// Given to the person who asks.
    pub mine: bool,
    pub state: GradingState,
    /// The cell changed text or pages after it was settled on.
    pub changed: bool,
    /// When what is at the cell was sent.
    pub sent_at: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct EssayGraderLine {
    pub name: String,
    pub person: String,
    pub given: bool,
}

pub fn of_round(sql: &dyn Sql, round: Id, person: &Person, now: Moment) -> Result<GradingOfRound, Failure> {
    let title = detail(sql, round)?.1.title;
    let (grading, people) = (RoundGrading::read(sql, round)?, GradersByKey::read(sql)?);
    let mut rows = Vec::new();
    for cell in table(sql, round, now)?.rows {
        let essays = essays_of_cell(sql, cell.unit.id, &grading)?;
        for (essay, one) in &essays {
            rows.push(line(sql, &people, &cell.unit, (Some(essay), one), person)?);
        }
        let handed: Vec<Handed> = essays.into_iter().map(|(essay, _)| essay).collect();
        for one in grading.no_longer_handed_in(cell.unit.id, &handed) {
            rows.push(line(sql, &people, &cell.unit, (None, &one), person)?);
        }
    }
    Ok(GradingOfRound { id: round, title, graders: people.open(), rows })
}

fn line(
    sql: &dyn Sql,
    people: &GradersByKey,
    unit: &UnitName,
    (essay, one): (Option<&Handed>, &EssayGrading),
    person: &Person,
) -> Result<GradingLine, Failure> {
    let account = key_of(&person.name);
    let graded = one.settled.as_ref().and_then(|settled| settled.settled.as_ref()).map(|value| value.content);
    let stands = essay.filter(|_| graded.is_some()).map(|essay| content(sql, essay)).transpose()?;
    let grader = |grader: &crate::storage::essay_grades::EssayGrader| {
        let GraderName { name, person } = people.named(&grader.account);
        EssayGraderLine { name, person, given: grader.given.is_some() }
    };
    Ok(GradingLine {
        unit: unit.clone(),
        essay: one.of.essay,
        handed_in_on: essay.map(|one| one.text(essay::HANDED_IN)).unwrap_or_default(),
        form: essay.map(|one| one.text(essay::FORM)).unwrap_or_default(),
        graders: one.graders.iter().map(grader).collect(),
        lead: one.lead().map(|lead| people.named(lead)),
        mine: one.grader(&account).is_some(),
        state: one.state(),
        changed: stands.is_some() && stands != graded,
        sent_at: one.sent.last().filter(|_| one.is_at_cell()).map(|last| rfc3339(last.at)),
    })
}
