//! How much each unit has brought today, so that no laptop can fill the disk. A revoked laptop is counted
//! separately: what it brings takes nothing from the others of its cell.

use domain::Id;
use sql::{Sql, params};

use crate::failure::Failure;

/// Changes and bytes that may be stored for one unit, or for one revoked laptop, in a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Quota {
    pub changes: u64,
    pub bytes: u64,
}

/// Twice the largest book, five years of a commune's, brought in a day after a server was lost.
pub const OF_UNIT: Quota = Quota { changes: 400_000, bytes: 400_000_000 };
/// Years of one laptop that was offline.
pub const OF_REVOKED: Quota = Quota { changes: 40_000, bytes: 40_000_000 };

pub struct QuotaMut<'s>(pub &'s dyn Sql);

impl QuotaMut<'_> {
    /// Counts what was brought. `DailyQuota`: more than may be stored today; the transaction has to be rolled
    /// back.
    pub fn spend(&self, owner: Id, day: chrono::NaiveDate, brought: Quota, most: Quota) -> Result<(), Failure> {
        if brought.changes == 0 {
            return Ok(());
        }
        let add = "INSERT INTO brought_today (owner, day, changes, bytes) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (owner) DO UPDATE SET day = excluded.day,
               changes = excluded.changes + CASE WHEN brought_today.day = excluded.day THEN brought_today.changes ELSE 0 END,
               bytes = excluded.bytes + CASE WHEN brought_today.day = excluded.day THEN brought_today.bytes ELSE 0 END
             RETURNING changes, bytes";
        let day = day.to_string();
        let brought = params![owner, day, brought.changes, brought.bytes];
        let (changes, bytes): (u64, u64) = self.0.only(add, brought, |row| Ok((row.get(0)?, row.get(1)?)))?;
        if changes > most.changes || bytes > most.bytes { Err(Failure::DailyQuota) } else { Ok(()) }
    }
}
