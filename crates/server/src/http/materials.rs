//! Files that go with a document or a round.

use axum::Json;
use axum::extract::{Request, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::Id;
use domain::materials::LARGEST;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::extract::{JsonBody, PathParam, QueryParam};
use crate::accounts::Person;
use crate::extract::incoming::Incoming;
use crate::failure::Failure;
use crate::materials::{self, MaterialLine, Subject};
use crate::state::Shared;

/// The endpoint for uploads.
pub const PATH: &str = "/api/v1/materials/with/{subject}";

#[derive(Serialize, JsonSchema)]
pub struct Materials {
    materials: Vec<MaterialLine>,
}

#[derive(Deserialize, JsonSchema)]
pub struct MaterialName {
    /// The name of the file.
    name: String,
}

#[derive(Deserialize, JsonSchema)]
pub struct MaterialWithdrawal {
    /// False: the file is sent again.
    withdrawn: bool,
}

pub async fn list(State(server): State<Shared>, PathParam(id): PathParam<Id>) -> Result<Json<Materials>, Failure> {
    Ok(Json(server.read(move |_, sql| shown(sql, &Subject::find(sql, id)?)).await?))
}

/// Receives the file as the body.
pub async fn add(
    State(server): State<Shared>,
    person: Person,
    PathParam(id): PathParam<Id>,
    QueryParam(MaterialName { name }): QueryParam<MaterialName>,
    request: Request,
) -> Result<Json<Materials>, Failure> {
    let _turn = server.unpacking.acquire().await.map_err(|_| Failure::Broken("stopping".into()))?;
    let bytes = received(request).await?;
    let work = server.write(move |server, sql| {
        let subject = materials::add(sql, &server.key, (id, &name, &bytes), &person, server.now())?;
        shown(sql, &subject)
    });
    Ok(Json(work.await?))
}

async fn received(request: Request) -> Result<Vec<u8>, Failure> {
    let mut incoming = Incoming::new(request.into_body());
    let mut bytes = Vec::new();
    while let Some(piece) = incoming.next(|| Failure::TooLarge).await? {
        // one byte more is read, so that the check of the content says that the file is too large
        let room = (LARGEST + 1).saturating_sub(bytes.len());
        bytes.extend_from_slice(&piece[..piece.len().min(room)]);
    }
    Ok(bytes)
}

pub async fn withdraw(
    State(server): State<Shared>,
    person: Person,
    PathParam(id): PathParam<Id>,
    JsonBody(asked): JsonBody<MaterialWithdrawal>,
) -> Result<Json<Materials>, Failure> {
    let work = server.write(move |server, sql| {
        let subject = materials::withdraw(sql, &server.key, (id, asked.withdrawn), &person, server.now())?;
        shown(sql, &subject)
    });
    Ok(Json(work.await?))
}

/// The file as it was sent. The browser stores it and never shows it as one of our pages.
pub async fn file(State(server): State<Shared>, PathParam(id): PathParam<Id>) -> Result<Response, Failure> {
    let (name, bytes) = server.read(move |_, sql| materials::open(sql, id)).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename*=UTF-8''{}", percent(&name))),
    ];
    Ok((headers, bytes).into_response())
}

/// The name as RFC 5987 writes it in a header.
fn percent(name: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    name.as_bytes()
        .iter()
        .map(|byte| if plain(byte) { char::from(*byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

fn shown(sql: &dyn sql::Sql, subject: &Subject) -> Result<Materials, Failure> {
    Ok(Materials { materials: materials::list(sql, subject)? })
}
