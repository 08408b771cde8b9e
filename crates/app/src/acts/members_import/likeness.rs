//! Finds rows of a list that are in the book already. An equal name alone is not enough.

use crate::figures::Roster;
use crate::messages::CallError;
use crate::messages::members::Resembles;
use domain::Id;
use domain::catalogue::member;
use domain::language::{fold, name_key, same_spelling, tidy_name};
use intake::RosterRow;
use std::collections::{HashMap, HashSet};
use store::{Book, Row};

pub(super) enum Likeness {
    /// The same name and date of birth.
    Same(Resembles),
    /// The same name; a person has to decide whether it is the same member.
    Unsure(Resembles),
    Nobody,
}

struct Known {
    /// The entry to show, for a member who was entered twice.
    id: Id,
    name: String,
    born: String,
}

/// The members of the book by the letters of their names: `Y Thuật` and `Y-Thuật` have the same key.
pub(super) struct Register(HashMap<String, Vec<Known>>);

impl Register {
    pub(super) fn of(book: &Book, members: &[Row]) -> Result<Register, CallError> {
        let roster = Roster::now(book)?;
        let mut register: HashMap<String, Vec<Known>> = HashMap::new();
        for row in members {
            let name = row.text(member::NAME);
            let known = Known {
                id: roster.person(row.id).unwrap_or(row.id),
                name: name.to_owned(),
                born: row.text(member::BORN).to_owned(),
            };
            register.entry(name_key(name)).or_default().push(known);
        }
        Ok(Register(register))
    }

    /// Returns one answer for each row. Exact dates of birth are matched first, so that a row with only a year
    /// does not take a member from a better match. Each member matches at most one row of the list.
    pub(super) fn compare(&self, rows: &[(u32, RosterRow)]) -> Vec<Likeness> {
        let mut taken: HashSet<(String, usize)> = HashSet::new();
        let mut same: Vec<Option<&Known>> = vec![None; rows.len()];
        for agree in [to_the_day as fn(&RosterRow, &Known) -> bool, to_the_year] {
            for (place, (_, row)) in rows.iter().enumerate().filter(|(_, (_, row))| !row.name.is_empty()) {
                let key = name_key(&row.name);
                if same[place].is_some() {
                    continue;
                }
                let known = self.0.get(&key).into_iter().flatten().enumerate();
                if let Some((at, found)) =
                    known.into_iter().find(|(at, known)| agree(row, known) && !taken.contains(&(key.clone(), *at)))
                {
                    taken.insert((key, at));
                    same[place] = Some(found);
                }
            }
        }
        rows.iter().zip(same).map(|((_, row), same)| self.likeness(row, same)).collect()
    }

    fn likeness(&self, row: &RosterRow, same: Option<&Known>) -> Likeness {
        let resembles =
            |known: &Known| Resembles { id: known.id.to_string(), name: known.name.clone(), born: known.born.clone() };
        match (same, self.0.get(&name_key(&row.name)).and_then(|known| known.first())) {
            (Some(known), _) => Likeness::Same(resembles(known)),
            (None, Some(known)) => Likeness::Unsure(resembles(known)),
            (None, None) => Likeness::Nobody,
        }
    }
}

fn written_alike(row: &RosterRow, known: &Known) -> bool {
    fold(&tidy_name(&row.name)) == fold(&tidy_name(&known.name))
}

fn to_the_day(row: &RosterRow, known: &Known) -> bool {
    row.born.len() == 10 && row.born == known.born && written_alike(row, known)
}

/// Whether the births match to the year: a year alone matches any day in it. It does not suffice if the names
/// are not spelled the same, including diacritics.
fn to_the_year(row: &RosterRow, known: &Known) -> bool {
    let bare = row.born.len() == 4 || known.born.len() == 4;
    bare && row.born.get(..4).is_some_and(|year| known.born.get(..4) == Some(year))
        && same_spelling(&row.name, &known.name)
}
