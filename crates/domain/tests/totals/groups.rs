//! Figures of one group of members: whoever moved counts in the group of the day.

use domain::Id;
use domain::figures::percent_or_dash;
use domain::groups::{Membership, day_of_round, of_group};
use domain::roll_call::Status::*;
use domain::rounds::EssayRule;
use domain::totals::*;

use crate::entered::*;

const IN_OFFICE: Id = Id([201; 16]);
const RETIRED: Id = Id([202; 16]);

/// Members 1–4 are in office and 5–8 retired; member 4 retires on 1 July.
fn memberships() -> Vec<Membership> {
    let since = |n: u8, group, from, until| Membership { member: member(n), group, from, until };
    let office = (1..=3).map(|n| since(n, IN_OFFICE, day(1, 1), None));
    let retired = (5..=8).map(|n| since(n, RETIRED, day(1, 1), None));
    let moved = [since(4, IN_OFFICE, day(1, 1), Some(day(6, 30))), since(4, RETIRED, day(7, 1), None)];
    office.chain(retired).chain(moved).collect()
}

fn counted(rows: &RoundRows, group: Id) -> Totals {
    totals(&of_group(rows, &memberships(), group))
}

#[test]
fn a_member_who_moved_counts_in_the_group_of_the_day() {
    let march = round(8, vec![session(1, 1, day(3, 12))]).mark(1, 1..=8, Present);
    assert_eq!(members(&counted(&march, IN_OFFICE).due), [1, 2, 3, 4]);
    assert_eq!(members(&counted(&march, RETIRED).due), [5, 6, 7, 8]);
    let august = round(8, vec![session(1, 1, day(8, 12))]).mark(1, 1..=8, Present);
    assert_eq!(members(&counted(&august, IN_OFFICE).due), [1, 2, 3]);
    assert_eq!(members(&counted(&august, RETIRED).due), [4, 5, 6, 7, 8]);
    let on_the_last_day = round(8, vec![session(1, 1, day(6, 30))]);
    assert_eq!(members(&counted(&on_the_last_day, IN_OFFICE).due), [1, 2, 3, 4], "the last day belongs to it");
}

#[test]
fn the_groups_of_a_round_are_those_of_its_last_session_that_was_held() {
    let rows = round(8, vec![session(1, 1, day(6, 20)), session(2, 2, day(7, 10))]);
    assert_eq!(day_of_round(&rows), day(7, 10));
    assert_eq!(members(&counted(&rows, RETIRED).due), [4, 5, 6, 7, 8]);
    let in_june = RoundRows { as_of: day(6, 30), ..rows };
    assert_eq!(day_of_round(&in_june), day(6, 20));
    assert_eq!(members(&counted(&in_june, RETIRED).due), [5, 6, 7, 8]);
}

#[test]
fn the_groups_of_one_division_add_up_to_the_cell() {
    let rows = round(8, vec![session(1, 1, day(3, 12))]).mark(1, 1..=5, Present).mark(1, 6..=7, WithReason);
    let rows = RoundRows { essay_rule: EssayRule::AllMembers, ..rows };
    let (all, office, retired) = (totals(&rows), counted(&rows, IN_OFFICE), counted(&rows, RETIRED));
    for figure in [Figure::Due, Figure::Present, Figure::WithReason, Figure::Unmarked, Figure::EssaysDue] {
        let sum = office.figure(figure).count() + retired.figure(figure).count();
        assert_eq!(sum, all.figure(figure).count(), "{figure:?}");
    }
    assert_eq!(percent_or_dash(retired.counts().present_share()), "25,00 %", "of its own members");
}

#[test]
fn two_entries_of_one_person_are_in_the_group_of_either() {
    let rows = round(8, vec![session(1, 1, day(3, 12))]).mark(1, [2], Present);
    let joined = SamePerson { kept: member(5), merged: member(2) };
    let rows = RoundRows { same_person: vec![joined], ..rows };
    assert_eq!(members(&counted(&rows, IN_OFFICE).present), [5]);
    assert_eq!(members(&counted(&rows, RETIRED).present), [5]);
}

#[test]
fn times_in_one_group_that_share_a_day_meet() {
    let time = |from, until| Membership { member: member(1), group: RETIRED, from, until };
    let first = time(day(1, 1), Some(day(3, 31)));
    assert!(first.meets(&time(day(3, 31), None)) && time(day(3, 31), None).meets(&first));
    assert!(!first.meets(&time(day(4, 1), None)) && !time(day(4, 1), None).meets(&first));
    assert!(!first.meets(&Membership { group: IN_OFFICE, ..first }));
}
