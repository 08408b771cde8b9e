//! Coming in and going out.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::Id;
use serde::{Deserialize, Serialize};

use super::asked::Asked;
use super::guard;
use crate::account_keys;
use crate::accounts::{Person, Role, SESSION_LENGTH, hash_passphrase, passphrase_fits};
use crate::failure::Failure;
use crate::random;
use crate::state::{Server, Shared, aside};
use crate::storage::accounts::{Account, Accounts};
use crate::storage::committee::Committees;
use crate::storage::logins::{Logins, LoginsMut, Session};

#[derive(Debug, Serialize)]
pub struct Me {
    name: String,
    role: Role,
    /// Reads essays that were handed in.
    grades: bool,
    committee: Named,
}

#[derive(Debug, Serialize)]
pub struct Named {
    pub id: Id,
    pub name: String,
}

#[derive(Deserialize)]
pub struct Credentials {
    name: String,
    passphrase: String,
}

pub async fn me(State(server): State<Shared>, person: Person) -> Result<Json<Me>, Failure> {
    Ok(Json(describe(&server, person).await?))
}

pub async fn login(State(server): State<Shared>, Asked(asked): Asked<Credentials>) -> Result<Response, Failure> {
    if asked.passphrase.len() > 1024 || asked.name.len() > 256 {
        return Err(Failure::WrongPassphrase);
    }
    let account = begin(&server, asked.name.clone()).await?;
    if !fits(&server, asked.passphrase.clone(), account.as_ref()).await? {
        return Err(Failure::WrongPassphrase);
    }
    let account = account.ok_or(Failure::WrongPassphrase)?;
    let token: [u8; 32] = random::bytes()?;
    let identity = if account.grades { own_key(&server, &account, asked.passphrase, token).await? } else { None };
    let person = Person { name: account.name.clone(), role: account.role, grades: account.grades };
    server
        .write(move |server, book| {
            let (logins, now) = (LoginsMut(book), server.now());
            logins.succeeded(&account.key)?;
            let session = Session {
                token_hash: *blake3::hash(&token).as_bytes(),
                account: &account.key,
                ends_at: now + SESSION_LENGTH,
                identity: identity.clone(),
            };
            Ok(logins.start(&session, now)?)
        })
        .await?;
    let me = describe(&server, person).await?;
    Ok(([(header::SET_COOKIE, cookie(&server, &crate::hex::encode(&token), SESSION_LENGTH / 1000)?)], Json(me))
        .into_response())
}

pub async fn logout(State(server): State<Shared>, headers: HeaderMap) -> Result<Response, Failure> {
    if let Some(token_hash) = guard::token(&server, &headers) {
        server.write(move |_, book| Ok(LoginsMut(book).end(&token_hash)?)).await?;
    }
    Ok(([(header::SET_COOKIE, cookie(&server, "", 0)?)], Json(serde_json::json!({}))).into_response())
}

/// Counts the try before the passphrase is looked at, so that many at once win nothing.
pub(super) async fn begin(server: &Shared, name: String) -> Result<Option<Account>, Failure> {
    server
        .write(move |server, book| {
            let now = server.now();
            let wait = Logins(book).not_before(&name)? - now;
            if wait > 0 {
                return Err(Failure::TooSoon { seconds: u64::try_from((wait + 999) / 1_000).unwrap_or(1) });
            }
            LoginsMut(book).failed(&name, now)?;
            Ok(Accounts(book).find(&name)?)
        })
        .await
}

/// Takes as long for a name that does not exist.
pub(super) async fn fits(server: &Shared, passphrase: String, account: Option<&Account>) -> Result<bool, Failure> {
    let kept = account.map(|account| account.passphrase.clone());
    let permit = server.hashing.acquire().await.map_err(|_| Failure::Broken("stopping".into()))?;
    let fits = aside(move || match kept {
        Some(kept) => Ok(passphrase_fits(&passphrase, &kept)),
        None => hash_passphrase(&passphrase).map(|_| false),
    })
    .await;
    drop(permit);
    fits
}

/// A grader's own key, from under the passphrase to under the session's token.
async fn own_key(
    server: &Shared,
    account: &Account,
    passphrase: String,
    token: [u8; 32],
) -> Result<Option<Vec<u8>>, Failure> {
    let wrapped = account.identity.clone();
    let permit = server.hashing.acquire().await.map_err(|_| Failure::Broken("stopping".into()))?;
    let kept = aside(move || {
        let identity = account_keys::unwrap(&wrapped, &passphrase)?;
        identity.map(|identity| account_keys::under_token(&identity, &token)).transpose()
    })
    .await;
    drop(permit);
    kept
}

async fn describe(server: &Shared, person: Person) -> Result<Me, Failure> {
    let ours = server.read(|_, book| Committees(book).ours()?.ok_or(Failure::NotFound)).await?;
    Ok(Me {
        name: person.name,
        role: person.role,
        grades: person.grades,
        committee: Named { id: ours.unit, name: ours.name },
    })
}

fn cookie(server: &Server, value: &str, seconds: i64) -> Result<HeaderValue, Failure> {
    let secure = if server.secure { "; Secure" } else { "" };
    let name = guard::cookie_name(server);
    HeaderValue::from_str(&format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}"))
        .map_err(|_| Failure::Broken("cookie".into()))
}
