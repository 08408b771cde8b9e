//! The rows of a register in words, as its list shows them.

use super::opened::{KeptOpened, OpenedRow};
use super::shown_fields;
use super::typed::as_json;
use crate::messages::CallError;
use crate::messages::registers::Row as Shown;
use crate::naming::Names;
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{Field, Fields, Kind, display, title};
use domain::language::fold;
use domain::registers::Register;
use journal::Value;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Book, Scope};

/// A row in words, with what the list sorts and filters by.
pub(super) struct ShownRow {
    pub id: Id,
    pub shown: Shown,
    pub day: Option<NaiveDate>,
    /// Every value, folded as the words that are looked for.
    pub folded: String,
    /// What it adds to each sum of the register, in the order of the sums.
    pub adds: Vec<i64>,
}

/// The rows of a register that are not in the bin, in the order of the list: kept until anything changes, because their
/// words may name records of any kind.
pub(super) struct KeptShown {
    kind: u16,
    pub rows: Vec<ShownRow>,
}

impl KeptShown {
    pub fn of(book: &Book, kind: &'static Kind, register: &Register) -> Result<Arc<KeptShown>, CallError> {
        let fits = |kept: &KeptShown| kept.kind == kind.number;
        book.kept(Scope::Journal, fits, || KeptShown::read(book, kind, register))
    }

    fn read(book: &Book, kind: &'static Kind, register: &Register) -> Result<KeptShown, CallError> {
        let (names, opened) = (Names::of(book)?, KeptOpened::of(book, kind)?);
        let mut rows =
            opened.iter().map(|row| ShownRow::of(&names, kind, register, row)).collect::<Result<Vec<_>, _>>()?;
        if register.day.is_some() {
            rows.sort_by(|one, other| (other.day, &one.shown.id).cmp(&(one.day, &other.shown.id)));
        } else {
            rows.sort_by_cached_key(|row| fold(&row.shown.title));
        }
        Ok(KeptShown { kind: kind.number, rows })
    }
}

impl ShownRow {
    fn of(names: &Names<'_>, kind: &'static Kind, register: &Register, row: &OpenedRow<'_>) -> Result<Self, CallError> {
        let shown = shown(names, kind, row)?;
        let int = |field: &u16| row.value(*field).and_then(Value::as_int).unwrap_or_default();
        // A line for each value: words that are looked for stand within one.
        let folded = shown.shown.values().map(|value| fold(value)).collect::<Vec<_>>().join("\n");
        Ok(ShownRow {
            id: row.id(),
            day: register.day.and_then(|field| row.value(field).and_then(Value::as_day)),
            adds: register.sums.iter().map(int).collect(),
            folded,
            shown,
        })
    }
}

/// Shown for a value that was sealed with a key this laptop does not have.
const UNREAD: &str = "đã niêm phong, máy này chưa có khóa";

pub(in crate::acts) fn shown(names: &Names<'_>, kind: &'static Kind, row: &OpenedRow<'_>) -> Result<Shown, CallError> {
    let (mut values, mut words) = (BTreeMap::new(), BTreeMap::new());
    for field in shown_fields(kind) {
        let Some(value) = row.value(field.number).filter(|value| value.is_set()) else { continue };
        if row.is_unread(field) {
            words.insert(field.column.to_owned(), UNREAD.to_owned());
            continue;
        }
        values.insert(field.column.to_owned(), as_json(value));
        words.insert(field.column.to_owned(), in_words(names, row.id(), field, value)?);
    }
    Ok(Shown { id: row.id().to_string(), title: title(names, kind, row)?, values, shown: words })
}

/// An opened value in words.
pub(super) fn in_words(names: &Names<'_>, record: Id, field: &Field, value: &Value) -> Result<String, CallError> {
    display(names, record, &Field { format: field.format.opened(), ..*field }, value)
}
