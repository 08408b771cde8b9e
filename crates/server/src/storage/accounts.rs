//! Who may open the console.

use sql::{Row, Sql, params};
use unicode_normalization::UnicodeNormalization;

use crate::accounts::Role;
use crate::clock::Moment;

#[derive(Debug, Clone)]
pub struct Account {
    pub key: String,
    pub name: String,
    pub role: Role,
    /// Argon2id, PHC form.
    pub passphrase: String,
}

/// What a typed name is looked up by: NFC, no outer spaces, lower case.
pub fn key_of(name: &str) -> String {
    name.trim().nfc().collect::<String>().to_lowercase()
}

pub struct Accounts<'s>(pub &'s dyn Sql);

impl Accounts<'_> {
    pub fn find(&self, name: &str) -> sql::Result<Option<Account>> {
        self.0.first("SELECT key, name, role, passphrase FROM account WHERE key = ?1", params![key_of(name)], row)
    }

    pub fn all(&self) -> sql::Result<Vec<Account>> {
        self.0.rows("SELECT key, name, role, passphrase FROM account ORDER BY key", &[], row)
    }
}

pub struct AccountsMut<'s>(pub &'s dyn Sql);

impl AccountsMut<'_> {
    /// False when the name is taken.
    pub fn add(&self, name: &str, role: Role, passphrase: &str, now: Moment) -> sql::Result<bool> {
        let written = self.0.execute(
            "INSERT INTO account (key, name, role, passphrase, made_at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (key) DO NOTHING",
            params![key_of(name), name.trim().nfc().collect::<String>(), role.as_str(), passphrase, now],
        )?;
        Ok(written == 1)
    }

    /// False when there is no such account. Every open session of it ends: a changed passphrase shuts others out.
    pub fn set_passphrase(&self, name: &str, passphrase: &str) -> sql::Result<bool> {
        let key = key_of(name);
        self.0.execute("DELETE FROM login WHERE account = ?1", params![key])?;
        Ok(self.0.execute("UPDATE account SET passphrase = ?2 WHERE key = ?1", params![key, passphrase])? == 1)
    }
}

fn row(row: &Row<'_>) -> sql::Result<Account> {
    Ok(Account { key: row.get(0)?, name: row.get(1)?, role: row.get(2)?, passphrase: row.get(3)? })
}
