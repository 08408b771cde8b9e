//! Forms that we have issued, to whom, and their versions. The text of a form is in the journal.

use std::collections::HashMap;

use domain::Id;
use sql::{Row, Sql, params};

use super::rounds::Withdrawn;
use crate::clock::Moment;

#[derive(Debug, Clone)]
pub struct IssuedForm {
    pub id: Id,
    pub issued_at: Moment,
    pub issued_by: String,
    /// It was sent in the book to every cell, so that cells added later can read it.
    pub to_all: bool,
    /// The cells that were addressed when it was issued, for a form to all as well.
    pub units: Vec<Id>,
    pub withdrawn: Option<Withdrawn>,
}

impl IssuedForm {
    /// Whose book holds the form: `None` is the book to all cells. Every addressed cell was sent the same text.
    pub fn in_book_of(&self) -> Option<Id> {
        if self.to_all { None } else { self.units.first().copied() }
    }
}

#[derive(Debug, Clone)]
pub struct IssuedVersion {
    pub id: Id,
    pub form: Id,
    pub number: i64,
    pub issued_at: Moment,
    pub issued_by: String,
}

const SELECT: &str = "SELECT id, issued_at, issued_by, to_all, withdrawn_at, withdrawn_by FROM issued_form";

pub struct IssuedForms<'s>(pub &'s dyn Sql);

impl IssuedForms<'_> {
    pub fn find(&self, id: Id) -> sql::Result<Option<IssuedForm>> {
        let Some(mut form) = self.0.first(&format!("{SELECT} WHERE id = ?1"), params![id], row)? else {
            return Ok(None);
        };
        let whom = "SELECT unit FROM issued_form_unit WHERE form = ?1 ORDER BY unit";
        form.units = self.0.rows(whom, params![id], |row| row.get(0))?;
        Ok(Some(form))
    }

    /// Latest first.
    pub fn all(&self) -> sql::Result<Vec<IssuedForm>> {
        let mut forms = self.0.rows(&format!("{SELECT} ORDER BY issued_at DESC, id"), &[], row)?;
        let whom = "SELECT form, unit FROM issued_form_unit ORDER BY form, unit";
        let mut units: HashMap<Id, Vec<Id>> = HashMap::new();
        for (form, unit) in self.0.rows(whom, &[], |row| Ok((row.get(0)?, row.get(1)?)))? {
            units.entry(form).or_default().push(unit);
        }
        for form in &mut forms {
            form.units = units.remove(&form.id).unwrap_or_default();
        }
        Ok(forms)
    }

    /// The versions of a form, the first first.
    pub fn versions(&self, form: Id) -> sql::Result<Vec<IssuedVersion>> {
        let of =
            "SELECT id, form, number, issued_at, issued_by FROM issued_form_version WHERE form = ?1 ORDER BY number";
        self.0.rows(of, params![form], version)
    }
}

pub struct IssuedFormsMut<'s>(pub &'s dyn Sql);

impl IssuedFormsMut<'_> {
    pub fn add(&self, form: &IssuedForm) -> sql::Result<()> {
        self.0.execute(
            "INSERT INTO issued_form (id, issued_at, issued_by, to_all) VALUES (?1, ?2, ?3, ?4)",
            params![form.id, form.issued_at, form.issued_by, form.to_all],
        )?;
        for unit in &form.units {
            self.0.execute("INSERT INTO issued_form_unit (form, unit) VALUES (?1, ?2)", params![form.id, unit])?;
        }
        Ok(())
    }

    /// Two officers who issue the same number at once: one of them fails, and reads the other's version.
    pub fn add_version(&self, version: &IssuedVersion) -> sql::Result<()> {
        let IssuedVersion { id, form, number, issued_at, issued_by } = version;
        self.0.execute(
            "INSERT INTO issued_form_version (id, form, number, issued_at, issued_by) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![id, form, number, issued_at, issued_by],
        )?;
        Ok(())
    }

    /// `None`: the form is in force again.
    pub fn withdraw(&self, form: Id, withdrawn: Option<&Withdrawn>) -> sql::Result<()> {
        let (at, by) = withdrawn.map(|one| (one.at, one.by.as_str())).unzip();
        let set = "UPDATE issued_form SET withdrawn_at = ?2, withdrawn_by = ?3 WHERE id = ?1";
        self.0.execute(set, params![form, at, by])?;
        Ok(())
    }
}

fn row(row: &Row<'_>) -> sql::Result<IssuedForm> {
    let withdrawn = row.get::<Option<Moment>>(4)?.zip(row.get::<Option<String>>(5)?);
    Ok(IssuedForm {
        id: row.get(0)?,
        issued_at: row.get(1)?,
        issued_by: row.get(2)?,
        to_all: row.get(3)?,
        units: Vec::new(),
        withdrawn: withdrawn.map(|(at, by)| Withdrawn { at, by }),
    })
}

fn version(row: &Row<'_>) -> sql::Result<IssuedVersion> {
    Ok(IssuedVersion {
        id: row.get(0)?,
        form: row.get(1)?,
        number: row.get(2)?,
        issued_at: row.get(3)?,
        issued_by: row.get(4)?,
    })
}
