//! Cells in the form this crate uses, whatever file they came from.

use std::collections::{BTreeMap, BTreeSet};

use crate::IntakeError;
use crate::limits::{MAX_CELL_CHARS, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_STRIKES};

/// A cell's value; a formula is represented by its last result.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Number(f64),
    /// A number that the workbook shows as a date; which day it means depends on [`Sheet::epoch_1904`].
    Serial(f64),
    /// The cell is filled but can't be read. This is never the same as an empty cell.
    Unread(Unread),
}

/// Why a filled cell has no value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unread {
    /// An error value as the sheet shows it, such as "#N/A".
    Error(String),
    /// A formula that no program has calculated yet.
    NotCalculated,
}

impl Unread {
    /// The error value, if the whole text is one.
    pub fn of_text(text: &str) -> Option<Self> {
        const ERRORS: [&str; 14] = [
            "#REF!",
            "#N/A",
            "#NAME?",
            "#VALUE!",
            "#DIV/0!",
            "#NUM!",
            "#NULL!",
            "#SPILL!",
            "#CALC!",
            "#FIELD!",
            "#BLOCKED!",
            "#CONNECT!",
            "#UNKNOWN!",
            "#GETTING_DATA",
        ];
        let text = text.trim();
        let known = ERRORS.iter().any(|error| error.eq_ignore_ascii_case(text));
        let numbered =
            text.strip_prefix("Err:").is_some_and(|n| !n.is_empty() && n.chars().all(|c| c.is_ascii_digit()));
        // What a cell too narrow for its number displays, pasted as text.
        let hashes = text.len() >= 3 && text.chars().all(|c| c == '#');
        (known || numbered || hashes).then(|| Self::Error(text.to_owned()))
    }
}

impl Cell {
    /// A ticked box becomes "x", as lists mark it.
    pub fn of_bool(ticked: bool) -> Self {
        if ticked { Self::Text("x".to_owned()) } else { Self::Empty }
    }

    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::Number(_) | Self::Serial(_) | Self::Unread(_) => false,
        }
    }

    /// The stored text; a number has no needless `.0`. Empty if the cell can't be read.
    pub fn raw(&self) -> String {
        match self {
            Self::Empty | Self::Unread(_) => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(n) | Self::Serial(n) => format!("{n}"),
        }
    }
}

/// How much of a cell is struck through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Strike {
    Whole,
    /// Only this part; the cell's value is the rest.
    Part(String),
}

/// A row with content. `number` counts from 1, as in Excel.
#[derive(Debug, Clone, Default)]
pub struct Row {
    pub number: u32,
    pub hidden: bool,
    pub cells: Vec<Cell>,
    /// Struck-through cells, by column.
    pub struck: BTreeMap<usize, Strike>,
}

impl Row {
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }

    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|c| !c.is_empty()).count()
    }
}

/// A merged region; rows count from 1, columns from 0, and both ends are included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    pub top: u32,
    pub left: usize,
    pub bottom: u32,
    pub right: usize,
}

/// How many covered cells are emptied at most: ten times as many as in a commune's list in which every cell is
/// merged.
const MAX_COVERED: usize = 4_000_000;

/// The filled rows of a sheet, in order.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    pub name: String,
    pub hidden: bool,
    pub epoch_1904: bool,
    pub rows: Vec<Row>,
    pub merges: Vec<Merge>,
    /// Merged regions of several rows: from left column and top row to the bottom row. See
    /// [`Sheet::index_merges`].
    pub tall: BTreeMap<(usize, u32), u32>,
    pub hidden_columns: BTreeSet<usize>,
    /// If lists stand side by side on a sheet and this is the second or a later one: that sheet.
    pub part_of: Option<String>,
}

impl Sheet {
    pub fn width(&self) -> usize {
        self.rows.iter().map(|r| r.cells.len()).max().unwrap_or(0)
    }

    pub fn row(&self, number: u32) -> Option<&Row> {
        let at = self.rows.binary_search_by_key(&number, |r| r.number).ok()?;
        self.rows.get(at)
    }

    /// The merged region that contains a cell.
    pub fn merge_at(&self, row: u32, column: usize) -> Option<&Merge> {
        self.merges.iter().find(|m| (m.top..=m.bottom).contains(&row) && (m.left..=m.right).contains(&column))
    }

    /// Empties the cells under merged ones: the file stores their values, but nobody sees them.
    pub fn clear_covered(&mut self) {
        let mut left = MAX_COVERED;
        for merge in &self.merges {
            let first = self.rows.partition_point(|row| row.number < merge.top);
            for row in self.rows[first..].iter_mut().take_while(|row| row.number <= merge.bottom) {
                let own = usize::from(row.number == merge.top);
                let covered = (merge.left + own).min(row.cells.len())..(merge.right + 1).min(row.cells.len());
                let Some(rest) = left.checked_sub(covered.len() + 1) else { return };
                left = rest;
                if !covered.is_empty() {
                    row.cells[covered].fill(Cell::Empty);
                }
            }
        }
    }

    /// To be called once the merged regions are known.
    pub fn index_merges(&mut self) {
        let tall = self.merges.iter().filter(|merge| merge.bottom > merge.top);
        self.tall = tall.map(|merge| ((merge.left, merge.top), merge.bottom)).collect();
    }

    /// A sheet with the same name and settings but without cells.
    pub fn like(&self) -> Self {
        Self {
            name: self.name.clone(),
            hidden: self.hidden,
            epoch_1904: self.epoch_1904,
            hidden_columns: self.hidden_columns.clone(),
            ..Self::default()
        }
    }

    /// The sheet without its hidden columns; `None` if they are all empty.
    pub fn visible_columns(&self) -> Option<Self> {
        let hides = |row: &Row| self.hidden_columns.iter().any(|column| !row.cell(*column).is_empty());
        if !self.rows.iter().any(hides) {
            return None;
        }
        let mut seen = self.clone();
        for row in &mut seen.rows {
            for column in &self.hidden_columns {
                if let Some(cell) = row.cells.get_mut(*column) {
                    *cell = Cell::Empty;
                }
            }
        }
        Some(seen)
    }

    /// The top row of the merged region with this left column that contains `row`.
    pub fn merged_top(&self, row: u32, column: usize) -> Option<u32> {
        let ((left, top), bottom) = self.tall.range(..=(column, row)).next_back()?;
        (*left == column && *bottom >= row).then_some(*top)
    }
}

/// Collects cells that arrive in any order into rows, within the limits.
#[derive(Debug)]
pub struct Gather {
    rows: BTreeMap<u32, Row>,
    /// How many cells, and strikes, may still be added.
    cells: usize,
    strikes: usize,
}

impl Default for Gather {
    fn default() -> Self {
        Self::within(MAX_CELLS)
    }
}

impl Gather {
    /// For a workbook that may have `cells` more cells.
    pub fn within(cells: usize) -> Self {
        Self { rows: BTreeMap::new(), cells, strikes: MAX_STRIKES }
    }

    /// How many cells may still be added after this sheet.
    pub fn left(&self) -> usize {
        self.cells
    }

    /// `row` counts from 1. Empty cells are free; columns beyond the limit are left out.
    pub fn put(&mut self, row: u32, column: usize, cell: Cell, strike: Option<Strike>) -> Result<(), IntakeError> {
        if cell.is_empty() || column >= MAX_COLUMNS {
            return Ok(());
        }
        let cell = match cell {
            Cell::Text(text) => match Unread::of_text(&text) {
                Some(error) => Cell::Unread(error),
                None if text.len() > MAX_CELL_CHARS => Cell::Text(text.chars().take(MAX_CELL_CHARS).collect()),
                None => Cell::Text(text),
            },
            other => other,
        };
        let kept = self.rows.entry(row).or_default();
        if kept.cells.len() <= column {
            let more = column + 1 - kept.cells.len();
            self.cells = self.cells.checked_sub(more).ok_or(IntakeError::UnpacksTooBig)?;
            kept.cells.resize(column + 1, Cell::Empty);
        }
        kept.cells[column] = cell;
        if let Some(strike) = strike {
            self.strikes = self.strikes.checked_sub(1).ok_or(IntakeError::UnpacksTooBig)?;
            kept.struck.insert(column, strike);
        }
        if self.rows.len() > MAX_ROWS {
            return Err(IntakeError::TooManyRows { limit: MAX_ROWS });
        }
        Ok(())
    }

    pub fn rows(self, hidden: &BTreeSet<u32>) -> Vec<Row> {
        self.rows.into_iter().map(|(number, row)| Row { number, hidden: hidden.contains(&number), ..row }).collect()
    }
}

/// A column's name in Excel.
pub fn letter(index: usize) -> String {
    let small = |n: usize| char::from(b'A' + u8::try_from(n % 26).unwrap_or(0));
    match index / 26 {
        0 => small(index).to_string(),
        above => format!("{}{}", small(above - 1), small(index)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn error_values_are_known_as_text_and_nothing_else_is() {
        for text in ["#REF!", " #n/a ", "Err:508", "########", "#DIV/0!"] {
            assert!(Unread::of_text(text).is_some(), "{text}");
        }
        for text in ["#1", "Lò Văn Án", "Err", "Err:", "##", "", "# Bí thư"] {
            assert!(Unread::of_text(text).is_none(), "{text}");
        }
    }
}
