//! One-use invites. Only the token's hash is stored.

use domain::Id;
use exchange::sas::ATTEMPTS;
use sql::{Row, Sql, params};

use crate::clock::{Moment, SLACK};

/// Three days: long enough to carry a sheet to a village, short enough to be forgotten safely.
pub const INVITE_LENGTH: i64 = 72 * 3_600_000;

/// What a token entitles to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    pub unit: Id,
    /// The officer need not compare words: sample data only.
    pub auto_confirm: bool,
    /// The same key has used it before, because its answer was lost.
    pub again: bool,
}

/// An invite that can still be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenInvite {
    /// The first half of the token's hash: names the invite, and admits nobody.
    pub id: Id,
    token_hash: [u8; 32],
    pub unit: Id,
    pub made_at: Moment,
    pub made_by: String,
    pub expires_at: Moment,
}

const SELECT: &str = "SELECT token_hash, unit, made_at, made_by, expires_at FROM invite";

pub struct Invites<'s>(pub &'s dyn Sql);

impl Invites<'_> {
    /// Invites that were neither used nor cancelled and have not expired, latest first.
    pub fn open(&self, now: Moment) -> sql::Result<Vec<OpenInvite>> {
        let open = "used_at IS NULL AND cancelled_at IS NULL AND expires_at > ?1 AND expires_at <= ?2";
        let open = format!("{SELECT} WHERE {open} ORDER BY made_at DESC, token_hash");
        self.0.rows(&open, params![now, latest_end(now)], row)
    }

    /// An invite that was neither used nor cancelled, expired or not.
    pub fn find(&self, id: Id) -> sql::Result<Option<OpenInvite>> {
        let all = self.0.rows(&format!("{SELECT} WHERE cancelled_at IS NULL AND used_at IS NULL"), &[], row)?;
        Ok(all.into_iter().find(|invite| invite.id == id))
    }
}

/// An invite with a later end than any can have was made by a wrong clock, and admits nobody.
fn latest_end(now: Moment) -> Moment {
    now.saturating_add(INVITE_LENGTH + SLACK)
}

fn row(row: &Row<'_>) -> sql::Result<OpenInvite> {
    let token_hash: [u8; 32] = row.get(0)?;
    Ok(OpenInvite {
        id: Id(*token_hash.first_chunk().unwrap_or(&[0; 16])),
        token_hash,
        unit: row.get(1)?,
        made_at: row.get(2)?,
        made_by: row.get(3)?,
        expires_at: row.get(4)?,
    })
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

    /// Uses the token for this key. `None` if it is unknown, expired or was used by another key.
    pub fn claim(&self, token_hash: &[u8; 32], key: &[u8; 32], now: Moment) -> sql::Result<Option<Claim>> {
        let used = self.0.execute(
            "UPDATE invite SET used_at = ?3, used_by = ?2 WHERE token_hash = ?1 AND used_at IS NULL
               AND cancelled_at IS NULL AND expires_at > ?3 AND expires_at <= ?4",
            params![token_hash, key, now, latest_end(now)],
        )?;
        self.0.first(
            "SELECT unit, auto_confirm FROM invite WHERE token_hash = ?1 AND used_by = ?2",
            params![token_hash, key],
            |row| Ok(Claim { unit: row.get(0)?, auto_confirm: row.get(1)?, again: used == 0 }),
        )
    }

    /// False if it was used or cancelled meanwhile.
    pub fn cancel(&self, invite: &OpenInvite, by: &str, now: Moment) -> sql::Result<bool> {
        let cancelled = self.0.execute(
            "UPDATE invite SET cancelled_at = ?2, cancelled_by = ?3 WHERE token_hash = ?1 AND used_at IS NULL AND cancelled_at IS NULL",
            params![invite.token_hash, now, by],
        )?;
        Ok(cancelled == 1)
    }

    /// Counts another comparison with this invite. False if it has reached the limit, or has expired.
    pub fn count_attempt(&self, token_hash: &[u8; 32], now: Moment) -> sql::Result<bool> {
        let counted = self.0.execute(
            "UPDATE invite SET attempts = attempts + 1
              WHERE token_hash = ?1 AND attempts < ?2 AND expires_at > ?3 AND expires_at <= ?4",
            params![token_hash, i64::from(ATTEMPTS), now, latest_end(now)],
        )?;
        Ok(counted == 1)
    }
}
