//! The template sets that come with the program.

use super::{TemplateSet, parse};
use chrono::NaiveDate;
use std::sync::LazyLock;

/// The latest first.
const FILES: [&str; 2] = [
    include_str!("../../../../data/templates/hd-05-2026.json"),
    include_str!("../../../../data/templates/hd-36-2018.json"),
];

static SHIPPED: LazyLock<Vec<TemplateSet>> =
    LazyLock::new(|| FILES.iter().filter_map(|text| parse(text).ok()).collect());

/// The latest first. A test parses every file.
#[must_use]
pub fn shipped() -> &'static [TemplateSet] {
    &SHIPPED
}

/// The set with which papers of today are printed.
#[must_use]
pub fn latest() -> &'static TemplateSet {
    &SHIPPED[0]
}

/// The first of these sets that holds on a day, and otherwise the shipped one; before the first, the earliest.
#[must_use]
pub fn in_force(own: &[TemplateSet], day: NaiveDate) -> &TemplateSet {
    let holds = |set: &&TemplateSet| set.from <= day && set.until.is_none_or(|until| day <= until);
    let earliest = || shipped().iter().min_by_key(|set| set.from);
    own.iter().find(holds).or_else(|| shipped().iter().find(holds)).or_else(earliest).unwrap_or_else(|| latest())
}

/// The manifest of a shipped set, by its name.
pub(super) fn source_of(name: &str) -> Option<&'static str> {
    FILES.into_iter().find(|text| parse(text).is_ok_and(|set| set.name == name))
}
