//! Values of several parts can be read back, and values that can't be read give nothing.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

use chrono::NaiveDate;
use domain::changes::ChangeRef;
use domain::enrolment::KeyAnswer;
use domain::finalising::{Cut, FinalCut};
use domain::make_ups::MakeUp;
use domain::members::{Left, LeftKind, Period};
use domain::roll_call::{SealedMark, Status};
use domain::rounds::{EssayOwers, EssayRule, PlanText};
use domain::sessions::{Confirmed, NonMembers};
use domain::{FieldValue, Id, Value};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use std::fmt::Debug;

fn id() -> impl Strategy<Value = Id> {
    any::<[u8; 16]>().prop_map(Id)
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (1945i32..2060, 1u32..=365).prop_map(|(year, day)| NaiveDate::from_yo_opt(year, day).unwrap())
}

fn words() -> impl Strategy<Value = String> {
    "[A-Za-zĐđấợ ]{1,20}"
}

fn change() -> impl Strategy<Value = ChangeRef> {
    (id(), 1u64..1 << 40, any::<[u8; 4]>()).prop_map(|(chain, number, check)| ChangeRef { chain, number, check })
}

fn cut() -> impl Strategy<Value = Cut> {
    (btree_set(change(), 0..6), btree_set(change(), 0..3)).prop_map(|(tips, accepted)| {
        let mut cut = Cut::of(tips);
        accepted.into_iter().for_each(|one| cut.accept(one));
        cut
    })
}

/// Checks that a value survives encoding to the stored bytes and decoding.
#[track_caller]
fn reads_back<T: FieldValue + Debug + PartialEq>(said: &T) {
    let stored = Value::decode(&said.to_value().encode()).unwrap();
    assert_eq!(T::from_value(&stored).as_ref(), Some(said));
}

proptest! {
    #[test]
    fn a_mark((code, point, bulk, reason) in (0i64..7, 0u32..20, any::<bool>(), option::of(vec(any::<u8>(), 1..60)))) {
        reads_back(&SealedMark { status: Status::from_code(code).unwrap(), point, bulk, reason });
    }

    #[test]
    fn a_make_up((on, session, unit) in (day(), option::of(id()), words())) {
        for confirmation in [None, session] {
            reads_back(&MakeUp { on, session, unit: unit.clone(), confirmation });
        }
    }

    #[test]
    fn who_owes_an_essay((owers, named) in (select(EssayOwers::ALL), vec(id(), 1..5))) {
        reads_back(&EssayRule::new(owers, named));
    }

    #[test]
    fn a_part_of_a_plan((text, done) in (words(), any::<bool>())) {
        reads_back(&PlanText { text, done });
    }

    #[test]
    fn closed_figures((at_ms, by, cut, left, reason) in (0u64..1 << 45, id(), cut(), cut(), option::of(words()))) {
        reads_back(&cut);
        reads_back(&FinalCut { at_ms, by, cut, reason, left });
    }

    #[test]
    fn a_members_periods_and_leaving((from, until, how) in (day(), option::of(day()), select(LeftKind::ALL))) {
        reads_back(&Period { from, until });
        reads_back(&Left { how, on: from });
    }

    #[test]
    fn groups_of_non_members(groups in vec((words(), 0u32..1000, 0u32..1000), 1..5)) {
        let group = |(group, invited, attended)| NonMembers { group, invited, attended };
        reads_back(&groups.into_iter().map(group).collect::<Vec<_>>());
    }

    #[test]
    fn who_confirmed_and_who_answered((at_ms, by, number) in (0u64..1 << 45, id(), any::<[u8; 32]>())) {
        reads_back(&Confirmed { at_ms, by });
        reads_back(&KeyAnswer { holder: by, number });
    }

    #[test]
    fn lists_of_records_and_of_lines((ids, lines) in (vec(id(), 1..9), vec(words(), 1..9))) {
        reads_back(&ids);
        reads_back(&lines);
    }
}

/// Values that a newer or a faulty program may have written.
#[test]
fn what_cannot_be_read_is_no_value_and_no_panic() {
    let strange = [
        Value::Null,
        Value::Int(-1),
        Value::Text("2026".into()),
        Value::Bytes(vec![1; 15]),
        Value::List(Vec::new()),
        Value::List(vec![Value::Null; 5]),
        Value::List(vec![Value::Int(99), Value::Text("x".into())]),
        Value::Unknown(vec![0xf5]),
    ];
    for value in &strange {
        assert!(MakeUp::from_value(value).is_none(), "{value:?}");
        assert!(EssayRule::from_value(value).is_none(), "{value:?}");
        assert!(FinalCut::from_value(value).is_none(), "{value:?}");
        assert!(Period::from_value(value).is_none(), "{value:?}");
        assert!(Left::from_value(value).is_none(), "{value:?}");
        assert!(Confirmed::from_value(value).is_none(), "{value:?}");
        assert!(KeyAnswer::from_value(value).is_none(), "{value:?}");
        assert!(SealedMark::from_value(value).is_none_or(|mark| mark.status == Status::Unmarked), "{value:?}");
        assert!(Vec::<NonMembers>::from_value(value).is_none_or(|groups| groups.is_empty()), "{value:?}");
    }
}

#[test]
fn what_says_nothing_is_stored_as_nothing() {
    assert_eq!(Vec::<Id>::new().to_value(), Value::Null);
    assert_eq!(Vec::<String>::new().to_value(), Value::Null);
    assert_eq!(Vec::<NonMembers>::new().to_value(), Value::Null);
    assert_eq!(PlanText::default().to_value(), Value::Null);
}
