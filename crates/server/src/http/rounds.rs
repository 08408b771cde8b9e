//! Rounds: issuing one, the list, the table, and the rows behind a figure.

use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::Id;
use domain::totals::Figure;
use schemars::JsonSchema;
use serde::Serialize;

use super::extract::{JsonBody, PathParam};
use super::units::Added;
use crate::accounts::Person;
use crate::clock::day;
use crate::failure::Failure;
use crate::figures::recount::recount;
use crate::rounds::asked::NewRound;
use crate::rounds::correct::RoundChange;
use crate::rounds::figure::{FigureRows, Look, open};
use crate::rounds::issue::issue;
use crate::rounds::list::{self, RoundLine};
use crate::rounds::read::{RoundDetail, detail};
use crate::rounds::table::{Table, table};
use crate::rounds::withdraw::Withdrawal;
use crate::rounds::{self, workbook};
use crate::state::Shared;
use crate::storage::committee::Committees;
use crate::storage::totals::RoundTotals;

#[derive(Serialize, JsonSchema)]
pub struct Rounds {
    rounds: Vec<RoundLine>,
}

pub async fn list(State(server): State<Shared>) -> Result<Json<Rounds>, Failure> {
    Ok(Json(server.read(|server, sql| Ok(Rounds { rounds: list::list(sql, server.now())? })).await?))
}

pub async fn add(
    State(server): State<Shared>,
    person: Person,
    JsonBody(asked): JsonBody<NewRound>,
) -> Result<Json<Added>, Failure> {
    let work =
        server.write(move |server, sql| Ok(Added { id: issue(sql, &server.key, &asked, &person, server.now())? }));
    Ok(Json(work.await?))
}

pub async fn one(State(server): State<Shared>, PathParam(id): PathParam<Id>) -> Result<Json<RoundDetail>, Failure> {
    Ok(Json(server.read(move |_, sql| Ok(detail(sql, id)?.1)).await?))
}

pub async fn correct(
    State(server): State<Shared>,
    person: Person,
    PathParam(id): PathParam<Id>,
    JsonBody(asked): JsonBody<RoundChange>,
) -> Result<Json<RoundDetail>, Failure> {
    let work = server.write(move |server, sql| {
        rounds::correct::correct(sql, &server.key, (id, asked.clone()), &person, server.now())?;
        Ok(detail(sql, id)?.1)
    });
    Ok(Json(work.await?))
}

pub async fn withdraw(
    State(server): State<Shared>,
    person: Person,
    PathParam(id): PathParam<Id>,
    JsonBody(asked): JsonBody<Withdrawal>,
) -> Result<Json<RoundDetail>, Failure> {
    let work = server.write(move |server, sql| {
        rounds::withdraw::withdraw(sql, &server.key, (id, &asked), &person, server.now())?;
        Ok(detail(sql, id)?.1)
    });
    Ok(Json(work.await?))
}

pub async fn table_of(State(server): State<Shared>, PathParam(id): PathParam<Id>) -> Result<Json<Table>, Failure> {
    refresh(&server, id).await?;
    Ok(Json(server.read(move |server, sql| table(sql, id, server.now())).await?))
}

/// Recounts provisional figures, because they depend on the day: a planned session becomes a past one.
pub(super) async fn refresh(server: &Shared, id: Id) -> Result<(), Failure> {
    let stale = server.read(move |server, sql| Ok(RoundTotals(sql).stale(id, day(server.now()))?)).await?;
    if stale.is_empty() {
        return Ok(());
    }
    let work =
        server.write(move |server, sql| stale.iter().try_for_each(|unit| recount(sql, *unit, id, day(server.now()))));
    work.await
}

pub async fn workbook_of(State(server): State<Shared>, PathParam(id): PathParam<Id>) -> Result<Response, Failure> {
    refresh(&server, id).await?;
    let bytes = server
        .read(move |server, sql| {
            let ours = Committees(sql).ours()?.ok_or(Failure::NotFound)?;
            workbook::of(&table(sql, id, server.now())?, &ours.name, server.now())
        })
        .await?;
    let headers = [
        (header::CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"bang-dot-hoc-tap.xlsx\""),
    ];
    Ok((headers, bytes).into_response())
}

pub async fn figure(
    State(server): State<Shared>,
    person: Person,
    PathParam((round, unit, figure)): PathParam<(Id, Id, Figure)>,
) -> Result<Json<FigureRows>, Failure> {
    let work = server.write(move |server, sql| {
        detail(sql, round)?;
        let look = Look { round, unit, figure, officer: &person };
        open(sql, &server.key, &look, server.now())
    });
    Ok(Json(work.await?))
}
