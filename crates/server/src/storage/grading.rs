//! The committee's grading keys, and the accounts that each was given to.

use sql::{Sql, params};

use crate::clock::Moment;

#[derive(Debug, Clone)]
pub struct GradingKeyRow {
    pub number: i64,
    pub recipient: String,
    pub made_at: Moment,
}

/// An account that was given a key.
#[derive(Debug, Clone)]
pub struct Holder {
    pub name: String,
    pub given_by: String,
    pub given_at: Moment,
}

pub struct GradingKeys<'s>(pub &'s dyn Sql);

impl GradingKeys<'_> {
    /// The key that the committee announces now.
    pub fn stated(&self) -> sql::Result<Option<GradingKeyRow>> {
        let latest = "SELECT number, recipient, made_at FROM grading_key ORDER BY number DESC LIMIT 1";
        self.0.first(latest, &[], |row| {
            Ok(GradingKeyRow { number: row.get(0)?, recipient: row.get(1)?, made_at: row.get(2)? })
        })
    }

    /// All keys sealed to an account, latest first.
    pub fn shares_of(&self, account: &str) -> sql::Result<Vec<(i64, Vec<u8>)>> {
        let shares = "SELECT number, sealed FROM grading_share WHERE account = ?1 ORDER BY number DESC";
        self.0.rows(shares, params![account], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// Open accounts that hold a key, by name.
    pub fn holders(&self, number: i64) -> sql::Result<Vec<Holder>> {
        self.0.rows(
            "SELECT account.name, grading_share.given_by, grading_share.given_at FROM grading_share
             JOIN account ON account.key = grading_share.account
             WHERE grading_share.number = ?1 AND account.closed_at IS NULL AND account.grades = 1 ORDER BY account.key",
            params![number],
            |row| Ok(Holder { name: row.get(0)?, given_by: row.get(1)?, given_at: row.get(2)? }),
        )
    }

    /// Open accounts that may read essays and do not hold this key yet.
    pub fn waiting(&self, number: i64) -> sql::Result<Vec<String>> {
        self.0.rows(
            "SELECT name FROM account WHERE grades = 1 AND closed_at IS NULL
             AND NOT EXISTS (SELECT 1 FROM grading_share WHERE number = ?1 AND account = account.key) ORDER BY key",
            params![number],
            |row| row.get(0),
        )
    }
}

pub struct GradingKeysMut<'s>(pub &'s dyn Sql);

impl GradingKeysMut<'_> {
    /// Returns its number.
    pub fn add(&self, recipient: &str, made_by: &str, now: Moment) -> sql::Result<i64> {
        let number: i64 = self.0.only("SELECT coalesce(max(number), 0) + 1 FROM grading_key", &[], |row| row.get(0))?;
        self.0.execute(
            "INSERT INTO grading_key (number, recipient, made_at, made_by) VALUES (?1, ?2, ?3, ?4)",
            params![number, recipient, now, made_by],
        )?;
        Ok(number)
    }

    pub fn give(&self, number: i64, account: &str, sealed: &[u8], by: &str, now: Moment) -> sql::Result<()> {
        self.0.execute(
            "INSERT INTO grading_share (number, account, sealed, given_by, given_at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (number, account) DO UPDATE SET sealed = excluded.sealed, given_by = excluded.given_by, given_at = excluded.given_at",
            params![number, account, sealed, by, now],
        )?;
        Ok(())
    }

    /// Removes everything that was sealed to an account's former key. Returns the number of keys it held.
    pub fn forget(&self, account: &str) -> sql::Result<usize> {
        let forgotten = self.0.execute("DELETE FROM grading_share WHERE account = ?1", params![account])?;
        Ok(usize::try_from(forgotten).unwrap_or(usize::MAX))
    }
}
