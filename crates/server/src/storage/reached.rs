//! How far laptops have what the server wrote for their cells. A laptop says so in its next request or package, so
//! something that came with an answer is known to be there only after that.

use std::collections::HashMap;

use domain::Id;
use sql::{Sql, params};

use crate::clock::Moment;

pub struct Reached<'s>(pub &'s dyn Sql);

impl Reached<'_> {
    /// When the first laptop of each cell had a change of one of our chains.
    pub fn first_of_each(&self, chain: Id, number: u64) -> sql::Result<HashMap<Id, Moment>> {
        let first = "SELECT laptop.unit, min(laptop_reached.at) FROM laptop_reached
             JOIN laptop ON laptop.id = laptop_reached.laptop
             WHERE laptop_reached.chain = ?1 AND laptop_reached.number >= ?2 GROUP BY laptop.unit";
        let found = self.0.rows(first, params![chain, number], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(found.into_iter().collect())
    }

    fn of_laptop(&self, laptop: Id) -> sql::Result<HashMap<Id, u64>> {
        let furthest = "SELECT chain, max(number) FROM laptop_reached WHERE laptop = ?1 GROUP BY chain";
        let found = self.0.rows(furthest, params![laptop], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(found.into_iter().collect())
    }
}

pub struct ReachedMut<'s>(pub &'s dyn Sql);

impl ReachedMut<'_> {
    /// Notes how far a laptop has some of our chains. What it has said before is not noted again.
    pub fn note(&self, laptop: Id, chains: &[(Id, u64)], at: Moment) -> sql::Result<()> {
        let known = Reached(self.0).of_laptop(laptop)?;
        for (chain, number) in chains {
            if known.get(chain).is_none_or(|known| known < number) {
                self.0.execute(
                    "INSERT INTO laptop_reached (laptop, chain, number, at) VALUES (?1, ?2, ?3, ?4)",
                    params![laptop, chain, number, at],
                )?;
            }
        }
        Ok(())
    }
}
