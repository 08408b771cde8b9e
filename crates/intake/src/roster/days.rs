//! Dates of a row.

use chrono::NaiveDate;

use super::fields::{Reader, Reading};
use super::marks::{add_note, label};
use crate::date::{DateReading, DateRule, read_cell, read_text};
use crate::grid::Row;
use crate::problem::{Problem, ProblemCode};
use crate::proposal::Target;
use crate::text::{fold, has_words};

impl Reader<'_> {
    pub(super) fn born(&self, row: &Row, reading: &mut Reading) {
        let mut notes = Vec::new();
        let targets = [Target::Born, Target::BornMale, Target::BornFemale];
        let problems = &mut reading.problems;
        reading.person.born = self.date(row, &targets, DateRule::BORN, "born", problems, &mut notes);
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
        let reading = read_text(&text, DateRule::new(self.sheet.epoch_1904, DateRule::BORN));
        written(&reading, &text, row.number, "born", problems)
    }

    /// The most exact reading among a field's columns; troubles are told only when nothing better stands beside.
    pub(super) fn date(
        &self,
        row: &Row,
        targets: &[Target],
        pivot: i32,
        field: &'static str,
        problems: &mut Vec<Problem>,
        notes: &mut Vec<String>,
    ) -> String {
        let mut best: Option<(u8, DateReading, String)> = None;
        for column in targets.iter().flat_map(|t| self.columns(*t)) {
            let (cell, text) = (self.cell(row, column), self.text(row, column));
            let month_first = self.month_first.get(column).copied().unwrap_or(false);
            let rule = DateRule { month_first, ..DateRule::new(self.sheet.epoch_1904, pivot) };
            let reading = read_cell(cell, &text, rule);
            if reading == DateReading::Unreadable && field != "born" && has_words(&fold(&text), "du bi") {
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

fn rank(reading: &DateReading) -> u8 {
    match reading {
        DateReading::Nothing => 0,
        DateReading::Unreadable => 1,
        DateReading::NoSuchDay => 2,
        DateReading::Year(_) => 3,
        DateReading::MonthOf(..) => 4,
        DateReading::Day(_) => 5,
    }
}

fn written(reading: &DateReading, text: &str, row: u32, field: &'static str, problems: &mut Vec<Problem>) -> String {
    let label = label(field);
    let mut tell = |code, message| problems.push(Problem { row, field: field.to_owned(), code, message });
    match reading {
        DateReading::Nothing => String::new(),
        DateReading::Day(day) => day.format("%Y-%m-%d").to_string(),
        DateReading::Year(year) => year.to_string(),
        DateReading::MonthOf(month, year) => {
            tell(
                ProblemCode::MonthOnly,
                format!("{label} chỉ ghi tháng {month} năm {year}; tạm lấy năm {year}. Ghi thêm ngày nếu biết."),
            );
            year.to_string()
        }
        DateReading::NoSuchDay => {
            tell(
                ProblemCode::NoSuchDate,
                format!("Ngày {text} không có trong lịch. {label} để trống; sửa lại nếu biết ngày đúng."),
            );
            String::new()
        }
        DateReading::Unreadable => {
            tell(
                ProblemCode::UnreadableDate,
                format!("“{text}” không phải là ngày. {label} để trống; ghi lại dạng 16/08/1979 hoặc 1979."),
            );
            String::new()
        }
    }
}

/// Birth before joining, joining not after becoming official; a bare year counts as its whole year.
pub fn out_of_order(reading: &Reading) -> Option<Problem> {
    let person = &reading.person;
    let span = |text: &str| {
        let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
        let year = text.parse().ok();
        day.map(|d| (d, d)).or_else(|| {
            let year: i32 = year?;
            NaiveDate::from_ymd_opt(year, 1, 1).zip(NaiveDate::from_ymd_opt(year, 12, 31))
        })
    };
    let after = |first: &str, second: &str| span(first).zip(span(second)).is_some_and(|(a, b)| a.0 > b.1);
    let (field, message) =
        if after(&person.born, &person.joined) || (!person.born.is_empty() && person.born == person.joined) {
            ("joined", "Ngày vào Đảng không sau ngày sinh. Kiểm tra lại hai ngày này.")
        } else if after(&person.joined, &person.official) {
            ("official", "Ngày chính thức trước ngày vào Đảng. Kiểm tra lại hai ngày này.")
        } else {
            return None;
        };
    let code = ProblemCode::DatesOutOfOrder;
    Some(Problem { row: reading.number, field: field.to_owned(), code, message: message.to_owned() })
}
