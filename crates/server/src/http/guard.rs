//! Decides whether a request may reach its handler.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::access::Access;
use crate::accounts::Person;
use crate::connection::Connection;
use crate::failure::Failure;
use crate::state::{Server, Shared};
use crate::storage::logins::{Entered, Logins};

/// Only a script of our own pages can set this header: a form or an image on another page can't.
const OURS: HeaderName = HeaderName::from_static("x-sochibo");

pub async fn guard(
    State((server, (access, entering))): State<(Shared, (Access, bool))>,
    request: Request,
    next: Next,
) -> Response {
    let request = match admit(&server, access, entering, request).await {
        Ok(request) => request,
        Err(failure) => return failure.into_response(),
    };
    let connection = request.extensions().get::<Connection>().cloned();
    let answer = next.run(request).await;
    // a caller who gets a successful answer there signed the request or is logged in
    let proved = matches!(access, Access::Laptop | Access::Roles(_) | Access::Graders) && answer.status().is_success();
    if let Some(connection) = connection.filter(|_| proved) {
        connection.is_known();
    }
    answer
}

async fn admit(server: &Shared, access: Access, entering: bool, mut request: Request) -> Result<Request, Failure> {
    let unsafe_method = !request.method().is_safe();
    let ours = request.headers().get(OURS).is_some_and(|value| value == "1");
    match access {
        Access::Laptop | Access::Page => return Ok(request),
        Access::Anyone | Access::Roles(_) | Access::Graders if unsafe_method && !ours => {
            return Err(Failure::ForeignPage);
        }
        Access::Anyone => return Ok(request),
        Access::Roles(_) | Access::Graders => {}
    }
    let token_hash = token(server, request.headers()).ok_or(Failure::LoginNeeded)?;
    let Entered { person, second_factor } = server
        .read(move |server, sql| Ok(Logins(sql).entered(&token_hash, server.now())?))
        .await?
        .ok_or(Failure::LoginNeeded)?;
    if server.wants_second_factor() && !second_factor && !entering {
        return Err(Failure::SecondFactorNotSetUp);
    }
    if !access.allows(&person) {
        return Err(Failure::NotYourRole);
    }
    request.extensions_mut().insert(person);
    Ok(request)
}

/// Browsers accept a `__Host-` cookie only from a secure page of this host.
pub fn cookie_name(server: &Server) -> &'static str {
    if server.secure { "__Host-sochibo_session" } else { "sochibo_session" }
}

/// The session token that the browser sent. Only its hash is stored.
pub fn raw_token(server: &Server, headers: &HeaderMap) -> Option<[u8; 32]> {
    cookie_value(headers, cookie_name(server))
}

/// The token in a cookie of this name.
pub fn cookie_value(headers: &HeaderMap, wanted: &str) -> Option<[u8; 32]> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let value = cookies
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(name, value)| (name == wanted).then_some(value))?;
    crate::hex::decode(value)
}

/// Hash of the session token that the browser sent.
pub fn token(server: &Server, headers: &HeaderMap) -> Option<[u8; 32]> {
    raw_token(server, headers).map(|token| *blake3::hash(&token).as_bytes())
}

/// The person whom the guard authenticated. Extracting one on an open endpoint is a programming error.
impl<S: Send + Sync> FromRequestParts<S> for Person {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Person, Failure> {
        parts.extensions.get::<Person>().cloned().ok_or(Failure::LoginNeeded)
    }
}
