//! Reads a member list without a book: shows what a file contains before anybody decides anything.

use crate::messages::CallError;
use intake::{Choices, Problem, RosterRow, Workbook};
use std::path::Path;

/// A file and which of its lists to read: `sheet`, or the sheet that looks most like a list, and the sheets in
/// `also`.
pub struct List<'a> {
    pub file: &'a Path,
    pub sheet: Option<&'a str>,
    pub also: &'a [String],
}

/// The position of a problem in the file.
pub struct Place {
    /// The row number as in Excel; 0 when the problem concerns the whole file.
    pub row: u32,
    /// The sheet, unless it is the first one read.
    pub sheet: Option<String>,
}

/// The rows of a list, and its problems with their positions.
pub type Read = (Vec<RosterRow>, Vec<(Problem, Place)>);

/// Returns the rows and problems of a list with every column, including those that the window leaves out at
/// first.
pub fn member_list(list: &List<'_>) -> Result<Read, CallError> {
    let workbook = open(list.file)?;
    let choices = chosen(&workbook, list)?;
    let roster = workbook.read(&choices);
    let place = |problem: &Problem| {
        let further = (problem.row / intake::FURTHER_LIST).checked_sub(1);
        let sheet = further.and_then(|at| choices.also.get(at as usize)).cloned();
        Place { row: problem.row % intake::FURTHER_LIST, sheet }
    };
    Ok((roster.rows, roster.problems.into_iter().map(|problem| (problem.clone(), place(&problem))).collect()))
}

/// The choices that the window proposes: ethnic origin and card number are left out.
pub fn choices(list: &List<'_>) -> Result<Choices, CallError> {
    Ok(chosen(&open(list.file)?, list)?.without_sensitive())
}

fn open(file: &Path) -> Result<Workbook, CallError> {
    intake::open(file).map_err(|error| CallError::at(error.code(), "file", error.sentence()))
}

fn chosen(workbook: &Workbook, list: &List<'_>) -> Result<Choices, CallError> {
    let proposal = match list.sheet {
        Some(sheet) => workbook.propose_sheet(sheet),
        None => workbook.propose(),
    };
    let known = |name: &str| proposal.sheets.iter().any(|sheet| sheet.name == name);
    if !list.also.iter().map(String::as_str).chain(list.sheet).all(known) {
        let names: Vec<_> = proposal.sheets.iter().map(|sheet| format!("“{}”", sheet.name)).collect();
        let message = format!("Tệp không có trang tính này. Các trang của tệp: {}.", names.join(", "));
        return Err(CallError::at("no_such_sheet", "sheet", message));
    }
    let mut choices = proposal.choices;
    for name in list.also.iter().filter(|name| **name != choices.sheet) {
        if !choices.also.contains(name) {
            choices.also.push(name.clone());
        }
    }
    Ok(choices)
}
