//! The committee's own register of inspections of cells.

use axum::Json;
use axum::extract::State;
use domain::Id;
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use super::extract::{JsonBody, PathParam};
use super::units::Added;
use crate::accounts::Person;
use crate::clock::Moment;
use crate::failure::Failure;
use crate::inspections::change::{self, ChangedInspection, NewInspection, RemovedInspection};
use crate::inspections::list::{self, InspectionLine};
use crate::inspections::send::{self, SentConclusion};
use crate::state::Shared;

#[derive(Serialize, JsonSchema)]
pub struct Inspections {
    inspections: Vec<InspectionLine>,
}

fn all(sql: &dyn Sql, now: Moment) -> Result<Inspections, Failure> {
    Ok(Inspections { inspections: list::list(sql, now)? })
}

pub async fn list(State(server): State<Shared>) -> Result<Json<Inspections>, Failure> {
    Ok(Json(server.read(|server, sql| all(sql, server.now())).await?))
}

pub async fn add(
    State(server): State<Shared>,
    person: Person,
    JsonBody(asked): JsonBody<NewInspection>,
) -> Result<Json<Added>, Failure> {
    let work =
        server.write(move |server, sql| Ok(Added { id: change::add(sql, asked.clone(), &person, server.now())? }));
    Ok(Json(work.await?))
}

pub async fn correct(
    State(server): State<Shared>,
    person: Person,
    PathParam(id): PathParam<Id>,
    JsonBody(asked): JsonBody<ChangedInspection>,
) -> Result<Json<Inspections>, Failure> {
    let work = server.write(move |server, sql| {
        change::change(sql, (id, asked.clone()), &person, server.now())?;
        all(sql, server.now())
    });
    Ok(Json(work.await?))
}

pub async fn remove(
    State(server): State<Shared>,
    person: Person,
    PathParam(id): PathParam<Id>,
    JsonBody(asked): JsonBody<RemovedInspection>,
) -> Result<Json<Inspections>, Failure> {
    let work = server.write(move |server, sql| {
        change::remove(sql, (id, &asked), &person, server.now())?;
        all(sql, server.now())
    });
    Ok(Json(work.await?))
}

pub async fn send(
    State(server): State<Shared>,
    person: Person,
    PathParam(id): PathParam<Id>,
    JsonBody(asked): JsonBody<SentConclusion>,
) -> Result<Json<Inspections>, Failure> {
    let work = server.write(move |server, sql| {
        send::send(sql, &server.key, (id, &asked), &person, server.now())?;
        all(sql, server.now())
    });
    Ok(Json(work.await?))
}
