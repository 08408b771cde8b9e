//! What the committee returned to cells: the list, one with its history, and what is decided about it.

use axum::Json;
use axum::extract::State;
use domain::Id;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::extract::{JsonBody, PathParam, QueryParam};
use super::units::Added;
use crate::accounts::Person;
use crate::failure::Failure;
use crate::returns::decide::{self, ReturnAccepted, ReturnWithdrawn};
use crate::returns::list::{self, ReturnLine};
use crate::returns::make::{self, NewReturn, ReturnAgain};
use crate::returns::opened::{self, OpenedReturn};
use crate::returns::target::{Record, Returnable};
use crate::state::Shared;

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ReturnsList")]
pub struct Returns {
    returns: Vec<ReturnLine>,
}

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "ReturnsAsked")]
pub struct Asked {
    /// Only those of this cell.
    #[serde(default)]
    unit: Option<Id>,
}

pub async fn list(
    State(server): State<Shared>,
    QueryParam(asked): QueryParam<Asked>,
) -> Result<Json<Returns>, Failure> {
    let work = server.read(move |server, sql| Ok(Returns { returns: list::list(sql, asked.unit, server.now())? }));
    Ok(Json(work.await?))
}

pub async fn one(State(server): State<Shared>, PathParam(id): PathParam<Id>) -> Result<Json<OpenedReturn>, Failure> {
    Ok(Json(server.read(move |server, sql| opened::open(sql, id, server.now())).await?))
}

/// What of a row, or of the figures of our round, can be returned.
pub async fn returnable(
    State(server): State<Shared>,
    PathParam((unit, kind, record)): PathParam<(Id, String, Id)>,
) -> Result<Json<Returnable>, Failure> {
    let work = server.read(move |_, sql| Record::find(sql, unit, &kind, record)?.returnable(sql));
    Ok(Json(work.await?))
}

pub async fn add(
    State(server): State<Shared>,
    person: Person,
    JsonBody(asked): JsonBody<NewReturn>,
) -> Result<Json<Added>, Failure> {
    let work =
        server.write(move |server, sql| Ok(Added { id: make::add(sql, &server.key, &asked, &person, server.now())? }));
    Ok(Json(work.await?))
}

pub async fn again(
    State(server): State<Shared>,
    person: Person,
    PathParam(id): PathParam<Id>,
    JsonBody(asked): JsonBody<ReturnAgain>,
) -> Result<Json<OpenedReturn>, Failure> {
    let work = server.write(move |server, sql| {
        make::again(sql, &server.key, (id, &asked), &person, server.now())?;
        opened::open(sql, id, server.now())
    });
    Ok(Json(work.await?))
}

pub async fn accept(
    State(server): State<Shared>,
    person: Person,
    PathParam(id): PathParam<Id>,
    JsonBody(asked): JsonBody<ReturnAccepted>,
) -> Result<Json<OpenedReturn>, Failure> {
    let work = server.write(move |server, sql| {
        decide::accept(sql, &server.key, (id, &asked), &person, server.now())?;
        opened::open(sql, id, server.now())
    });
    Ok(Json(work.await?))
}

pub async fn withdraw(
    State(server): State<Shared>,
    person: Person,
    PathParam(id): PathParam<Id>,
    JsonBody(asked): JsonBody<ReturnWithdrawn>,
) -> Result<Json<OpenedReturn>, Failure> {
    let work = server.write(move |server, sql| {
        decide::withdraw(sql, &server.key, (id, &asked), &person, server.now())?;
        opened::open(sql, id, server.now())
    });
    Ok(Json(work.await?))
}
