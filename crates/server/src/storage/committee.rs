//! The one committee that this server belongs to.

use domain::Id;
use sql::{Sql, params};

#[derive(Debug, Clone)]
pub struct Committee {
    pub unit: Id,
    /// Its name on papers and in laptops' windows ("Đảng ủy xã …").
    pub name: String,
    /// Address for invites.
    pub url: Option<String>,
}

pub struct Committees<'s>(pub &'s dyn Sql);

impl Committees<'_> {
    pub fn ours(&self) -> sql::Result<Option<Committee>> {
        let ours = "SELECT unit, name, coalesce(public_url, listening) FROM committee";
        self.0.first(ours, &[], |row| Ok(Committee { unit: row.get(0)?, name: row.get(1)?, url: row.get(2)? }))
    }
}

pub struct CommitteesMut<'s>(pub &'s dyn Sql);

impl CommitteesMut<'_> {
    pub fn set(&self, unit: Id, name: &str, public_url: Option<&str>) -> sql::Result<()> {
        self.0.execute(
            "INSERT INTO committee (one, unit, name, public_url) VALUES (1, ?1, ?2, ?3)
             ON CONFLICT (one) DO UPDATE SET unit = ?1, name = ?2, public_url = coalesce(?3, committee.public_url)",
            params![unit, name, public_url],
        )?;
        Ok(())
    }

    /// Stores where the server listens now; invites use it if no public address was given.
    pub fn listening(&self, url: &str) -> sql::Result<()> {
        self.0.execute("UPDATE committee SET listening = ?1", params![url])?;
        Ok(())
    }

    pub fn public_url(&self, url: &str) -> sql::Result<()> {
        self.0.execute("UPDATE committee SET public_url = ?1", params![url])?;
        Ok(())
    }
}
