//! Registers: one list, one form and one paste function for every kind that the catalogue describes as a
//! register.

mod alike;
mod beyond;
mod described;
mod dues;
mod export;
mod opened;
mod overview;
mod paste;
mod shown;
mod typed;

pub(super) use alike::alike;
pub use described::described;
pub(super) use dues::Dues;
pub use export::export;
pub(super) use opened::{OpenedRow, begin_audiences, seal, standing};
pub use overview::overview;
pub use paste::{paste, paste_preview};
pub(super) use shown::shown;
use shown::{KeptShown, ShownRow};

use crate::messages::registers::{Choice, Choices, FieldName, Filter, Name, Row as Shown, Rows, Save};
use crate::messages::{CallError, Touched};
use crate::naming::Names;
use crate::reading::Target;
use crate::{AppSession, figures, reading};
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{self, Field, Fields, Format, Kind};
use domain::language::fold;
use domain::registers::{CheckContext, Problem, Register, check};
use journal::{Record, Value};
use opened::KeptOpened;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Book, OpDraft};
use typed::{Overlaid, Records, as_typed};

fn register(name: &str) -> Result<(&'static Kind, Register), CallError> {
    catalogue::register(name)
        .ok_or_else(|| CallError::at("unknown_register", "register", "Không có sổ này. Tải lại trang rồi thử lại."))
}

/// Fields that people read and write. Values of several parts are those of the row's own page.
fn shown_fields(kind: &'static Kind) -> impl Iterator<Item = &'static Field> {
    let is_own = |field: &Field| matches!(field.format.opened(), Format::Parts(_) | Format::Deleted);
    kind.fields.iter().filter(move |field| !field.is_internal() && !is_own(field))
}

/// What is sent up is written by the act that sends it.
fn refuse_typed(register: &Register) -> Result<(), CallError> {
    if register.sent {
        return Err(CallError::new("not_typed", "Sổ này chỉ có những gì đã gửi. Gửi, rút lại ở trang của mục ấy."));
    }
    Ok(())
}

pub fn list(app: &AppSession, request: Filter) -> Result<Rows, CallError> {
    let (kind, described) = register(&request.register)?;
    app.with_book(|book| rows(app, book, (kind, &described), &request))
}

/// The rows of a register that match a filter; the latest first if they have a date.
fn rows(
    app: &AppSession,
    book: &Book,
    (kind, register): (&'static Kind, &Register),
    filter: &Filter,
) -> Result<Rows, CallError> {
    let day = |text: &Option<String>, field| match text {
        Some(text) => reading::day(text, field).map(|day| day.parse::<NaiveDate>().ok()),
        None => Ok(None),
    };
    let (from, until) = (day(&filter.from, "from")?, day(&filter.until, "until")?);
    let asked = fold(filter.text.as_deref().unwrap_or_default());
    let kept = KeptShown::of(book, kind, register)?;
    let late = filter.late.then(|| Dues::of(book, kind, register).map(|dues| dues.late(app.today()))).transpose()?;
    let is_asked = |row: &&ShownRow| {
        late.as_ref().is_none_or(|late| late.contains(&row.id))
            && from.is_none_or(|from| row.day.is_some_and(|day| from <= day))
            && until.is_none_or(|until| row.day.is_some_and(|day| day <= until))
            && asked.split_whitespace().all(|word| row.folded.contains(word))
    };
    let rows: Vec<&ShownRow> = kept.rows.iter().filter(is_asked).collect();
    let sum = |place: usize| rows.iter().fold(0_i64, |sum, row| sum.saturating_add(row.adds[place]));
    let sums = register.sums.iter().enumerate();
    let sums = sums.filter_map(|(place, field)| Some((kind.field(*field)?.column.to_owned(), sum(place)))).collect();
    Ok(Rows {
        rows: rows.iter().map(|row| row.shown.clone()).collect(),
        sums,
        all: kept.rows.len() as u32,
        not_opened: register.not_opened,
        alike: alike(book, kind)?,
    })
}

pub fn get(app: &AppSession, request: Name) -> Result<Shown, CallError> {
    let (kind, _) = register(&request.register)?;
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        let row = own(book, kind, id)?;
        shown(&Names::of(book)?, kind, &row)
    })
}

pub(super) fn own(book: &Book, kind: &'static Kind, id: Id) -> Result<OpenedRow<'static>, CallError> {
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
    let (kind, register) = register(&request.register)?;
    refuse_typed(&register)?;
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
        let mut problems = surroundings.check(kind, &row, app.today());
        problems.extend(beyond::problems(book, kind, &row)?);
        refuse(kind, &problems, request.even_so)?;
        begin_audiences(book, kind, app.now_ms())?;
        let drafts = super::returns::with_mended(app, book, draft(book, kind, &row)?, id)?;
        app.save(book, Some(id), &drafts)
    })
}

/// What is wrong comes before what is doubtful.
fn refuse(kind: &'static Kind, problems: &[Problem], even_so: bool) -> Result<(), CallError> {
    let first = problems.iter().find(|problem| !problem.is_doubt);
    let doubt = || problems.iter().find(|_| !even_so);
    first.or_else(doubt).map_or(Ok(()), |problem| Err(refused(kind, problem)))
}

/// Asks a register's rule about a row that stands, before something is made of it.
pub(super) fn refuse_unless_meant(
    app: &AppSession,
    book: &Book,
    kind: &'static Kind,
    row: &OpenedRow<'_>,
    even_so: bool,
) -> Result<(), CallError> {
    refuse(kind, &Surroundings::for_save(book, kind, row.id())?.check(kind, row, app.today()), even_so)
}

/// What a register's rule may need in addition to a row.
struct Surroundings {
    members: Vec<String>,
    /// None if the register has no rule.
    rows: Option<Arc<KeptOpened>>,
    /// The row itself.
    but: Option<Id>,
    congresses: Vec<NaiveDate>,
}

impl Surroundings {
    /// A register without a rule needs nothing.
    fn for_save(book: &Book, kind: &'static Kind, but: Id) -> Result<Surroundings, CallError> {
        match kind.register.and_then(|register| register.check) {
            Some(_) => Surroundings::of(book, kind, Some(but)),
            None => Ok(Surroundings { members: Vec::new(), rows: None, but: Some(but), congresses: Vec::new() }),
        }
    }

    fn of(book: &Book, kind: &'static Kind, but: Option<Id>) -> Result<Surroundings, CallError> {
        let members =
            reading::member_rows(book)?.iter().map(|row| row.text(catalogue::member::NAME).to_owned()).collect();
        let (rows, congresses) = (Some(KeptOpened::of(book, kind)?), figures::congresses(book)?);
        Ok(Surroundings { members, rows, but, congresses })
    }

    fn others(&self) -> impl Iterator<Item = &OpenedRow<'static>> {
        self.rows.iter().flat_map(|rows| rows.iter()).filter(|row| Some(row.id()) != self.but)
    }

    fn check(&self, kind: &'static Kind, row: &dyn Fields, today: NaiveDate) -> Vec<Problem> {
        let others: Vec<&dyn Fields> = self.others().map(|row| row as &dyn Fields).collect();
        let Surroundings { members, congresses, .. } = self;
        check(kind, row, &CheckContext { today, members, others: &others, congresses })
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
