//! The holders of the committee's grading key, and passing it on to another grader.

use std::collections::HashMap;

use age::x25519::Identity;
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sql::Sql;

use super::extract::JsonBody;
use super::guard;
use crate::account_keys;
use crate::accounts::{Person, signed};
use crate::clock::rfc3339;
use crate::failure::Failure;
use crate::grading::keys;
use crate::state::{Server, Shared};
use crate::storage::accounts::Accounts;
use crate::storage::acts::{Act, ActsMut, What};
use crate::storage::grading::{GradingKeys, Holder};
use crate::storage::logins::Logins;

/// The grader's own key, from the session.
pub fn identity(_: &Server, sql: &dyn Sql, token: &[u8; 32]) -> Result<Identity, Failure> {
    let kept = Logins(sql).identity(blake3::hash(token).as_bytes())?.ok_or(Failure::LoginNeeded)?;
    account_keys::by_token(&kept, token).ok_or(Failure::LoginNeeded)
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "GradingKey")]
pub struct Stated {
    /// A key was announced, so essays can be requested.
    stated: bool,
    /// Somebody holds the key; otherwise nobody can read what is handed in.
    held: bool,
}

pub async fn stated(State(server): State<Shared>) -> Result<Json<Stated>, Failure> {
    let work = server.read(|_, sql| {
        let stated = GradingKeys(sql).stated()?;
        let held = stated.as_ref().map(|key| GradingKeys(sql).holders(key.number)).transpose()?.unwrap_or_default();
        Ok(Stated { stated: stated.is_some(), held: !held.is_empty() })
    });
    Ok(Json(work.await?))
}

#[derive(Serialize, JsonSchema)]
pub struct Graders {
    /// The person who asks holds the key.
    mine: bool,
    holders: Vec<HolderLine>,
    /// Those who may grade and were not given the key yet.
    waiting: Vec<WaitingLine>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "GraderWaiting")]
struct WaitingLine {
    /// The account, by which the key is given.
    name: String,
    /// The account with the person who holds it.
    person: String,
}

#[derive(Serialize, JsonSchema)]
struct HolderLine {
    /// The account, and the person who holds it.
    name: String,
    person: String,
    given_by: String,
    given_at: String,
}

pub async fn list(State(server): State<Shared>, person: Person) -> Result<Json<Graders>, Failure> {
    Ok(Json(server.read(move |_, sql| graders(sql, &person)).await?))
}

fn graders(sql: &dyn Sql, person: &Person) -> Result<Graders, Failure> {
    let stated = GradingKeys(sql).stated()?.ok_or(Failure::NoGradingKey)?;
    let people: HashMap<String, String> =
        Accounts(sql).all()?.into_iter().map(|one| (one.name.clone(), signed(&one.person, &one.name))).collect();
    let called = |name: &str| people.get(name).cloned().unwrap_or_else(|| name.to_owned());
    let line = |one: Holder| HolderLine {
        person: called(&one.name),
        given_by: called(&one.given_by),
        given_at: rfc3339(one.given_at),
        name: one.name,
    };
    let holders: Vec<HolderLine> = GradingKeys(sql).holders(stated.number)?.into_iter().map(line).collect();
    let waiting = GradingKeys(sql).waiting(stated.number)?.into_iter();
    Ok(Graders {
        mine: holders.iter().any(|one| one.name == person.name),
        holders,
        waiting: waiting.map(|name| WaitingLine { person: called(&name), name }).collect(),
    })
}

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "GiveKey")]
pub struct Give {
    name: String,
}

/// A grader gives another one access.
pub async fn give(
    State(server): State<Shared>,
    person: Person,
    headers: HeaderMap,
    JsonBody(asked): JsonBody<Give>,
) -> Result<Json<Graders>, Failure> {
    let token = guard::raw_token(&server, &headers).ok_or(Failure::LoginNeeded)?;
    let work = server.write(move |server, sql| {
        let by = identity(server, sql, &token)?;
        let giver = Accounts(sql).find(&person.name)?.ok_or(Failure::LoginNeeded)?;
        let to = Accounts(sql).find(&asked.name)?.ok_or(Failure::NotFound)?;
        keys::give(sql, &giver, &by, &to, server.now())?;
        let act = Act::plain(What::KeyGiven).with("person", "", &signed(&to.person, &to.name));
        ActsMut(sql).add(&person.signed(), server.now(), &act)?;
        graders(sql, &person)
    });
    Ok(Json(work.await?))
}
