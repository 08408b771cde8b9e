//! Groups of members, with dates: who was in a group on one day, and the rows of a round that are of one group.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::id::Id;
use crate::totals::{People, RoundRows};

/// A member's time in one group. Both days belong to it; without a last day it is open-ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Membership {
    pub member: Id,
    pub group: Id,
    pub from: NaiveDate,
    pub until: Option<NaiveDate>,
}

impl Membership {
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// Whether both are of one member in one group and have a day in common.
    pub fn meets(&self, other: &Membership) -> bool {
        let ends_before = |one: &Membership, other: &Membership| one.until.is_some_and(|until| until < other.from);
        (self.member, self.group) == (other.member, other.group)
            && !ends_before(self, other)
            && !ends_before(other, self)
    }
}

/// The people in a group on a day, under the ids by which they are counted.
pub fn in_group(memberships: &[Membership], group: Id, day: NaiveDate, people: &People) -> HashSet<Id> {
    let there = memberships.iter().filter(|membership| membership.group == group && membership.holds(day));
    there.filter_map(|membership| people.person(membership.member)).collect()
}

/// The day whose groups count for a round: that of its last session up to the day of counting, as it is for who is an
/// official member.
pub fn day_of_round(rows: &RoundRows) -> NaiveDate {
    rows.sessions.iter().map(|session| session.date).filter(|day| *day <= rows.as_of).max().unwrap_or(rows.as_of)
}

/// The rows of a round from which the figures of one group are counted: as if nobody else were in the cell. Sessions and
/// people who are no members are of no group.
pub fn of_group(rows: &RoundRows, memberships: &[Membership], group: Id) -> RoundRows {
    let people = People::of(&rows.members, &rows.same_person);
    let there = in_group(memberships, group, day_of_round(rows), &people);
    let is_there = |member: Id| people.person(member).is_some_and(|person| there.contains(&person));
    let mut own = rows.clone();
    own.members.retain(|row| is_there(row.id));
    own.marks.retain(|row| is_there(row.member));
    own.make_ups.retain(|row| is_there(row.member));
    own.essays.retain(|row| row.member.is_some_and(is_there));
    own.sessions.iter_mut().for_each(|session| session.non_members.clear());
    own
}
