//! Rounds that we have issued, and to whom. The text of a round is in the journal.

use std::collections::HashMap;

use domain::Id;
use sql::{Row, Sql, params};

use crate::clock::Moment;

#[derive(Debug, Clone)]
pub struct IssuedRound {
    pub id: Id,
    pub issued_at: Moment,
    pub issued_by: String,
    /// It was sent in the book to every cell, so that cells added later can read it.
    pub to_all: bool,
    /// The cells that were addressed when it was issued, for a round to all as well.
    pub units: Vec<Id>,
    pub withdrawn: Option<Withdrawn>,
}

#[derive(Debug, Clone)]
pub struct Withdrawn {
    pub at: Moment,
    pub by: String,
}

impl IssuedRound {
    /// Whose book holds the round: `None` is the book to all cells. Every addressed cell was sent the same text.
    pub fn in_book_of(&self) -> Option<Id> {
        if self.to_all { None } else { self.units.first().copied() }
    }
}

const SELECT: &str = "SELECT id, issued_at, issued_by, to_all, withdrawn_at, withdrawn_by FROM issued_round";

pub struct IssuedRounds<'s>(pub &'s dyn Sql);

impl IssuedRounds<'_> {
    pub fn find(&self, id: Id) -> sql::Result<Option<IssuedRound>> {
        let found = self.0.first(&format!("{SELECT} WHERE id = ?1"), params![id], row)?;
        found.map(|round| self.with_units(round)).transpose()
    }

    /// Latest first.
    pub fn all(&self) -> sql::Result<Vec<IssuedRound>> {
        let mut rounds = self.0.rows(&format!("{SELECT} ORDER BY issued_at DESC, id"), &[], row)?;
        let whom = "SELECT round, unit FROM issued_round_unit ORDER BY round, unit";
        let mut units: HashMap<Id, Vec<Id>> = HashMap::new();
        for (round, unit) in self.0.rows(whom, &[], |row| Ok((row.get(0)?, row.get(1)?)))? {
            units.entry(round).or_default().push(unit);
        }
        for round in &mut rounds {
            round.units = units.remove(&round.id).unwrap_or_default();
        }
        Ok(rounds)
    }

    fn with_units(&self, mut round: IssuedRound) -> sql::Result<IssuedRound> {
        let whom = "SELECT unit FROM issued_round_unit WHERE round = ?1 ORDER BY unit";
        round.units = self.0.rows(whom, params![round.id], |row| row.get(0))?;
        Ok(round)
    }
}

pub struct IssuedRoundsMut<'s>(pub &'s dyn Sql);

impl IssuedRoundsMut<'_> {
    pub fn add(&self, round: &IssuedRound) -> sql::Result<()> {
        self.0.execute(
            "INSERT INTO issued_round (id, issued_at, issued_by, to_all) VALUES (?1, ?2, ?3, ?4)",
            params![round.id, round.issued_at, round.issued_by, round.to_all],
        )?;
        for unit in &round.units {
            self.0.execute("INSERT INTO issued_round_unit (round, unit) VALUES (?1, ?2)", params![round.id, unit])?;
        }
        Ok(())
    }

    /// `None`: the round is in force again.
    pub fn withdraw(&self, round: Id, withdrawn: Option<&Withdrawn>) -> sql::Result<()> {
        let (at, by) = withdrawn.map(|one| (one.at, one.by.as_str())).unzip();
        let set = "UPDATE issued_round SET withdrawn_at = ?2, withdrawn_by = ?3 WHERE id = ?1";
        self.0.execute(set, params![round, at, by])?;
        Ok(())
    }
}

fn row(row: &Row<'_>) -> sql::Result<IssuedRound> {
    let withdrawn = row.get::<Option<Moment>>(4)?.zip(row.get::<Option<String>>(5)?);
    Ok(IssuedRound {
        id: row.get(0)?,
        issued_at: row.get(1)?,
        issued_by: row.get(2)?,
        to_all: row.get(3)?,
        units: Vec::new(),
        withdrawn: withdrawn.map(|(at, by)| Withdrawn { at, by }),
    })
}
