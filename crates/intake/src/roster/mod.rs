//! Rows of people out of a sheet, under a person's choices.

mod days;
mod duty;
mod fields;
mod kinds;
mod looks;
mod marks;
mod names;
mod repeats;
mod sexes;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Workbook;
use crate::encoding::Encoding;
use crate::grid::{Cell, Row, Sheet};
use crate::problem::{Problem, ProblemCode};
use crate::proposal::{Choices, Target, propose};
use fields::{Reader, Reading};
use kinds::RowKind;
pub use looks::{looks_like_card, looks_like_name, looks_like_people, looks_like_sex};

/// One member as the file has them. Dates are ISO, a bare year where the file has no more; empty means nothing there.
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

/// A row that waits for a person's word, with where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HeldRow {
    pub row: u32,
    pub person: RosterRow,
}

/// What a sheet gives.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Roster {
    /// In the file's order, each person once.
    pub rows: Vec<RosterRow>,
    /// The row of each of `rows` as Excel numbers it.
    pub row_numbers: Vec<u32>,
    /// A name with nothing else readable beside it: a signature or a member, nobody can tell from here. Not in `rows`.
    pub held: Vec<HeldRow>,
    /// In order of rows; those of the whole file first.
    pub problems: Vec<Problem>,
}

pub fn read(book: &Workbook, choices: &Choices) -> Roster {
    let Some(sheet) = book.sheets.iter().find(|s| s.name == choices.sheet) else {
        return Roster::default();
    };
    let mut roster = read_sheet(sheet, choices);
    for other in propose(book, Some(&choices.sheet)).sheets {
        if other.name != choices.sheet && !other.hidden && other.people >= 3 {
            roster.problems.push(Problem {
                row: 0,
                field: String::new(),
                code: ProblemCode::OtherSheet,
                message: format!(
                    "Trang “{}” cũng có danh sách {} người; chỉ trang “{}” được đọc. Chọn trang khác nếu cần.",
                    other.name, other.people, choices.sheet
                ),
            });
        }
    }
    roster.problems.sort_by_key(|p| p.row);
    roster
}

fn read_sheet(sheet: &Sheet, choices: &Choices) -> Roster {
    let mut roster = Roster::default();
    let named = [Target::Name, Target::FamilyName, Target::GivenName];
    if !choices.columns.iter().any(|t| named.contains(t)) {
        roster.problems.push(Problem {
            row: 0,
            field: "name".to_owned(),
            code: ProblemCode::NoNameColumn,
            message: "Không thấy cột họ tên. Chọn cột ghi họ tên ở bước Ghép cột.".to_owned(),
        });
        return roster;
    }
    let mut reader = Reader::new(sheet, choices);
    roster.problems.append(&mut reader.problems());
    let readings = people(sheet, choices, &mut reader, &mut roster.problems);
    let mut kept = hold_bare_names(readings, &mut roster);
    repeats::give_once(&mut kept, &mut roster.problems);
    for reading in kept {
        roster.problems.extend(reading.problems);
        roster.row_numbers.push(reading.number);
        roster.rows.push(reading.person);
    }
    roster
}

/// Every row that is a person's, in order. Past a total or a signature line only well-founded ones count.
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

/// In a list that tells more than names, an unnumbered bare name is as likely a signature as a member.
fn hold_bare_names(readings: Vec<Reading>, roster: &mut Roster) -> Vec<Reading> {
    let founded = readings.iter().filter(|r| r.numbered || r.evidence > 0).count();
    let list_tells_more = founded * 2 > readings.len();
    let mut kept = Vec::new();
    for reading in readings {
        if reading.numbered || reading.evidence > 0 || !list_tells_more {
            kept.push(reading);
            continue;
        }
        roster.problems.extend(reading.problems);
        roster.problems.push(Problem {
            row: reading.number,
            field: String::new(),
            code: ProblemCode::OnlyName,
            message: format!(
                "Dòng này ngoài họ tên “{}” không đọc được gì khác nên chưa đưa vào danh sách. Nếu đúng là đảng viên, sửa lại dòng này hoặc thêm bằng tay.",
                reading.person.name
            ),
        });
        roster.held.push(HeldRow { row: reading.number, person: reading.person });
    }
    kept
}

fn nameless(reading: &Reading) -> Problem {
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

/// How many members a sheet seems to hold under a first reading.
pub fn count_people(sheet: &Sheet, choices: &Choices) -> u32 {
    let founded = read_sheet(sheet, choices).rows.len();
    u32::try_from(founded).unwrap_or(u32::MAX)
}

/// Whether names stand in capitals, so that the wizard can say what it proposes.
pub fn has_capitals(sheet: &Sheet, choices: &Choices) -> bool {
    let as_written = Choices { title_case: false, ..choices.clone() };
    read_sheet(sheet, &as_written).rows.iter().any(|r| {
        let mut letters = r.name.chars().filter(|c| c.is_alphabetic()).peekable();
        letters.peek().is_some() && letters.all(char::is_uppercase)
    })
}

/// A cell's value as a sample on screen.
pub fn shown(cell: &Cell, sheet: &Sheet, encoding: Encoding) -> String {
    match cell {
        Cell::Serial(_) => {
            use crate::date::{DateReading, DateRule, read_cell};
            match read_cell(cell, "", DateRule::new(sheet.epoch_1904, DateRule::BORN)) {
                DateReading::Day(day) => day.format("%d/%m/%Y").to_string(),
                DateReading::Year(year) => year.to_string(),
                _ => cell.raw(),
            }
        }
        other => encoding.text(&other.raw()),
    }
}
