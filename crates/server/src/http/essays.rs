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

/// The keys with which a grader opens essays. Fails if the grader was not given any.
fn keys(server: &Server, sql: &dyn Sql, person: &Person, token: &[u8; 32]) -> Result<Vec<GradingIdentity>, Failure> {
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
) -> Result<Handed, Failure> {
    detail(sql, round)?;
    let found = handed::find(sql, unit, round, essay)?;
    let about = opened::of(&person.name, unit, round, server.now());
    note(sql, &server.key, &Opening { figure: ESSAY.into(), essay: Some(essay), ..about })?;
    Ok(found)
}

pub async fn of_round(State(server): State<Shared>, PathParam(round): PathParam<Id>) -> Result<Json<OfRound>, Failure> {
    Ok(Json(server.read(move |server, sql| handed::of_round(sql, round, server.now())).await?))
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "EssayLines")]
pub struct Lines {
    rows: Vec<Line>,
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
        if rows.iter().any(|row| row.name.is_some()) {
            let about = opened::of(&person.name, unit, round, server.now());
            note(sql, &server.key, &Opening { figure: ESSAY_LIST.into(), ..about })?;
        }
        Ok(Lines { rows })
    });
    Ok(Json(work.await?))
}

pub async fn one(
    State(server): State<Shared>,
    person: Person,
    headers: HeaderMap,
    PathParam(named): PathParam<(Id, Id, Id)>,
) -> Result<Json<Essay>, Failure> {
    let token = guard::raw_token(&server, &headers).ok_or(Failure::LoginNeeded)?;
    let work = server.write(move |server, sql| {
        let keys = keys(server, sql, &person, &token)?;
        handed::open(sql, &opening(server, sql, &person, named)?, &keys)
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
            page::open(sql, &opening(server, sql, &person, (round, unit, essay))?, page, &keys)
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
