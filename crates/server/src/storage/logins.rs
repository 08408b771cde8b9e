//! Open sessions of the console, and the delay after wrong passphrases.

use sql::{Sql, params};

use super::accounts::key_of;
use crate::accounts::Person;
use crate::clock::Moment;

pub struct Logins<'s>(pub &'s dyn Sql);

impl Logins<'_> {
    /// Who holds this token now.
    pub fn person(&self, token_hash: &[u8; 32], now: Moment) -> sql::Result<Option<Person>> {
        self.0.first(
            "SELECT account.name, account.role, account.grades FROM login JOIN account ON account.key = login.account
             WHERE login.token_hash = ?1 AND login.ends_at > ?2 AND account.closed_at IS NULL",
            params![token_hash, now],
            |row| Ok(Person { name: row.get(0)?, role: row.get(1)?, grades: row.get(2)? }),
        )
    }

    /// The account's own key as the session keeps it: under the token itself.
    pub fn identity(&self, token_hash: &[u8; 32]) -> sql::Result<Option<Vec<u8>>> {
        let kept = "SELECT identity FROM login WHERE token_hash = ?1";
        Ok(self.0.first(kept, params![token_hash], |row| row.get::<Option<Vec<u8>>>(0))?.flatten())
    }

    /// Moment before which this name is not tried again; 0 when it may be tried at once.
    pub fn not_before(&self, name: &str) -> sql::Result<Moment> {
        let delay = "SELECT not_before FROM login_delay WHERE name_hash = ?1";
        let kept = self.0.first(delay, params![name_hash(name)], |row| row.get(0))?;
        Ok(kept.unwrap_or(0))
    }
}

/// A session as it begins.
pub struct Session<'a> {
    pub token_hash: [u8; 32],
    pub account: &'a str,
    pub ends_at: Moment,
    /// The account's own key under the token, where it opens anything.
    pub identity: Option<Vec<u8>>,
}

pub struct LoginsMut<'s>(pub &'s dyn Sql);

impl LoginsMut<'_> {
    /// Also forgets sessions that have ended.
    pub fn start(&self, session: &Session<'_>, now: Moment) -> sql::Result<()> {
        let Session { token_hash, account, ends_at, identity } = session;
        self.0.execute("DELETE FROM login WHERE ends_at <= ?1", params![now])?;
        self.0.execute(
            "INSERT INTO login (token_hash, account, started_at, ends_at, identity) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![token_hash, account, now, ends_at, identity],
        )?;
        Ok(())
    }

    pub fn end(&self, token_hash: &[u8; 32]) -> sql::Result<()> {
        self.0.execute("DELETE FROM login WHERE token_hash = ?1", params![token_hash])?;
        Ok(())
    }

    /// Three tries are free; then 2, 4, 8 … seconds, a quarter of an hour at most.
    pub fn failed(&self, name: &str, now: Moment) -> sql::Result<()> {
        self.0.execute("DELETE FROM login_delay WHERE not_before < ?1", params![now - 86_400_000])?;
        let failures: u32 = self.0.only(
            "INSERT INTO login_delay (name_hash, failures, not_before) VALUES (?1, 1, ?2)
             ON CONFLICT (name_hash) DO UPDATE SET failures = login_delay.failures + 1 RETURNING failures",
            params![name_hash(name), now],
            |row| row.get(0),
        )?;
        let wait = if failures < 3 { 0 } else { (1_000 << (failures - 2).min(20)).min(900_000) };
        self.0.execute(
            "UPDATE login_delay SET not_before = ?2 WHERE name_hash = ?1",
            params![name_hash(name), now + wait],
        )?;
        Ok(())
    }

    pub fn succeeded(&self, name: &str) -> sql::Result<()> {
        self.0.execute("DELETE FROM login_delay WHERE name_hash = ?1", params![name_hash(name)])?;
        Ok(())
    }
}

fn name_hash(name: &str) -> [u8; 32] {
    *blake3::hash(key_of(name).as_bytes()).as_bytes()
}
