//! Every number in every answer is either a figure, which opens onto the rows it was counted from, or is none, or says why it
//! does not open. The list of numbers is read from the calls themselves: a new one fails here until it is told which it is.

mod decisions;
mod other_numbers;
mod registers;
mod scene;
mod study;

use app::CALLS;
use other_numbers::{OTHER, Other};
use schemars::SchemaGenerator;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The figures that were opened, by the names of their message and their part, each with the most rows it had.
#[derive(Default)]
pub struct Seen {
    most: BTreeMap<String, u64>,
    unequal: Vec<String>,
}

impl Seen {
    /// Compares a figure with the rows that it opens onto.
    pub fn opens(&mut self, figure: &str, shown: &Value, rows: usize) {
        if *shown != json!(rows) {
            self.unequal.push(format!("{figure} shows {shown} and opens onto {rows} rows"));
        }
        let most = self.most.entry(figure.to_owned()).or_default();
        *most = (*most).max(rows as u64);
    }
}

/// The numbers in the answers of all calls: `Totals.due`.
fn numbers() -> BTreeSet<String> {
    let mut generator = SchemaGenerator::default();
    for call in CALLS {
        (call.answer)(&mut generator);
    }
    let mut found = BTreeSet::new();
    for (message, schema) in generator.definitions() {
        for (part, described) in schema["properties"].as_object().into_iter().flatten() {
            if holds_integer(described) {
                found.insert(format!("{message}.{part}"));
            }
        }
    }
    found
}

fn holds_integer(schema: &Value) -> bool {
    let is_integer = |kind: &Value| kind == "integer";
    match &schema["type"] {
        Value::Array(kinds) if kinds.iter().any(is_integer) => true,
        kind if is_integer(kind) => true,
        _ => ["items", "additionalProperties"].iter().any(|within| schema.get(within).is_some_and(holds_integer)),
    }
}

pub fn rows(answer: &Value, part: &str) -> Vec<Value> {
    answer[part].as_array().unwrap_or_else(|| panic!("no {part} in {answer}")).clone()
}

pub fn count(rows: &[Value], is_so: impl Fn(&Value) -> bool) -> usize {
    rows.iter().filter(|row| is_so(row)).count()
}

#[test]
fn every_figure_of_every_answer_opens_onto_its_rows_or_says_why_not() {
    let mut seen = Seen::default();
    registers::visit(&mut seen);
    study::visit(&mut seen);
    decisions::visit(&mut seen);
    assert!(seen.unequal.is_empty(), "{:#?}", seen.unequal);
    let never: Vec<&String> = seen.most.iter().filter(|(_, most)| **most == 0).map(|(figure, _)| figure).collect();
    assert!(never.is_empty(), "visited only where they are zero, which shows nothing: {never:?}");
    let opened: BTreeSet<String> = seen.most.into_keys().collect();
    let other: BTreeSet<String> =
        OTHER.iter().flat_map(|(_, names)| names.iter().map(|name| (*name).to_owned())).collect();
    let all = numbers();
    let unknown: Vec<&String> = all.iter().filter(|name| !opened.contains(*name) && !other.contains(*name)).collect();
    assert!(unknown.is_empty(), "neither opened nor known to be no figure: {unknown:#?}");
    let gone: Vec<&String> = opened.union(&other).filter(|name| !all.contains(*name)).collect();
    assert!(gone.is_empty(), "no answer has them any more: {gone:?}");
    let both: Vec<&String> = opened.intersection(&other).collect();
    assert!(both.is_empty(), "opened, and said not to be: {both:?}");
}

#[test]
fn only_survey_counts_non_members_and_declared_figures_say_why_they_do_not_open() {
    let said: Vec<&str> =
        OTHER.iter().filter(|(other, _)| *other == Other::Survey).flat_map(|(_, names)| *names).copied().collect();
    decisions::assert_survey_says_why(&said);
    study::assert_only_non_members_say_why();
    registers::assert_declared_says_why();
}
