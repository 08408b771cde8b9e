//! Servers that are gone and that this one replaces.

use sql::{Sql, params};

use crate::clock::Moment;

pub struct FormerKeys<'s>(pub &'s dyn Sql);

impl FormerKeys<'_> {
    /// Their public keys, in the order in which they were adopted.
    pub fn all(&self) -> sql::Result<Vec<[u8; 32]>> {
        self.0.rows("SELECT public_key FROM former_key ORDER BY adopted_at, public_key", &[], |row| row.get(0))
    }
}

pub struct FormerKeysMut<'s>(pub &'s dyn Sql);

impl FormerKeysMut<'_> {
    /// Repeating it changes nothing.
    pub fn add(&self, key: &[u8; 32], now: Moment) -> sql::Result<()> {
        self.0.execute(
            "INSERT INTO former_key (public_key, adopted_at) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            params![*key, now],
        )?;
        Ok(())
    }
}
