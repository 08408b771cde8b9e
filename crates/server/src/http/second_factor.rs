//! Setting up an authenticator, and checking its codes.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sql::Sql;

use super::extract::JsonBody;
use super::{attempt, guard};
use crate::accounts::Person;
use crate::attempts::Visitor;
use crate::failure::Failure;
use crate::second_factor::{self, Vault, accepted};
use crate::state::{Server, Shared};
use crate::storage::accounts::key_of;
use crate::storage::committee::Committees;
use crate::storage::logins::LoginsMut;
use crate::storage::second_factors::{SecondFactors, SecondFactorsMut};

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "SecondFactorBegin")]
pub struct Begin {
    /// Asked again if an authenticator is already in use, so that a person at somebody's open page can't take
    /// over.
    #[serde(default)]
    passphrase: String,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ProposedFactor")]
pub struct Proposed {
    /// For a camera; the page makes a `data:image/svg+xml` URL of it.
    qr_svg: String,
    /// For typing.
    secret: String,
    /// For the phone on which the page itself is open.
    address: String,
}

/// Proposes a secret. It is not required before a code of it was right.
pub async fn begin(
    State(server): State<Shared>,
    person: Person,
    headers: HeaderMap,
    JsonBody(asked): JsonBody<Begin>,
) -> Result<Json<Proposed>, Failure> {
    let here = guard::token(&server, &headers).ok_or(Failure::LoginNeeded)?;
    let key = key_of(&person.name);
    let in_use = server.read(move |_, sql| Ok(SecondFactors(sql).of(&key)?)).await?;
    if in_use.is_some_and(|factor| factor.secret.is_some()) {
        confirm_passphrase(&server, &person, here, asked.passphrase).await?;
    }
    let secret = second_factor::new_secret()?;
    let (name, sealed) = (person.name.clone(), Vault::of(&server.key).seal(&secret, &key_of(&person.name))?);
    let committee = server
        .write(move |_, sql| {
            SecondFactorsMut(sql).propose(&key_of(&name), &sealed)?;
            Ok(Committees(sql).ours()?.ok_or(Failure::NotFound)?.name)
        })
        .await?;
    let address = second_factor::address(&secret, &person.name, &committee);
    Ok(Json(Proposed { qr_svg: second_factor::picture(&address)?, secret: second_factor::spelled(&secret), address }))
}

async fn confirm_passphrase(
    server: &Shared,
    person: &Person,
    here: [u8; 32],
    passphrase: String,
) -> Result<(), Failure> {
    let visitor = Visitor::Inside(here);
    let place = server.hashing.place(visitor)?;
    let account = attempt::begin(server, visitor, person.name.clone()).await?.ok_or(Failure::LoginNeeded)?;
    let turn = place.turn().await?;
    let fits = attempt::fits(passphrase, Some(&account)).await?;
    drop(turn);
    if !fits {
        return Err(Failure::WrongPassphrase);
    }
    server.write(move |server, sql| attempt::succeeded(sql, visitor, &account.key, server.now())).await
}

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "SecondFactorCode")]
pub struct Confirm {
    code: String,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "RecoveryCodes")]
pub struct Settled {
    /// Shown once.
    recovery_codes: Vec<String>,
}

/// The first right code confirms it. Other sessions of the account end; this one continues.
pub async fn confirm(
    State(server): State<Shared>,
    person: Person,
    headers: HeaderMap,
    JsonBody(asked): JsonBody<Confirm>,
) -> Result<Json<Settled>, Failure> {
    let here = guard::token(&server, &headers).ok_or(Failure::LoginNeeded)?;
    let visitor = Visitor::Inside(here);
    let account = attempt::begin(&server, visitor, person.name.clone()).await?.ok_or(Failure::LoginNeeded)?.key;
    let codes = Vault::recovery_codes()?;
    let vault = Vault::of(&server.key);
    let hashes: Vec<[u8; 32]> = codes.iter().filter_map(|code| vault.recovery_hash(code)).collect();
    server
        .write(move |server, sql| {
            let proposed =
                SecondFactors(sql).of(&account)?.and_then(|factor| factor.proposed).ok_or(Failure::NotFound)?;
            let secret = Vault::of(&server.key).open(&proposed, &account).ok_or(Failure::NotFound)?;
            let step = accepted(&secret, &asked.code, &server.times(), 0).ok_or(Failure::WrongCode)?;
            SecondFactorsMut(sql).settle(&account, step, &hashes)?;
            LoginsMut(sql).end_others(&account, &here)?;
            attempt::succeeded(sql, visitor, &account, server.now())
        })
        .await?;
    Ok(Json(Settled { recovery_codes: codes }))
}

/// Checks what was typed in addition to the passphrase: a code of the authenticator, or a recovery code.
pub fn check(server: &Server, sql: &dyn Sql, account: &str, typed: Option<&str>) -> Result<(), Failure> {
    let Some(factor) = SecondFactors(sql).of(account)? else { return Ok(()) };
    let Some(sealed) = factor.secret else { return Ok(()) };
    let typed = typed.map(str::trim).filter(|typed| !typed.is_empty()).ok_or(Failure::CodeNeeded)?;
    let vault = Vault::of(&server.key);
    let secret = vault.open(&sealed, account).ok_or_else(|| Failure::Broken("a second factor does not open".into()))?;
    if let Some(step) = accepted(&secret, typed, &server.times(), factor.last_step) {
        return Ok(SecondFactorsMut(sql).taken(account, step)?);
    }
    let hash = vault.recovery_hash(typed).ok_or(Failure::WrongCode)?;
    if SecondFactorsMut(sql).use_recovery_code(account, &hash, server.now())? {
        Ok(())
    } else {
        Err(Failure::WrongCode)
    }
}
