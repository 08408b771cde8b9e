//! The names of records, fields and values of the open book, from the descriptions in the catalogue.

use crate::enrolment::books_ever_received;
use crate::figures;
use crate::messages::CallError;
use crate::messages::exchange::Thing;
use domain::Id;
use domain::catalogue::{self, ChangedField, Context, Format, Kind, kind as lookup, person, same_person, session};
use journal::Value;
use std::cell::RefCell;
use std::collections::BTreeMap;
use store::{Book, HistoryEntry, Row};

/// Shown for a field that only a newer program knows. The field is kept, but this program can't tell what it
/// holds.
const NEWER: &str = "Một mục của bản chương trình mới hơn: chưa biết";

/// Finds the words for the contents of a book. The name of each record is read only once.
pub(crate) struct Names<'b> {
    book: &'b Book,
    books: Vec<Id>,
    to_choose: bool,
    known: RefCell<BTreeMap<(u16, Id), String>>,
}

impl<'b> Names<'b> {
    pub fn of(book: &'b Book) -> Result<Names<'b>, CallError> {
        let books = [book.own_book()].into_iter().chain(books_ever_received(book)?).collect();
        Ok(Names { book, books, to_choose: false, known: RefCell::default() })
    }

    /// The words for people who have to choose between values.
    pub fn to_choose(book: &'b Book) -> Result<Names<'b>, CallError> {
        Ok(Names { to_choose: true, ..Names::of(book)? })
    }

    /// The cell's own book and the books that committees have sent.
    pub fn books(&self) -> &[Id] {
        &self.books
    }

    /// The name by which a person recognises a record; empty if the record is not in these books.
    pub fn record(&self, kind: u16, id: Id) -> Result<String, CallError> {
        if let Some(known) = self.known.borrow().get(&(kind, id)) {
            return Ok(known.clone());
        }
        let mut name = String::new();
        if let Some(described) = lookup(kind) {
            for of in &self.books {
                if let Some(row) = store::row(self.book.connection(), *of, kind, id)? {
                    name = self.title(described, &row)?;
                    break;
                }
            }
        }
        self.known.borrow_mut().insert((kind, id), name.clone());
        Ok(name)
    }

    pub fn title(&self, kind: &Kind, row: &Row) -> Result<String, CallError> {
        catalogue::title(self, kind, row)
    }

    /// The name of a person who writes in the book.
    pub fn person(&self, id: Id) -> Result<String, CallError> {
        let name = self.record(person::KIND, id)?;
        Ok(if name.is_empty() { "một người chưa rõ tên".to_owned() } else { name })
    }

    /// A value in words; empty if the field was cleared or the value is no longer kept.
    pub fn value(&self, kind: u16, record: Id, field: u16, value: Option<&Value>) -> Result<String, CallError> {
        let field = lookup(kind).and_then(|kind| kind.field(field));
        match field.zip(value) {
            Some((field, value)) => catalogue::display(self, record, field, value),
            None => Ok(String::new()),
        }
    }

    /// What a change did to a field; `None` for fields that people never see.
    pub fn change(
        &self,
        (kind, record): (u16, Id),
        entry: &HistoryEntry,
        before: Option<&HistoryEntry>,
    ) -> Result<Option<String>, CallError> {
        let Some(kind) = lookup(kind) else { return Ok(None) };
        let Some(field) = kind.field(entry.field) else { return Ok(Some(NEWER.to_owned())) };
        let before = before.map(|before| before.value.as_ref());
        catalogue::describe_change(self, &ChangedField { kind, field, record, before, now: entry.value.as_ref() })
    }
}

impl Context for Names<'_> {
    type Error = CallError;

    fn name(&self, kind: u16, id: Id) -> Result<String, CallError> {
        self.record(kind, id)
    }

    fn open(&self, sealed: &[u8]) -> Option<Vec<u8>> {
        self.book.open_small(sealed).ok()
    }

    fn open_text(&self, sealed: &[u8]) -> Option<String> {
        self.book.open_text(sealed).ok()
    }

    fn points(&self, roll_call: Id) -> Result<Vec<String>, CallError> {
        let (connection, own) = (self.book.connection(), self.book.own_book());
        let mark = store::row(connection, own, catalogue::roll_call::KIND, roll_call)?;
        let held = mark.and_then(|row| row.pair).map(|(held, _)| store::row(connection, own, session::KIND, held));
        Ok(held.transpose()?.flatten().map(|row| row.lines(session::POINTS)).unwrap_or_default())
    }

    fn moment(&self, ms: i64) -> String {
        figures::local(u64::try_from(ms).unwrap_or_default()).format("%H:%M ngày %d/%m/%Y").to_string()
    }

    fn to_choose(&self) -> bool {
        self.to_choose
    }
}

/// The name of a field; `None` for fields that people never see.
pub(crate) fn field_name(kind: u16, field: u16) -> Option<&'static str> {
    let field = lookup(kind)?.field(field).filter(|field| !field.is_internal())?;
    Some(field.label.vietnamese)
}

/// Whether the field says that a record is in the bin.
pub(crate) fn says_deleted(kind: u16, field: u16) -> bool {
    lookup(kind).and_then(|kind| kind.field(field)).is_some_and(|field| field.format == Format::Deleted)
}

/// What people call a record of this kind. Entries that state that two members are one person count as members.
pub(crate) fn thing(kind: u16) -> Thing {
    let kind = if kind == same_person::KIND { catalogue::member::KIND } else { kind };
    Thing::of(kind).unwrap_or(Thing::OTHER)
}
