//! Packages from a stick: officers bring them and take the answers home.

use std::fs::File;
use std::io::Seek;
use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::Id;
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;
use tokio::io::AsyncWriteExt;
use tokio_util::io::ReaderStream;

use super::extract::PathParam;
use crate::accounts::Person;
use crate::clock::rfc3339;
use crate::extract::incoming::Incoming;
use crate::failure::Failure;
use crate::state::{Shared, run_blocking};
use crate::storage::laptops::{LaptopState, Laptops};
use crate::storage::packages::{Package, Packages};
use crate::sync::package::{self, PackageFault, Taken};
use crate::sync::tally::ThingCount;
use crate::tree::unit_names::{Named, named};

/// The endpoint for uploads.
pub const PATH: &str = "/api/v1/packages";
/// Rows of the list.
const SHOWN: u32 = 50;

/// A package in plain words.
#[derive(Serialize, JsonSchema)]
struct PackageRow {
    id: Id,
    unit: Named,
    device: String,
    person: String,
    revoked: bool,
    made_at: String,
    taken_at: String,
    taken_by: String,
    changes: u64,
    set_aside: u64,
    things: Vec<ThingCount>,
    receipt_code: String,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PackageTaken")]
pub struct Came {
    #[serde(flatten)]
    row: PackageRow,
    /// When it was taken in before; then it contained nothing new.
    before: Option<String>,
    pieces: usize,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Packages")]
pub struct PackagesTaken {
    rows: Vec<PackageRow>,
}

fn described(sql: &dyn Sql, package: Package) -> Result<PackageRow, Failure> {
    let laptop = Laptops(sql).find(package.laptop)?.ok_or(Failure::NotFound)?;
    Ok(PackageRow {
        id: package.id,
        unit: named(sql, laptop.unit)?,
        device: laptop.name,
        person: laptop.person,
        revoked: laptop.state == LaptopState::Revoked,
        made_at: rfc3339(package.made_at),
        taken_at: rfc3339(package.taken_at),
        taken_by: package.taken_by,
        changes: package.changes,
        set_aside: package.set_aside,
        things: serde_json::from_str(&package.things).unwrap_or_default(),
        receipt_code: package.receipt_code,
    })
}

pub async fn list(State(server): State<Shared>) -> Result<Json<PackagesTaken>, Failure> {
    let rows = server.read(|_, sql| {
        let latest = Packages(sql).latest(SHOWN)?;
        latest.into_iter().map(|package| described(sql, package)).collect::<Result<_, _>>()
    });
    Ok(Json(PackagesTaken { rows: rows.await? }))
}

/// Receives the file as the body. It is streamed to the disk and examined when it is complete.
pub async fn bring(State(server): State<Shared>, person: Person, request: Request) -> Result<Json<Came>, Failure> {
    let file = received(&server, request.into_body()).await?;
    let _turn = server.unpacking.acquire().await.map_err(|_| Failure::Broken("stopping".into()))?;
    let taking = Arc::clone(&server);
    let Taken { package, before, pieces, .. } =
        run_blocking(move || package::take(&taking, &file, &person.signed())).await?;
    let row = server.read(move |_, sql| described(sql, package)).await?;
    Ok(Json(Came { row, before: before.map(rfc3339), pieces }))
}

async fn received(server: &Shared, body: Body) -> Result<File, Failure> {
    let broken = |error: std::io::Error| Failure::Broken(format!("a package could not be kept: {error}"));
    let mut file = tokio::fs::File::from_std(tempfile::tempfile_in(&server.folder).map_err(broken)?);
    let mut incoming = Incoming::new(body);
    while let Some(piece) = incoming.next(|| PackageFault::TooLarge.into()).await? {
        file.write_all(&piece).await.map_err(broken)?;
    }
    file.flush().await.map_err(broken)?;
    Ok(file.into_std().await)
}

/// The answer as a file, made at the time of the request.
pub async fn answer(State(server): State<Shared>, PathParam(id): PathParam<Id>) -> Result<Response, Failure> {
    let _turn = server.unpacking.acquire().await.map_err(|_| Failure::Broken("stopping".into()))?;
    let writing = Arc::clone(&server);
    let (file, name, length) = run_blocking(move || {
        let broken = |error: std::io::Error| Failure::Broken(format!("an answer could not be written: {error}"));
        let file = tempfile::tempfile_in(&writing.folder).map_err(broken)?;
        let written = package::answer(&writing, id, std::io::BufWriter::new(file))?;
        let mut file = written.out.into_inner().map_err(|error| broken(error.into_error()))?;
        let length = file.stream_position().map_err(broken)?;
        file.rewind().map_err(broken)?;
        Ok((file, written.file_name, length))
    })
    .await?;
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_LENGTH, length.to_string()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    let body = Body::from_stream(ReaderStream::new(tokio::fs::File::from_std(file)));
    Ok((headers, body).into_response())
}
