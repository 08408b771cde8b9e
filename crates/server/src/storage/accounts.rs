//! Who may open the console.

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
    pub role: Role,
    /// Argon2id, PHC form.
    pub passphrase: String,
    /// Reads essays that were handed in.
    pub grades: bool,
    /// What goes to its holder alone is sealed to this (age).
    pub recipient: String,
    /// The identity of that, under the passphrase.
    pub identity: Vec<u8>,
    pub closed_at: Option<Moment>,
}

/// What a new passphrase brings with it.
pub struct Secret {
    pub hash: String,
    pub key: AccountKey,
}

const COLUMNS: &str = "SELECT key, name, role, passphrase, grades, recipient, identity, closed_at FROM account";

pub struct Accounts<'s>(pub &'s dyn Sql);

impl Accounts<'_> {
    /// One that is open.
    pub fn find(&self, name: &str) -> sql::Result<Option<Account>> {
        self.0.first(&format!("{COLUMNS} WHERE key = ?1 AND closed_at IS NULL"), params![key_of(name)], row)
    }

    /// Closed ones too.
    pub fn all(&self) -> sql::Result<Vec<Account>> {
        self.0.rows(&format!("{COLUMNS} ORDER BY key"), &[], row)
    }
}

pub struct AccountsMut<'s>(pub &'s dyn Sql);

impl AccountsMut<'_> {
    /// False when the name is taken, by a closed account too.
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

    /// False when there is no such account. Every open session of it ends but the one named: a changed passphrase shuts others out.
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

    /// Its sessions end, as they hold nothing to read essays by. False when there is no such account.
    pub fn let_grade(&self, name: &str) -> sql::Result<bool> {
        let key = key_of(name);
        self.0.execute("DELETE FROM login WHERE account = ?1", params![key])?;
        Ok(self.0.execute("UPDATE account SET grades = 1 WHERE key = ?1 AND closed_at IS NULL", params![key])? == 1)
    }

    /// Shuts an account for good, at once. False when it is not open.
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
    })
}
