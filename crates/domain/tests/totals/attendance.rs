//! Present, absent, made up: over one part and over several.

use domain::figures::percent_or_dash;
use domain::members::{MemberLife, Period};
use domain::roll_call::Status::*;
use domain::totals::*;

use crate::entered::*;

#[test]
fn nobody_is_present_until_somebody_says_so() {
    let counts = totals(&round(19, vec![session(1, 1, day(3, 12))])).counts();
    assert_eq!((counts.due, counts.present, counts.unmarked, counts.studied), (19, 0, 19, 0));
    assert_eq!(percent_or_dash(counts.present_share()), "0,00 %");
}

#[test]
fn a_round_without_sessions_has_nobody_due() {
    let counts = totals(&round(19, vec![])).counts();
    assert_eq!(counts, Counts::default());
    assert_eq!(percent_or_dash(counts.present_share()), "—");
}

#[test]
fn march_15_of_19_and_june_18_of_19() {
    let march = round(19, vec![session(1, 1, day(3, 12))])
        .mark(1, 1..=8, PresentElsewhere)
        .mark(1, 9..=15, Present)
        .mark(1, 16..=19, WithReason);
    let spring = totals(&march);
    assert_eq!((spring.present.count(), spring.due.count(), spring.make_up_owed.count()), (15, 19, 4));
    assert_eq!(percent_or_dash(spring.counts().present_share()), "78,95 %");

    let june = march.made_up(1, 16..=18, day(6, 10));
    let summer = totals(&june);
    assert_eq!(summer.studied.count(), 18);
    assert_eq!(percent_or_dash(summer.counts().studied_share()), "94,74 %");
    assert_eq!(members(&summer.studied), (1..=18).collect::<Vec<_>>(), "one click opens the 18 names");
    assert_eq!(members(&summer.make_up_owed), [19]);
    assert_eq!(percent_or_dash(summer.counts().present_share()), "78,95 %", "making up changes no roll-call");

    let in_may = totals(&RoundRows { as_of: day(5, 31), ..june });
    assert_eq!((in_may.studied.count(), in_may.made_up.count()), (15, 0), "as of May nobody had made up yet");
}

#[test]
fn a_member_must_study_each_part() {
    let rows = round(5, vec![session(1, 1, day(3, 3)), session(2, 2, day(3, 10))])
        .mark(1, [1, 2, 3, 5], Present)
        .mark(1, [4], WithReason)
        .mark(2, [1, 4], Present)
        .mark(2, [2], Without)
        .made_up(1, [4], day(3, 20));
    let counted = totals(&rows);
    assert_eq!(members(&counted.present), [1]);
    assert_eq!(members(&counted.without), [2]);
    assert_eq!(members(&counted.unmarked), [3, 5], "marked in one part only");
    assert_eq!(members(&counted.with_reason), [4]);
    assert_eq!(members(&counted.studied), [1, 4]);
    assert_eq!(members(&counted.make_up_owed), [2]);
}

#[test]
fn every_missed_part_must_be_made_up() {
    let rows = round(2, vec![session(1, 1, day(3, 3)), session(2, 2, day(3, 10))])
        .mark(1, [1, 2], WithReason)
        .mark(2, [1], WithReason)
        .mark(2, [2], Without)
        .made_up(1, [1, 2], day(4, 1))
        .made_up(2, [1], day(4, 1));
    let counted = totals(&rows);
    assert_eq!(members(&counted.made_up), [1]);
    assert_eq!(members(&counted.make_up_owed), [2]);
    assert_eq!(members(&counted.without), [2], "without reason in one part is without reason");
}

#[test]
fn absence_from_a_class_one_was_not_summoned_to_is_none() {
    let mut rows = round(4, vec![session(1, 1, day(3, 3)), session(2, 1, day(3, 3))])
        .mark(1, [1], Present)
        .mark(1, [3], Without)
        .mark(2, [2, 3], Present);
    rows.sessions[0].summoned = Some(vec![member(1), member(2)]);
    rows.sessions[1].summoned = Some(vec![member(3)]);
    let counted = totals(&rows);
    assert_eq!(members(&counted.due), [1, 2, 3], "4 was summoned to neither");
    assert_eq!(members(&counted.present), [1, 2, 3], "2 came to the other class");
}

#[test]
fn coming_to_a_later_class_of_the_part_makes_up_for_an_earlier_one() {
    let rows = round(3, vec![session(1, 1, day(3, 3)), session(2, 1, day(3, 10))])
        .mark(1, [1], WithReason)
        .mark(2, [1, 2], Present)
        .mark(1, [3], Present)
        .mark(2, [3], Without);
    let counted = totals(&rows);
    assert_eq!(members(&counted.made_up), [1]);
    assert_eq!(members(&counted.present), [2, 3], "who came once need not come again");
    assert_eq!(counted.studied.count(), 3);
    let between = totals(&RoundRows { as_of: day(3, 5), ..rows });
    assert_eq!(members(&between.make_up_owed), [1], "marks of days to come don't count");
    assert_eq!(members(&between.unmarked), [2]);
}

#[test]
fn the_line_above_the_sheet_counts_its_own_session() {
    let rows = round(19, vec![session(1, 1, day(3, 12)), session(2, 2, day(3, 19))])
        .mark(1, 1..=14, Present)
        .mark(1, 15..=17, WithReason)
        .mark(2, [18], Present)
        .life(19, MemberLife { exempt: Some(Period { from: day(1, 1), until: None }), ..MemberLife::default() })
        .mark(1, [19], ExemptPresent);
    let counts = session_counts(&rows.sessions[0], &rows.members, &[], &rows.marks);
    assert_eq!(
        (counts.due.count(), counts.present.count(), counts.with_reason.count(), counts.unmarked.count()),
        (18, 14, 3, 1)
    );
    assert_eq!((members(&counts.exempt_present), members(&counts.not_due)), (vec![19], vec![19]));
    assert!(!counts.can_be_confirmed());
    assert_eq!(percent_or_dash(counts.share()), "77,78 %");
    assert_eq!(people_on_sheet(&rows.sessions[0], &rows.members, &[], &rows.marks).len(), 19);
}

#[test]
fn who_is_unmarked_in_one_part_has_not_studied_whatever_was_made_up() {
    let rows = round(2, vec![session(1, 1, day(3, 3)), session(2, 2, day(3, 10))]).mark(1, [1, 2], WithReason).made_up(
        1,
        [1],
        day(3, 20),
    );
    let counted = totals(&rows);
    assert_eq!(members(&counted.unmarked), [1, 2]);
    assert!(counted.studied.is_zero() && counted.made_up.is_zero());
    assert_eq!(members(&counted.make_up_owed), [2], "what was missed can be made up before the next part");
}
