//! Forms: looking at a workbook, issuing, the list, the table, and the answers behind a figure.

use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::Id;
use schemars::JsonSchema;
use serde::Serialize;

use super::extract::{JsonBody, PathParam};
use super::units::Added;
use crate::accounts::Person;
use crate::failure::Failure;
use crate::forms as act;
use crate::forms::asked::{FormChange, FormSource, NewForm, NewFormVersion};
use crate::forms::list::FormLine;
use crate::forms::of_cell::FormOfCell;
use crate::forms::shown::{FormItem, items};
use crate::forms::table::{FormTable, table};
use crate::forms::totals::FormTotals;
use crate::rounds::withdraw::Withdrawal;
use crate::state::Shared;

#[derive(Serialize, JsonSchema)]
pub struct Forms {
    forms: Vec<FormLine>,
}

/// What a workbook would ask.
#[derive(Serialize, JsonSchema)]
pub struct FormChecked {
    /// Whether it can be issued as it is.
    usable: bool,
    /// The title that the workbook states; may be empty.
    title: String,
    problems: Vec<::forms::Problem>,
    items: Vec<FormItem>,
}

/// Stores nothing.
pub async fn check(JsonBody(asked): JsonBody<FormSource>) -> Result<Json<FormChecked>, Failure> {
    let read = ::forms::read(&asked.source);
    Ok(Json(FormChecked {
        usable: read.form.is_some(),
        title: read.form.as_ref().map(|form| form.description().title.clone()).unwrap_or_default(),
        items: read.form.as_ref().map(items).unwrap_or_default(),
        problems: read.problems,
    }))
}

pub async fn list(State(server): State<Shared>) -> Result<Json<Forms>, Failure> {
    Ok(Json(server.read(|server, sql| Ok(Forms { forms: act::list::list(sql, server.now())? })).await?))
}

pub async fn add(
    State(server): State<Shared>,
    person: Person,
    JsonBody(asked): JsonBody<NewForm>,
) -> Result<Json<Added>, Failure> {
    let work = server.write(move |server, sql| {
        Ok(Added { id: act::issue::issue(sql, &server.key, &asked, &person, server.now())? })
    });
    Ok(Json(work.await?))
}

pub async fn one(State(server): State<Shared>, PathParam(id): PathParam<Id>) -> Result<Json<FormTable>, Failure> {
    Ok(Json(server.read(move |server, sql| table(sql, id, server.now())).await?))
}

pub async fn renew(
    State(server): State<Shared>,
    person: Person,
    PathParam(id): PathParam<Id>,
    JsonBody(asked): JsonBody<NewFormVersion>,
) -> Result<Json<FormTable>, Failure> {
    let work = server.write(move |server, sql| {
        act::issue::new_version(sql, &server.key, (id, &asked), &person, server.now())?;
        table(sql, id, server.now())
    });
    Ok(Json(work.await?))
}

pub async fn correct(
    State(server): State<Shared>,
    person: Person,
    PathParam(id): PathParam<Id>,
    JsonBody(asked): JsonBody<FormChange>,
) -> Result<Json<FormTable>, Failure> {
    let work = server.write(move |server, sql| {
        act::change::change(sql, &server.key, (id, &asked), &person, server.now())?;
        table(sql, id, server.now())
    });
    Ok(Json(work.await?))
}

pub async fn withdraw(
    State(server): State<Shared>,
    person: Person,
    PathParam(id): PathParam<Id>,
    JsonBody(asked): JsonBody<Withdrawal>,
) -> Result<Json<FormTable>, Failure> {
    let work = server.write(move |server, sql| {
        act::withdraw::withdraw(sql, &server.key, (id, &asked), &person, server.now())?;
        table(sql, id, server.now())
    });
    Ok(Json(work.await?))
}

pub async fn totals(State(server): State<Shared>, PathParam(id): PathParam<Id>) -> Result<Json<FormTotals>, Failure> {
    Ok(Json(server.read(move |server, sql| act::totals::totals(sql, id, server.now())).await?))
}

pub async fn of_cell(
    State(server): State<Shared>,
    PathParam((form, unit)): PathParam<(Id, Id)>,
) -> Result<Json<FormOfCell>, Failure> {
    Ok(Json(server.read(move |_, sql| act::of_cell::of_cell(sql, (form, unit))).await?))
}

pub async fn workbook_of(State(server): State<Shared>, PathParam(id): PathParam<Id>) -> Result<Response, Failure> {
    let bytes = server.read(move |server, sql| act::workbook::workbook(sql, id, server.now())).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"cau-tra-loi.xlsx\""),
    ];
    Ok((headers, bytes).into_response())
}
