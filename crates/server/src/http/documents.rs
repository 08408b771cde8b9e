//! Documents that are issued without a round.

use axum::Json;
use axum::extract::State;
use domain::Id;
use schemars::JsonSchema;
use serde::Serialize;

use super::extract::{JsonBody, PathParam};
use crate::accounts::Person;
use crate::documents::issue::{self, DocumentWithdrawal, NewDocuments};
use crate::documents::list::{self, DocumentLine};
use crate::failure::Failure;
use crate::state::Shared;

#[derive(Serialize, JsonSchema)]
pub struct Documents {
    documents: Vec<DocumentLine>,
}

pub async fn list(State(server): State<Shared>) -> Result<Json<Documents>, Failure> {
    Ok(Json(server.read(|_, sql| Ok(Documents { documents: list::list(sql)? })).await?))
}

pub async fn add(
    State(server): State<Shared>,
    person: Person,
    JsonBody(asked): JsonBody<NewDocuments>,
) -> Result<Json<Documents>, Failure> {
    let work = server.write(move |server, sql| {
        issue::issue(sql, &server.key, &asked, &person, server.now())?;
        Ok(Documents { documents: list::list(sql)? })
    });
    Ok(Json(work.await?))
}

pub async fn withdraw(
    State(server): State<Shared>,
    person: Person,
    PathParam(id): PathParam<Id>,
    JsonBody(asked): JsonBody<DocumentWithdrawal>,
) -> Result<Json<Documents>, Failure> {
    let work = server.write(move |server, sql| {
        issue::withdraw(sql, &server.key, (id, &asked), &person, server.now())?;
        Ok(Documents { documents: list::list(sql)? })
    });
    Ok(Json(work.await?))
}
