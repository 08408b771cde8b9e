//! Guests of sessions: the list without names, one with its name, and what is decided about it.

use axum::Json;
use axum::extract::State;
use domain::Id;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::extract::{JsonBody, PathParam, QueryParam};
use crate::accounts::Person;
use crate::failure::Failure;
use crate::guests::decide::{self, Confirmation, GuestReason};
use crate::guests::list::{self, GuestLine};
use crate::guests::opened::{self, OpenedGuest};
use crate::state::Shared;

#[derive(Serialize, JsonSchema)]
pub struct Guests {
    guests: Vec<GuestLine>,
}

pub async fn list(State(server): State<Shared>) -> Result<Json<Guests>, Failure> {
    Ok(Json(server.read(|server, sql| Ok(Guests { guests: list::list(sql, server.now())? })).await?))
}

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "GuestAsked")]
pub struct Asked {
    /// Show every member of this cell.
    #[serde(default)]
    home: Option<Id>,
}

pub async fn one(
    State(server): State<Shared>,
    person: Person,
    PathParam((unit, guest)): PathParam<(Id, Id)>,
    QueryParam(asked): QueryParam<Asked>,
) -> Result<Json<OpenedGuest>, Failure> {
    let work = server
        .write(move |server, sql| opened::open(sql, &server.key, (unit, guest, asked.home), &person, server.now()));
    Ok(Json(work.await?))
}

pub async fn confirm(
    State(server): State<Shared>,
    person: Person,
    PathParam(guest): PathParam<(Id, Id)>,
    JsonBody(asked): JsonBody<Confirmation>,
) -> Result<Json<Guests>, Failure> {
    let work = server.write(move |server, sql| {
        decide::confirm(sql, &server.key, (guest, &asked), &person, server.now())?;
        Ok(Guests { guests: list::list(sql, server.now())? })
    });
    Ok(Json(work.await?))
}

pub async fn refuse(
    State(server): State<Shared>,
    person: Person,
    PathParam(guest): PathParam<(Id, Id)>,
    JsonBody(asked): JsonBody<GuestReason>,
) -> Result<Json<Guests>, Failure> {
    let work = server.write(move |server, sql| {
        decide::refuse_guest(sql, (guest, &asked), &person, server.now())?;
        Ok(Guests { guests: list::list(sql, server.now())? })
    });
    Ok(Json(work.await?))
}

pub async fn withdraw(
    State(server): State<Shared>,
    person: Person,
    PathParam(guest): PathParam<(Id, Id)>,
    JsonBody(asked): JsonBody<GuestReason>,
) -> Result<Json<Guests>, Failure> {
    let work = server.write(move |server, sql| {
        decide::withdraw(sql, &server.key, (guest, &asked), &person, server.now())?;
        Ok(Guests { guests: list::list(sql, server.now())? })
    });
    Ok(Json(work.await?))
}
