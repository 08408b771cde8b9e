//! Log-in and log-out.

use std::net::IpAddr;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::AppendHeaders;
use domain::language::tidy;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::caller::Caller;
use super::done::Done;
use super::extract::JsonBody;
use super::{attempt, guard, second_factor};
use crate::account_keys;
use crate::accounts::{Person, Role, SESSION_LENGTH};
use crate::attempts::{Visitor, name_hash};
use crate::failure::Failure;
use crate::random;
use crate::state::{Server, Shared, run_blocking};
use crate::storage::accounts::{Account, AccountsMut, key_of};
use crate::storage::acts::{Act, ActsMut, What};
use crate::storage::committee::Committees;
use crate::storage::logins::{Logins, LoginsMut, Session};
use crate::storage::second_factors::SecondFactors;
use crate::tree::unit_names::Named;

/// The longest time for which browsers keep a cookie, 400 days; each log-in starts it again.
const BROWSER_KEPT: i64 = 400 * 86_400;

/// A header that sets a cookie.
type Cookie = (HeaderName, HeaderValue);

#[derive(Debug, Serialize, JsonSchema)]
pub struct Me {
    /// The name of the account.
    name: String,
    /// The name of the person; empty if nobody entered it.
    person: String,
    role: Role,
    /// May read essays that were handed in.
    grades: bool,
    committee: Named,
    second_factor: SecondFactor,
}

#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SecondFactor {
    /// Codes are required.
    On,
    Off,
    /// Nothing else is allowed before it is set up.
    Needed,
}

#[derive(Deserialize, JsonSchema)]
pub struct Credentials {
    name: String,
    passphrase: String,
    /// A code of the authenticator, or a recovery code; required once the passphrase was right.
    #[serde(default)]
    code: Option<String>,
}

pub async fn me(State(server): State<Shared>, person: Person) -> Result<Json<Me>, Failure> {
    Ok(Json(describe(&server, person).await?))
}

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "MyName")]
pub struct OwnName {
    person: String,
}

/// The person who is logged in enters their own name.
pub async fn set_own_name(
    State(server): State<Shared>,
    mut person: Person,
    JsonBody(asked): JsonBody<OwnName>,
) -> Result<Json<Me>, Failure> {
    let called = tidy(&asked.person);
    if called.is_empty() || called.chars().count() > 100 {
        return Err(Failure::Invalid { field: "person", why: "Xin ghi họ và tên, không quá 100 chữ." });
    }
    let (before, wanted) = (person.clone(), called.clone());
    server
        .write(move |server, sql| {
            AccountsMut(sql).set_person(&before.name, &wanted)?;
            let act = Act::plain(What::PersonNamed).with("person", &before.person, &wanted);
            ActsMut(sql).add(&before.signed(), server.now(), &act)
        })
        .await?;
    person.person = called;
    Ok(Json(describe(&server, person).await?))
}

pub async fn login(
    State(server): State<Shared>,
    Caller(address): Caller,
    headers: HeaderMap,
    JsonBody(asked): JsonBody<Credentials>,
) -> Result<(AppendHeaders<Vec<Cookie>>, Json<Me>), Failure> {
    if asked.passphrase.len() > 1024 || asked.name.len() > 256 {
        return Err(Failure::WrongPassphrase);
    }
    let (visitor, browser) = visitor(&server, &headers, address, &asked.name).await?;
    let account = prove(&server, visitor, &asked.name, &asked.passphrase).await?;
    let token: [u8; 32] = random::bytes()?;
    let identity =
        if account.grades { own_key(&server, &account, asked.passphrase.clone(), token).await? } else { None };
    let (name, called) = (account.name.clone(), account.person.clone());
    let person = Person { name, person: called, role: account.role, grades: account.grades };
    let key = account.key.clone();
    server
        .write(move |server, sql| {
            let (logins, now) = (LoginsMut(sql), server.now());
            // the attempt stays counted as failed until this succeeds too
            second_factor::check(server, sql, &account.key, asked.code.as_deref())?;
            attempt::succeeded(sql, visitor, &account.key, now)?;
            logins.know_browser(&account.key, blake3::hash(&browser).as_bytes(), now)?;
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
    let known = cookie(&server, &browser_cookie(&server, &key), &crate::hex::encode(&browser), BROWSER_KEPT)?;
    let session = cookie(&server, guard::cookie_name(&server), &crate::hex::encode(&token), SESSION_LENGTH / 1000)?;
    Ok((AppendHeaders(vec![session, known]), Json(me)))
}

pub async fn logout(
    State(server): State<Shared>,
    headers: HeaderMap,
) -> Result<(AppendHeaders<Vec<Cookie>>, Json<Done>), Failure> {
    if let Some(token_hash) = guard::token(&server, &headers) {
        server.write(move |_, sql| Ok(LoginsMut(sql).end(&token_hash)?)).await?;
    }
    let ended = cookie(&server, guard::cookie_name(&server), "", 0)?;
    Ok((AppendHeaders(vec![ended]), Json(Done {})))
}

/// Who makes the attempt, and the browser's token: the known one, or a new one.
async fn visitor(
    server: &Shared,
    headers: &HeaderMap,
    address: IpAddr,
    name: &str,
) -> Result<(Visitor, [u8; 32]), Failure> {
    let key = key_of(name);
    let Some(token) = guard::cookie_value(headers, &browser_cookie(server, &key)) else {
        return Ok((Visitor::Stranger(address), random::bytes()?));
    };
    let hash = *blake3::hash(&token).as_bytes();
    let known = server.read(move |_, sql| Ok(Logins(sql).knows_browser(&key, &hash)?)).await?;
    if known { Ok((Visitor::Known(hash), token)) } else { Ok((Visitor::Stranger(address), random::bytes()?)) }
}

/// The account with this name and passphrase.
async fn prove(server: &Shared, visitor: Visitor, name: &str, passphrase: &str) -> Result<Account, Failure> {
    let place = server.hashing.place(visitor)?;
    let account = attempt::begin(server, visitor, name.to_owned()).await?;
    let turn = place.turn().await?;
    let fits = attempt::fits(passphrase.to_owned(), account.as_ref()).await;
    drop(turn);
    account.filter(|_| matches!(fits, Ok(true))).map_or_else(|| Err(fits.err().unwrap_or(Failure::WrongPassphrase)), Ok)
}

/// Re-encrypts a grader's own key from the passphrase to the session's token.
async fn own_key(
    server: &Shared,
    account: &Account,
    passphrase: String,
    token: [u8; 32],
) -> Result<Option<Vec<u8>>, Failure> {
    let wrapped = account.identity.clone();
    // the passphrase was right, so this no longer counts as a stranger's work
    let turn = server.hashing.place(Visitor::Inside(*blake3::hash(&token).as_bytes()))?.turn().await?;
    let kept = run_blocking(move || {
        let identity = account_keys::unwrap(&wrapped, &passphrase)?;
        identity.map(|identity| account_keys::under_token(&identity, &token)).transpose()
    })
    .await;
    drop(turn);
    kept
}

async fn describe(server: &Shared, person: Person) -> Result<Me, Failure> {
    let key = key_of(&person.name);
    let (ours, factor) = server
        .read(move |_, sql| {
            let ours = Committees(sql).ours()?.ok_or(Failure::NotFound)?;
            Ok((ours, SecondFactors(sql).of(&key)?.is_some_and(|factor| factor.secret.is_some())))
        })
        .await?;
    Ok(Me {
        name: person.name,
        person: person.person,
        role: person.role,
        grades: person.grades,
        committee: Named { id: ours.unit, name: ours.name },
        second_factor: match (factor, server.wants_second_factor()) {
            (true, _) => SecondFactor::On,
            (false, true) => SecondFactor::Needed,
            (false, false) => SecondFactor::Off,
        },
    })
}

/// One cookie for each account, so that several people can share a computer. Its name reveals nothing about the
/// account.
fn browser_cookie(server: &Server, account: &str) -> String {
    let account = name_hash(account);
    let prefix = if server.secure { "__Host-" } else { "" };
    format!("{prefix}sochibo_browser_{}", crate::hex::encode(account.first_chunk::<4>().unwrap_or(&[0; 4])))
}

fn cookie(server: &Server, name: &str, value: &str, seconds: i64) -> Result<Cookie, Failure> {
    let secure = if server.secure { "; Secure" } else { "" };
    HeaderValue::from_str(&format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}"))
        .map(|cookie| (header::SET_COOKIE, cookie))
        .map_err(|_| Failure::Broken("cookie".into()))
}
