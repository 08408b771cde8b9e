//! The machine's clock after a jump: what it shows, the time that the server uses, and its confirmation.

use axum::Json;
use axum::extract::State;
use schemars::JsonSchema;
use serde::Serialize;

use crate::accounts::Person;
use crate::clock::rfc3339;
use crate::failure::Failure;
use crate::state::{Server, Shared, run_blocking};
use crate::storage::acts::{Act, ActsMut, What};

#[derive(Serialize, JsonSchema)]
pub struct ClockState {
    /// Nobody has confirmed what it shows.
    doubtful: bool,
    shown: String,
    goes_by: String,
}

fn describe(server: &Server) -> ClockState {
    let doubt = server.watch.doubt();
    let (shown, goes_by) = doubt.map_or_else(|| (server.now(), server.now()), |doubt| (doubt.shown, doubt.goes_by));
    ClockState { doubtful: doubt.is_some(), shown: rfc3339(shown), goes_by: rfc3339(goes_by) }
}

pub async fn state(State(server): State<Shared>) -> Json<ClockState> {
    Json(describe(&server))
}

pub async fn confirm(State(server): State<Shared>, person: Person) -> Result<Json<ClockState>, Failure> {
    let before = describe(&server);
    let confirmed = server.clone();
    run_blocking(move || {
        confirmed.watch.confirm().map_err(|error| Failure::Broken(format!("the time was not noted: {error}")))
    })
    .await?;
    server
        .write(move |server, sql| {
            let act = Act::plain(What::ClockConfirmed).with("clock", &before.goes_by, &before.shown);
            ActsMut(sql).add(&person.signed(), server.now(), &act)
        })
        .await?;
    tracing::info!("the clock was confirmed in the console");
    Ok(Json(describe(&server)))
}
