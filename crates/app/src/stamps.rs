//! Checks every text of a request for a stamp of secrecy before anything of it is stored.

use crate::messages::CallError;
use domain::documents::{REFUSAL, classified_mark, secret_stamp};
use serde_json::Value;

/// Calls whose texts are not papers: passphrases, search texts, file locations. The outbox checks each of its
/// items as the call of that item would.
const NO_PAPERS: [&str; 7] = ["profile.", "people.", "search.", "backup.", "book.", "undo.", "outbox."];
/// Fields that are not checked: Mật is a given name, and a path contains the names of the person's own folders.
const NO_TEXTS: [&str; 8] = ["name", "full_name", "person", "party_group", "people", "value", "path", "paths"];

/// # Errors One of the texts carries a stamp.
pub(crate) fn refuse_marked(call: &str, request: &Value) -> Result<(), CallError> {
    if NO_PAPERS.iter().any(|kind| call.starts_with(kind)) {
        return Ok(());
    }
    match marked(request, "") {
        Some(field) => Err(refused(field)),
        None => Ok(()),
    }
}

pub(crate) fn refused(field: &str) -> CallError {
    CallError::at("classified", field, REFUSAL)
}

/// The field of the first text with a stamp.
fn marked<'v>(value: &'v Value, field: &'v str) -> Option<&'v str> {
    match value {
        Value::String(text) if field == "title" => classified_mark(text).map(|_| field),
        Value::String(text) => (!NO_TEXTS.contains(&field) && secret_stamp(text).is_some()).then_some(field),
        Value::Array(values) => values.iter().find_map(|value| marked(value, field)),
        Value::Object(fields) => fields.iter().find_map(|(name, value)| marked(value, name)),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}
