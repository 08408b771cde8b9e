//! Sessions of a round that the committee holds for many cells.

use axum::Json;
use axum::extract::State;
use domain::Id;
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use super::extract::{JsonBody, PathParam};
use super::units::Added;
use crate::accounts::Person;
use crate::failure::Failure;
use crate::rounds::joint::{self, ChangedJointSession, JointSession, JointSessionWords, JointWithdrawal};
use crate::state::Shared;

#[derive(Serialize, JsonSchema)]
pub struct JointSessions {
    sessions: Vec<JointSession>,
}

fn all(sql: &dyn Sql, round: Id) -> Result<JointSessions, Failure> {
    Ok(JointSessions { sessions: joint::list(sql, round)? })
}

pub async fn list(
    State(server): State<Shared>,
    PathParam(round): PathParam<Id>,
) -> Result<Json<JointSessions>, Failure> {
    Ok(Json(server.read(move |_, sql| all(sql, round)).await?))
}

pub async fn add(
    State(server): State<Shared>,
    person: Person,
    PathParam(round): PathParam<Id>,
    JsonBody(words): JsonBody<JointSessionWords>,
) -> Result<Json<Added>, Failure> {
    let work = server.write(move |server, sql| {
        Ok(Added { id: joint::add(sql, &server.key, (round, words.clone()), &person, server.now())? })
    });
    Ok(Json(work.await?))
}

pub async fn change(
    State(server): State<Shared>,
    person: Person,
    PathParam((round, session)): PathParam<(Id, Id)>,
    JsonBody(asked): JsonBody<ChangedJointSession>,
) -> Result<Json<JointSessions>, Failure> {
    let work = server.write(move |server, sql| {
        joint::change(sql, &server.key, (round, session, asked.clone()), &person, server.now())?;
        all(sql, round)
    });
    Ok(Json(work.await?))
}

pub async fn withdraw(
    State(server): State<Shared>,
    person: Person,
    PathParam((round, session)): PathParam<(Id, Id)>,
    JsonBody(asked): JsonBody<JointWithdrawal>,
) -> Result<Json<JointSessions>, Failure> {
    let work = server.write(move |server, sql| {
        joint::withdraw(sql, &server.key, (round, session, &asked), &person, server.now())?;
        all(sql, round)
    });
    Ok(Json(work.await?))
}
