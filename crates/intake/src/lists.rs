//! Reads all lists of a file that belong together as one roster.

use crate::Workbook;
use crate::choices::{Choices, Target};
use crate::grid::Sheet;
use crate::problem::{Problem, ProblemCode};
use crate::proposal::{SheetSummary, lay_out, propose};
use crate::roster::{FURTHER_LIST, Reading, Roster, readings, settled};

pub fn read(book: &Workbook, choices: &Choices) -> Roster {
    let Some(sheet) = book.sheets.iter().find(|s| s.name == choices.sheet) else {
        return Roster::default();
    };
    let mut roster = Roster::default();
    let mut readings = readings(sheet, choices, &mut roster);
    let lists = (1_u32..).zip(choices.also.iter().filter_map(|name| book.sheets.iter().find(|s| s.name == *name)));
    for (at, further) in lists {
        readings.append(&mut further_readings(book, further, choices, at * FURTHER_LIST, &mut roster));
    }
    let mut roster = settled(readings, roster);
    for other in propose(book, Some(&choices.sheet)).sheets {
        if other.offered && !choices.also.contains(&other.name) {
            roster.problems.push(other_list(&other, choices));
        }
    }
    roster.problems.sort_by_key(|p| p.row);
    roster
}

fn other_list(other: &SheetSummary, choices: &Choices) -> Problem {
    Problem {
        row: 0,
        field: String::new(),
        code: ProblemCode::OtherSheet,
        message: format!(
            "Trang “{}” cũng có danh sách {} người; chỉ trang “{}” được đọc. Thêm trang ấy nếu cần.",
            other.name, other.people, choices.sheet
        ),
    }
}

/// Reads a further list under its own heading; its rows are numbered from `offset` on. Sensitive columns are
/// read if those of the first list are.
fn further_readings(book: &Workbook, sheet: &Sheet, first: &Choices, offset: u32, roster: &mut Roster) -> Vec<Reading> {
    let mut choices = lay_out(book, sheet).0;
    for target in choices.columns.iter_mut().filter(|t| t.is_sensitive() && !first.columns.contains(*t)) {
        *target = Target::Ignore;
    }
    choices.title_case = first.title_case;
    let mut own = Roster::default();
    let mut found = readings(sheet, &choices, &mut own);
    for reading in &mut found {
        reading.number += offset;
        reading.problems.iter_mut().for_each(|problem| problem.row += offset);
    }
    for problem in &mut own.problems {
        match problem.row {
            0 => problem.message = format!("Trang “{}”: {}", sheet.name, problem.message),
            _ => problem.row += offset,
        }
    }
    own.held.iter_mut().for_each(|held| held.row += offset);
    roster.problems.append(&mut own.problems);
    roster.held.append(&mut own.held);
    found
}
