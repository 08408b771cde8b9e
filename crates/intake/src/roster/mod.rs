//! Reads the rows of people in a sheet, by a person's choices.

mod columns;
mod days;
mod duty;
mod fields;
mod heuristics;
mod kinds;
mod marks;
mod names;
mod reader;
mod repeats;
mod sexes;
mod unread;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use domain::dates::{DateOf, Written};

use crate::choices::Choices;
use crate::date::{DateRule, read_cell};
use crate::encoding::{Encoding, is_broken};
use crate::grid::{Cell, Row, Sheet, Unread};
use crate::problem::{Problem, ProblemCode};
pub use days::order_problem;
pub use heuristics::{looks_like_card, looks_like_name, looks_like_people, looks_like_sex};
use kinds::RowKind;
use reader::Reader;
pub use reader::Reading;

/// One member as in the file. Dates are ISO, or only a year if the file has no more; empty means that the file
/// has no value.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct RosterRow {
    pub name: String,
    pub born: String,
    /// "Nam", "Nữ" or empty.
    pub sex: String,
    pub people: String,
    pub joined: String,
    pub official: String,
    pub duty: String,
    pub card: String,
    pub note: String,
}

/// A held row, which waits for a person's decision, with its row number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HeldRow {
    pub row: u32,
    pub person: RosterRow,
}

/// What was read from a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Roster {
    /// In the file's order, each person once.
    pub rows: Vec<RosterRow>,
    /// The row number of each of `rows` as in Excel.
    pub row_numbers: Vec<u32>,
    /// Rows with a name and nothing else readable, which may be a signature or a member. They are not in
    /// `rows`.
    pub held: Vec<HeldRow>,
    /// Ordered by row; problems of the whole file come first.
    pub problems: Vec<Problem>,
}

/// The rows of the first further list in [`Choices::also`] are numbered from here, those of the second from
/// twice this number, and so on. No sheet has that many rows.
pub const FURTHER_LIST: u32 = 10_000_000;

/// The name of a row for people: its number in Excel and, if there are several lists, which of them it is in.
pub fn line(number: u32) -> String {
    match number / FURTHER_LIST {
        0 => format!("dòng {number}"),
        list => format!("dòng {} của danh sách thứ {}", number % FURTHER_LIST, list + 1),
    }
}

fn read_sheet(sheet: &Sheet, choices: &Choices) -> Roster {
    let mut roster = Roster::default();
    let readings = readings(sheet, choices, &mut roster);
    settled(readings, roster)
}

/// The people of one sheet. Rows that wait for a person's decision, and problems, go into the roster.
pub fn readings(sheet: &Sheet, choices: &Choices, roster: &mut Roster) -> Vec<Reading> {
    if !choices.columns.iter().any(|t| t.field() == Some("name")) {
        roster.problems.push(columns::no_name_column(sheet));
        return Vec::new();
    }
    let mut reader = Reader::new(sheet, choices);
    roster.problems.append(&mut reader.problems());
    let readings = people(sheet, choices, &mut reader, &mut roster.problems);
    hold_back(readings, roster)
}

/// The result of reading, with each person once.
pub fn settled(mut kept: Vec<Reading>, mut roster: Roster) -> Roster {
    repeats::give_once(&mut kept, &mut roster.problems);
    for reading in kept {
        roster.problems.extend(reading.problems);
        roster.row_numbers.push(reading.number);
        roster.rows.push(reading.person);
    }
    roster
}

/// Every row about a person, in order. After a total or signature line only well-founded rows count.
fn people(sheet: &Sheet, choices: &Choices, reader: &mut Reader<'_>, problems: &mut Vec<Problem>) -> Vec<Reading> {
    let mut readings = Vec::new();
    let mut footer_seen = false;
    for row in body(sheet, choices) {
        let reading = reader.row(row);
        match kinds::kind(row, &reading, reader) {
            RowKind::Nothing => {}
            RowKind::Footer => footer_seen = true,
            RowKind::Nameless if !footer_seen => problems.push(nameless(&reading)),
            RowKind::Nameless => {}
            RowKind::Person if footer_seen && !(reading.numbered && reading.evidence > 0 || reading.evidence > 1) => {}
            RowKind::Person => {
                if row.hidden {
                    problems.push(hidden(&reading));
                }
                readings.push(reading);
            }
        }
    }
    readings
}

fn body<'a>(sheet: &'a Sheet, choices: &Choices) -> impl Iterator<Item = &'a Row> {
    let after = choices.header.1;
    sheet.rows.iter().filter(move |r| r.number > after)
}

/// Holds back rows for which only a person can say whether they are members: the name is unreadable or struck
/// through, or it is the only content in a list that has more than names.
fn hold_back(readings: Vec<Reading>, roster: &mut Roster) -> Vec<Reading> {
    let founded = readings.iter().filter(|r| r.numbered || r.evidence > 0).count();
    let list_tells_more = founded * 2 > readings.len();
    let mut kept = Vec::new();
    for reading in readings {
        let only_name = !reading.numbered && reading.evidence == 0 && list_tells_more;
        let reason = if reading.struck_out {
            Some(unread::struck_out(&reading))
        } else if !reading.names.is_empty() {
            Some(two_names(&reading))
        } else if only_name && !reading.name_unread {
            Some(bare_name_only(&reading))
        } else {
            None
        };
        if reason.is_none() && !reading.name_unread {
            kept.push(reading);
            continue;
        }
        roster.problems.extend(reading.problems);
        roster.problems.extend(reason);
        roster.held.push(HeldRow { row: reading.number, person: reading.person });
    }
    kept
}

/// A bare name without a number is as likely a signature as a member.
fn bare_name_only(reading: &Reading) -> Problem {
    Problem {
        row: reading.number,
        field: String::new(),
        code: ProblemCode::OnlyName,
        message: format!(
            "Dòng này ngoài họ tên “{}” không đọc được gì khác nên chưa đưa vào danh sách. Nếu đúng là đảng viên, sửa lại dòng này hoặc thêm bằng tay.",
            reading.person.name
        ),
    }
}

fn two_names(reading: &Reading) -> Problem {
    let names: Vec<String> = reading.names.iter().map(|name| format!("“{name}”")).collect();
    Problem {
        row: reading.number,
        field: "name".to_owned(),
        code: ProblemCode::TwoNames,
        message: format!(
            "Ô họ tên ghi {} người: {}. Tách mỗi người một dòng trong tệp rồi nhập lại, hoặc sửa còn một tên và thêm người kia bằng tay.",
            names.len(),
            names.join(", ")
        ),
    }
}

fn nameless(reading: &Reading) -> Problem {
    if is_broken(&reading.name_as_written) {
        let message = format!(
            "Chữ của “{}” bị hỏng, không đọc được đúng tên nên bỏ qua dòng này. Gõ lại tên trong tệp, hoặc thêm bằng tay.",
            reading.name_as_written
        );
        let code = ProblemCode::BrokenLetters;
        return Problem { row: reading.number, field: "name".to_owned(), code, message };
    }
    let message = if reading.name_as_written.is_empty() {
        "Dòng có số liệu nhưng không có họ tên nên bỏ qua. Ghi họ tên vào tệp rồi nhập lại, hoặc thêm bằng tay."
            .to_owned()
    } else {
        format!(
            "“{}” không giống họ tên nên bỏ qua dòng này. Sửa lại trong tệp, hoặc thêm bằng tay.",
            reading.name_as_written
        )
    };
    Problem { row: reading.number, field: "name".to_owned(), code: ProblemCode::NoName, message }
}

fn hidden(reading: &Reading) -> Problem {
    Problem {
        row: reading.number,
        field: String::new(),
        code: ProblemCode::HiddenRow,
        message: format!(
            "Dòng này đang bị ẩn trong Excel nhưng vẫn được đọc: {}. Bỏ ra nếu không cần.",
            reading.person.name
        ),
    }
}

/// How many members a sheet seems to hold.
pub fn count_people(sheet: &Sheet, choices: &Choices) -> u32 {
    let roster = read_sheet(sheet, choices);
    // A list whose names are formulas without results still counts as one.
    let unnamed = roster.held.iter().filter(|held| held.person.name.is_empty()).count();
    u32::try_from(roster.rows.len() + unnamed).unwrap_or(u32::MAX)
}

/// Whether names are in capitals, so that the wizard can show what it proposes.
pub fn has_capitals(sheet: &Sheet, choices: &Choices) -> bool {
    let as_written = Choices { title_case: false, ..choices.clone() };
    read_sheet(sheet, &as_written).rows.iter().any(|r| {
        let mut letters = r.name.chars().filter(|c| c.is_alphabetic()).peekable();
        letters.peek().is_some() && letters.all(char::is_uppercase)
    })
}

/// A cell's value as shown in a sample.
pub fn shown(cell: &Cell, sheet: &Sheet, encoding: Encoding) -> String {
    match cell {
        Cell::Serial(_) => match read_cell(cell, "", DateRule::new(sheet.epoch_1904, DateOf::Birth)) {
            Written::Day(day) => day.format("%d/%m/%Y").to_string(),
            Written::Year(year) => year.to_string(),
            _ => cell.raw(),
        },
        Cell::Unread(Unread::Error(error)) => error.clone(),
        Cell::Unread(Unread::NotCalculated) => "(công thức chưa tính)".to_owned(),
        Cell::Empty | Cell::Text(_) | Cell::Number(_) => encoding.text(&cell.raw()),
    }
}
