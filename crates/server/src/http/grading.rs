//! Grading by the committee. Whoever grades shares out, settles and sends; what a grader gave is opened only in that grader's request.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use domain::Id;
use schemars::JsonSchema;
use sealing::GradingIdentity;
use serde::Serialize;
use sql::Sql;

use super::essays::keys;
use super::extract::{JsonBody, PathParam};
use super::guard;
use crate::accounts::Person;
use crate::failure::Failure;
use crate::grading::give::{self, GiveEssayGrade, Opened};
use crate::grading::list::{self, GradingOfRound};
use crate::grading::round::EssayGrading;
use crate::grading::send::{self, SendGrades, Sender, TakeGradeBack};
use crate::grading::share::{self, AssignEssay, ShareEssays};
use crate::grading::shown::{self, GradingOfEssay};
use crate::state::{Server, Shared};
use crate::tree::unit_names;

type Which = (Id, Id, Id);

pub async fn of_round(
    State(server): State<Shared>,
    person: Person,
    PathParam(round): PathParam<Id>,
) -> Result<Json<GradingOfRound>, Failure> {
    Ok(Json(server.read(move |server, sql| list::of_round(sql, round, &person, server.now())).await?))
}

pub async fn share(
    State(server): State<Shared>,
    person: Person,
    PathParam(round): PathParam<Id>,
    JsonBody(asked): JsonBody<ShareEssays>,
) -> Result<Json<GradingOfRound>, Failure> {
    let work = server.write(move |server, sql| {
        share::evenly(sql, round, &asked, &person, server.now())?;
        list::of_round(sql, round, &person, server.now())
    });
    Ok(Json(work.await?))
}

#[derive(Serialize, JsonSchema)]
pub struct SentGrades {
    sent: u32,
    /// Cells to which no remark can be sealed yet: their laptops have to hand in once more with a newer program.
    without_key: Vec<String>,
    /// Essays whose settled grade this grader's keys do not open.
    unreadable: u32,
    grading: GradingOfRound,
}

pub async fn send(
    State(server): State<Shared>,
    person: Person,
    headers: HeaderMap,
    PathParam(round): PathParam<Id>,
    JsonBody(asked): JsonBody<SendGrades>,
) -> Result<Json<SentGrades>, Failure> {
    let token = guard::raw_token(&server, &headers).ok_or(Failure::LoginNeeded)?;
    let work = server.write(move |server, sql| {
        let by = keys(server, sql, &person, &token)?;
        let sender = Sender { key: &server.key, person: &person, by: &by, now: server.now() };
        let outcome = send::send(sql, &sender, round, &asked)?;
        let named = |unit: &Id| Ok::<_, Failure>(unit_names::named(sql, *unit)?.name);
        Ok(SentGrades {
            sent: outcome.sent,
            without_key: outcome.without_key.iter().map(named).collect::<Result<_, _>>()?,
            unreadable: outcome.unreadable,
            grading: list::of_round(sql, round, &person, server.now())?,
        })
    });
    Ok(Json(work.await?))
}

/// Does something with an essay, and answers with its grading as the person sees it then.
fn with_essay(
    (server, sql): (&Server, &dyn Sql),
    (person, token): (&Person, &[u8; 32]),
    which: Which,
    work: impl FnOnce(&Opened<'_>) -> Result<(), Failure>,
) -> Result<GradingOfEssay, Failure> {
    let by: Vec<GradingIdentity> = keys(server, sql, person, token)?;
    let (essay, grading) = EssayGrading::find(sql, which)?;
    work(&Opened { essay: &essay, grading: &grading, by: &by })?;
    let (essay, grading) = EssayGrading::find(sql, which)?;
    shown::of_essay(sql, &Opened { essay: &essay, grading: &grading, by: &by }, person)
}

pub async fn one(
    State(server): State<Shared>,
    person: Person,
    headers: HeaderMap,
    PathParam(which): PathParam<Which>,
) -> Result<Json<GradingOfEssay>, Failure> {
    let token = guard::raw_token(&server, &headers).ok_or(Failure::LoginNeeded)?;
    let work = server.read(move |server, sql| with_essay((server, sql), (&person, &token), which, |_| Ok(())));
    Ok(Json(work.await?))
}

pub async fn assign(
    State(server): State<Shared>,
    person: Person,
    headers: HeaderMap,
    PathParam(which): PathParam<Which>,
    JsonBody(asked): JsonBody<AssignEssay>,
) -> Result<Json<GradingOfEssay>, Failure> {
    let token = guard::raw_token(&server, &headers).ok_or(Failure::LoginNeeded)?;
    let work = server.write(move |server, sql| {
        with_essay((server, sql), (&person, &token), which, |one| {
            share::by_hand(sql, one.grading, &asked, &person, server.now())
        })
    });
    Ok(Json(work.await?))
}

pub async fn give(
    State(server): State<Shared>,
    person: Person,
    headers: HeaderMap,
    PathParam(which): PathParam<Which>,
    JsonBody(asked): JsonBody<GiveEssayGrade>,
) -> Result<Json<GradingOfEssay>, Failure> {
    let token = guard::raw_token(&server, &headers).ok_or(Failure::LoginNeeded)?;
    let work = server.write(move |server, sql| {
        let asked = asked.clone();
        with_essay((server, sql), (&person, &token), which, |one| give::give(sql, one, asked, &person, server.now()))
    });
    Ok(Json(work.await?))
}

pub async fn settle(
    State(server): State<Shared>,
    person: Person,
    headers: HeaderMap,
    PathParam(which): PathParam<Which>,
    JsonBody(asked): JsonBody<GiveEssayGrade>,
) -> Result<Json<GradingOfEssay>, Failure> {
    let token = guard::raw_token(&server, &headers).ok_or(Failure::LoginNeeded)?;
    let work = server.write(move |server, sql| {
        let asked = asked.clone();
        with_essay((server, sql), (&person, &token), which, |one| give::settle(sql, one, asked, &person, server.now()))
    });
    Ok(Json(work.await?))
}

pub async fn take_back(
    State(server): State<Shared>,
    person: Person,
    headers: HeaderMap,
    PathParam(which): PathParam<Which>,
    JsonBody(asked): JsonBody<TakeGradeBack>,
) -> Result<Json<GradingOfEssay>, Failure> {
    let token = guard::raw_token(&server, &headers).ok_or(Failure::LoginNeeded)?;
    let work = server.write(move |server, sql| {
        with_essay((server, sql), (&person, &token), which, |one| {
            send::take_back(sql, (&server.key, &person), one.grading, &asked, server.now())
        })
    });
    Ok(Json(work.await?))
}
