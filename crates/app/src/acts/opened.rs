//! What the person at work has opened of what the superior sent.
//!
//! It is kept on this laptop for each person, beside the journal: it is nothing that the cell records, it would send a change with
//! each look, and it would tell others who reads what and when.

use crate::messages::CallError;
use domain::Id;
use std::collections::BTreeSet;
use store::{Book, settings};

/// The setting with the ids of what a person has opened.
pub(super) fn setting(book: &Book) -> String {
    format!("opened_from_superior:{}", book.person().id)
}

pub(super) fn opened(book: &Book) -> Result<BTreeSet<Id>, CallError> {
    let kept = settings::get(book.connection(), &setting(book))?.unwrap_or_default();
    Ok(kept.split(' ').filter_map(|id| id.parse().ok()).collect())
}
