//! The members of the cell, as figures see them.

use super::day;
use crate::Row;
use domain::catalogue::{member, same_person};
use domain::dates::CivilDate;
use domain::members::{MemberLife, Period};
use domain::totals::{MemberRow, SamePerson};
use journal::Value;

pub fn member_row(row: &Row) -> MemberRow {
    MemberRow { id: row.id, life: member_life(row) }
}

/// The dated facts of a member's row. What cannot be read is left out.
pub fn member_life(row: &Row) -> MemberLife {
    let date = |field| CivilDate::parse_optional(row.text(field)).ok().flatten();
    let period = |field| {
        let ends = row.list(field);
        let end = |place: usize| ends.get(place).and_then(Value::as_text).and_then(day);
        Some(Period { from: end(0)?, until: end(1) })
    };
    let left = row.list(member::LEFT);
    let kind = left.first().and_then(Value::as_text).and_then(|kind| kind.parse().ok());
    MemberLife {
        joined: date(member::JOINED),
        official: date(member::OFFICIAL),
        exempt: period(member::EXEMPT),
        away: period(member::AWAY),
        left: kind.zip(left.get(1).and_then(Value::as_text).and_then(day)),
    }
}

pub fn same_person_row(row: &Row) -> Option<SamePerson> {
    Some(SamePerson { kept: row.id_ref(same_person::KEPT)?, merged: row.id_ref(same_person::MERGED)? })
}
