//! One-use invites. Only the token's hash is kept.

use domain::Id;
use sql::{Sql, params};

use crate::clock::Moment;

/// What a token was good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    pub unit: Id,
    /// The officer need not compare words: sample data only.
    pub auto_confirm: bool,
    /// This very key has used it before: its answer was lost on the way.
    pub again: bool,
}

pub struct InvitesMut<'s>(pub &'s dyn Sql);

impl InvitesMut<'_> {
    pub fn add(
        &self,
        token_hash: &[u8; 32],
        unit: Id,
        by: &str,
        now: Moment,
        expires_at: Moment,
        auto_confirm: bool,
    ) -> sql::Result<()> {
        self.0.execute(
            "INSERT INTO invite (token_hash, unit, made_at, made_by, expires_at, auto_confirm) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![token_hash, unit, now, by, expires_at, auto_confirm],
        )?;
        Ok(())
    }

    /// Uses the token up for this key. None when it is unknown, expired or used by another key.
    pub fn claim(&self, token_hash: &[u8; 32], key: &[u8; 32], now: Moment) -> sql::Result<Option<Claim>> {
        let used = self.0.execute(
            "UPDATE invite SET used_at = ?3, used_by = ?2 WHERE token_hash = ?1 AND used_at IS NULL AND expires_at > ?3",
            params![token_hash, key, now],
        )?;
        self.0.first(
            "SELECT unit, auto_confirm FROM invite WHERE token_hash = ?1 AND used_by = ?2",
            params![token_hash, key],
            |row| Ok(Claim { unit: row.get(0)?, auto_confirm: row.get(1)?, again: used == 0 }),
        )
    }
}
