//! The members whom a guest may be. The program compares; the officer decides.

use domain::Id;
use domain::catalogue::member;
use domain::language::name_key;
use journal_sql::{Row, rows};
use sql::Sql;

use super::read::{Guest, year};
use crate::failure::Failure;
use crate::storage::books::Books;
use crate::storage::tree::Unit;

/// A member of one of our cells beside a guest.
pub struct Candidate {
    pub unit: Unit,
    pub member: Id,
    pub name: String,
    pub born: Option<i32>,
    pub same_name: bool,
    pub same_year: bool,
    pub same_unit: bool,
    /// Left the cell, by its book.
    pub left: bool,
}

/// Whether the guest says to come from this cell, however its name is written: "CB Nà Cà", "Chi bộ bản Nà Cà".
pub fn says(guest: &Guest, unit: &Unit) -> bool {
    let bare = |name: &str| {
        let key = name_key(name);
        let begun = ["chibo", "cb"].iter().find_map(|begin| key.strip_prefix(begin));
        begun.map(str::to_owned).unwrap_or(key)
    };
    let (said, called) = (bare(&guest.home), bare(&unit.name));
    said.len() >= 3 && called.len() >= 3 && (said.contains(&called) || called.contains(&said))
}

/// Members of these cells who bear the guest's name, the likeliest first.
pub fn of_name(sql: &dyn Sql, guest: &Guest, cells: &[Unit]) -> Result<Vec<Candidate>, Failure> {
    let key = name_key(&guest.name);
    let mut found = Vec::new();
    for unit in cells {
        found.extend(of_cell(sql, guest, unit)?.into_iter().filter(|one| name_key(&one.name) == key));
    }
    sort(&mut found);
    Ok(found)
}

/// Every member of a cell, the likeliest first.
pub fn of_cell(sql: &dyn Sql, guest: &Guest, unit: &Unit) -> Result<Vec<Candidate>, Failure> {
    let Some(cell) = Books(sql).of(unit.id)? else { return Ok(Vec::new()) };
    let (key, same_unit) = (name_key(&guest.name), says(guest, unit));
    let members = rows(sql, cell, member::KIND)?;
    let beside = |row: &Row| {
        let (name, born) = (row.text(member::NAME).to_owned(), year(row.text(member::BORN)));
        Candidate {
            unit: unit.clone(),
            member: row.id,
            same_name: !key.is_empty() && name_key(&name) == key,
            same_year: born.is_some() && born == guest.born,
            same_unit,
            left: row.value(member::LEFT).is_some_and(journal::Value::is_set),
            name,
            born,
        }
    };
    let mut found: Vec<Candidate> = members.iter().filter(|row| !row.flag(member::DELETED)).map(beside).collect();
    sort(&mut found);
    Ok(found)
}

fn sort(found: &mut [Candidate]) {
    let likely = |one: &Candidate| (!one.same_name, !one.same_unit, !one.same_year, one.left);
    found.sort_by(|a, b| {
        likely(a)
            .cmp(&likely(b))
            .then_with(|| (&a.unit.name, &a.name, a.member).cmp(&(&b.unit.name, &b.name, b.member)))
    });
}

/// Whether name, year of birth and home unit are all those of exactly one member.
pub fn is_plain(found: &[Candidate]) -> bool {
    found.iter().filter(|one| one.same_name && one.same_year && one.same_unit).count() == 1
}
