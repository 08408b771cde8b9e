//! Rows of registers with their sealed values opened.

use crate::messages::CallError;
use crate::reading;
use domain::Id;
use domain::catalogue::{Field, Fields, Format, Kind, pack, unpack};
use journal::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Book, Row, Scope};

/// A row of the book, and those of its sealed values that this laptop can open.
pub(crate) struct OpenedRow<'r> {
    row: Cow<'r, Row>,
    opened: BTreeMap<u16, Value>,
}

impl<'r> OpenedRow<'r> {
    /// A row without its texts, for whoever reads only dates and words: opening a text is the dearest.
    pub fn without_texts(book: &Book, kind: &'static Kind, row: &'r Row) -> OpenedRow<'r> {
        OpenedRow::opening(book, kind, Cow::Borrowed(row), |field| matches!(field.format, Format::Sealed(_)))
    }

    pub fn owned(book: &Book, kind: &'static Kind, row: Row) -> OpenedRow<'static> {
        OpenedRow::opening(book, kind, Cow::Owned(row), |field| field.format.is_sealed())
    }

    fn opening<'o>(
        book: &Book,
        kind: &'static Kind,
        row: Cow<'o, Row>,
        which: impl Fn(&Field) -> bool,
    ) -> OpenedRow<'o> {
        let sealed = kind.fields.iter().filter(|field| which(field));
        let opened = sealed.filter_map(|field| Some((field.number, open(book, field, &row)?))).collect();
        OpenedRow { row, opened }
    }

    pub fn row(&self) -> &Row {
        &self.row
    }

    /// Whether the value is sealed with a key that this laptop does not have.
    pub fn is_unread(&self, field: &Field) -> bool {
        let stands = self.row.value(field.number).is_some_and(Value::is_set);
        field.format.is_sealed() && stands && !self.opened.contains_key(&field.number)
    }
}

/// The opened rows of a register that are not in the bin, kept until one of them changes: opening a text takes longer than
/// everything else a list does.
pub(super) struct KeptOpened(Vec<OpenedRow<'static>>);

impl KeptOpened {
    pub fn of(book: &Book, kind: &'static Kind) -> Result<Arc<KeptOpened>, CallError> {
        book.kept(Scope::Kind(kind.number), |_: &KeptOpened| true, || standing(book, kind).map(KeptOpened))
    }

    pub fn iter(&self) -> impl Iterator<Item = &OpenedRow<'static>> {
        self.0.iter()
    }
}

/// The rows of a register that are not in the bin, to be taken apart.
pub(crate) fn standing(book: &Book, kind: &'static Kind) -> Result<Vec<OpenedRow<'static>>, CallError> {
    let mut rows = reading::own_rows(book, kind.number)?;
    rows.retain(|row| !kind.deleted().is_some_and(|deleted| row.flag(deleted)));
    Ok(rows.into_iter().map(|row| OpenedRow::owned(book, kind, row)).collect())
}

impl Fields for OpenedRow<'_> {
    fn id(&self) -> Id {
        self.row.id
    }

    fn value(&self, field: u16) -> Option<&Value> {
        self.opened.get(&field).or_else(|| self.row.value(field))
    }

    fn pair(&self) -> Option<(Id, Id)> {
        None
    }
}

fn open(book: &Book, field: &Field, row: &Row) -> Option<Value> {
    let sealed = row.bytes(field.number)?;
    match field.format {
        Format::SealedText => book.open_text(sealed).ok().map(Value::text),
        _ => book.open_small(sealed).ok().map(|opened| unpack(field.format.opened(), &opened)),
    }
}

/// Begins the audiences to which values of this kind are sealed, where nobody has yet and the person at work may. To be
/// called before anything is sealed.
pub(crate) fn begin_audiences(book: &mut Book, kind: &Kind, now_ms: u64) -> Result<(), CallError> {
    for audience in kind.fields.iter().filter_map(|field| field.audience) {
        book.audience_ring(audience, now_ms)?;
    }
    Ok(())
}

/// The value as it is stored.
///
/// # Errors The laptop, or the person at work, has no key to seal with; see [`begin_audiences`].
pub(crate) fn seal(book: &Book, field: &Field, value: &Value) -> Result<Value, CallError> {
    if !value.is_set() {
        return Ok(Value::Null);
    }
    if !field.format.is_sealed() {
        return Ok(value.clone());
    }
    let ring = match field.audience {
        Some(audience) => book.held_audience(audience)?,
        None => book.ring(),
    };
    Ok(match field.format {
        Format::SealedText => Value::Bytes(ring.seal_text(value.as_text().unwrap_or_default())?),
        Format::Sealed(of) => {
            let packed = pack(*of, value).ok_or_else(|| reading::too_long(field.column))?;
            Value::Bytes(ring.seal_small(&packed)?)
        }
        _ => value.clone(),
    })
}
