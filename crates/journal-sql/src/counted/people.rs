//! The members of the cell, as figures count them.

use crate::Row;
use domain::catalogue::{member, same_person};
use domain::dates::CivilDate;
use domain::members::MemberLife;
use domain::totals::{MemberRow, SamePerson};

/// The members who count, and which of them were entered twice, among rows that include deleted ones.
pub fn people_of(members: &[Row], same: &[Row]) -> (Vec<MemberRow>, Vec<SamePerson>) {
    let members = members.iter().filter(|row| !row.flag(member::DELETED)).map(member_row).collect();
    let same = same.iter().filter(|row| !row.flag(same_person::DELETED)).filter_map(same_person_row).collect();
    (members, same)
}

/// The fields of a member that figures are counted from: those that `member_life` reads, and whether the member
/// is deleted.
pub const COUNTED_OF_A_MEMBER: [u16; 6] =
    [member::JOINED, member::OFFICIAL, member::EXEMPT, member::AWAY, member::LEFT, member::DELETED];

pub fn member_row(row: &Row) -> MemberRow {
    MemberRow { id: row.id, life: member_life(row) }
}

/// The dated facts of a member's row. Unreadable ones are left out.
pub fn member_life(row: &Row) -> MemberLife {
    let date = |field| CivilDate::parse_optional(row.text(field)).ok().flatten();
    MemberLife {
        joined: date(member::JOINED),
        official: date(member::OFFICIAL),
        exempt: row.parts(member::EXEMPT),
        away: row.parts(member::AWAY),
        here: row.parts(member::HERE),
        left: row.parts(member::LEFT),
    }
}

pub fn same_person_row(row: &Row) -> Option<SamePerson> {
    Some(SamePerson { kept: row.id_ref(same_person::KEPT)?, merged: row.id_ref(same_person::MERGED)? })
}
