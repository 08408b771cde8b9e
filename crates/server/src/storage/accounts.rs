//! Accounts of the console.

pub use crate::accounts::key_of;

use sql::{Row, Sql, params};
use unicode_normalization::UnicodeNormalization;

use crate::account_keys::AccountKey;
use crate::accounts::Role;
use crate::clock::Moment;

#[derive(Debug, Clone)]
pub struct Account {
    pub key: String,
    pub name: String,
    /// The person who holds it; empty if nobody entered it.
    pub person: String,
    pub role: Role,
    /// Argon2id, PHC format.
    pub passphrase: String,
    /// May read essays that were handed in.
    pub grades: bool,
    /// The age recipient to which secrets for this account are sealed.
    pub recipient: String,
    /// The identity for that recipient, encrypted under the passphrase.
    pub identity: Vec<u8>,
    pub closed_at: Option<Moment>,
}

/// The values that belong to a new passphrase.
pub struct Secret {
    pub hash: String,
    pub key: AccountKey,
}

const COLUMNS: &str = "SELECT key, name, role, passphrase, grades, recipient, identity, closed_at, person FROM account";

pub struct Accounts<'s>(pub &'s dyn Sql);

impl Accounts<'_> {
    /// An account that is not closed.
    pub fn find(&self, name: &str) -> sql::Result<Option<Account>> {
        self.0.first(&format!("{COLUMNS} WHERE key = ?1 AND closed_at IS NULL"), params![key_of(name)], row)
    }

    /// Includes closed accounts.
    pub fn all(&self) -> sql::Result<Vec<Account>> {
        self.0.rows(&format!("{COLUMNS} ORDER BY key"), &[], row)
    }
}

pub struct AccountsMut<'s>(pub &'s dyn Sql);

impl AccountsMut<'_> {
    /// False if the name is taken, also by a closed account.
    pub fn add(&self, name: &str, role: Role, secret: &Secret, now: Moment) -> sql::Result<bool> {
        let written = self.0.execute(
            "INSERT INTO account (key, name, role, passphrase, made_at, grades, recipient, identity)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (key) DO NOTHING",
            params![
                key_of(name),
                name.trim().nfc().collect::<String>(),
                role.as_str(),
                secret.hash,
                now,
                role == Role::Grader,
                secret.key.recipient,
                secret.key.wrapped
            ],
        )?;
        Ok(written == 1)
    }

    /// False if there is no such account. All its open sessions end except the named one, so that a changed
    /// passphrase shuts others out.
    pub fn set_passphrase(&self, name: &str, secret: &Secret, but: Option<&[u8; 32]>) -> sql::Result<bool> {
        let key = key_of(name);
        let none = [0; 32];
        let spared = but.unwrap_or(&none);
        self.0.execute("DELETE FROM login WHERE account = ?1 AND token_hash <> ?2", params![key, spared])?;
        let changed = self.0.execute(
            "UPDATE account SET passphrase = ?2, recipient = ?3, identity = ?4 WHERE key = ?1 AND closed_at IS NULL",
            params![key, secret.hash, secret.key.recipient, secret.key.wrapped],
        )?;
        Ok(changed == 1)
    }

    /// Its sessions end, because they hold no key to read essays. False if there is no such account.
    pub fn let_grade(&self, name: &str) -> sql::Result<bool> {
        let key = key_of(name);
        self.0.execute("DELETE FROM login WHERE account = ?1", params![key])?;
        Ok(self.0.execute("UPDATE account SET grades = 1 WHERE key = ?1 AND closed_at IS NULL", params![key])? == 1)
    }

    /// Enters the person who holds an account. False if there is no such account.
    pub fn set_person(&self, name: &str, person: &str) -> sql::Result<bool> {
        let set = "UPDATE account SET person = ?2 WHERE key = ?1 AND closed_at IS NULL";
        Ok(self.0.execute(set, params![key_of(name), person])? == 1)
    }

    /// Closes an account permanently, with immediate effect. False if it is not open.
    pub fn close(&self, name: &str, now: Moment) -> sql::Result<bool> {
        let key = key_of(name);
        self.0.execute("DELETE FROM login WHERE account = ?1", params![key])?;
        let closed = "UPDATE account SET closed_at = ?2 WHERE key = ?1 AND closed_at IS NULL";
        Ok(self.0.execute(closed, params![key, now])? == 1)
    }
}

fn row(row: &Row<'_>) -> sql::Result<Account> {
    Ok(Account {
        key: row.get(0)?,
        name: row.get(1)?,
        role: row.get(2)?,
        passphrase: row.get(3)?,
        grades: row.get(4)?,
        recipient: row.get(5)?,
        identity: row.get(6)?,
        closed_at: row.get(7)?,
        person: row.get(8)?,
    })
}
