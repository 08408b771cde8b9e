//! What was returned, as it is on this laptop now.

use super::Standing;
use crate::acts::received_forms;
use crate::figures::{self, Closed, FinalCut};
use crate::messages::CallError;
use crate::naming::Names;
use chrono::NaiveDate;
use domain::catalogue::{Field, Format, Kind, display, form_answer, round};
use domain::returns::figures_in_words;
use journal::Value;
use store::{Book, Row};

/// The record's name, and its value in words.
#[derive(Default)]
pub(super) struct Shown {
    pub title: String,
    pub present: String,
    /// What the question of a form is called; empty for anything else.
    pub question: String,
}

pub(super) fn shown(book: &Book, names: &Names<'_>, one: &Standing, today: NaiveDate) -> Result<Shown, CallError> {
    let (Some(kind), Some(record)) = (one.target.described(), one.record.as_ref()) else { return Ok(Shown::default()) };
    let title = names.title(kind, record)?;
    let present = if kind.number == round::KIND {
        figures_of(book, record, today, &one.target.part)?
    } else if kind.number == form_answer::KIND {
        return received_forms::sent_in_words(book, record, &one.target.part).map(|(question, present)| Shown {
            title,
            present,
            question,
        });
    } else {
        match kind.field(one.target.field) {
            Some(field) => in_words(names, record, field)?,
            None => whole(names, kind, record)?,
        }
    };
    Ok(Shown { title, present, question: String::new() })
}

/// Final figures if they are closed; as of today if not.
fn figures_of(book: &Book, record: &Row, today: NaiveDate, part: &str) -> Result<String, CallError> {
    if record.flag(round::DELETED) {
        return Ok(String::new());
    }
    let closed = figures::final_cut(record);
    let day = closed.as_ref().map_or(today, FinalCut::day);
    let totals = figures::round_totals(book, record, day, closed.as_ref().map(|closed| &closed.cut))?;
    Ok(figures_in_words(&totals.counts(), part))
}

/// A text is shown whole, as the superior sees it.
fn in_words(names: &Names<'_>, record: &Row, field: &Field) -> Result<String, CallError> {
    match record.value(field.number) {
        Some(Value::Text(text)) if matches!(field.format, Format::Line | Format::Block) => Ok(text.clone()),
        Some(value) if value.is_set() => display(names, record.id, field, value),
        _ => Ok(String::new()),
    }
}

/// One line for each field that the superior sees and that says something.
fn whole(names: &Names<'_>, kind: &'static Kind, record: &Row) -> Result<String, CallError> {
    let mut lines = Vec::new();
    for field in kind.fields.iter().filter(|field| field.is_seen_by_committee()) {
        let said = in_words(names, record, field)?;
        if !said.is_empty() {
            lines.push(format!("{}: {said}", field.label.vietnamese));
        }
    }
    Ok(lines.join("\n"))
}
