//! Who is counted, and in which denominator.

use domain::essays::Grade;
use domain::figures::share;
use domain::members::{Left, LeftKind, MemberLife, Period};
use domain::roll_call::Status::*;
use domain::rounds::EssayRule;
use domain::sessions::SpeakerFrom;
use domain::totals::*;

use crate::entered::*;
use crate::essays::essay;

#[test]
fn denominators_follow_the_dates() {
    let period = |from, until| Some(Period { from, until });
    let rows = round(7, vec![session(1, 1, day(3, 12))])
        .life(1, MemberLife { joined: Some(day(3, 13).into()), ..MemberLife::default() })
        .life(2, MemberLife { left: Some(Left { how: LeftKind::Deceased, on: day(3, 12) }), ..MemberLife::default() })
        .life(3, MemberLife { away: period(day(3, 1), Some(day(3, 12))), ..MemberLife::default() })
        .life(4, MemberLife { exempt: period(day(1, 1), None), ..MemberLife::default() })
        .life(5, MemberLife { exempt: period(day(1, 1), None), ..MemberLife::default() })
        .mark(1, [1, 2, 3, 5, 7], Present)
        .mark(1, [6], CountedElsewhere);
    let counted = totals(&rows);
    assert_eq!(members(&counted.due), [7]);
    assert_eq!(members(&counted.present), [7]);
    assert_eq!(members(&counted.exempt_present), [5], "welcome, outside the share");
    assert_eq!(members(&counted.exempt), [4]);
    assert_eq!(members(&counted.counted_elsewhere), [3, 6]);
}

#[test]
fn a_member_entered_twice_is_one_person() {
    let mut rows =
        round(3, vec![session(1, 1, day(3, 12))]).mark(1, [1], WithReason).mark(1, [2], Present).mark(1, [3], Present);
    rows.same_person = vec![SamePerson { kept: member(1), merged: member(2) }];
    let counted = totals(&rows);
    assert_eq!(members(&counted.due), [1, 3]);
    assert_eq!(members(&counted.present), [1, 3], "seen under either row, the person was there");
    rows.essay_rule = EssayRule::Named(vec![member(2)]);
    rows.essays = vec![essay(1, false, Some(day(4, 1)), None), essay(2, false, Some(day(4, 2)), Some(Grade::Fair))];
    let counts = totals(&rows).counts();
    assert_eq!((counts.essays_due, counts.essays_received, counts.grade_fair, counts.essays_owed), (1, 1, 1, 0));
}

#[test]
fn non_members_have_a_denominator_of_their_own() {
    let mut rows = round(4, vec![session(1, 1, day(3, 3)), session(2, 2, day(3, 10)), session(3, 2, day(12, 31))])
        .mark(1, 1..=4, Present)
        .mark(2, 1..=4, Present);
    let group = |group: &str, invited, attended| NonMembers { group: group.into(), invited, attended };
    rows.sessions[0].non_members = vec![group("Công chức", 20, 19), group("Nhân dân", 30, 10)];
    rows.sessions[2].non_members = vec![group("Nhân dân", 10, 10)];
    rows.sessions[0].speaker_from = SpeakerFrom::Superior;
    rows.as_of = day(12, 30);
    let counted = totals(&rows);
    let counts = counted.counts();
    assert_eq!((counts.present, counts.due), (4, 4));
    assert_eq!((counts.non_members_attended, counts.non_members_invited), (29, 50));
    assert_eq!(counts.non_members_share(), share(29, 50));
    assert_eq!((counts.sessions, counts.sessions_by_superior), (2, 1), "a session still to come is none held");
    assert!(!counted.non_members_are_turns);
    rows.as_of = day(12, 31);
    assert!(totals(&rows).non_members_are_turns, "the same villagers may have come to both parts");
}

#[test]
fn cells_add_up_by_counts_not_by_rates() {
    let full = totals(&round(2, vec![session(1, 1, day(3, 12))]).mark(1, 1..=2, Present)).counts();
    let half = totals(&round(10, vec![session(1, 1, day(3, 12))]).mark(1, 1..=5, Present)).counts();
    let both: Counts = [full, half].into_iter().sum();
    assert_eq!((both.present, both.due, both.unmarked, both.sessions), (7, 12, 5, 2));
    assert_eq!(both.present_share(), Some(5_833));
}

#[test]
fn counted_elsewhere_in_one_class_is_not_owed_in_its_parallel() {
    let rows = round(2, vec![session(1, 1, day(3, 3)), session(2, 1, day(3, 10))]).mark(1, [1], CountedElsewhere).mark(
        1,
        [2],
        Present,
    );
    let counted = totals(&rows);
    assert_eq!(members(&counted.due), [2]);
    assert_eq!(members(&counted.counted_elsewhere), [1]);
}

#[test]
fn turns_are_summed_over_sessions_beside_the_people_and_never_added_to_them() {
    let mut rows = round(4, vec![session(1, 1, day(3, 3)), session(2, 2, day(3, 10)), session(3, 3, day(12, 31))])
        .mark(1, 1..=4, Present)
        .mark(2, 1..=3, Present)
        .mark(3, 1..=4, Present);
    rows.as_of = day(12, 30);
    let counted = totals(&rows);
    assert_eq!(counted.turns.count(), 7, "the session still to come adds none");
    assert_eq!((counted.due.count(), counted.turns.members().count()), (4, 0));
}

#[test]
fn who_presented_is_counted_once_a_session_and_a_point_once_a_round() {
    let mut rows = round(1, (1..=4).map(|n| session(n, 1, day(3, n.into()))).collect());
    let from = [SpeakerFrom::Superior, SpeakerFrom::Secretary, SpeakerFrom::CommitteeMember, SpeakerFrom::Cell];
    for (session, from) in rows.sessions.iter_mut().zip(from) {
        session.speaker_from = from;
        session.points = vec!["Nhà văn hóa bản Nà Hiềng".to_owned()];
    }
    rows.sessions[1].points = vec!["nhà văn hoá bản nà hiềng".to_owned(), "Trường học".to_owned()];
    let counted = totals(&rows);
    let by = [
        &counted.sessions_by_superior,
        &counted.sessions_by_secretary,
        &counted.sessions_by_committee_member,
        &counted.sessions_by_cell,
    ];
    assert_eq!(by.map(|rows| rows.count()), [1; 4]);
    assert_eq!(counted.points.count(), 2);
}
