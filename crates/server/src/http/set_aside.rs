//! Changes that were set aside for review: from which laptop, when, why, their content, and the answer.

use std::collections::{BTreeMap, HashMap};

use axum::Json;
use axum::extract::State;
use domain::Id;
use domain::catalogue::{Label, kind as catalogued};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sql::Sql;

use super::extract::{JsonBody, PathParam};
use crate::accounts::Person;
use crate::clock::{Moment, rfc3339};
use crate::failure::Failure;
use crate::review::described::{self, DescribedRecord};
use crate::review::{self, Answer, SetAside};
use crate::rounds::opened::{self, SET_ASIDE, note};
use crate::state::Shared;
use crate::storage::acts::{Act, ActsMut, What};
use crate::storage::books::Books;
use crate::storage::committee::Committees;
use crate::storage::laptops::Laptops;
use crate::storage::openings::Opening;
use crate::storage::verdicts::Verdicts;
use crate::tree::unit_names::{Named, UnitNames};

/// The number of lines shown; those that wait come first.
const MOST: usize = 500;

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SetAside")]
pub struct List {
    waiting: usize,
    rows: Vec<Line>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SetAsideRow")]
struct Line {
    verdict: Id,
    unit: Named,
    device: String,
    /// When it was written, by the clock of the laptop.
    at: String,
    reason: String,
    /// The number of records of each kind, without names.
    things: Vec<Thing>,
    answer: Answer,
    can_be_taken: bool,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SetAsideThing")]
struct Thing {
    kind: &'static str,
    name: Label,
    count: usize,
}

pub async fn list(State(server): State<Shared>) -> Result<Json<List>, Failure> {
    Ok(Json(server.read(|_, sql| all(sql)).await?))
}

fn all(sql: &dyn Sql) -> Result<List, Failure> {
    let committee = Committees(sql).ours()?.ok_or(Failure::NotFound)?.unit;
    let laptops: HashMap<Id, String> = Laptops(sql).all()?.into_iter().map(|one| (one.id, one.name)).collect();
    let units = UnitNames::read(sql)?;
    let set_aside = review::all(sql, committee, MOST)?;
    let rows: Vec<Line> = set_aside.iter().map(|(unit, one)| line(units.named(*unit), one, &laptops)).collect();
    Ok(List { waiting: rows.iter().filter(|row| row.answer == Answer::Waiting).count(), rows })
}

fn line(unit: Named, one: &SetAside, laptops: &HashMap<Id, String>) -> Line {
    let mut things: BTreeMap<&'static str, (Label, usize)> = BTreeMap::new();
    for kind in one.change.ops.iter().filter_map(|op| catalogued(op.kind)) {
        things.entry(kind.table).or_insert((kind.name, 0)).1 += 1;
    }
    Line {
        verdict: one.verdict,
        unit,
        device: laptops.get(&one.device).cloned().unwrap_or_default(),
        at: rfc3339(Moment::try_from(one.change.stamp.ms).unwrap_or(0)),
        reason: one.reason.clone(),
        things: things.into_iter().map(|(kind, (name, count))| Thing { kind, name, count }).collect(),
        answer: one.answer,
        can_be_taken: one.can_be_taken(),
    }
}

#[derive(Serialize, JsonSchema)]
pub struct WaitingCount {
    waiting: u64,
}

/// The number that wait for an answer. Every page of the console requests it.
pub async fn waiting(State(server): State<Shared>) -> Result<Json<WaitingCount>, Failure> {
    Ok(Json(server.read(|_, sql| Ok(WaitingCount { waiting: Verdicts(sql).count_waiting()? })).await?))
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SetAsideSaid")]
pub struct Opened {
    said: Vec<DescribedRecord>,
    /// The time of the entry in the log that the cell reads.
    logged_at: String,
}

/// The content of one of them. It may contain names, so the opening is recorded.
pub async fn one(
    State(server): State<Shared>,
    person: Person,
    PathParam((unit, verdict)): PathParam<(Id, Id)>,
) -> Result<Json<Opened>, Failure> {
    let work = server.write(move |server, sql| {
        let committee = Committees(sql).ours()?.ok_or(Failure::NotFound)?.unit;
        let found = review::find(sql, committee, unit, verdict)?;
        let cell = Books(sql).of(unit)?.ok_or(Failure::NotFound)?;
        let said = described::of(sql, cell, &found.change)?;
        let about = opened::of(&person, unit, Id::default(), server.now());
        let at = note(sql, &server.key, &person, &Opening { figure: SET_ASIDE.into(), ..about })?;
        Ok(Opened { said, logged_at: rfc3339(at) })
    });
    Ok(Json(work.await?))
}

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "SetAsideAnswer")]
pub struct Answered {
    verdicts: Vec<Id>,
    answer: Answer,
}

/// Takes changes in, leaves them set aside, or lets them wait again.
pub async fn answer(
    State(server): State<Shared>,
    person: Person,
    PathParam(unit): PathParam<Id>,
    JsonBody(asked): JsonBody<Answered>,
) -> Result<Json<List>, Failure> {
    let work = server.write(move |server, sql| {
        let named = (unit, asked.verdicts.as_slice());
        review::answer(sql, &server.key, named, asked.answer, &person.name, server.now())?;
        let act = Act::of_unit(What::SetAsideAnswered, unit).with("answer", "", asked.answer.as_str()).with(
            "count",
            "",
            &asked.verdicts.len().to_string(),
        );
        ActsMut(sql).add(&person.signed(), server.now(), &act)?;
        all(sql)
    });
    Ok(Json(work.await?))
}
