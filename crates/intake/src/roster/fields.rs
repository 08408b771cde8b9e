//! Reads one row's cells into one person's fields.

use super::RosterRow;
use super::days::out_of_order;
use super::marks::{add_note, is_blank_mark, is_mark, is_number};
use super::names::{card, read_name, usual_case};
use super::reader::{Reader, Reading, field};
use super::{columns, duty};
use crate::choices::Target;
use crate::grid::{Cell, Row};
use crate::problem::{Problem, ProblemCode};
use crate::text::{fold, has_words};
use domain::dates::DateOf;

impl Reader<'_> {
    /// The problems that concern whole columns.
    pub fn problems(&self) -> Vec<Problem> {
        let columns = self.month_first.iter().enumerate().filter(|(_, first)| **first);
        let unread =
            self.unread_columns.iter().map(|(column, kind)| columns::unread_column(self.choices, *column, kind));
        columns
            .map(|(column, _)| Problem {
                row: self.choices.header.1,
                field: field(self.choices, column).unwrap_or_default().to_owned(),
                code: ProblemCode::MonthFirst,
                message: "Cột này ghi tháng trước, ngày sau (kiểu Mỹ) và được đọc như vậy. Kiểm tra lại vài người."
                    .to_owned(),
            })
            .chain(unread)
            .chain(columns::hidden_columns(self.sheet, self.choices))
            .collect()
    }

    pub fn row(&mut self, row: &Row) -> Reading {
        let mut reading = Reading { number: row.number, ..Reading::default() };
        let unread_number = self.columns(Target::Number).any(|c| matches!(row.cell(c), Cell::Unread(_)));
        reading.numbered = unread_number || self.texts(row, Target::Number).iter().any(|t| is_number(t));
        self.name(row, &mut reading);
        self.born(row, &mut reading);
        self.sex(row, &mut reading);
        let mut notes = self.texts(row, Target::Note);
        let beside_name = std::mem::take(&mut reading.person.note);
        add_note(&mut notes, &beside_name);
        for (target, field) in [(Target::Joined, "joined"), (Target::Official, "official")] {
            let value = self.date(row, &[target], DateOf::Event, field, &mut reading.problems, &mut notes);
            *if target == Target::Joined { &mut reading.person.joined } else { &mut reading.person.official } = value;
        }
        self.words(row, notes, &mut reading.person);
        let order = out_of_order(&reading);
        reading.problems.extend(order);
        let person = &reading.person;
        let others =
            [&person.people, &person.joined, &person.official, &person.duty, &person.card, &person.note, &person.born];
        reading.evidence += others.iter().filter(|v| !v.is_empty()).count();
        self.note_unread(row, &mut reading);
        self.remember(row);
        reading
    }

    fn name(&self, row: &Row, reading: &mut Reading) {
        let whole = self.texts(row, Target::Name).into_iter().next();
        let parts = || {
            let family = self.texts(row, Target::FamilyName);
            let given = self.texts(row, Target::GivenName);
            family.into_iter().chain(given).collect::<Vec<_>>().join(" ")
        };
        let lines = if whole.is_some() { self.name_lines(row) } else { vec![parts()] };
        reading.name_as_written = whole.unwrap_or_else(parts);
        let cell = read_name(&lines);
        let name = domain::language::tidy_name(&cell.whole());
        reading.person.name = if self.choices.title_case { usual_case(&name) } else { name };
        reading.person.duty = cell.duties.join("; ");
        reading.person.note = cell.notes.join("; ");
        if cell.names.len() > 1 {
            reading.names = cell.names;
        }
    }

    /// The lines of the first filled name cell: people press Alt+Enter to add a second person or a duty.
    fn name_lines(&self, row: &Row) -> Vec<String> {
        let filled = self.columns(Target::Name).find(|column| !is_blank_mark(&self.text(row, *column)));
        let raw = filled.map(|column| self.cell(row, column).raw()).unwrap_or_default();
        let encoding = self.choices.encoding;
        raw.split(['\n', '\r']).map(|line| encoding.text(line)).filter(|line| !is_blank_mark(line)).collect()
    }

    fn words(&self, row: &Row, mut notes: Vec<String>, person: &mut RosterRow) {
        let people = self.texts(row, Target::People).into_iter().next().unwrap_or_default();
        person.people = usual_case(&people);
        let cards = self.columns(Target::Card).map(|c| card(self.cell(row, c), &self.text(row, c)));
        person.card = cards.into_iter().find(|c| !c.is_empty()).unwrap_or_default();
        let mut duties = self.texts(row, Target::Duty);
        for text in self.texts(row, Target::DutyAndNote) {
            let (duty, note) = duty::split(&text);
            duties.push(duty);
            add_note(&mut notes, &note);
        }
        if duties.iter().all(|duty| fold(duty) != fold(&person.duty)) {
            duties.push(std::mem::take(&mut person.duty));
        }
        for text in self.texts(row, Target::Status) {
            let folded = fold(&text);
            if has_words(&folded, "du bi")
                || folded == "db"
                || is_mark(&text) && !has_words(&folded, "chinh thuc") && text.chars().count() <= 2
            {
                add_note(&mut notes, "Dự bị");
            } else if !has_words(&folded, "chinh thuc") && folded != "ct" {
                add_note(&mut notes, &text);
            }
        }
        duties.retain(|d| !d.is_empty());
        person.duty = duties.iter().map(|d| duty::usual_capitals(d)).collect::<Vec<_>>().join("; ");
        person.note = notes.join("; ");
    }
}
