use super::*;
use crate::catalogue::{CheckContext, kind as lookup};
use crate::id::Id;
use crate::registers::check;
use chrono::NaiveDate;
use std::collections::BTreeMap;

struct Row(BTreeMap<u16, Value>);

impl Fields for Row {
    fn id(&self) -> Id {
        Id::default()
    }

    fn value(&self, field: u16) -> Option<&Value> {
        self.0.get(&field)
    }

    fn pair(&self) -> Option<(Id, Id)> {
        None
    }
}

fn row(values: &[(u16, Value)]) -> Row {
    Row(values.iter().cloned().collect())
}

/// On 10 November 2026, beside one other row: the fields and codes of what is wrong or doubtful.
fn problems(kind: u16, values: &[(u16, Value)], other: &[(u16, Value)]) -> Vec<(u16, &'static str, bool)> {
    let other = row(other);
    let others: &[&dyn Fields] = if other.0.is_empty() { &[] } else { &[&other] };
    let today = NaiveDate::from_ymd_opt(2026, 11, 10).unwrap();
    let congresses = [NaiveDate::from_ymd_opt(2026, 6, 10).unwrap()];
    let context = CheckContext { today, members: &[], others, congresses: &congresses };
    let found = check(lookup(kind).unwrap(), &row(values), &context);
    found.into_iter().map(|problem| (problem.field, problem.code, problem.is_doubt)).collect()
}

fn text(words: &str) -> Value {
    Value::text(words)
}

fn regular(more: &[(u16, Value)]) -> Vec<(u16, Value)> {
    [&[(meeting::DATE, text("2026-11-05")), (meeting::KIND_OF, text("regular"))][..], more].concat()
}

#[test]
fn a_meeting_ends_after_it_began() {
    use meeting::*;
    let of = |start, end| problems(KIND, &regular(&[(START, text(start)), (END, text(end))]), &[]);
    assert_eq!(of("19:30", "21:00"), []);
    assert_eq!(of("19:30", "19:00"), [(END, "end_before_start", false)]);
    assert_eq!(of("19:30", "19:30"), [(END, "end_before_start", false)]);
    assert_eq!(of("19:30", ""), []);
}

#[test]
fn a_theme_has_a_topic_and_a_second_meeting_on_a_day_is_asked_about() {
    use meeting::*;
    let theme = [(DATE, text("2026-11-05")), (KIND_OF, text("thematic"))];
    assert_eq!(problems(KIND, &theme, &[]), [(TOPIC, "required", false)]);
    assert_eq!(problems(KIND, &regular(&[]), &regular(&[])), [(DATE, "same_day", true)]);
    let far = [(DATE, text("2036-11-05")), (KIND_OF, text("regular"))];
    assert_eq!(problems(KIND, &far, &[]), [(DATE, "far_ahead", true)]);
    let one = Value::id(Id([7; 16]));
    let both = regular(&[(CHAIR, one.clone()), (SECRETARY, one)]);
    assert_eq!(problems(KIND, &both, &[]), [(SECRETARY, "same_person", true)]);
}

#[test]
fn a_step_is_not_done_tomorrow_and_what_follows_the_meeting_not_before_it() {
    use meeting::*;
    assert_eq!(problems(KIND, &regular(&[(PAPERS_OUT, text("2026-11-04")), (PAPERS_UP, text("2026-11-07"))]), &[]), []);
    assert_eq!(
        problems(KIND, &regular(&[(PAPERS_OUT, text("2026-11-11"))]), &[]),
        [(PAPERS_OUT, "future_date", false)]
    );
    assert_eq!(problems(KIND, &regular(&[(VOTED, text("2026-11-04"))]), &[]), [(VOTED, "dates_out_of_order", false)]);
}

#[test]
fn a_vote_is_no_larger_than_those_who_voted_and_a_meeting_has_one_resolution() {
    use resolution::*;
    let of = |more: &[(u16, Value)]| [&[(MEETING, Value::id(Id([1; 16])))][..], more].concat();
    let vote = |voted, in_favour| of(&[(VOTED, Value::Int(voted)), (VOTED_FOR, Value::Int(in_favour))]);
    assert_eq!(problems(KIND, &vote(12, 12), &[]), []);
    assert_eq!(problems(KIND, &vote(12, 13), &[]), [(VOTED_FOR, "more_than_voted", false)]);
    assert_eq!(problems(KIND, &of(&[(VOTED_FOR, Value::Int(3))]), &[]), [(VOTED, "required", false)]);
    assert_eq!(problems(KIND, &of(&[]), &of(&[])), [(MEETING, "already_there", false)]);
}

#[test]
fn of_a_meeting_the_committee_reads_only_that_it_took_place() {
    let seen = |kind: u16| {
        let kind = lookup(kind).unwrap();
        kind.fields.iter().filter(|field| field.is_seen_by_committee()).map(|field| field.column).collect::<Vec<_>>()
    };
    assert_eq!(
        seen(meeting::KIND),
        ["date", "kind", "start", "finish", "notice_number", "notice_date", "own_length", "confirmed"]
    );
    assert_eq!(seen(agenda_item::KIND), ["meeting", "place_no"]);
    assert_eq!(seen(meeting_mark::KIND), [""; 0]);
    assert_eq!(seen(resolution::KIND), ["meeting", "number"]);
    assert_eq!(seen(task_report::KIND), [""; 0]);
    assert_eq!(seen(meeting_grade::KIND), ["meeting"]);
}

#[test]
fn every_step_is_a_day_of_the_meeting_and_is_listed_once() {
    let kind = lookup(meeting::KIND).unwrap();
    let listed: Vec<u16> = STEPS.iter().flat_map(|(_, steps)| steps.iter().copied()).collect();
    let described: Vec<u16> =
        kind.fields.iter().filter(|field| field.column.starts_with("step_")).map(|field| field.number).collect();
    assert_eq!(listed, described);
    assert!(listed.iter().all(|step| kind.field(*step).unwrap().format == Format::Sealed(&Format::Date)));
}

#[test]
fn the_number_of_a_notice_is_repeated_only_within_one_term() {
    use meeting::*;
    let meeting =
        |date: &str, number: i64| [(DATE, text(date)), (KIND_OF, text("regular")), (NOTICE_NUMBER, Value::Int(number))];
    // The cell's congress was on 10 June 2026.
    assert_eq!(
        problems(KIND, &meeting("2026-11-05", 4), &meeting("2026-07-05", 4)),
        [(NOTICE_NUMBER, "same_number", true)]
    );
    assert_eq!(problems(KIND, &meeting("2026-11-05", 4), &meeting("2026-05-05", 4)), []);
}
