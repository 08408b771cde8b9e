//! Registers of the cells: counts by cell and period, and the rows behind a count.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::register;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::extract::{PathParam, QueryParam};
use crate::clock::day;
use crate::failure::Failure;
use crate::registers::{self, Counts, Period, ShownRow};
use crate::state::Shared;
use crate::storage::committee::Committees;
use crate::storage::tree::Tree;
use crate::tree::CELL;
use crate::tree::unit_names::Named;

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "RegisterPeriod")]
pub struct Asked {
    #[serde(default)]
    from: Option<NaiveDate>,
    #[serde(default)]
    until: Option<NaiveDate>,
}

impl Asked {
    fn period(&self) -> Period {
        Period { from: self.from, until: self.until }
    }
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "RegisterTable")]
pub struct Table {
    cells: Vec<CellCounts>,
    /// Sums over the cells that have sent a book.
    rows: u64,
    sums: BTreeMap<&'static str, i64>,
}

#[derive(Serialize, JsonSchema)]
struct CellCounts {
    unit: Named,
    /// `None` while nothing has arrived from the cell; it must never be read as 0.
    counts: Option<Counts>,
}

pub async fn table(
    State(server): State<Shared>,
    PathParam(name): PathParam<String>,
    QueryParam(asked): QueryParam<Asked>,
) -> Result<Json<Table>, Failure> {
    let described = register(&name).ok_or(Failure::NotFound)?;
    let work = server.read(move |server, sql| {
        let ours = Committees(sql).ours()?.ok_or(Failure::NotFound)?.unit;
        let mut table = Table { cells: Vec::new(), rows: 0, sums: BTreeMap::new() };
        for unit in Tree(sql).below(ours, day(server.now()))?.into_iter().filter(|unit| unit.level == CELL) {
            let counts = registers::counts(sql, unit.id, described, asked.period())?;
            if let Some(counts) = &counts {
                table.rows += counts.rows;
                for (field, counted) in &counts.sums {
                    let sum = table.sums.entry(field).or_default();
                    *sum = sum.saturating_add(*counted);
                }
            }
            table.cells.push(CellCounts { unit: Named { id: unit.id, name: unit.name }, counts });
        }
        Ok(table)
    });
    Ok(Json(work.await?))
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "RegisterRows")]
pub struct Rows {
    rows: Vec<ShownRow>,
}

/// The rows behind a cell's count. They contain no names.
pub async fn of_cell(
    State(server): State<Shared>,
    PathParam((name, unit)): PathParam<(String, Id)>,
    QueryParam(asked): QueryParam<Asked>,
) -> Result<Json<Rows>, Failure> {
    let described = register(&name).ok_or(Failure::NotFound)?;
    let rows = server.read(move |_, sql| registers::rows(sql, unit, described, asked.period())).await?;
    Ok(Json(Rows { rows }))
}
