//! Changing one's own passphrase. Everything the old one opened, the new one opens too.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::done::Done;
use super::extract::JsonBody;
use super::{attempt, guard};
use crate::account_keys::{AccountKey, unwrap};
use crate::accounts::{Person, check_passphrase, hash_passphrase};
use crate::attempts::Visitor;
use crate::failure::Failure;
use crate::state::{Shared, run_blocking};
use crate::storage::accounts::{AccountsMut, Secret};

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "PassphraseChange")]
pub struct Change {
    old: String,
    new: String,
}

/// Other sessions of the account end; this one continues.
pub async fn change(
    State(server): State<Shared>,
    person: Person,
    headers: HeaderMap,
    JsonBody(asked): JsonBody<Change>,
) -> Result<Json<Done>, Failure> {
    let here = guard::token(&server, &headers).ok_or(Failure::LoginNeeded)?;
    check_passphrase(&asked.new)?;
    if asked.old.len() > 1024 {
        return Err(Failure::WrongPassphrase);
    }
    // counted like a log-in attempt, so that a person at somebody's open page can't guess faster
    let visitor = Visitor::Inside(here);
    let place = server.hashing.place(visitor)?;
    let account = attempt::begin(&server, visitor, person.name.clone()).await?.ok_or(Failure::LoginNeeded)?;
    let turn = place.turn().await?;
    if !attempt::fits(asked.old.clone(), Some(&account)).await? {
        return Err(Failure::WrongPassphrase);
    }
    let (wrapped, Change { old, new }) = (account.identity.clone(), asked);
    let secret = run_blocking(move || {
        let identity = unwrap(&wrapped, &old)?.ok_or(Failure::WrongPassphrase)?;
        Ok(Secret { hash: hash_passphrase(&new)?, key: AccountKey::wrap(&identity, &new)? })
    })
    .await?;
    drop(turn);
    server
        .write(move |server, sql| {
            attempt::succeeded(sql, visitor, &account.key, server.now())?;
            AccountsMut(sql).set_passphrase(&account.key, &secret, Some(&here))?;
            Ok(())
        })
        .await?;
    Ok(Json(Done {}))
}
