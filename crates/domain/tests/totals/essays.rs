//! Essays due, handed in, graded.

use chrono::NaiveDate;
use domain::Id;
use domain::essays::Grade;
use domain::members::MemberLife;
use domain::roll_call::Status::*;
use domain::rounds::EssayRule;
use domain::totals::*;

use crate::entered::*;

#[test]
fn april_essays_16_due_15_received_one_owed() {
    let mut rows = round(19, vec![session(1, 1, day(3, 12))]).mark(1, 1..=19, Present);
    rows.essay_rule = EssayRule::AllMembers;
    let grades = [(6, Grade::Good), (6, Grade::Fair), (3, Grade::Average)]
        .into_iter()
        .flat_map(|(n, grade)| std::iter::repeat_n(grade, n));
    rows.essays = (1..=15).zip(grades).map(|(n, grade)| essay(n, false, Some(day(4, 20)), Some(grade))).collect();
    rows.essays.extend((16..=18).map(|n| essay(n, true, None, None)));
    let cell = totals(&rows);
    let counts = cell.counts();
    assert_eq!((counts.essays_due, counts.essays_received, counts.essays_exempt, counts.essays_owed), (16, 15, 3, 1));
    assert_eq!((counts.grade_good, counts.grade_fair, counts.grade_average, counts.grade_failed), (6, 6, 3, 0));
    assert_eq!(members(&cell.essays_owed), [19]);
    assert_eq!(counts.grade_shares().unwrap().shares, [4_000, 4_000, 2_000, 0]);

    for essay in &mut rows.essays {
        essay.member = None;
    }
    assert_eq!(totals(&rows).counts(), counts, "the server, which can't tell whose they are, counts the same");
    let before_handing_in = totals(&RoundRows { as_of: day(4, 19), ..rows }).counts();
    assert_eq!((before_handing_in.essays_received, before_handing_in.grade_good), (0, 0));
}

pub fn essay(n: u8, exempt: bool, handed_in_on: Option<NaiveDate>, grade: Option<Grade>) -> EssayRow {
    EssayRow { id: Id([200 - n; 16]), member: Some(member(n)), exempt, handed_in_on, grade }
}

#[test]
fn probationary_members_owe_no_essay_where_only_official_ones_do() {
    let mut rows = round(2, vec![session(1, 1, day(3, 12))])
        .life(1, MemberLife { joined: Some(day(1, 8).into()), ..MemberLife::default() });
    rows.essay_rule = EssayRule::OfficialMembers;
    assert_eq!(members(&totals(&rows).essays_due), [2]);
}

#[test]
fn essays_of_deleted_members_stay_essays() {
    let mut rows = round(1, vec![session(1, 1, day(3, 12))]);
    rows.essays = [1, 8, 9].map(|n| essay(n, false, Some(day(4, 1)), None)).to_vec();
    assert_eq!(totals(&rows).essays_received.count(), 3);
}

#[test]
fn excused_under_either_row_is_excused() {
    let mut rows = round(2, vec![session(1, 1, day(3, 12))]);
    rows.essay_rule = EssayRule::AllMembers;
    rows.same_person = vec![SamePerson { kept: member(1), merged: member(2) }];
    for excused in [1, 2] {
        rows.essays = [1, 2].map(|n| essay(n, n == excused, None, None)).to_vec();
        let counts = totals(&rows).counts();
        assert_eq!((counts.essays_due, counts.essays_exempt), (0, 1));
    }
}

#[test]
fn a_grade_counts_once_its_essay_is_handed_in() {
    let mut rows = round(2, vec![session(1, 1, day(3, 12))]);
    rows.essays = vec![essay(1, false, None, Some(Grade::Good)), essay(2, false, Some(day(4, 1)), Some(Grade::Failed))];
    let counts = totals(&rows).counts();
    assert_eq!((counts.grade_good, counts.grade_failed), (0, 1));
}

#[test]
fn what_came_and_has_no_grade_is_not_graded_and_nothing_else_is() {
    let mut rows = round(5, vec![session(1, 1, day(3, 12))]);
    rows.essay_rule = EssayRule::AllMembers;
    rows.essays = vec![
        essay(1, false, Some(day(4, 1)), Some(Grade::Good)),
        essay(2, false, Some(day(4, 1)), None),
        essay(3, false, None, None),
        essay(4, true, Some(day(4, 1)), None),
    ];
    let cell = totals(&rows);
    assert_eq!(cell.essays_not_graded.rows(), [Row::Essay(Id([198; 16]))], "not the one that is owed or excused");
    assert_eq!(cell.counts().essays_not_graded(), 1);
    for essay in &mut rows.essays {
        essay.member = None;
    }
    assert_eq!(totals(&rows).essays_not_graded, cell.essays_not_graded, "the server counts the same");
}

#[test]
fn an_essay_excused_after_it_came_is_not_received() {
    let mut rows = round(1, vec![session(1, 1, day(3, 12))]);
    rows.essays = vec![essay(1, true, Some(day(4, 1)), Some(Grade::Good))];
    let counts = totals(&rows).counts();
    assert_eq!((counts.essays_received, counts.essays_exempt, counts.grade_good), (0, 1, 0));
}
