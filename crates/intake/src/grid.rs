//! Cells as this crate sees them, whatever file they came from.

/// One cell's value; formulas come as their last result.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Number(f64),
    /// A number the workbook shows as a date; the day it means depends on [`Sheet::epoch_1904`].
    Serial(f64),
}

impl Cell {
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::Number(_) | Self::Serial(_) => false,
        }
    }

    /// The text as stored, a number without a needless `.0`.
    pub fn raw(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(n) | Self::Serial(n) => format!("{n}"),
        }
    }
}

/// A filled row. `number` counts from 1, as Excel shows it.
#[derive(Debug, Clone)]
pub struct Row {
    pub number: u32,
    pub hidden: bool,
    pub cells: Vec<Cell>,
}

impl Row {
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }

    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|c| !c.is_empty()).count()
    }
}

/// A merged region, rows from 1, columns from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    pub top: u32,
    pub left: usize,
    pub bottom: u32,
    pub right: usize,
}

/// Filled rows of one sheet, in order.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    pub name: String,
    pub hidden: bool,
    pub epoch_1904: bool,
    pub rows: Vec<Row>,
    pub merges: Vec<Merge>,
}

impl Sheet {
    pub fn width(&self) -> usize {
        self.rows.iter().map(|r| r.cells.len()).max().unwrap_or(0)
    }

    pub fn row(&self, number: u32) -> Option<&Row> {
        let at = self.rows.binary_search_by_key(&number, |r| r.number).ok()?;
        self.rows.get(at)
    }

    /// The merged region a cell lies in.
    pub fn merge_at(&self, row: u32, column: usize) -> Option<&Merge> {
        self.merges.iter().find(|m| (m.top..=m.bottom).contains(&row) && (m.left..=m.right).contains(&column))
    }
}

/// Collects cells that arrive in any order into filled rows, within the limits.
#[derive(Debug, Default)]
pub struct Gather {
    rows: std::collections::BTreeMap<u32, Vec<Cell>>,
}

impl Gather {
    /// `row` counts from 1. Empty cells cost nothing; columns past the limit are left out.
    pub fn put(&mut self, row: u32, column: usize, cell: Cell) -> Result<(), crate::IntakeError> {
        use crate::limits::{MAX_CELL_CHARS, MAX_COLUMNS, MAX_ROWS};
        if cell.is_empty() || column >= MAX_COLUMNS {
            return Ok(());
        }
        let cell = match cell {
            Cell::Text(text) if text.len() > MAX_CELL_CHARS => Cell::Text(text.chars().take(MAX_CELL_CHARS).collect()),
            other => other,
        };
        let cells = self.rows.entry(row).or_default();
        if cells.len() <= column {
            cells.resize(column + 1, Cell::Empty);
        }
        cells[column] = cell;
        if self.rows.len() > MAX_ROWS {
            return Err(crate::IntakeError::TooManyRows { limit: MAX_ROWS });
        }
        Ok(())
    }

    pub fn rows(self, hidden: &std::collections::BTreeSet<u32>) -> Vec<Row> {
        self.rows.into_iter().map(|(number, cells)| Row { number, hidden: hidden.contains(&number), cells }).collect()
    }
}
