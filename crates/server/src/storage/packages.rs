//! Packages that arrived on a stick.

use domain::Id;
use sql::{Row, Sql, params};

use crate::clock::Moment;

#[derive(Debug, Clone)]
pub struct Package {
    pub id: Id,
    pub laptop: Id,
    pub made_at: Moment,
    pub taken_at: Moment,
    pub taken_by: String,
    /// New changes that it brought, and how many of them were set aside.
    pub changes: u64,
    pub set_aside: u64,
    /// JSON: [{"thing", "count"}…]
    pub things: String,
    pub receipt_code: String,
    /// Packed as it arrived, for the answer.
    pub header: Vec<u8>,
    pub problems: Vec<u8>,
    /// Concatenated hashes.
    pub held: Vec<u8>,
    pub wants: Vec<u8>,
}

const SELECT: &str = "SELECT id, laptop, made_at, taken_at, taken_by, changes, set_aside, things, receipt_code, header,
                      problems, held, wants FROM package";

pub struct Packages<'s>(pub &'s dyn Sql);

impl Packages<'_> {
    pub fn find(&self, id: Id) -> sql::Result<Option<Package>> {
        self.0.first(&format!("{SELECT} WHERE id = ?1"), params![id], row)
    }

    /// Latest first.
    pub fn latest(&self, most: u32) -> sql::Result<Vec<Package>> {
        self.0.rows(&format!("{SELECT} ORDER BY taken_at DESC, id LIMIT ?1"), params![most], row)
    }
}

pub struct PackagesMut<'s>(pub &'s dyn Sql);

impl PackagesMut<'_> {
    /// A package that arrives again keeps what it brought the first time; the rest is updated.
    pub fn put(&self, one: &Package) -> sql::Result<()> {
        self.0.execute(
            "INSERT INTO package (id, laptop, made_at, taken_at, taken_by, changes, set_aside, things, receipt_code, header,
                                  problems, held, wants)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
             ON CONFLICT (id) DO UPDATE SET header = ?10, problems = ?11, wants = ?13",
            params![
                one.id,
                one.laptop,
                one.made_at,
                one.taken_at,
                one.taken_by,
                one.changes,
                one.set_aside,
                one.things,
                one.receipt_code,
                one.header,
                one.problems,
                one.held,
                one.wants
            ],
        )?;
        Ok(())
    }

    pub fn held(&self, id: Id, held: &[u8]) -> sql::Result<()> {
        self.0.execute("UPDATE package SET held = ?2 WHERE id = ?1", params![id, held])?;
        Ok(())
    }
}

fn row(row: &Row<'_>) -> sql::Result<Package> {
    Ok(Package {
        id: row.get(0)?,
        laptop: row.get(1)?,
        made_at: row.get(2)?,
        taken_at: row.get(3)?,
        taken_by: row.get(4)?,
        changes: row.get(5)?,
        set_aside: row.get(6)?,
        things: row.get(7)?,
        receipt_code: row.get(8)?,
        header: row.get(9)?,
        problems: row.get(10)?,
        held: row.get(11)?,
        wants: row.get(12)?,
    })
}
