//! Reads the cells of a row from the columns that were chosen for each field.

use std::collections::BTreeMap;

use super::marks::is_blank_mark;
use super::{RosterRow, columns};
use crate::choices::{Choices, Target};
use crate::grid::{Cell, Row, Sheet, Strike, Unread};
use crate::problem::Problem;
use domain::dates::month_first;

/// A row that was read, with its problems.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    pub number: u32,
    pub person: RosterRow,
    /// The name before titles and numbering were removed.
    pub name_as_written: String,
    /// The names in the row's cell, if it contains those of more than one person.
    pub names: Vec<String>,
    /// The list numbers this row.
    pub numbered: bool,
    /// The number of filled fields other than the name.
    pub evidence: usize,
    /// The name's cell is filled but can't be read.
    pub name_unread: bool,
    /// The name is struck through.
    pub struck_out: bool,
    pub problems: Vec<Problem>,
}

/// Reads the rows of one sheet from top to bottom. It remembers the previous row, so that "nt" (như trên) can
/// be resolved.
pub struct Reader<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) choices: &'a Choices,
    pub(super) month_first: Vec<bool>,
    /// Columns that are reported as a whole, so that their cells are not reported one by one.
    pub(super) unread_columns: BTreeMap<usize, Unread>,
    above: Vec<String>,
}

impl<'a> Reader<'a> {
    pub fn new(sheet: &'a Sheet, choices: &'a Choices) -> Self {
        let count = choices.columns.len();
        let month_first = (0..count)
            .map(|column| {
                let dated = matches!(field(choices, column), Some("born" | "joined" | "official"));
                dated
                    && month_first(sheet.rows.iter().filter_map(|r| match r.cell(column) {
                        Cell::Text(text) => Some(text.as_str()),
                        _ => None,
                    }))
            })
            .collect();
        let unread_columns = columns::unread_columns(sheet, choices);
        Self { sheet, choices, month_first, unread_columns, above: vec![String::new(); count] }
    }

    /// The text as on the screen, with old encodings converted.
    pub fn plain(&self, cell: &Cell) -> String {
        self.choices.encoding.text(&cell.raw())
    }

    /// The cell, or the merged cell above that covers it; empty if a value is struck through.
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
        // A person's name may be merged over two lines of duties; the second line is not a second person.
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

    pub(super) fn remember(&mut self, row: &Row) {
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
}

pub(super) fn field(choices: &Choices, column: usize) -> Option<&'static str> {
    choices.columns.get(column).and_then(|t| t.field())
}
