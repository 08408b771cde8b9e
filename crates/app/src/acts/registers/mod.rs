//! Registers: one list, one form and one paste function for every kind that the catalogue describes as a
//! register.

mod described;
mod export;
mod opened;
mod overview;
mod paste;
mod typed;

pub use described::described;
pub use export::export;
pub(super) use opened::OpenedRow;
pub use overview::overview;
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
use opened::seal;
use std::collections::BTreeMap;
use store::{Book, OpDraft};
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
    let of_day = |row: &OpenedRow<'_>| register.day.and_then(|field| row.value(field).and_then(Value::as_day));
    kept.retain(|row| {
        let day = of_day(row);
        from.is_none_or(|from| day.is_some_and(|day| from <= day))
            && until.is_none_or(|until| day.is_some_and(|day| day <= until))
    });
    kept.sort_by_key(|row| (std::cmp::Reverse(of_day(row)), row.id()));
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
            *sum = sum.saturating_add(row.value(field.number).and_then(Value::as_int).unwrap_or_default());
        }
        rows.push(shown);
    }
    if register.day.is_none() {
        rows.sort_by_key(|row| fold(&row.title));
    }
    Ok(Rows { rows, sums, all })
}

/// The rows of a register that are not in the bin.
fn standing(book: &Book, kind: &'static Kind) -> Result<Vec<OpenedRow<'static>>, CallError> {
    let mut rows = reading::own_rows(book, kind.number)?;
    rows.retain(|row| !kind.deleted().is_some_and(|deleted| row.flag(deleted)));
    Ok(rows.into_iter().map(|row| OpenedRow::owned(book, kind, row)).collect())
}

/// Shown for a value that was sealed with a key this laptop does not have.
const UNREAD: &str = "đã niêm phong, máy này chưa có khóa";

fn shown(names: &Names<'_>, kind: &'static Kind, row: &OpenedRow<'_>) -> Result<Shown, CallError> {
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
    Ok(Shown { id: row.id().to_string(), title: title(names, kind, row.row())?, values, shown: words })
}

/// An opened value in words.
fn in_words(names: &Names<'_>, record: Id, field: &Field, value: &Value) -> Result<String, CallError> {
    display(names, record, &Field { format: field.format.opened(), ..*field }, value)
}

pub fn get(app: &AppSession, request: Name) -> Result<Shown, CallError> {
    let (kind, _) = register(&request.register)?;
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        let row = own(book, kind, id)?;
        shown(&Names::of(book)?, kind, &row)
    })
}

fn own(book: &Book, kind: &'static Kind, id: Id) -> Result<OpenedRow<'static>, CallError> {
    let row = reading::own_row(book, kind.number, id, "id")?;
    if kind.deleted().is_some_and(|deleted| row.flag(deleted)) {
        return Err(CallError::not_found("id"));
    }
    Ok(OpenedRow::owned(book, kind, row))
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
        let mut fields = read_all(book, kind, &request.values)?;
        // A value that this laptop can't open looks empty in the form and is not emptied by it.
        let is_unread = |number: &u16| {
            kind.field(*number).zip(stands.as_ref()).is_some_and(|(field, stands)| stands.is_unread(field))
        };
        fields.retain(|number, value| value.is_set() || !is_unread(number));
        let row = Overlaid { id, said: &fields, stands: stands.as_ref() };
        let surroundings = Surroundings::for_save(book, kind, id)?;
        let problems = surroundings.check(kind, &row, app.today());
        // What is wrong comes before what is doubtful.
        let first = problems.iter().find(|problem| !problem.is_doubt);
        let doubt = || problems.iter().find(|_| !request.even_so);
        if let Some(problem) = first.or_else(doubt) {
            return Err(refused(kind, problem));
        }
        app.save(book, Some(id), &[draft(book, kind, &row)?])
    })
}

/// What a register's rule may need in addition to a row.
struct Surroundings {
    members: Vec<String>,
    others: Vec<OpenedRow<'static>>,
}

impl Surroundings {
    /// `but` is the row itself. A register without a rule needs nothing.
    fn for_save(book: &Book, kind: &'static Kind, but: Id) -> Result<Surroundings, CallError> {
        match kind.register.and_then(|register| register.check) {
            Some(_) => Surroundings::of(book, kind, Some(but)),
            None => Ok(Surroundings { members: Vec::new(), others: Vec::new() }),
        }
    }

    fn of(book: &Book, kind: &'static Kind, but: Option<Id>) -> Result<Surroundings, CallError> {
        let members =
            reading::member_rows(book)?.iter().map(|row| row.text(catalogue::member::NAME).to_owned()).collect();
        let mut others = standing(book, kind)?;
        others.retain(|row| Some(row.id()) != but);
        Ok(Surroundings { members, others })
    }

    fn check(&self, kind: &'static Kind, row: &dyn Fields, today: NaiveDate) -> Vec<Problem> {
        let others: Vec<&dyn Fields> = self.others.iter().map(|row| row as &dyn Fields).collect();
        check(kind, row, &CheckContext { today, members: &self.members, others: &others })
    }
}

/// The change that saves what was typed. A sealed value that stays the same is not sealed again.
fn draft(book: &Book, kind: &'static Kind, row: &Overlaid<'_>) -> Result<OpDraft, CallError> {
    let mut draft = OpDraft::new(kind.number, Record::One(row.id));
    for (field, value) in row.said.iter().filter_map(|(number, value)| Some((kind.field(*number)?, value))) {
        let stands = row.stands.and_then(|stands| stands.value(field.number));
        if field.format.is_sealed() && stands == Some(value) {
            continue;
        }
        draft = draft.set(field.number, seal(book, field, value)?);
    }
    Ok(draft)
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

/// The code of every refusal that the person may overrule by sending the row once more with `even_so`.
const DOUBTFUL: &str = "doubtful";

fn refused(kind: &'static Kind, problem: &Problem) -> CallError {
    let field = kind.field(problem.field).map_or("", |field| field.column);
    CallError::at(if problem.is_doubt { DOUBTFUL } else { problem.code }, field, problem.sentence.clone())
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
