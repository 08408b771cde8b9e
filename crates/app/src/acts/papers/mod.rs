//! Papers of a round, written to files. Every figure in them is one of the round's totals.

mod issuing;
mod ledger;
mod list;
mod listed;
mod numbers;
mod plan;
mod printed;
mod report;
mod sheet;
pub(super) mod words;

pub(super) use issuing::Issuable;
pub use list::export as export_list;
pub(super) use listed::paper as list_paper;
pub(super) use printed::{issue, put_paper};
pub(super) use report::signature;
pub(super) use words::{cell_name, moment, place as seat, superior_name};

use crate::messages::CallError;
use crate::messages::papers::{Write, WriteEssaySheet, Written};
use crate::messages::printing::SheetForm;
use crate::{AppSession, placing, reading, template_sets};
use ::papers::{Margins, Paper, PaperError};
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::round;
use domain::issued::Subject;
use std::path::{Path, PathBuf};
use store::Book;

pub fn report(app: &AppSession, request: Write) -> Result<Written, CallError> {
    let (round, out) = (reading::id(&request.round, "round")?, printable(&request.out)?);
    app.with_book(|book| {
        let (paper, traced) = report::report(app, book, round)?;
        let of = Issuable {
            paper: paper.paper(),
            subject: Subject { kind: round::KIND, record: round, part: String::new() },
            kept_at: Some((round::REPORT_NUMBER, Some(round::REPORT_DATED))),
            traced: Some(traced),
        };
        issue(app, book, &out, of, request.issue)
    })
}

pub fn ledger(app: &AppSession, request: Write) -> Result<Written, CallError> {
    let (round, out) = (reading::id(&request.round, "round")?, place(&request.out, "xlsx", "out")?);
    let paper = app.with_book(|book| ledger::ledger(app, book, round))?;
    put(app, &out, "out", paper.to_xlsx())
}

pub fn roll_call_sheet(app: &AppSession, request: Write) -> Result<Written, CallError> {
    let (round, out) = (reading::id(&request.round, "round")?, printable(&request.out)?);
    let session = reading::optional_id(request.session.as_deref(), "session")?;
    let session =
        session.ok_or_else(|| CallError::at("required", "session", "Chọn buổi học cần in phiếu điểm danh."))?;
    let paper = app.with_book(|book| sheet::sheet(book, round, session, request.filled))?;
    print(app, &out, paper.paper())
}

pub fn study_plan(app: &AppSession, request: Write) -> Result<Written, CallError> {
    let (round, out) = (reading::id(&request.round, "round")?, printable(&request.out)?);
    app.with_book(|book| {
        let of = Issuable {
            paper: plan::plan(app, book, round)?.paper(),
            subject: Subject { kind: round::KIND, record: round, part: String::new() },
            kept_at: Some((round::PLAN_NUMBER, Some(round::PLAN_DATED))),
            traced: None,
        };
        issue(app, book, &out, of, request.issue)
    })
}

pub fn essay_sheet(app: &AppSession, request: WriteEssaySheet) -> Result<Written, CallError> {
    let (round, out) = (reading::id(&request.round, "round")?, printable(&request.out)?);
    let member = reading::optional_id(request.member.as_deref(), "member")?;
    let paper = app.with_book(|book| plan::essay_sheet(book, round, member))?;
    print(app, &out, paper.paper())
}

pub(super) fn essay_sheet_of(book: &Book, round: Id, member: Id) -> Result<Paper, CallError> {
    Ok(plan::essay_sheet(book, round, Some(member))?.paper())
}

/// As it was marked, or blank where the roll-call was not begun.
pub(super) fn roll_call_sheet_of(book: &Book, round: Id, session: Id) -> Result<Paper, CallError> {
    Ok(sheet::begun_or_blank(book, round, session)?.paper())
}

/// The form of the sheets that are printed from the window today.
pub(super) fn sheet_form(app: &AppSession) -> Result<SheetForm, CallError> {
    let ::papers::PrintedForm { landscape, margins, style } =
        ::papers::printed_form(&template_sets::of_day(app, app.today())?.set, false);
    let Margins { top, right, bottom, left } = margins;
    Ok(SheetForm { landscape, top, right, bottom, left, style })
}

/// The path to write to, with an extension that suits the paper.
pub(super) fn place(out: &str, ending: &str, field: &str) -> Result<PathBuf, CallError> {
    place_as(out, &[ending], field)
}

/// The path to write to, with an extension of a format in which there is such a paper.
pub(super) fn place_as(out: &str, endings: &[&str], field: &str) -> Result<PathBuf, CallError> {
    let path = PathBuf::from(out.trim());
    let fits = path.extension().is_some_and(|found| endings.iter().any(|ending| found.eq_ignore_ascii_case(ending)));
    if fits {
        Ok(path)
    } else {
        let named = endings.iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(" hoặc ");
        Err(CallError::at("wrong_ending", field, format!("Tên tệp phải có đuôi {named}.")))
    }
}

/// The path of a paper, which is written for Word or as PDF.
pub(super) fn printable(out: &str) -> Result<PathBuf, CallError> {
    place_as(out, &["docx", "pdf"], "out")
}

/// Writes a paper with the template set that is in force on its day; a sheet without a day of its own has today's.
pub(super) fn print(app: &AppSession, out: &Path, paper: Paper) -> Result<Written, CallError> {
    let set = template_sets::of_day(app, day_of(app, &paper))?;
    put_paper(app, out, "out", &paper, || set.to_docx(paper.clone()))
}

fn day_of(app: &AppSession, paper: &Paper) -> NaiveDate {
    paper.day().unwrap_or_else(|| app.today())
}

pub(super) fn put(
    app: &AppSession,
    out: &Path,
    field: &str,
    paper: Result<Vec<u8>, PaperError>,
) -> Result<Written, CallError> {
    put_bytes(app, out, field, &paper.map_err(|error| CallError::internal(&error))?)
}

pub(super) fn put_bytes(app: &AppSession, out: &Path, field: &str, bytes: &[u8]) -> Result<Written, CallError> {
    app.with_book(|book| put_in(book, out, field, bytes))
}

fn put_in(book: &mut Book, out: &Path, field: &str, bytes: &[u8]) -> Result<Written, CallError> {
    let path = placing::put(book, out, bytes).map_err(|error| placing::refused(out, field, error))?;
    Ok(Written { path: path.display().to_string(), bytes: bytes.len() as u64, issued: None })
}
