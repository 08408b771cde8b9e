//! What officers changed in the console: one list for rounds, units, laptops and accounts.

use axum::Json;
use axum::extract::State;
use domain::Id;
use schemars::JsonSchema;
use serde::Serialize;

use crate::clock::rfc3339;
use crate::failure::Failure;
use crate::state::Shared;
use crate::storage::acts::{Acts, Change, Recorded, What};
use crate::tree::unit_names::{Named, UnitNames};

/// The number of latest acts that are shown.
const LENGTH: u32 = 1_000;

#[derive(Serialize, JsonSchema)]
pub struct ActLog {
    rows: Vec<ActRow>,
}

#[derive(Serialize, JsonSchema)]
struct ActRow {
    at: String,
    officer: String,
    what: What,
    unit: Option<Named>,
    round: Option<Id>,
    form: Option<Id>,
    changes: Vec<Change>,
}

pub async fn log(State(server): State<Shared>) -> Result<Json<ActLog>, Failure> {
    let answer = server.read(|_, sql| {
        let units = UnitNames::read(sql)?;
        let row = |one: Recorded| ActRow {
            at: rfc3339(one.at),
            officer: one.officer,
            what: one.act.what,
            unit: one.act.unit.map(|unit| units.named(unit)),
            round: one.act.round,
            form: one.act.form,
            changes: one.act.changes,
        };
        Ok(ActLog { rows: Acts(sql).latest(LENGTH)?.into_iter().map(row).collect() })
    });
    Ok(Json(answer.await?))
}
