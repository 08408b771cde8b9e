use super::*;
use crate::catalogue::{document, member, round, session};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn every_kind_that_people_see_has_one_period() {
    assert_eq!(faults(table()), Vec::<String>::new());
    assert!(!table().rules.is_empty());
}

#[test]
fn a_table_that_names_a_kind_twice_or_forgets_one_is_faulty() {
    let mut broken = table().clone();
    let first = broken.rules[0].clone();
    broken.rules.push(first);
    broken.rules[2].kinds.retain(|kind| kind != "roll_call");
    broken.rules[3].kinds.push("no_such_kind".to_owned());
    let said = faults(&broken);
    for part in ["member has two rules", "no_such_kind is no kind", "roll_call has no rule"] {
        assert!(said.iter().any(|fault| fault.contains(part)), "{part}: {said:?}");
    }
}

#[test]
fn whole_calendar_years_are_counted_after_the_year_of_the_record() {
    let keep = Keep::Years(5);
    assert!(!keep.is_past(day("2020-01-01"), day("2025-12-31")));
    assert!(keep.is_past(day("2020-12-31"), day("2026-01-01")));
    assert!(!Keep::Long.is_past(day("1990-01-01"), day("2026-01-01")));
}

#[test]
fn a_record_is_kept_as_long_as_the_longest_of_what_it_holds() {
    let mut table = table().clone();
    assert_eq!(keep(&table, &round::DESCRIBED), Keep::Years(5));
    assert_eq!((keep(&table, &document::DESCRIBED), keep(&table, &member::DESCRIBED)), (Keep::Long, Keep::Long));
    for rule in &mut table.rules {
        rule.kinds.retain(|kind| kind != "attachment");
    }
    let longer =
        Rule { kinds: vec!["attachment".to_owned()], keep: Keep::Years(9), source: String::new(), checked: true };
    table.rules.push(longer);
    assert_eq!((keep(&table, &round::DESCRIBED), keep(&table, &session::DESCRIBED)), (Keep::Years(9), Keep::Years(5)));
}
