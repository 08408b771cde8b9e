//! Tables of retention periods. Each is a file in `data/retention`.

use crate::catalogue::KINDS;
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    pub id: String,
    pub name: String,
    /// The table applies from this day on.
    pub from: NaiveDate,
    pub rules: Vec<Rule>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Tables of kinds.
    pub kinds: Vec<String>,
    pub keep: Keep,
    /// Where the period comes from.
    pub source: String,
    /// False until an office has confirmed it.
    pub checked: bool,
}

/// A shorter period is less than a longer one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Keep {
    Years(u16),
    Long,
}

const FILES: [&str; 1] = [include_str!("../../../../data/retention/2026-proposal.json")];

static TABLES: LazyLock<Vec<Table>> =
    LazyLock::new(|| FILES.iter().filter_map(|text| serde_json::from_str(text).ok()).collect());

/// The table that applies: the latest of the shipped ones.
pub fn table() -> &'static Table {
    static NONE: LazyLock<Table> = LazyLock::new(Table::default);
    TABLES.iter().max_by_key(|table| table.from).unwrap_or(&NONE)
}

impl Table {
    pub fn rule(&self, kind: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.kinds.iter().any(|named| named == kind))
    }
}

/// What does not agree in a table: a kind that does not exist, one that has two rules, and one that people see and that has
/// none.
pub fn faults(table: &Table) -> Vec<String> {
    let named: Vec<&str> = table.rules.iter().flat_map(|rule| &rule.kinds).map(String::as_str).collect();
    let mut seen = BTreeSet::new();
    let twice = named.iter().filter(|kind| !seen.insert(**kind)).map(|kind| format!("{kind} has two rules"));
    let unknown = named.iter().filter(|kind| KINDS.iter().all(|known| known.table != **kind));
    let shown = KINDS.iter().filter(|kind| kind.binned || kind.told_with_parent || kind.in_figures);
    let missing = shown.filter(|kind| table.rule(kind.table).is_none());
    let unknown = unknown.map(|kind| format!("{kind} is no kind of record"));
    twice.chain(unknown).chain(missing.map(|kind| format!("{} has no rule", kind.table))).collect()
}
