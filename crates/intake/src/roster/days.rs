//! The dates of a row.

use domain::dates::{CivilDate, DateOf, Written};
use domain::members::{DateFault, date_fault};

use super::marks::{add_note, label};
use super::reader::{Reader, Reading};
use crate::choices::Target;
use crate::date::{DateRule, read_cell, read_text};
use crate::grid::Row;
use crate::problem::{Problem, ProblemCode};
use crate::text::{fold, has_words};

impl Reader<'_> {
    pub(super) fn born(&self, row: &Row, reading: &mut Reading) {
        let mut notes = Vec::new();
        let targets = [Target::Born, Target::BornMale, Target::BornFemale];
        let problems = &mut reading.problems;
        reading.person.born = self.date(row, &targets, DateOf::Birth, "born", problems, &mut notes);
        if reading.person.born.is_empty() {
            reading.person.born = self.born_in_parts(row, problems);
        }
    }

    fn born_in_parts(&self, row: &Row, problems: &mut Vec<Problem>) -> String {
        let first = |target| self.texts(row, target).into_iter().next().unwrap_or_default();
        let (day, month, year) = (first(Target::BornDay), first(Target::BornMonth), first(Target::BornYear));
        if year.is_empty() {
            return String::new();
        }
        let filled: Vec<&str> =
            [&day, &month, &year].into_iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
        let text = filled.join("/");
        let reading = read_text(&text, DateRule::new(self.sheet.epoch_1904, DateOf::Birth));
        written(&reading, &text, row.number, "born", problems)
    }

    /// The most precise reading among a field's columns. Problems are reported only if there is no better
    /// reading.
    pub(super) fn date(
        &self,
        row: &Row,
        targets: &[Target],
        of: DateOf,
        field: &'static str,
        problems: &mut Vec<Problem>,
        notes: &mut Vec<String>,
    ) -> String {
        let mut best: Option<(u8, Written, String)> = None;
        for column in targets.iter().flat_map(|t| self.columns(*t)) {
            let (cell, text) = (self.cell(row, column), self.text(row, column));
            let month_first = self.month_first.get(column).copied().unwrap_or(false);
            let rule = DateRule { month_first, ..DateRule::new(self.sheet.epoch_1904, of) };
            let reading = read_cell(cell, &text, rule);
            if reading == Written::Unreadable && field != "born" && has_words(&fold(&text), "du bi") {
                add_note(notes, "Dự bị");
                continue;
            }
            let rank = rank(&reading);
            if best.as_ref().is_none_or(|(r, ..)| rank > *r) {
                best = Some((rank, reading, text));
            }
        }
        best.map_or_else(String::new, |(_, reading, text)| written(&reading, &text, row.number, field, problems))
    }
}

fn rank(reading: &Written) -> u8 {
    match reading {
        Written::Nothing => 0,
        Written::Unreadable => 1,
        Written::NoSuchDay => 2,
        Written::Year(_) => 3,
        Written::MonthOf(..) => 4,
        Written::Day(_) => 5,
    }
}

fn written(reading: &Written, text: &str, row: u32, field: &'static str, problems: &mut Vec<Problem>) -> String {
    let label = label(field);
    let mut tell = |code, message| problems.push(Problem { row, field: field.to_owned(), code, message });
    match reading {
        Written::Nothing => String::new(),
        Written::Day(day) => day.format("%Y-%m-%d").to_string(),
        Written::Year(year) => year.to_string(),
        Written::MonthOf(month, year) => {
            tell(
                ProblemCode::MonthOnly,
                format!("{label} chỉ ghi tháng {month} năm {year}; tạm lấy năm {year}. Ghi thêm ngày nếu biết."),
            );
            year.to_string()
        }
        Written::NoSuchDay => {
            tell(
                ProblemCode::NoSuchDate,
                format!("Ngày {text} không có trong lịch. {label} để trống; sửa lại nếu biết ngày đúng."),
            );
            String::new()
        }
        Written::Unreadable => {
            tell(
                ProblemCode::UnreadableDate,
                format!("“{text}” không phải là ngày. {label} để trống; ghi lại dạng 16/08/1979 hoặc 1979."),
            );
            String::new()
        }
    }
}

/// The problem with the order of a row's dates, if any, by the same rule as in the form.
pub fn out_of_order(reading: &Reading) -> Option<Problem> {
    let person = &reading.person;
    let date = |text: &str| CivilDate::parse_optional(text).ok().flatten();
    let fault = date_fault(date(&person.born), date(&person.joined), date(&person.official), None)?;
    Some(order_problem(fault, reading.number))
}

/// The same for a row that a person corrected.
pub fn order_problem(fault: DateFault, row: u32) -> Problem {
    let code = match fault {
        DateFault::BornAhead => ProblemCode::FutureDate,
        DateFault::JoinedTooEarly | DateFault::OfficialTooEarly => ProblemCode::DatesOutOfOrder,
    };
    Problem { row, field: fault.field().to_owned(), code, message: fault.sentence().to_owned() }
}
