//! The one committee this server belongs to.

use domain::Id;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::id_column;

#[derive(Debug, Clone)]
pub struct Committee {
    pub unit: Id,
    /// As it stands on papers and in laptops' windows ("Đảng ủy xã …").
    pub name: String,
    /// Address for invites.
    pub url: Option<String>,
}

pub struct Committees<'c>(pub &'c Connection);

impl Committees<'_> {
    pub fn ours(&self) -> rusqlite::Result<Option<Committee>> {
        self.0
            .query_row("SELECT unit, name, coalesce(public_url, listening) AS url FROM committee", [], |row| {
                Ok(Committee { unit: id_column(row, "unit")?, name: row.get("name")?, url: row.get("url")? })
            })
            .optional()
    }
}

pub struct CommitteesMut<'t, 'c>(pub &'t Transaction<'c>);

impl CommitteesMut<'_, '_> {
    pub fn set(&self, unit: Id, name: &str, public_url: Option<&str>) -> rusqlite::Result<()> {
        self.0.execute(
            "INSERT INTO committee (one, unit, name, public_url) VALUES (1, ?1, ?2, ?3)
             ON CONFLICT DO UPDATE SET unit = ?1, name = ?2, public_url = coalesce(?3, public_url)",
            params![unit.0, name, public_url],
        )?;
        Ok(())
    }

    /// Where the server listens now: what invites say when no public address was given.
    pub fn listening(&self, url: &str) -> rusqlite::Result<()> {
        self.0.execute("UPDATE committee SET listening = ?1", [url])?;
        Ok(())
    }

    pub fn public_url(&self, url: &str) -> rusqlite::Result<()> {
        self.0.execute("UPDATE committee SET public_url = ?1", [url])?;
        Ok(())
    }
}
