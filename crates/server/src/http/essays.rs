//! Essays that were handed in, for graders. Every opening is recorded.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use domain::Id;
use schemars::JsonSchema;
use sealing::GradingIdentity;
use serde::Serialize;
use sql::Sql;

use super::extract::PathParam;
use super::graders::identity;
use super::guard;
use crate::accounts::Person;
use crate::clock::{Moment, rfc3339};
use crate::failure::Failure;
use crate::grading::handed::{self, Essay, Handed, Line, OfRound};
use crate::grading::keys::held;
use crate::grading::page::{self, Media};
use crate::rounds::opened::{self, ESSAY, ESSAY_LIST, note};
use crate::rounds::read::detail;
use crate::state::{Server, Shared};
use crate::storage::accounts::key_of;
use crate::storage::grading::GradingKeys;
use crate::storage::openings::Opening;
use crate::tree::unit_names::{self, Named};

/// The keys with which a grader opens essays. Fails if the grader was not given any.
pub fn keys(
    server: &Server,
    sql: &dyn Sql,
    person: &Person,
    token: &[u8; 32],
) -> Result<Vec<GradingIdentity>, Failure> {
    GradingKeys(sql).stated()?.ok_or(Failure::NoGradingKey)?;
    let held = held(sql, &key_of(&person.name), &identity(server, sql, token)?)?;
    if held.is_empty() { Err(Failure::GradingKeyNotHeld) } else { Ok(held.into_iter().map(|(_, key)| key).collect()) }
}

/// One essay of a cell, and the record that it was opened.
fn opening(
    server: &Server,
    sql: &dyn Sql,
    person: &Person,
    (round, unit, essay): (Id, Id, Id),
) -> Result<(Handed, Moment), Failure> {
    let found = handed::find(sql, unit, round, essay)?;
    let about = opened::of(person, unit, round, server.now());
    let at = note(sql, &server.key, person, &Opening { figure: ESSAY.into(), essay: Some(essay), ..about })?;
    Ok((found, at))
}

pub async fn of_round(State(server): State<Shared>, PathParam(round): PathParam<Id>) -> Result<Json<OfRound>, Failure> {
    Ok(Json(server.read(move |server, sql| handed::of_round(sql, round, server.now())).await?))
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "EssayLines")]
pub struct Lines {
    rows: Vec<Line>,
    /// The time of the entry in the log that the cell reads. `None`: no name could be opened, and nothing is logged.
    logged_at: Option<String>,
}

pub async fn of_cell(
    State(server): State<Shared>,
    person: Person,
    headers: HeaderMap,
    PathParam((round, unit)): PathParam<(Id, Id)>,
) -> Result<Json<Lines>, Failure> {
    let token = guard::raw_token(&server, &headers).ok_or(Failure::LoginNeeded)?;
    let work = server.write(move |server, sql| {
        detail(sql, round)?;
        let keys = keys(server, sql, &person, &token)?;
        let rows = handed::lines(sql, unit, round, &keys)?;
        let mut logged_at = None;
        if rows.iter().any(|row| row.name.is_some()) {
            let opening = Opening { figure: ESSAY_LIST.into(), ..opened::of(&person, unit, round, server.now()) };
            logged_at = Some(rfc3339(note(sql, &server.key, &person, &opening)?));
        }
        Ok(Lines { rows, logged_at })
    });
    Ok(Json(work.await?))
}

/// An essay with the cell and the round that it belongs to.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "EssayRead")]
pub struct Read {
    unit: Named,
    /// Of the round.
    title: String,
    #[serde(flatten)]
    place: Place,
    /// The time of the entry in the log that the cell reads.
    logged_at: String,
    #[serde(flatten)]
    essay: Essay,
}

/// Where an essay is among those of its cell, in the order of the list.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "EssayPlace")]
struct Place {
    number: usize,
    count: usize,
    previous: Option<Id>,
    next: Option<Id>,
}

impl Place {
    fn of(lines: &[Line], essay: Id) -> Option<Place> {
        let at = lines.iter().position(|line| line.id == essay)?;
        let id = |place: usize| lines.get(place).map(|line| line.id);
        let previous = at.checked_sub(1).and_then(id);
        Some(Place { number: at + 1, count: lines.len(), previous, next: id(at + 1) })
    }
}

pub async fn one(
    State(server): State<Shared>,
    person: Person,
    headers: HeaderMap,
    PathParam(named): PathParam<(Id, Id, Id)>,
) -> Result<Json<Read>, Failure> {
    let token = guard::raw_token(&server, &headers).ok_or(Failure::LoginNeeded)?;
    let work = server.write(move |server, sql| {
        let (round, unit, essay) = named;
        let title = detail(sql, round)?.1.title;
        let keys = keys(server, sql, &person, &token)?;
        let (found, at) = opening(server, sql, &person, named)?;
        let (lines, unit) = (handed::lines(sql, unit, round, &keys)?, unit_names::named(sql, unit)?);
        let place = Place::of(&lines, essay).ok_or(Failure::NotFound)?;
        Ok(Read { unit, title, place, logged_at: rfc3339(at), essay: handed::open(sql, &found, &keys)? })
    });
    Ok(Json(work.await?))
}

pub async fn page(
    State(server): State<Shared>,
    person: Person,
    headers: HeaderMap,
    PathParam((round, unit, essay, page)): PathParam<(Id, Id, Id, Id)>,
) -> Result<Response, Failure> {
    let token = guard::raw_token(&server, &headers).ok_or(Failure::LoginNeeded)?;
    let page = server
        .write(move |server, sql| {
            let keys = keys(server, sql, &person, &token)?;
            detail(sql, round)?;
            page::open(sql, &opening(server, sql, &person, (round, unit, essay))?.0, page, &keys)
        })
        .await?;
    let kind = match page.media {
        Media::Jpeg => "image/jpeg",
        Media::Pdf => "application/pdf",
    };
    // the browser must never show a foreign file as one of our pages
    let shown = if page.media == Media::Pdf { "attachment; filename=\"bai-thu-hoach.pdf\"" } else { "inline" };
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, shown)], page.bytes).into_response())
}
