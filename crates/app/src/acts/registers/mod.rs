//! Registers: one list, one form and one paste function for every kind that the catalogue describes as a
//! register.

mod described;
mod export;
mod paste;
mod typed;

pub use described::described;
pub use export::export;
pub use paste::{paste, paste_preview};

use crate::messages::registers::{Choice, Choices, FieldName, Filter, Name, Row as Shown, Rows, Save};
use crate::messages::{CallError, Touched};
use crate::naming::Names;
use crate::reading::Target;
use crate::{AppSession, reading};
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{self, Field, Fields, Format, Kind, display, title};
use domain::language::fold;
use domain::registers::{CheckContext, Problem, Register, check};
use journal::{Record, Value};
use std::collections::BTreeMap;
use store::{Book, OpDraft, Row};
use typed::{Overlaid, Records, as_json, as_typed};

fn register(name: &str) -> Result<(&'static Kind, Register), CallError> {
    catalogue::register(name)
        .ok_or_else(|| CallError::at("unknown_register", "register", "Không có sổ này. Tải lại trang rồi thử lại."))
}

/// Fields that people read and write.
fn shown_fields(kind: &'static Kind) -> impl Iterator<Item = &'static Field> {
    kind.fields.iter().filter(|field| !field.is_internal() && field.format != Format::Deleted)
}

pub fn list(app: &AppSession, request: Filter) -> Result<Rows, CallError> {
    let (kind, described) = register(&request.register)?;
    app.with_book(|book| rows(book, kind, &described, &request))
}

/// The rows of a register that match a filter; the latest first if they have a date.
fn rows(book: &Book, kind: &'static Kind, register: &Register, filter: &Filter) -> Result<Rows, CallError> {
    let day = |text: &Option<String>, field| match text {
        Some(text) => reading::day(text, field).map(|day| day.parse::<NaiveDate>().ok()),
        None => Ok(None),
    };
    let (from, until) = (day(&filter.from, "from")?, day(&filter.until, "until")?);
    let asked = fold(filter.text.as_deref().unwrap_or_default());
    let names = Names::of(book)?;
    let mut kept = standing(book, kind)?;
    let all = kept.len() as u32;
    let of_day = |row: &Row| register.day.and_then(|field| row.value(field).and_then(Value::as_day));
    kept.retain(|row| {
        let day = of_day(row);
        from.is_none_or(|from| day.is_some_and(|day| from <= day))
            && until.is_none_or(|until| day.is_some_and(|day| day <= until))
    });
    kept.sort_by_key(|row| (std::cmp::Reverse(of_day(row)), row.id));
    let mut rows: Vec<Shown> = Vec::new();
    let mut sums: BTreeMap<String, i64> =
        register.sums.iter().filter_map(|sum| kind.field(*sum)).map(|field| (field.column.to_owned(), 0)).collect();
    for row in &kept {
        let shown = shown(&names, kind, row)?;
        if !asked.split_whitespace().all(|word| shown.shown.values().any(|value| fold(value).contains(word))) {
            continue;
        }
        for field in register.sums.iter().filter_map(|sum| kind.field(*sum)) {
            let sum = sums.entry(field.column.to_owned()).or_default();
            *sum = sum.saturating_add(row.int(field.number).unwrap_or_default());
        }
        rows.push(shown);
    }
    if register.day.is_none() {
        rows.sort_by_key(|row| fold(&row.title));
    }
    Ok(Rows { rows, sums, all })
}

/// The rows of a register that are not in the bin.
fn standing(book: &Book, kind: &'static Kind) -> Result<Vec<Row>, CallError> {
    let mut rows = reading::own_rows(book, kind.number)?;
    rows.retain(|row| !kind.deleted().is_some_and(|deleted| row.flag(deleted)));
    Ok(rows)
}

fn shown(names: &Names<'_>, kind: &'static Kind, row: &Row) -> Result<Shown, CallError> {
    let (mut values, mut words) = (BTreeMap::new(), BTreeMap::new());
    for field in shown_fields(kind) {
        let Some(value) = row.value(field.number).filter(|value| value.is_set()) else { continue };
        values.insert(field.column.to_owned(), as_json(value));
        words.insert(field.column.to_owned(), display(names, row.id, field, value)?);
    }
    Ok(Shown { id: row.id.to_string(), title: title(names, kind, row)?, values, shown: words })
}

pub fn get(app: &AppSession, request: Name) -> Result<Shown, CallError> {
    let (kind, _) = register(&request.register)?;
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        let row = own(book, kind, id)?;
        shown(&Names::of(book)?, kind, &row)
    })
}

fn own(book: &Book, kind: &'static Kind, id: Id) -> Result<Row, CallError> {
    let row = reading::own_row(book, kind.number, id, "id")?;
    if kind.deleted().is_some_and(|deleted| row.flag(deleted)) { Err(CallError::not_found("id")) } else { Ok(row) }
}

/// The records that a reference field may name.
pub fn choices(app: &AppSession, request: FieldName) -> Result<Choices, CallError> {
    let (kind, _) = register(&request.register)?;
    let field = shown_fields(kind).find(|field| field.column == request.field);
    let named = field.and_then(|field| field.format.refers_to()).ok_or_else(|| CallError::not_found("field"))?;
    app.with_book(|book| {
        let mut seen = Records::of(book)?.seen(named)?.to_vec();
        seen.sort_by(|one, other| other.title.cmp(&one.title));
        let choice = |known: typed::SeenRecord| Choice { id: known.id.to_string(), label: known.title };
        Ok(Choices { choices: seen.into_iter().map(choice).collect() })
    })
}

pub fn save(app: &AppSession, request: Save) -> Result<Touched, CallError> {
    let (kind, _) = register(&request.register)?;
    let target = Target::read(request.id.as_deref(), request.new_id.as_deref())?;
    app.with_book(|book| {
        let id = target.id();
        let stands = target.standing(book, kind.number)?.map(|id| own(book, kind, id)).transpose()?;
        let fields = read_all(book, kind, &request.values)?;
        let row = Overlaid { id, said: &fields, stands: stands.as_ref() };
        let problems = check(kind, &row, &CheckContext { today: app.today() });
        if let Some(problem) = problems.first() {
            return Err(refused(kind, problem));
        }
        app.save(book, Some(id), &[draft(kind, id, &fields)])
    })
}

fn draft(kind: &'static Kind, id: Id, fields: &BTreeMap<u16, Value>) -> OpDraft {
    let draft = OpDraft::new(kind.number, Record::One(id));
    fields.iter().fold(draft, |draft, (field, value)| draft.set(*field, value.clone()))
}

/// Reads all values of a request into their stored form.
///
/// # Errors The first value that is not valid.
fn read_all(
    book: &Book,
    kind: &'static Kind,
    values: &BTreeMap<String, serde_json::Value>,
) -> Result<BTreeMap<u16, Value>, CallError> {
    let records = Records::of(book)?;
    let mut fields = BTreeMap::new();
    for (name, value) in values {
        let field = shown_fields(kind).find(|field| field.column == *name);
        let field = field.ok_or_else(|| {
            CallError::at("unknown_field", name, format!("Sổ này không có mục “{name}”. Tải lại trang rồi thử lại."))
        })?;
        let typed = as_typed(value).ok_or_else(|| CallError::at("bad_value", name, "Giá trị này không đọc được."))?;
        let value = domain::registers::read(field, &typed, &records).map_err(|problem| refused(kind, &problem))?;
        fields.insert(field.number, value);
    }
    Ok(fields)
}

fn refused(kind: &'static Kind, problem: &Problem) -> CallError {
    let field = kind.field(problem.field).map_or("", |field| field.column);
    CallError::at(problem.code, field, problem.sentence.clone())
}

pub fn delete(app: &AppSession, request: Name) -> Result<Touched, CallError> {
    let (kind, _) = register(&request.register)?;
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        own(book, kind, id)?;
        let deleted = kind.deleted().ok_or_else(|| CallError::not_found("id"))?;
        let draft = OpDraft::new(kind.number, Record::One(id)).set(deleted, Value::flag(true));
        super::undo::with_bin(app, app.save(book, Some(id), &[draft])?)
    })
}

impl Fields for Overlaid<'_> {
    fn id(&self) -> Id {
        self.id
    }

    fn value(&self, field: u16) -> Option<&Value> {
        self.said.get(&field).or_else(|| self.stands?.value(field))
    }

    fn pair(&self) -> Option<(Id, Id)> {
        None
    }
}
