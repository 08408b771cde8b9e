//! The meeting that a request names, and the members that its rows name.

use crate::figures::{self, Roster};
use crate::messages::CallError;
use crate::reading;
use domain::catalogue::Fields;
use journal::Value;
use store::{Book, Row};

/// A member's name by the reference in a row; empty if there is none.
pub(super) fn named(roster: &Roster, row: &dyn Fields, field: u16) -> String {
    let person = row.value(field).and_then(Value::as_id).and_then(|member| roster.person(member));
    person.map(|person| roster.name(person).to_owned()).unwrap_or_default()
}

/// The meeting of a request.
pub(super) fn asked(book: &Book, text: &str, field: &str) -> Result<Row, CallError> {
    figures::own_meeting(book, reading::id(text, field)?, field)
}
