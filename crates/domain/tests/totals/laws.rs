//! Properties of counting that hold for every round, however odd.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};
use domain::Id;
use domain::essays::Grade;
use domain::members::{Left, LeftKind, MemberLife, Period};
use domain::roll_call::Status;
use domain::rounds::EssayRule;
use domain::sessions::SpeakerFrom;
use domain::totals::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

fn id(kind: u8, n: u8) -> Id {
    Id([kind, n, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
}

fn member_id() -> impl Strategy<Value = Id> {
    (0_u8..14).prop_map(|n| id(1, n))
}

fn session_id() -> impl Strategy<Value = Id> {
    (0_u8..6).prop_map(|n| id(2, n))
}

fn date() -> impl Strategy<Value = NaiveDate> {
    (0_u64..40).prop_map(|days| NaiveDate::from_ymd_opt(2026, 3, 1).unwrap() + Days::new(days))
}

fn period() -> impl Strategy<Value = Period> {
    (date(), option::of(date())).prop_map(|(from, until)| Period { from, until })
}

fn life() -> impl Strategy<Value = MemberLife> {
    let rarely = |strategy| option::weighted(0.2, strategy);
    (
        option::weighted(0.2, date()),
        option::of(date()),
        rarely(period()),
        rarely(period()),
        option::weighted(0.1, period()),
        option::weighted(0.1, date()),
    )
        .prop_map(|(joined, official, exempt, away, here, left)| MemberLife {
            joined: joined.map(Into::into),
            official: official.map(Into::into),
            exempt,
            away,
            here,
            left: left.map(|on| Left { how: LeftKind::Transferred, on }),
        })
}

fn sessions() -> impl Strategy<Value = Vec<SessionRow>> {
    let session =
        (date(), 1_u32..4, select(SpeakerFrom::ALL), option::weighted(0.4, vec(member_id(), 0..12)), any::<bool>());
    vec(session, 0..6).prop_map(|sessions| {
        let row = |(n, (date, part, speaker_from, summoned, confirmed))| SessionRow {
            id: id(2, n),
            date,
            part,
            speaker_from,
            points: vec![format!("Bản {part}")],
            summoned,
            non_members: vec![NonMembers {
                group: "Nhân dân".into(),
                invited: u32::from(n) + 5,
                attended: u32::from(n),
            }],
            confirmed,
        };
        (0_u8..).zip(sessions).map(row).collect()
    })
}

fn essays() -> impl Strategy<Value = Vec<EssayRow>> {
    let essay = (option::weighted(0.8, member_id()), any::<bool>(), option::of(date()), option::of(select(Grade::ALL)));
    vec(essay, 0..20).prop_map(|essays| {
        let row =
            |(n, (member, exempt, handed_in_on, grade))| EssayRow { id: id(3, n), member, exempt, handed_in_on, grade };
        (0_u8..).zip(essays).map(row).collect()
    })
}

fn rule() -> impl Strategy<Value = EssayRule> {
    prop_oneof![
        Just(EssayRule::Nobody),
        Just(EssayRule::AllMembers),
        Just(EssayRule::OfficialMembers),
        vec(member_id(), 0..8).prop_map(EssayRule::Named)
    ]
}

prop_compose! {
    fn round()(
        as_of in date(),
        essay_rule in rule(),
        sessions in sessions(),
        lives in vec(life(), 0..14),
        same in vec((member_id(), member_id()), 0..3),
        marks in vec((session_id(), member_id(), select(Status::ALL)), 0..120),
        make_ups in vec((session_id(), member_id(), date()), 0..20),
        essays in essays(),
    ) -> RoundRows {
        RoundRows {
            round: id(9, 9),
            as_of,
            essay_rule,
            sessions,
            members: (0_u8..).zip(lives).map(|(n, life)| MemberRow { id: id(1, n), life }).collect(),
            same_person: same.into_iter().map(|(kept, merged)| SamePerson { kept, merged }).collect(),
            marks: marks.into_iter().map(|(session, member, status)| MarkRow { session, member, status }).collect(),
            make_ups: make_ups.into_iter().map(|(session, member, on)| MakeUpRow { session, member, on }).collect(),
            essays,
        }
    }
}

/// The same rows, each list in a different order.
fn shuffled() -> impl Strategy<Value = (RoundRows, RoundRows)> {
    round().prop_flat_map(|rows| {
        let orders = (
            Just(rows.sessions.clone()).prop_shuffle(),
            Just(rows.members.clone()).prop_shuffle(),
            Just(rows.same_person.clone()).prop_shuffle(),
            Just(rows.marks.clone()).prop_shuffle(),
            Just(rows.make_ups.clone()).prop_shuffle(),
            Just(rows.essays.clone()).prop_shuffle(),
        );
        orders.prop_map(move |(sessions, members, same_person, marks, make_ups, essays)| {
            let other = RoundRows { sessions, members, same_person, marks, make_ups, essays, ..rows.clone() };
            (rows.clone(), other)
        })
    })
}

fn who(rows: &Rows) -> HashSet<Id> {
    rows.members().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn everybody_due_is_in_exactly_one_column(rows in round()) {
        let counted = totals(&rows);
        let columns = [&counted.present, &counted.with_reason, &counted.without, &counted.unmarked];
        prop_assert_eq!(columns.iter().map(|rows| rows.count()).sum::<u32>(), counted.due.count());
        let together: HashSet<Id> = columns.iter().flat_map(|rows| rows.members()).collect();
        prop_assert_eq!(together, who(&counted.due));
        for apart in [&counted.exempt_present, &counted.exempt, &counted.counted_elsewhere] {
            prop_assert!(who(apart).is_disjoint(&who(&counted.due)));
        }
    }

    #[test]
    fn whoever_studied_was_present_or_made_it_up_and_owes_nothing(rows in round()) {
        let counted = totals(&rows);
        prop_assert_eq!(counted.studied.count(), counted.present.count() + counted.made_up.count());
        prop_assert!(counted.studied.count() + counted.make_up_owed.count() <= counted.due.count());
        prop_assert!(who(&counted.studied).is_disjoint(&who(&counted.make_up_owed)));
        let absent: HashSet<Id> = counted.with_reason.members().chain(counted.without.members()).collect();
        prop_assert!(who(&counted.made_up).is_subset(&absent));
        let settled: HashSet<Id> = counted.made_up.members().chain(counted.make_up_owed.members()).collect();
        prop_assert!(absent.is_subset(&settled), "whoever is absent has made it up or owes it");
    }

    #[test]
    fn no_figure_counts_a_row_twice(rows in round()) {
        let counted = totals(&rows);
        for figure in Figure::ALL {
            let rows = counted.figure(*figure);
            let distinct: HashSet<&Row> = rows.rows().iter().collect();
            prop_assert_eq!(distinct.len(), rows.rows().len(), "{}", figure);
        }
        let people = People::of(&rows.members, &rows.same_person);
        for person in counted.due.members() {
            prop_assert_eq!(people.person(person), Some(person), "counted under the joined id");
        }
    }

    #[test]
    fn the_order_of_rows_changes_nothing((rows, other) in shuffled()) {
        prop_assert_eq!(totals(&rows), totals(&other));
    }

    #[test]
    fn every_essay_received_has_one_grade_or_waits_for_it(rows in round()) {
        let counted = totals(&rows);
        prop_assert_eq!(counted.counts().essays_not_graded(), counted.essays_not_graded.count());
    }

    #[test]
    fn no_session_is_both_held_and_ahead(rows in round()) {
        let counted = totals(&rows);
        prop_assert_eq!(counted.sessions.count() + counted.sessions_ahead.count(), rows.sessions.len() as u32);
    }

    #[test]
    fn shares_never_pass_the_whole(rows in round()) {
        let counts = totals(&rows).counts();
        for share in [counts.present_share(), counts.studied_share()] {
            prop_assert!(share.is_none_or(|share| share <= 10_000));
            prop_assert_eq!(share.is_none(), counts.due == 0);
        }
    }

    #[test]
    fn essays_owed_and_written_cover_those_due(rows in round()) {
        let mut named = rows;
        named.essays.retain(|essay| essay.member.is_some());
        let counted = totals(&named);
        prop_assert!(counted.essays_owed.less().is_empty() && counted.essays_due.less().is_empty());
        prop_assert!(who(&counted.essays_owed).is_subset(&who(&counted.essays_due)));
        prop_assert!(counted.essays_due.count() <= counted.essays_owed.count() + counted.essays_received.count());
        let graded = [&counted.grade_good, &counted.grade_fair, &counted.grade_average, &counted.grade_failed];
        prop_assert!(graded.iter().map(|rows| rows.count()).sum::<u32>() <= counted.essays_received.count());
    }

    #[test]
    fn a_sheet_of_a_round_of_one_session_counts_as_the_round(rows in round()) {
        let mut rows = rows;
        rows.sessions.truncate(1);
        rows.as_of = NaiveDate::MAX;
        let (Some(session), counted) = (rows.sessions.first(), totals(&rows)) else { return Ok(()) };
        let sheet = session_counts(session, &rows.members, &rows.same_person, &rows.marks);
        prop_assert_eq!(sheet.due, counted.due);
        prop_assert_eq!(sheet.present, counted.present);
        prop_assert_eq!(sheet.with_reason, counted.with_reason);
        prop_assert_eq!(sheet.without, counted.without);
        prop_assert_eq!(sheet.unmarked, counted.unmarked);
        prop_assert_eq!(sheet.exempt_present, counted.exempt_present);
    }
}
