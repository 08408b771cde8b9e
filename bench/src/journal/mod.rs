//! The performance of the journal: merging in memory and into the encrypted book, saving, search, and
//! rebuilding the tables.

mod bulk;
pub mod essays;
mod history;
mod rebuild;
pub mod saves;
mod timing;

use anyhow::Context;
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::Path;

/// One measured figure and its limit.
pub struct Figure {
    /// The name in `out/bench.json`.
    pub name: &'static str,
    /// The name in a table.
    pub title: String,
    pub value: f64,
    pub unit: &'static str,
    pub bar: Option<Bar>,
    /// What it was measured on and compared with.
    pub over: String,
}

#[derive(Debug, Clone, Copy)]
pub enum Bar {
    AtLeast(f64),
    AtMost(f64),
}

impl Bar {
    fn met(self, value: f64) -> bool {
        match self {
            Bar::AtLeast(bar) => value >= bar,
            Bar::AtMost(bar) => value <= bar,
        }
    }
}

/// What can be measured separately.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Bulk,
    Saves,
    Essays,
    Rebuild,
}

pub fn measure(parts: &[Part], essays: &Path) -> anyhow::Result<Vec<Figure>> {
    // In the folder of the results, because a temporary folder may be in memory instead of on a disk.
    std::fs::create_dir_all("out").context("make out/")?;
    let dir = tempfile::tempdir_in("out").context("make a folder in out/")?;
    let mut all = Vec::new();
    for part in parts {
        let figures = match part {
            Part::Bulk => {
                let mut figures = bulk::in_memory()?;
                figures.extend(bulk::into_the_book(&dir.path().join("bulk"))?);
                figures
            }
            Part::Saves => saves::measure(&dir.path().join("saves"))?,
            Part::Essays => essays::measure(&dir.path().join("essays"), essays)?,
            Part::Rebuild => rebuild::measure(&dir.path().join("rebuild"), essays)?,
        };
        figures.iter().for_each(say);
        all.extend(figures);
    }
    Ok(all)
}

pub fn say(figure: &Figure) {
    println!("{:24} {:>12} {:12} {}", figure.name, number(figure.value), figure.unit, figure.over);
}

pub fn missed(figures: &[Figure]) -> Vec<String> {
    let outside = |figure: &&Figure| figure.bar.is_some_and(|bar| !bar.met(figure.value));
    let sentence =
        |figure: &Figure| format!("{}: {} {}{}", figure.name, number(figure.value), figure.unit, beside(figure));
    figures.iter().filter(outside).map(sentence).collect()
}

pub fn as_json(figures: &[Figure]) -> Value {
    let one = |figure: &Figure| {
        let (at_least, at_most) = match figure.bar {
            Some(Bar::AtLeast(bar)) => (Some(bar), None),
            Some(Bar::AtMost(bar)) => (None, Some(bar)),
            None => (None, None),
        };
        json!({
            "name": figure.name, "value": figure.value, "unit": figure.unit, "at_least": at_least, "at_most": at_most,
            "over": figure.over,
        })
    };
    figures.iter().map(one).collect()
}

pub fn as_markdown(figures: &[Figure]) -> String {
    let mut out = "| journal | | measured over |\n|---|--:|---|\n".to_owned();
    for figure in figures {
        let value = format!("{} {}{}", number(figure.value), figure.unit, beside(figure));
        let _ = writeln!(out, "| {} | {value} | {} |", figure.title, figure.over);
    }
    out
}

fn beside(figure: &Figure) -> String {
    match figure.bar {
        Some(Bar::AtLeast(bar)) => format!(" (≥ {})", number(bar)),
        Some(Bar::AtMost(bar)) => format!(" (≤ {})", number(bar)),
        None => String::new(),
    }
}

fn number(value: f64) -> String {
    if value >= 1_000.0 { crate::exchange::thousands(value.round() as u64) } else { format!("{value:.2}") }
}
