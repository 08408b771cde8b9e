//! Imports a member list from a workbook: it is previewed first, then written in one change.

mod corrections;
mod likeness;

use crate::messages::CallError;
use crate::messages::members::{
    Decision, ImportDone, ImportFile, ImportPreview, ImportPreviewRequest, ImportRow, ImportStatus, ProposedStanding,
    Save, Take,
};
use crate::{AppSession, reading};
use chrono::NaiveDate;
use domain::Id;
use domain::members::standing_said;
use intake::{Choices, Problem, ProblemCode, Proposal, RosterRow, Workbook};
use likeness::{Likeness, Register};
use std::collections::{HashMap, HashSet};
use std::path::Path;
use store::{Book, OpDraft};

pub fn open(_: &AppSession, request: ImportFile) -> Result<Proposal, CallError> {
    let book = workbook(&request.path)?;
    let mut proposal = match &request.sheet {
        Some(sheet) => book.propose_sheet(sheet),
        None => book.propose(),
    };
    proposal.choices = proposal.choices.without_sensitive();
    Ok(proposal)
}

fn workbook(path: &str) -> Result<Workbook, CallError> {
    intake::open(Path::new(path)).map_err(|error| CallError::at(error.code(), "path", error.sentence()))
}

pub fn preview(app: &AppSession, request: ImportPreviewRequest) -> Result<ImportPreview, CallError> {
    let list = List::read(&request, app.today())?;
    app.with_book(|book| {
        let rows = list.rows(book)?;
        let count = |status| rows.iter().filter(|row| row.status == status).count() as u32;
        Ok(ImportPreview {
            to_add: count(ImportStatus::New),
            already_here: count(ImportStatus::AlreadyHere),
            to_review: count(ImportStatus::Review),
            skipped: count(ImportStatus::Skipped),
            left_out: list.left_out(),
            rows,
            problems: list.problems,
        })
    })
}

pub fn commit(app: &AppSession, request: ImportPreviewRequest) -> Result<ImportDone, CallError> {
    let list = List::read(&request, app.today())?;
    app.with_book(|book| {
        let rows = list.rows(book)?;
        let added: Vec<&ImportRow> = rows.iter().filter(|row| row.status == ImportStatus::New).collect();
        let (mut drafts, mut standings) = (Vec::new(), Vec::new());
        for row in &added {
            let id = Id(store::random()?);
            drafts.push(draft(book, id, row)?);
            standings.extend(proposed_standing(id, &row.values));
        }
        let skipped = (rows.len() - added.len()) as u32;
        let undo = app.save(book, None, &drafts)?.undo;
        let left_out = list.left_out();
        Ok(ImportDone { added: drafts.len() as u32, skipped, left_out, standings, undo })
    })
}

/// A note such as "Miễn SH" gives the standing of a member but not since when, so a person has to enter that.
fn proposed_standing(id: Id, row: &RosterRow) -> Option<ProposedStanding> {
    let standing = super::members::standing_message(standing_said(&row.note)?);
    Some(ProposedStanding { id: id.to_string(), name: row.name.clone(), note: row.note.clone(), standing })
}

fn draft(book: &Book, id: Id, row: &ImportRow) -> Result<OpDraft, CallError> {
    let values = &row.values;
    let some = |text: &String| (!text.is_empty()).then(|| text.clone());
    let save = Save {
        id: None,
        new_id: None,
        name: some(&values.name),
        born: some(&values.born),
        sex: some(&values.sex),
        people: some(&values.people),
        joined: some(&values.joined),
        official: some(&values.official),
        duty: some(&values.duty),
        party_group: None,
        card: some(&values.card),
        note: some(&values.note),
    };
    // An error names the row in the file, and nothing of the list is written.
    let place =
        |error: CallError| CallError { message: format!("Ở {}: {}", intake::line(row.row), error.message), ..error };
    let fields = super::members::Fields::read(&save).map_err(place)?;
    fields.check_name(true).map_err(place)?;
    fields.draft(book, id, None)
}

/// The file with a person's choices and corrections; nothing of the book yet.
struct List {
    rows: Vec<(u32, RosterRow)>,
    problems: Vec<Problem>,
    /// Rows that somebody corrected, which confirms that they are members.
    corrected: HashSet<u32>,
    takes: HashMap<u32, Take>,
}

impl List {
    fn read(request: &ImportPreviewRequest, today: NaiveDate) -> Result<List, CallError> {
        let book = workbook(&request.path)?;
        let choices = match &request.choices {
            Some(choices) => known_sheet(&book, choices)?,
            None => book.propose().choices.without_sensitive(),
        };
        let roster = book.read(&choices);
        let mut rows: Vec<(u32, RosterRow)> = roster.row_numbers.into_iter().zip(roster.rows).collect();
        rows.extend(roster.held.into_iter().map(|held| (held.row, held.person)));
        rows.sort_by_key(|(number, _)| *number);
        let mut problems = roster.problems;
        corrections::apply(&mut rows, &mut problems, &request.corrections)?;
        corrections::refuse_births_ahead(&mut rows, &mut problems, today);
        let corrected = request.corrections.iter().map(|correction| correction.row).collect();
        let takes = request.decisions.iter().map(|Decision { row, take }| (*row, *take)).collect();
        Ok(List { rows, problems, corrected, takes })
    }

    /// The number of rows in the file that are ignored: duplicates, or rows without a readable name.
    fn left_out(&self) -> u32 {
        let taken: HashSet<u32> = self.rows.iter().map(|(row, _)| *row).collect();
        let told: HashSet<u32> =
            self.problems.iter().filter(|problem| is_left_out(problem)).map(|problem| problem.row).collect();
        told.difference(&taken).count() as u32
    }

    /// All rows, each with what the import would do with it.
    fn rows(&self, book: &Book) -> Result<Vec<ImportRow>, CallError> {
        let members = reading::member_rows(book)?;
        let likenesses = Register::of(book, &members)?.compare(&self.rows);
        let unsure: HashSet<u32> = self
            .problems
            .iter()
            .filter(|problem| asks_who(problem, &self.corrected))
            .map(|problem| problem.row)
            .collect();
        let row = |((number, values), likeness): (&(u32, RosterRow), Likeness)| {
            let nameless = !values.name.chars().any(char::is_alphabetic);
            let (found, resembles) = match likeness {
                Likeness::Same(member) => (ImportStatus::AlreadyHere, Some(member)),
                Likeness::Unsure(member) => (ImportStatus::Review, Some(member)),
                Likeness::Nobody if nameless || unsure.contains(number) => (ImportStatus::Review, None),
                Likeness::Nobody => (ImportStatus::New, None),
            };
            let status = match self.takes.get(number) {
                Some(Take::Skip) => ImportStatus::Skipped,
                Some(Take::Add) if !nameless => ImportStatus::New,
                _ => found,
            };
            ImportRow { row: *number, values: values.clone(), status, resembles }
        };
        Ok(self.rows.iter().zip(likenesses).map(row).collect())
    }
}

fn is_left_out(problem: &Problem) -> bool {
    matches!(problem.code, ProblemCode::Repeated | ProblemCode::NoName | ProblemCode::BrokenLetters)
}

/// Whether a problem leaves doubt about who a row is. Other problems (such as an impossible date) only leave a
/// field empty.
fn asks_who(problem: &Problem, corrected: &HashSet<u32>) -> bool {
    match problem.code {
        ProblemCode::MaybeRepeated | ProblemCode::NoName => true,
        ProblemCode::OnlyName => !corrected.contains(&problem.row),
        // Only a struck-out name raises doubt; another struck-out field is left empty.
        ProblemCode::StruckOut => problem.field.is_empty(),
        // This concerns a row that was left out; the row that was kept needs no decision.
        ProblemCode::Repeated => false,
        _ => problem.field == "name",
    }
}

/// Refuses choices that belong to another file, or to a sheet that was renamed: they would silently read
/// nothing.
fn known_sheet(book: &Workbook, choices: &Choices) -> Result<Choices, CallError> {
    let sheets = book.propose().sheets;
    let known = |name: &String| sheets.iter().any(|sheet| sheet.name == *name);
    if known(&choices.sheet) && choices.also.iter().all(known) {
        Ok(choices.clone())
    } else {
        Err(CallError::at(
            "no_such_sheet",
            "choices",
            "Tệp không có trang tính này. Chọn lại tệp hoặc chọn trang khác.",
        ))
    }
}
