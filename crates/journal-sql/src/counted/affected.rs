//! Which rounds of a book have to be recounted after some of its values changed.

use super::{COUNTED_OF_A_MEMBER, final_cut};
use crate::assignments::assignments;
use crate::{Error, TouchedField, parted, row, rows};
use domain::Id;
use domain::catalogue::{essay, make_up, member, roll_call, round, same_person, session};
use journal::{ChangeRef, Place, Record, Value};
use sql::Sql;
use std::collections::BTreeSet;

/// The rounds of a book whose figures (provisional or final) or late changes can be changed by these values,
/// including deleted rounds.
pub fn affected(sql: &dyn Sql, book: Id, touched: &[TouchedField]) -> Result<BTreeSet<Id>, Error> {
    let touched: Vec<&TouchedField> = touched.iter().filter(|one| one.book == book).collect();
    let of = |kind: u16| touched.iter().filter(move |one| one.kind == kind);
    let ids = |kind: u16| of(kind).map(move |one| one.record.id(kind)).collect::<BTreeSet<Id>>();
    let (mut rounds, mut sessions) = (ids(round::KIND), ids(session::KIND));
    rounds.extend(rounds_of_people(sql, book, &touched)?);
    for kind in [roll_call::KIND, make_up::KIND] {
        sessions.extend(of(kind).filter_map(|one| match one.record {
            Record::Pair(session, _) => Some(session),
            Record::One(_) => None,
        }));
    }
    for (kind, field, found) in
        [(session::KIND, session::ROUND, sessions), (essay::KIND, essay::ROUND, ids(essay::KIND))]
    {
        for record in found {
            match row(sql, book, kind, record)? {
                Some(row) => rounds.extend(row.id_ref(field)),
                // The record was taken away, and with it the round it lay in.
                None => rounds.extend(rows(sql, book, round::KIND)?.iter().map(|row| row.id)),
            }
        }
        // A record that lies in one round now may have lain in another before.
        for one in of(kind).filter(|one| one.field == field) {
            let place = Place { record: one.record.id(kind), kind, field };
            let named = assignments(sql, book, place)?;
            rounds.extend(named.iter().filter_map(|one| one.content.value().and_then(Value::as_id)));
        }
    }
    Ok(rounds)
}

/// The rounds whose figures a change of people can change. Open rounds count everybody as they are now. Final
/// figures change only if their cut covers a change that has just arrived, or if a value was removed.
fn rounds_of_people(sql: &dyn Sql, book: Id, touched: &[&TouchedField]) -> Result<Vec<Id>, Error> {
    let counted = |one: &&&TouchedField| {
        let of_member = one.kind == member::KIND && COUNTED_OF_A_MEMBER.contains(&one.field);
        of_member || one.kind == same_person::KIND
    };
    let changes: Vec<Option<ChangeRef>> = touched.iter().filter(counted).map(|one| one.by).collect();
    if changes.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for row in rows(sql, book, round::KIND)? {
        let can_change = match final_cut(&row) {
            None => true,
            Some(closed) => {
                let cut = parted(sql, &closed.cut)?;
                changes.iter().any(|by| by.is_none_or(|at| cut.covers(at)))
            }
        };
        if can_change {
            found.push(row.id);
        }
    }
    Ok(found)
}
