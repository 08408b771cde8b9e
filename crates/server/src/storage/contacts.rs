//! Whom to call about a cell, and how often news from it is expected.

use std::collections::HashMap;

use domain::Id;
use schemars::JsonSchema;
use serde::Serialize;
use sql::{Row, Sql, params};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// "USB hằng tháng"
    pub expected: String,
    pub person: String,
    pub phone: String,
}

impl Contact {
    /// The longest silence that this cell's way of sending explains, in days. `None`: nobody entered when to
    /// expect news, so it is never overdue.
    pub fn patience(&self) -> Option<i64> {
        let said = self.expected.to_lowercase();
        // a day or two of tolerance: markets, floods, a borrowed stick
        let ways = [("ngày", 2), ("tuần", 9), ("tháng", 35), ("quý", 100)];
        ways.iter().find(|(word, _)| said.contains(word)).map(|(_, days)| *days)
    }
}

/// Whom to ring, as the console is told it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ContactPerson {
    pub person: String,
    pub phone: String,
}

pub struct Contacts<'s>(pub &'s dyn Sql);

impl Contacts<'_> {
    pub fn all(&self) -> sql::Result<HashMap<Id, Contact>> {
        let all = "SELECT unit, expected, person, phone FROM unit_contact";
        Ok(self.0.rows(all, &[], |row| Ok((row.get(0)?, contact(row)?)))?.into_iter().collect())
    }

    pub fn of(&self, unit: Id) -> sql::Result<Contact> {
        Ok(self.all()?.remove(&unit).unwrap_or_default())
    }
}

pub struct ContactsMut<'s>(pub &'s dyn Sql);

impl ContactsMut<'_> {
    pub fn set(&self, unit: Id, contact: &Contact) -> sql::Result<()> {
        self.0.execute(
            "INSERT INTO unit_contact (unit, expected, person, phone) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (unit) DO UPDATE SET expected = ?2, person = ?3, phone = ?4",
            params![unit, contact.expected, contact.person, contact.phone],
        )?;
        Ok(())
    }
}

fn contact(row: &Row<'_>) -> sql::Result<Contact> {
    Ok(Contact { expected: row.get(1)?, person: row.get(2)?, phone: row.get(3)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_sends_by_stick_each_month_is_not_late_after_a_week() {
        let of = |said: &str| Contact { expected: said.into(), ..Contact::default() }.patience();
        assert_eq!(of("USB hằng tháng"), Some(35));
        assert_eq!(of("Mạng, hằng tuần"), Some(9));
        assert_eq!(of("Hằng ngày"), Some(2));
        assert_eq!(of(""), None);
    }
}
