//! The tree of units as data: imported once for each period, with cells added by hand below it.

pub mod import;
pub mod standing;
pub mod unit_names;

use chrono::NaiveDate;
use domain::Id;
use sql::Sql;

use crate::failure::Failure;
use crate::storage::committee::Committees;
use crate::storage::tree::{Tree, Unit};

/// The level of a unit that keeps a book.
pub const CELL: &str = "cell";

/// Everybody who imports the same unit gets the same id, so that importing it again adds nothing.
pub fn imported_id(code: &str, level: &str) -> Id {
    let mut hasher = blake3::Hasher::new();
    for part in ["sochibo unit v1", code, level] {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    Id::first_half(hasher.finalize())
}

/// Units of our committee on that day.
pub fn scope(sql: &dyn Sql, on: NaiveDate) -> Result<Vec<Unit>, Failure> {
    let ours = Committees(sql).ours()?.ok_or(Failure::NotFound)?;
    Ok(Tree(sql).below(ours.unit, on)?)
}
