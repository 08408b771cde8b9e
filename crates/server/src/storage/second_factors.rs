//! Authenticators of accounts, and their recovery codes.

use sql::{Sql, params};

use crate::clock::Moment;

/// What codes are checked with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondFactor {
    /// Sealed, as are all secrets here.
    pub secret: Option<Vec<u8>>,
    /// Shown to its owner, and not confirmed by a code yet.
    pub proposed: Option<Vec<u8>>,
    /// The latest step of which a code was accepted.
    pub last_step: i64,
}

pub struct SecondFactors<'s>(pub &'s dyn Sql);

impl SecondFactors<'_> {
    /// By the account's key.
    pub fn of(&self, account: &str) -> sql::Result<Option<SecondFactor>> {
        let kept = "SELECT secret, proposed, last_step FROM second_factor WHERE account = ?1";
        self.0.first(kept, params![account], |row| {
            Ok(SecondFactor { secret: row.get(0)?, proposed: row.get(1)?, last_step: row.get(2)? })
        })
    }
}

pub struct SecondFactorsMut<'s>(pub &'s dyn Sql);

impl SecondFactorsMut<'_> {
    /// Stores a secret that was shown; it is required once a code of it was right.
    pub fn propose(&self, account: &str, sealed: &[u8]) -> sql::Result<()> {
        self.0.execute(
            "INSERT INTO second_factor (account, proposed) VALUES (?1, ?2) ON CONFLICT (account) DO UPDATE SET proposed = ?2",
            params![account, sealed],
        )?;
        Ok(())
    }

    /// Makes the proposed secret the required one. Earlier recovery codes become invalid.
    pub fn settle(&self, account: &str, step: i64, codes: &[[u8; 32]]) -> sql::Result<()> {
        self.0.execute(
            "UPDATE second_factor SET secret = proposed, proposed = NULL, last_step = ?2 WHERE account = ?1",
            params![account, step],
        )?;
        self.0.execute("DELETE FROM recovery_code WHERE account = ?1", params![account])?;
        for code in codes {
            let add = "INSERT INTO recovery_code (account, code_hash) VALUES (?1, ?2)";
            self.0.execute(add, params![account, code])?;
        }
        Ok(())
    }

    pub fn taken(&self, account: &str, step: i64) -> sql::Result<()> {
        self.0.execute("UPDATE second_factor SET last_step = ?2 WHERE account = ?1", params![account, step])?;
        Ok(())
    }

    /// False if it is not one of the account's, or was already used.
    pub fn use_recovery_code(&self, account: &str, hash: &[u8; 32], now: Moment) -> sql::Result<bool> {
        let used = "UPDATE recovery_code SET used_at = ?3 WHERE account = ?1 AND code_hash = ?2 AND used_at IS NULL";
        Ok(self.0.execute(used, params![account, hash, now])? == 1)
    }

    /// The administrator's help for an account without phone and codes; its open sessions end. False if it had
    /// no second factor.
    pub fn reset(&self, account: &str) -> sql::Result<bool> {
        self.0.execute("DELETE FROM recovery_code WHERE account = ?1", params![account])?;
        self.0.execute("DELETE FROM login WHERE account = ?1", params![account])?;
        Ok(self.0.execute("DELETE FROM second_factor WHERE account = ?1", params![account])? == 1)
    }
}
