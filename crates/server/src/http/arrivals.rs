//! What arrived on a day, and who opened names.

use std::collections::HashMap;

use axum::Json;
use axum::extract::State;
use chrono::NaiveDate;
use domain::Id;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::extract::QueryParam;
use crate::clock::{self, rfc3339};
use crate::failure::Failure;
use crate::state::Shared;
use crate::storage::arrivals::Arrivals;
use crate::storage::laptops::Laptops;
use crate::storage::openings::Openings;
use crate::sync::tally::ThingCount;
use crate::tree::unit_names::{Named, UnitNames};

/// The number of latest log entries that are shown.
const LOG_LENGTH: u32 = 1_000;

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "ArrivalsAsked")]
pub struct Day {
    #[serde(default)]
    day: Option<NaiveDate>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Arrivals")]
pub struct ArrivalsOfDay {
    day: NaiveDate,
    rows: Vec<ArrivalRow>,
}

#[derive(Serialize, JsonSchema)]
struct ArrivalRow {
    at: String,
    unit: Named,
    device: String,
    things: Vec<ThingCount>,
    receipt_code: String,
}

pub async fn of_day(
    State(server): State<Shared>,
    QueryParam(asked): QueryParam<Day>,
) -> Result<Json<ArrivalsOfDay>, Failure> {
    let answer = server.read(move |server, sql| {
        let day = asked.day.unwrap_or_else(|| clock::day(server.now()));
        let (from, until) = clock::bounds(day);
        let laptops: HashMap<Id, String> =
            Laptops(sql).all()?.into_iter().map(|laptop| (laptop.id, laptop.name)).collect();
        let units = UnitNames::read(sql)?;
        let row = |arrival: crate::storage::arrivals::Arrival| ArrivalRow {
            at: rfc3339(arrival.at),
            unit: units.named(arrival.unit),
            device: laptops.get(&arrival.laptop).cloned().unwrap_or_default(),
            things: serde_json::from_str(&arrival.things).unwrap_or_default(),
            receipt_code: arrival.receipt_code,
        };
        let rows = Arrivals(sql).between(from, until)?.into_iter().map(row).collect();
        Ok(ArrivalsOfDay { day, rows })
    });
    Ok(Json(answer.await?))
}

#[derive(Serialize, JsonSchema)]
pub struct NamesLog {
    rows: Vec<NamesOpened>,
}

#[derive(Serialize, JsonSchema)]
struct NamesOpened {
    at: String,
    officer: String,
    unit: Named,
    /// `None`: it concerned no round.
    round: Option<Id>,
    figure: String,
    /// The essay that was opened, if it was one.
    essay: Option<Id>,
}

pub async fn names_log(State(server): State<Shared>) -> Result<Json<NamesLog>, Failure> {
    let answer = server.read(|_, sql| {
        let units = UnitNames::read(sql)?;
        let row = |opening: crate::storage::openings::Opening| NamesOpened {
            at: rfc3339(opening.at),
            officer: opening.officer,
            unit: units.named(opening.unit),
            round: Some(opening.round).filter(|round| *round != Id::default()),
            figure: opening.figure,
            essay: opening.essay,
        };
        let rows = Openings(sql).latest(LOG_LENGTH)?.into_iter().map(row).collect();
        Ok(NamesLog { rows })
    });
    Ok(Json(answer.await?))
}
