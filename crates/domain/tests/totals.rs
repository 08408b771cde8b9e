//! Facts of counting a round, on rounds as cells hold them.
#![allow(clippy::unwrap_used)]

use chrono::NaiveDate;
use domain::Id;
use domain::essays::Grade;
use domain::figures::{percent_or_dash, share};
use domain::members::{LeftKind, MemberLife, Period};
use domain::roll_call::Status::{self, *};
use domain::rounds::EssayRule;
use domain::totals::*;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn member(n: u8) -> Id {
    Id([n; 16])
}

fn session_id(n: u8) -> Id {
    Id([100 + n; 16])
}

fn session(n: u8, part: u32, date: NaiveDate) -> SessionRow {
    SessionRow {
        id: session_id(n),
        date,
        part,
        speaker_from_superior: false,
        summoned: None,
        non_members: vec![],
        confirmed: true,
    }
}

fn round(members: u8, sessions: Vec<SessionRow>) -> RoundRows {
    RoundRows {
        round: Id([255; 16]),
        as_of: day(12, 31),
        essay_rule: EssayRule::Nobody,
        sessions,
        members: (1..=members)
            .map(|n| MemberRow {
                id: member(n),
                life: MemberLife::default(),
            })
            .collect(),
        same_person: vec![],
        marks: vec![],
        make_ups: vec![],
        essays: vec![],
    }
}

/// Rows as a secretary would enter them.
trait Entered {
    fn mark(self, session: u8, members: impl IntoIterator<Item = u8>, status: Status) -> Self;
    fn made_up(self, session: u8, members: impl IntoIterator<Item = u8>, on: NaiveDate) -> Self;
    fn life(self, n: u8, life: MemberLife) -> Self;
}

impl Entered for RoundRows {
    fn mark(
        mut self,
        session: u8,
        members: impl IntoIterator<Item = u8>,
        status: Status,
    ) -> RoundRows {
        self.marks.extend(members.into_iter().map(|n| MarkRow {
            session: session_id(session),
            member: member(n),
            status,
        }));
        self
    }

    fn made_up(
        mut self,
        session: u8,
        members: impl IntoIterator<Item = u8>,
        on: NaiveDate,
    ) -> RoundRows {
        self.make_ups.extend(members.into_iter().map(|n| MakeUpRow {
            session: session_id(session),
            member: member(n),
            on,
        }));
        self
    }

    fn life(mut self, n: u8, life: MemberLife) -> RoundRows {
        self.members[usize::from(n) - 1].life = life;
        self
    }
}

fn members(rows: &Rows) -> Vec<u8> {
    rows.members().map(|id| id.0[0]).collect()
}

#[test]
fn nobody_is_present_until_somebody_says_so() {
    let counts = totals(&round(19, vec![session(1, 1, day(3, 12))])).counts();
    assert_eq!(
        (counts.due, counts.present, counts.unmarked, counts.studied),
        (19, 0, 19, 0)
    );
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
    assert_eq!(
        (
            spring.present.count(),
            spring.due.count(),
            spring.make_up_owed.count()
        ),
        (15, 19, 4)
    );
    assert_eq!(percent_or_dash(spring.counts().present_share()), "78,95 %");

    let june = march.made_up(1, 16..=18, day(6, 10));
    let summer = totals(&june);
    assert_eq!(summer.studied.count(), 18);
    assert_eq!(percent_or_dash(summer.counts().studied_share()), "94,74 %");
    assert_eq!(
        members(&summer.studied),
        (1..=18).collect::<Vec<_>>(),
        "one click opens the 18 names"
    );
    assert_eq!(members(&summer.make_up_owed), [19]);
    assert_eq!(
        percent_or_dash(summer.counts().present_share()),
        "78,95 %",
        "making up changes no roll-call"
    );

    let in_may = totals(&RoundRows {
        as_of: day(5, 31),
        ..june
    });
    assert_eq!(
        (in_may.studied.count(), in_may.made_up.count()),
        (15, 0),
        "as of May nobody had made up yet"
    );
}

#[test]
fn april_essays_16_due_15_received_one_owed() {
    let mut rows = round(19, vec![session(1, 1, day(3, 12))]).mark(1, 1..=19, Present);
    rows.essay_rule = EssayRule::AllMembers;
    let grades = [(6, Grade::Good), (6, Grade::Fair), (3, Grade::Average)]
        .into_iter()
        .flat_map(|(n, grade)| std::iter::repeat_n(grade, n));
    rows.essays = (1..=15)
        .zip(grades)
        .map(|(n, grade)| essay(n, false, Some(day(4, 20)), Some(grade)))
        .collect();
    rows.essays
        .extend((16..=18).map(|n| essay(n, true, None, None)));
    let cell = totals(&rows);
    let counts = cell.counts();
    assert_eq!(
        (
            counts.essays_due,
            counts.essays_received,
            counts.essays_exempt,
            counts.essays_owed
        ),
        (16, 15, 3, 1)
    );
    assert_eq!(
        (
            counts.grade_good,
            counts.grade_fair,
            counts.grade_average,
            counts.grade_failed
        ),
        (6, 6, 3, 0)
    );
    assert_eq!(members(&cell.essays_owed), [19]);
    assert_eq!(
        counts.grade_shares().unwrap().shares,
        [4_000, 4_000, 2_000, 0]
    );

    for essay in &mut rows.essays {
        essay.member = None;
    }
    assert_eq!(
        totals(&rows).counts(),
        counts,
        "the server, which can't tell whose they are, counts the same"
    );
    let before_handing_in = totals(&RoundRows {
        as_of: day(4, 19),
        ..rows
    })
    .counts();
    assert_eq!(
        (
            before_handing_in.essays_received,
            before_handing_in.grade_good
        ),
        (0, 0)
    );
}

fn essay(n: u8, exempt: bool, handed_in_on: Option<NaiveDate>, grade: Option<Grade>) -> EssayRow {
    EssayRow {
        id: Id([200 - n; 16]),
        member: Some(member(n)),
        exempt,
        handed_in_on,
        grade,
    }
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
    assert_eq!(
        members(&counted.unmarked),
        [3, 5],
        "marked in one part only"
    );
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
    assert_eq!(
        members(&counted.without),
        [2],
        "without reason in one part is without reason"
    );
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
    assert_eq!(
        members(&counted.due),
        [1, 2, 3],
        "4 was summoned to neither"
    );
    assert_eq!(
        members(&counted.present),
        [1, 2, 3],
        "2 came to the other class"
    );
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
    assert_eq!(
        members(&counted.present),
        [2, 3],
        "who came once need not come again"
    );
    assert_eq!(counted.studied.count(), 3);
    let between = totals(&RoundRows {
        as_of: day(3, 5),
        ..rows
    });
    assert_eq!(
        members(&between.make_up_owed),
        [1],
        "marks of days to come don't count"
    );
    assert_eq!(members(&between.unmarked), [2]);
}

#[test]
fn denominators_follow_the_dates() {
    let period = |from, until| Some(Period { from, until });
    let rows = round(7, vec![session(1, 1, day(3, 12))])
        .life(
            1,
            MemberLife {
                joined: Some(day(3, 13).into()),
                ..MemberLife::default()
            },
        )
        .life(
            2,
            MemberLife {
                left: Some((LeftKind::Deceased, day(3, 12))),
                ..MemberLife::default()
            },
        )
        .life(
            3,
            MemberLife {
                away: period(day(3, 1), Some(day(3, 12))),
                ..MemberLife::default()
            },
        )
        .life(
            4,
            MemberLife {
                exempt: period(day(1, 1), None),
                ..MemberLife::default()
            },
        )
        .life(
            5,
            MemberLife {
                exempt: period(day(1, 1), None),
                ..MemberLife::default()
            },
        )
        .mark(1, [1, 2, 3, 5, 7], Present)
        .mark(1, [6], CountedElsewhere);
    let counted = totals(&rows);
    assert_eq!(members(&counted.due), [7]);
    assert_eq!(members(&counted.present), [7]);
    assert_eq!(
        members(&counted.exempt_present),
        [5],
        "welcome, outside the share"
    );
    assert_eq!(members(&counted.exempt), [4]);
    assert_eq!(members(&counted.counted_elsewhere), [3, 6]);
}

#[test]
fn a_member_entered_twice_is_one_person() {
    let mut rows = round(3, vec![session(1, 1, day(3, 12))])
        .mark(1, [1], WithReason)
        .mark(1, [2], Present)
        .mark(1, [3], Present);
    rows.same_person = vec![SamePerson {
        kept: member(1),
        merged: member(2),
    }];
    let counted = totals(&rows);
    assert_eq!(members(&counted.due), [1, 3]);
    assert_eq!(
        members(&counted.present),
        [1, 3],
        "seen under either row, the person was there"
    );
    rows.essay_rule = EssayRule::Named(vec![member(2)]);
    rows.essays = vec![
        essay(1, false, Some(day(4, 1)), None),
        essay(2, false, Some(day(4, 2)), Some(Grade::Fair)),
    ];
    let counts = totals(&rows).counts();
    assert_eq!(
        (
            counts.essays_due,
            counts.essays_received,
            counts.grade_fair,
            counts.essays_owed
        ),
        (1, 1, 1, 0)
    );
}

#[test]
fn probationary_members_owe_no_essay_where_only_official_ones_do() {
    let mut rows = round(2, vec![session(1, 1, day(3, 12))]).life(
        1,
        MemberLife {
            joined: Some(day(1, 8).into()),
            ..MemberLife::default()
        },
    );
    rows.essay_rule = EssayRule::OfficialMembers;
    assert_eq!(members(&totals(&rows).essays_due), [2]);
}

#[test]
fn non_members_have_a_denominator_of_their_own() {
    let mut rows = round(
        4,
        vec![
            session(1, 1, day(3, 3)),
            session(2, 2, day(3, 10)),
            session(3, 2, day(12, 31)),
        ],
    )
    .mark(1, 1..=4, Present)
    .mark(2, 1..=4, Present);
    let group = |group: &str, invited, attended| NonMembers {
        group: group.into(),
        invited,
        attended,
    };
    rows.sessions[0].non_members = vec![group("Công chức", 20, 19), group("Nhân dân", 30, 10)];
    rows.sessions[2].non_members = vec![group("Nhân dân", 10, 10)];
    rows.sessions[0].speaker_from_superior = true;
    rows.as_of = day(12, 30);
    let counted = totals(&rows);
    let counts = counted.counts();
    assert_eq!((counts.present, counts.due), (4, 4));
    assert_eq!(
        (counts.non_members_attended, counts.non_members_invited),
        (29, 50)
    );
    assert_eq!(counts.non_members_share(), share(29, 50));
    assert_eq!(
        (counts.sessions, counts.sessions_by_superior),
        (2, 1),
        "a session still to come is none held"
    );
    assert!(!counted.non_members_are_turns);
    rows.as_of = day(12, 31);
    assert!(
        totals(&rows).non_members_are_turns,
        "the same villagers may have come to both parts"
    );
}

#[test]
fn the_line_above_the_sheet_counts_its_own_session() {
    let rows = round(
        19,
        vec![session(1, 1, day(3, 12)), session(2, 2, day(3, 19))],
    )
    .mark(1, 1..=14, Present)
    .mark(1, 15..=17, WithReason)
    .mark(2, [18], Present)
    .life(
        19,
        MemberLife {
            exempt: Some(Period {
                from: day(1, 1),
                until: None,
            }),
            ..MemberLife::default()
        },
    )
    .mark(1, [19], ExemptPresent);
    let counts = session_counts(&rows.sessions[0], &rows.members, &[], &rows.marks);
    assert_eq!(
        (
            counts.due.count(),
            counts.present.count(),
            counts.with_reason.count(),
            counts.unmarked.count()
        ),
        (18, 14, 3, 1)
    );
    assert_eq!(
        (members(&counts.exempt_present), members(&counts.not_due)),
        (vec![19], vec![19])
    );
    assert!(!counts.can_be_confirmed());
    assert_eq!(percent_or_dash(counts.share()), "77,78 %");
    assert_eq!(
        people_on_sheet(&rows.sessions[0], &rows.members, &[], &rows.marks).len(),
        19
    );
}

#[test]
fn cells_add_up_by_counts_not_by_rates() {
    let full = totals(&round(2, vec![session(1, 1, day(3, 12))]).mark(1, 1..=2, Present)).counts();
    let half = totals(&round(10, vec![session(1, 1, day(3, 12))]).mark(1, 1..=5, Present)).counts();
    let both: Counts = [full, half].into_iter().sum();
    assert_eq!(
        (both.present, both.due, both.unmarked, both.sessions),
        (7, 12, 5, 2)
    );
    assert_eq!(both.present_share(), Some(5_833));
}
