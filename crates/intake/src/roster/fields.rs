//! Reads one row's cells into one person's fields.

use std::collections::BTreeMap;

use super::RosterRow;
use super::days::out_of_order;
use super::duty;
use super::marks::{add_note, is_blank_mark, is_mark, is_number};
use super::names::{card, read_name, usual_case};
use super::unread;
use crate::grid::{Cell, Row, Sheet, Strike, Unread};
use crate::problem::{Problem, ProblemCode};
use crate::proposal::{Choices, Target};
use crate::text::{fold, has_words};
use domain::dates::{DateOf, month_first};

/// A row that was read, with its problems.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    pub number: u32,
    pub person: RosterRow,
    /// The name before titles and numbering were removed.
    pub name_as_written: String,
    /// The names in the row's cell, if it names several people.
    pub names: Vec<String>,
    /// The list gives this row a number.
    pub numbered: bool,
    /// How many fields besides the name are filled.
    pub evidence: usize,
    /// The name's cell is filled but can't be read.
    pub name_unread: bool,
    /// The name is struck through.
    pub struck_out: bool,
    pub problems: Vec<Problem>,
}

/// Reads the rows of one sheet from top to bottom; remembers the last one for "nt" (như trên, as above).
pub struct Reader<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) choices: &'a Choices,
    pub(super) month_first: Vec<bool>,
    /// Columns with a problem for the whole column: no problem is reported for each of their cells.
    pub(super) unread_columns: BTreeMap<usize, Unread>,
    above: Vec<String>,
}

impl<'a> Reader<'a> {
    pub fn new(sheet: &'a Sheet, choices: &'a Choices) -> Self {
        let columns = choices.columns.len();
        let month_first = (0..columns)
            .map(|column| {
                let dated = matches!(field(choices, column), Some("born" | "joined" | "official"));
                dated
                    && month_first(sheet.rows.iter().filter_map(|r| match r.cell(column) {
                        Cell::Text(text) => Some(text.as_str()),
                        _ => None,
                    }))
            })
            .collect();
        let unread_columns = unread::unread_columns(sheet, choices);
        Self { sheet, choices, month_first, unread_columns, above: vec![String::new(); columns] }
    }

    /// The problems of whole columns.
    pub fn problems(&self) -> Vec<Problem> {
        let columns = self.month_first.iter().enumerate().filter(|(_, first)| **first);
        let unread =
            self.unread_columns.iter().map(|(column, kind)| unread::unread_column(self.choices, *column, kind));
        columns
            .map(|(column, _)| Problem {
                row: self.choices.header.1,
                field: field(self.choices, column).unwrap_or_default().to_owned(),
                code: ProblemCode::MonthFirst,
                message: "Cột này ghi tháng trước, ngày sau (kiểu Mỹ) và được đọc như vậy. Kiểm tra lại vài người."
                    .to_owned(),
            })
            .chain(unread)
            .chain(unread::hidden_columns(self.sheet, self.choices))
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

    /// The text as displayed, converted from old encodings.
    pub fn plain(&self, cell: &Cell) -> String {
        self.choices.encoding.text(&cell.raw())
    }

    /// The cell, or the merged cell above that covers it; empty if the value is struck through.
    pub(super) fn cell<'r>(&'r self, row: &'r Row, column: usize) -> &'r Cell {
        let named = self.choices.columns.get(column).is_some_and(|target| target.field() == Some("name"));
        match row.struck.get(&column) {
            Some(Strike::Whole) if !named => &Cell::Empty,
            _ => self.own_or_merged(row, column),
        }
    }

    pub(super) fn own_or_merged<'r>(&'r self, row: &'r Row, column: usize) -> &'r Cell {
        let own = row.cell(column);
        let target = self.choices.columns.get(column).copied().unwrap_or_default();
        // A name may be merged over two lines of duties; the second line is not a second person.
        if !own.is_empty() || target.field() == Some("name") || target == Target::Number {
            return own;
        }
        match self.sheet.merged_top(row.number, column) {
            Some(top) if top > self.choices.header.1 => self.sheet.row(top).map_or(own, |r| r.cell(column)),
            _ => own,
        }
    }

    pub(super) fn text(&self, row: &Row, column: usize) -> String {
        let text = self.plain(self.cell(row, column));
        let ditto = ["\"", "''", "”", "“", "〃", "//", "nt", "-nt-", "như trên", "- nt -"];
        if ditto.contains(&text.to_lowercase().as_str()) {
            self.above.get(column).cloned().unwrap_or_default()
        } else {
            text
        }
    }

    fn remember(&mut self, row: &Row) {
        for column in 0..self.above.len() {
            self.above[column] = self.text(row, column);
        }
    }

    pub(super) fn columns(&self, target: Target) -> impl Iterator<Item = usize> {
        self.choices.columns.iter().enumerate().filter(move |(_, t)| **t == target).map(|(column, _)| column)
    }

    pub(super) fn texts(&self, row: &Row, target: Target) -> Vec<String> {
        self.columns(target).map(|c| self.text(row, c)).filter(|t| !is_blank_mark(t)).collect()
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

fn field(choices: &Choices, column: usize) -> Option<&'static str> {
    choices.columns.get(column).and_then(|t| t.field())
}
