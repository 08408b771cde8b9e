//! Open sessions of the console, browsers that have logged in before, and the delay after wrong passphrases.

use sql::{Sql, params};

use crate::accounts::{Person, SESSION_LENGTH};
use crate::attempts::{Budget, name_hash};
use crate::clock::{Moment, SLACK};

/// The most browsers known for one account; the one known longest is removed first.
const BROWSERS: u32 = 20;
/// After this time failures are forgotten.
const REMEMBERED: Moment = 86_400_000;

/// The person who is logged in, and whether a second factor is needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    pub person: Person,
    /// The account has an authenticator, and its codes are required.
    pub second_factor: bool,
}

pub struct Logins<'s>(pub &'s dyn Sql);

impl Logins<'_> {
    /// The holder of this token. A session that ends later than any can was started by a wrong clock, and is
    /// closed.
    pub fn entered(&self, token_hash: &[u8; 32], now: Moment) -> sql::Result<Option<Entered>> {
        self.0.first(
            "SELECT account.name, account.role, account.grades,
               CASE WHEN factor.secret IS NULL THEN 0 ELSE 1 END, account.person
             FROM login JOIN account ON account.key = login.account
             LEFT JOIN second_factor factor ON factor.account = account.key
             WHERE login.token_hash = ?1 AND login.ends_at > ?2 AND login.ends_at <= ?3 AND account.closed_at IS NULL",
            params![token_hash, now, latest_end(now)],
            |row| {
                let (name, person) = (row.get(0)?, row.get(4)?);
                let person = Person { name, person, role: row.get(1)?, grades: row.get(2)? };
                Ok(Entered { person, second_factor: row.get(3)? })
            },
        )
    }

    /// Like [`Logins::entered`], without the second factor.
    pub fn person(&self, token_hash: &[u8; 32], now: Moment) -> sql::Result<Option<Person>> {
        Ok(self.entered(token_hash, now)?.map(|entered| entered.person))
    }

    /// The account's own key as the session stores it: encrypted under the token.
    pub fn identity(&self, token_hash: &[u8; 32]) -> sql::Result<Option<Vec<u8>>> {
        let kept = "SELECT identity FROM login WHERE token_hash = ?1";
        Ok(self.0.first(kept, params![token_hash], |row| row.get::<Option<Vec<u8>>>(0))?.flatten())
    }

    /// Whether this account has logged in from the browser that holds the token.
    pub fn knows_browser(&self, account: &str, token_hash: &[u8; 32]) -> sql::Result<bool> {
        self.0
            .exists("SELECT 1 FROM known_browser WHERE token_hash = ?1 AND account = ?2", params![token_hash, account])
    }
}

fn latest_end(now: Moment) -> Moment {
    now.saturating_add(SESSION_LENGTH + SLACK)
}

/// A new session.
pub struct Session<'a> {
    pub token_hash: [u8; 32],
    pub account: &'a str,
    pub ends_at: Moment,
    /// The account's own key under the token, if the key opens anything.
    pub identity: Option<Vec<u8>>,
}

pub struct LoginsMut<'s>(pub &'s dyn Sql);

impl LoginsMut<'_> {
    /// Also removes sessions that have ended, or that would never end.
    pub fn start(&self, session: &Session<'_>, now: Moment) -> sql::Result<()> {
        let Session { token_hash, account, ends_at, identity } = session;
        self.0.execute("DELETE FROM login WHERE ends_at <= ?1 OR ends_at > ?2", params![now, latest_end(now)])?;
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

    /// Ends all sessions of an account except this one.
    pub fn end_others(&self, account: &str, but: &[u8; 32]) -> sql::Result<()> {
        self.0.execute("DELETE FROM login WHERE account = ?1 AND token_hash <> ?2", params![account, but])?;
        Ok(())
    }

    /// Milliseconds until this budget allows another attempt; 0 if it is allowed now.
    pub fn wait(&self, budget: &Budget, now: Moment) -> sql::Result<Moment> {
        let kept = "SELECT failures, not_before FROM login_budget WHERE key = ?1";
        let Some((failures, noted)) =
            self.0.first(kept, params![budget.key], |row| Ok((row.get::<u32>(0)?, row.get::<Moment>(1)?)))?
        else {
            return Ok(0);
        };
        let not_before = budget.not_before(failures, noted, now);
        if not_before != noted {
            // stored, so that this delay ends
            self.0
                .execute("UPDATE login_budget SET not_before = ?2 WHERE key = ?1", params![budget.key, not_before])?;
        }
        Ok((not_before - now).max(0))
    }

    /// Counts an attempt as failed until it succeeds.
    pub fn failed(&self, budget: &Budget, now: Moment) -> sql::Result<()> {
        self.0.execute("DELETE FROM login_budget WHERE not_before < ?1", params![now - REMEMBERED])?;
        let failures: u32 = self.0.only(
            "INSERT INTO login_budget (key, name_hash, failures, not_before) VALUES (?1, ?2, 1, ?3)
             ON CONFLICT (key) DO UPDATE SET failures = login_budget.failures + 1 RETURNING failures",
            params![budget.key, budget.name, now],
            |row| row.get(0),
        )?;
        self.0.execute(
            "UPDATE login_budget SET not_before = ?2 WHERE key = ?1",
            params![budget.key, now + budget.wait_after(failures)],
        )?;
        Ok(())
    }

    /// Clears a personal budget; in a shared budget, takes back only this attempt.
    pub fn succeeded(&self, budget: &Budget, now: Moment) -> sql::Result<()> {
        if budget.personal {
            self.0.execute("DELETE FROM login_budget WHERE key = ?1", params![budget.key])?;
        } else {
            let back =
                "UPDATE login_budget SET failures = failures - 1, not_before = ?2 WHERE key = ?1 AND failures > 0";
            self.0.execute(back, params![budget.key, now])?;
        }
        Ok(())
    }

    /// After the administrator set a new passphrase: everything counted against the name is cleared.
    pub fn forgive(&self, name: &str) -> sql::Result<()> {
        self.0.execute("DELETE FROM login_budget WHERE name_hash = ?1", params![name_hash(name)])?;
        Ok(())
    }

    /// Remembers that the account has logged in from the browser that holds this token.
    pub fn know_browser(&self, account: &str, token_hash: &[u8; 32], now: Moment) -> sql::Result<()> {
        self.0.execute(
            "INSERT INTO known_browser (token_hash, account, since) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            params![token_hash, account, now],
        )?;
        self.0.execute(
            "DELETE FROM known_browser WHERE account = ?1 AND token_hash NOT IN
               (SELECT token_hash FROM known_browser WHERE account = ?1 ORDER BY since DESC, token_hash LIMIT ?2)",
            params![account, BROWSERS],
        )?;
        Ok(())
    }
}
