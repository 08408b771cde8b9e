//! The schemes of points by which meetings are graded: those that ship with the program, and those that the cell loaded from
//! files of its offices.

use super::data;
use crate::acts::undo;
use crate::messages::meetings::{ReadScheme, Scheme as Shown, SchemeBand, SchemeCriterion, Schemes};
use crate::messages::{CallError, Nothing, Touched, Which};
use crate::{AppSession, reading};
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::point_scheme;
use domain::meetings::{Band, Criterion, Fault, Scheme, faults};
use journal::{Record, Value};
use std::path::Path;
use store::{Book, OpDraft};

/// Larger than any scheme.
const LONGEST_FILE: u64 = 256 * 1024;

/// A scheme, and the record of the cell's own.
pub(super) struct Loaded {
    pub scheme: Scheme,
    own: Option<Id>,
    /// In the bin: it grades nothing any more, and says what was graded by it.
    pub removed: bool,
}

pub(super) fn all(book: &Book) -> Result<Vec<Loaded>, CallError> {
    let shipped = data::schemes()?.into_iter().map(|scheme| Loaded { scheme, own: None, removed: false });
    let rows = reading::own_rows(book, point_scheme::KIND)?;
    let own = rows.iter().filter_map(|row| {
        let scheme = data::scheme_of(row.text(point_scheme::FILE)).ok()?;
        Some(Loaded { scheme, own: Some(row.id), removed: row.flag(point_scheme::DELETED) })
    });
    Ok(shipped.chain(own).collect())
}

pub fn schemes(app: &AppSession, _: Nothing) -> Result<Schemes, CallError> {
    app.with_book(|book| {
        let all = all(book)?;
        let standing = all.iter().filter(|one| !one.removed);
        Ok(Schemes { schemes: standing.map(|one| shown(&one.scheme, one.own)).collect() })
    })
}

/// Reads a scheme that somebody wrote, and says whatever in it does not fit.
pub fn read_scheme(_: &AppSession, request: ReadScheme) -> Result<Shown, CallError> {
    Ok(shown(&data::scheme_of(&text_of(&request)?)?, None))
}

/// Takes a scheme from a file into the book. One of the cell's own with the same id is replaced.
pub fn add_scheme(app: &AppSession, request: ReadScheme) -> Result<Touched, CallError> {
    let text = text_of(&request)?;
    let scheme = data::scheme_of(&text)?;
    let name = reading::line(&scheme.name, "path")?;
    if name.is_empty() || scheme.criteria.is_empty() {
        return Err(CallError::at("bad_scheme", "path", "Thang điểm phải có tên và ít nhất một mục chấm."));
    }
    app.with_book(|book| {
        let all = all(book)?;
        let clashes = |one: &&Loaded| one.scheme.id == scheme.id || one.scheme.name == scheme.name;
        if all.iter().filter(|one| one.own.is_none()).any(|one| clashes(&one)) {
            let sentence = "Thang điểm này có sẵn trong chương trình. Đặt mã (id) và tên khác trong tệp.";
            return Err(CallError::at("shipped_scheme", "path", sentence));
        }
        let known = all.iter().filter(|one| !one.removed).find(clashes).and_then(|one| one.own);
        let id = known.map_or_else(|| store::random().map(Id), Ok)?;
        let draft = OpDraft::new(point_scheme::KIND, Record::One(id))
            .set(point_scheme::NAME, Value::text(&name))
            .set(point_scheme::FILE, Value::text(&text));
        app.save(book, Some(id), &[draft])
    })
}

/// Moves one of the cell's own schemes to the bin.
pub fn remove_scheme(app: &AppSession, request: Which) -> Result<Touched, CallError> {
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        reading::own_row(book, point_scheme::KIND, id, "id")?;
        let draft = OpDraft::new(point_scheme::KIND, Record::One(id)).set(point_scheme::DELETED, Value::flag(true));
        undo::with_bin(app, app.save(book, Some(id), &[draft])?)
    })
}

fn text_of(request: &ReadScheme) -> Result<String, CallError> {
    files::read_text(Path::new(request.path.trim()), LONGEST_FILE)
        .map_err(|_| CallError::at("file_not_found", "path", "Không đọc được tệp này. Chọn tệp khác rồi thử lại."))
}

fn shown(scheme: &Scheme, own: Option<Id>) -> Shown {
    let bands = |bands: &[Band]| {
        bands.iter().map(|band| SchemeBand { range: band.range(), gives: band.gives.clone() }).collect()
    };
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let criterion =
        |one: &Criterion| SchemeCriterion { name: one.name.clone(), points: one.points, bands: bands(&one.bands) };
    Shown {
        id: scheme.id.clone(),
        own: own.map(|id| id.to_string()),
        name: scheme.name.clone(),
        source: scheme.source.clone(),
        from: day(scheme.from),
        until: day(scheme.until),
        total: scheme.total,
        criteria: scheme.criteria.iter().map(criterion).collect(),
        grades: bands(&scheme.grades),
        faults: faults(scheme).iter().map(Fault::sentence).collect(),
    }
}
