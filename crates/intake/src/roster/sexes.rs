//! The sex, from a column, from ticks, or from the column of the birth date.

use super::marks::is_mark;
use super::reader::{Reader, Reading};
use crate::choices::Target;
use crate::grid::Row;
use crate::problem::{Problem, ProblemCode};
use crate::text::fold;

impl Reader<'_> {
    pub(super) fn sex(&self, row: &Row, reading: &mut Reading) {
        let filled = |target| !self.texts(row, target).is_empty();
        let marked = |target| self.texts(row, target).iter().any(|t| is_mark(t));
        let mut told = false;
        let mut sex = match (filled(Target::BornMale), filled(Target::BornFemale)) {
            (true, false) => "Nam",
            (false, true) => "Nữ",
            _ => "",
        };
        match (marked(Target::SexMale), marked(Target::SexFemale)) {
            (true, false) => (sex, told) = ("Nam", true),
            (false, true) => (sex, told) = ("Nữ", true),
            (true, true) => reading.problems.push(both_sexes(row.number)),
            (false, false) if sex.is_empty() => sex = self.sex_by_absence(),
            (false, false) => {}
        }
        for text in self.texts(row, Target::Sex) {
            match fold(&text).as_str() {
                "nam" | "trai" | "m" | "male" => (sex, told) = ("Nam", true),
                "nu" | "gai" | "f" | "female" => (sex, told) = ("Nữ", true),
                // A column with ticks only for women has the heading "Nữ", not "Giới tính": anything else is
                // unreadable.
                _ => reading.problems.push(unreadable_sex(row.number, &text)),
            }
        }
        reading.person.sex = sex.to_owned();
        reading.evidence += usize::from(told);
    }

    /// A list with a column only for women marks only them, so all others are men; and the other way round.
    fn sex_by_absence(&self) -> &'static str {
        let has = |target| self.columns(target).next().is_some();
        if has(Target::Sex) || has(Target::BornMale) || has(Target::BornFemale) {
            return "";
        }
        match (has(Target::SexMale), has(Target::SexFemale)) {
            (false, true) => "Nam",
            (true, false) => "Nữ",
            _ => "",
        }
    }
}

fn both_sexes(row: u32) -> Problem {
    let message = "Cả hai cột Nam và Nữ đều đánh dấu; giới tính để trống. Sửa lại một cột.".to_owned();
    Problem { row, field: "sex".to_owned(), code: ProblemCode::UnreadableSex, message }
}

fn unreadable_sex(row: u32, text: &str) -> Problem {
    let message = format!("“{text}” không phải là Nam hay Nữ; giới tính để trống.");
    Problem { row, field: "sex".to_owned(), code: ProblemCode::UnreadableSex, message }
}
