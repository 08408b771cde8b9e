//! A register (sổ theo dõi) as a workbook: every row, and the sums below.

use rust_xlsxwriter::{FormatAlign, Workbook, XlsxError};

use crate::PaperError;
use crate::sheet::{Column, Entry, Weight, banner, entries, plain, prepare, sum_of, title};

/// One column of a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterColumn {
    pub heading: String,
    /// Its cells are counts.
    pub count: bool,
    /// Its texts are long.
    pub wide: bool,
}

/// The content of one table cell.
#[derive(Debug, Clone, PartialEq)]
pub enum RegisterCell {
    Text(String),
    Count(u64),
    /// A number that is no count: it may be negative or have decimals.
    Number(f64),
    Empty,
}

/// Rows are printed in the given order.
#[derive(Debug, Clone, PartialEq)]
pub struct RegisterTable {
    pub superior: String,
    pub cell: String,
    pub title: String,
    /// "Từ 01/01/2026 đến 31/12/2026", or empty.
    pub period: String,
    pub columns: Vec<RegisterColumn>,
    pub rows: Vec<Vec<RegisterCell>>,
    /// The sums below the rows: empty, or one cell for each column.
    pub sums: Vec<RegisterCell>,
}

const HEADING_ROW: u32 = 4;

impl RegisterTable {
    /// The register as a workbook.
    ///
    /// # Errors
    /// When the file cannot be put together.
    pub fn to_xlsx(&self) -> Result<Vec<u8>, PaperError> {
        let mut book = Workbook::new();
        self.fill(&mut book)?;
        Ok(book.save_to_buffer()?)
    }

    fn fill(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        let mut columns = vec![Column::figure("STT", 5.0)];
        columns.extend(self.columns.iter().map(|column| match (column.count, column.wide) {
            (true, _) => Column::figure(&column.heading, 9.0),
            (false, true) => Column::text(&column.heading, 30.0),
            (false, false) => Column::text(&column.heading, 15.0),
        }));
        // Excel limits a worksheet's name to thirty-one characters.
        let sheet = book.add_worksheet().set_name(self.title.chars().take(31).collect::<String>())?;
        prepare(sheet, &columns, HEADING_ROW)?;
        let left = plain().set_align(FormatAlign::Left);
        banner(sheet, 0, &columns, &self.superior.to_uppercase(), &left)?;
        banner(sheet, 1, &columns, &self.cell.to_uppercase(), &left.set_bold())?;
        banner(sheet, 2, &columns, &self.title, &title())?;
        banner(sheet, 3, &columns, &self.period, &plain().set_italic().set_align(FormatAlign::Center))?;
        let numbered = |(at, row): (u32, &Vec<RegisterCell>)| cells(Entry::Figure(Some(u64::from(at) + 1)), row);
        let rows: Vec<Vec<Entry>> = (0_u32..).zip(&self.rows).map(numbered).collect();
        for (at, row) in (0_u32..).zip(&rows) {
            entries(sheet, HEADING_ROW + 1 + at, &columns, row, Weight::Plain)?;
        }
        if !self.sums.is_empty() {
            let below = HEADING_ROW + 1 + u32::try_from(self.rows.len()).unwrap_or(0);
            entries(
                sheet,
                below,
                &columns,
                &summed(&rows, cells(Entry::Text(String::new()), &self.sums)),
                Weight::Bold,
            )?;
        }
        Ok(())
    }
}

/// The given sums, as formulas where the rows add up to them.
fn summed(rows: &[Vec<Entry>], sums: Vec<Entry>) -> Vec<Entry> {
    let above = |at: usize| rows.iter().filter_map(move |row| row.get(at));
    let sum = |(at, sum): (usize, Entry)| match sum {
        Entry::Figure(Some(given)) if !rows.is_empty() => sum_of(given, above(at), HEADING_ROW + 1),
        other => other,
    };
    sums.into_iter().enumerate().map(sum).collect()
}

/// A field that nobody filled in is left blank: it is not a missing figure.
fn cells(number: Entry, row: &[RegisterCell]) -> Vec<Entry> {
    let cell = |cell: &RegisterCell| match cell {
        RegisterCell::Text(text) => text.into(),
        RegisterCell::Count(count) => Entry::Figure(Some(*count)),
        RegisterCell::Number(number) => Entry::Number(*number),
        RegisterCell::Empty => Entry::Text(String::new()),
    };
    [number].into_iter().chain(row.iter().map(cell)).collect()
}
