//! What all workbooks share: text that stays text, Vietnamese number formats, a page set up for printing.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Worksheet, XlsxError};

use crate::NO_FIGURE;

/// Numbers with a dot as thousands separator, whatever the language of the Excel that opens them.
const THOUSANDS: &str = "[>=1000000]#\".\"000\".\"000;[>=1000]#\".\"000;0";
const FONT: &str = "Times New Roman";

/// A column: heading, width in characters, and whether its cells hold figures.
pub struct Column<'h> {
    pub heading: &'h str,
    pub width: f64,
    pub figure: bool,
}

impl<'h> Column<'h> {
    pub const fn text(heading: &'h str, width: f64) -> Self {
        Self { heading, width, figure: false }
    }

    pub const fn figure(heading: &'h str, width: f64) -> Self {
        Self { heading, width, figure: true }
    }
}

/// The content of one cell. A missing figure is printed as "—".
pub enum Entry {
    Text(String),
    Figure(Option<u64>),
    /// A number that is no count: it may be negative or have decimals.
    Number(f64),
    /// A given sum that is the sum of the cells above it, from the first row (counted from 0) to the one before this: whoever
    /// filters or corrects rows in Excel sees it follow.
    Sum(u64, u32),
}

impl From<&String> for Entry {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

/// How a row is formatted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    Plain,
    /// A sum.
    Bold,
    /// Nothing was received: neutral grey, never red.
    Grey,
}

/// Spreadsheet programs treat text that begins like a formula as one, at the latest when it is copied or saved
/// as CSV. A leading apostrophe prevents that.
pub fn neutral(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// Sets a worksheet up for printing: A4 landscape, all columns on one page, the heading row on every page.
pub fn prepare(sheet: &mut Worksheet, columns: &[Column<'_>], heading_row: u32) -> Result<(), XlsxError> {
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.6, 0.4, 0.6, 0.6, 0.3, 0.3).set_footer("&C&\"Times New Roman\"&11Trang &P/&N");
    sheet.set_repeat_rows(heading_row, heading_row)?;
    sheet.set_freeze_panes(heading_row + 1, 0)?;
    let format = ruled().set_bold().set_align(FormatAlign::Center);
    let lines = columns.iter().map(|c| lines(c.heading, c.width * 0.9)).max().unwrap_or(1);
    sheet.set_row_height(heading_row, height(lines))?;
    for (at, column) in (0_u16..).zip(columns) {
        sheet.set_column_width(at, column.width)?;
        sheet.write_string_with_format(heading_row, at, column.heading, &format)?;
    }
    Ok(())
}

/// A line over the whole width, such as the title or the coverage.
pub fn banner(
    sheet: &mut Worksheet,
    row: u32,
    columns: &[Column<'_>],
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let last = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(0);
    sheet.merge_range(row, 0, row, last, &neutral(text), format)?;
    Ok(())
}

pub fn entries(
    sheet: &mut Worksheet,
    row: u32,
    columns: &[Column<'_>],
    entries: &[Entry],
    weight: Weight,
) -> Result<(), XlsxError> {
    let tallest = columns.iter().zip(entries).map(|(column, entry)| match entry {
        // Letters in 11 pt Times are narrower than the digits by which column widths are measured.
        Entry::Text(text) => lines(text, column.width * 1.12),
        Entry::Figure(_) | Entry::Number(_) | Entry::Sum(..) => 1,
    });
    sheet.set_row_height(row, height(tallest.max().unwrap_or(1)))?;
    for (at, (column, entry)) in (0_u16..).zip(columns.iter().zip(entries)) {
        let format = match weight {
            Weight::Plain => ruled(),
            Weight::Bold => ruled().set_bold(),
            Weight::Grey => ruled().set_font_color("#595959").set_italic(),
        };
        let format = if column.figure { format.set_align(FormatAlign::Center) } else { format };
        match entry {
            // 2^53: the largest number that a cell holds exactly.
            Entry::Figure(Some(n)) if *n < 9_007_199_254_740_992 => {
                sheet.write_number_with_format(row, at, *n as f64, &format.set_num_format(THOUSANDS))?
            }
            Entry::Figure(Some(n)) => sheet.write_string_with_format(row, at, n.to_string(), &format)?,
            Entry::Figure(None) => sheet.write_string_with_format(row, at, NO_FIGURE, &format)?,
            Entry::Number(number) => sheet.write_number_with_format(row, at, *number, &format)?,
            Entry::Sum(sum, from) => {
                let name = column_number_to_name(at);
                let formula = Formula::new(format!("=SUM({name}{}:{name}{row})", from + 1)).set_result(sum.to_string());
                sheet.write_formula_with_format(row, at, formula, &format.set_num_format(THOUSANDS))?
            }
            Entry::Text(text) if written_day(text).is_some() => {
                let day = written_day(text).unwrap_or_default();
                let (year, month) = (u16::try_from(day.year()).unwrap_or(1900), day.month() as u8);
                let date = ExcelDateTime::from_ymd(year, month, day.day() as u8)?;
                sheet.write_datetime_with_format(row, at, &date, &format.set_num_format("dd/mm/yyyy"))?
            }
            Entry::Text(text) => sheet.write_string_with_format(row, at, neutral(text), &format)?,
        };
    }
    Ok(())
}

/// "12/03/2026" alone in its cell is a day, by which Excel sorts and filters. Excel knows no day before March 1900 for certain.
fn written_day(text: &str) -> Option<NaiveDate> {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            2 | 5 => byte == b'/',
            _ => byte.is_ascii_digit(),
        });
    let day = shape.then(|| NaiveDate::parse_from_str(text, "%d/%m/%Y").ok())?;
    day.filter(|day| day.year() > 1900)
}

/// The sum below a column of counts; what is given is printed as given where the cells above do not add up to it.
pub fn sum_of<'c>(given: u64, mut above: impl Iterator<Item = &'c Entry>, first: u32) -> Entry {
    let added = above.try_fold(0_u64, |sum, entry| match entry {
        Entry::Figure(count) => sum.checked_add(count.unwrap_or_default()),
        Entry::Text(text) if text.is_empty() => Some(sum),
        _ => None,
    });
    if added == Some(given) { Entry::Sum(given, first) } else { Entry::Figure(Some(given)) }
}

/// How many lines a text takes in a column of this many characters. Not every program that opens the file
/// adjusts the row height to wrapped text.
fn lines(text: &str, width: f64) -> u32 {
    let mut lines = 0;
    for paragraph in text.lines() {
        lines += 1;
        let mut used = 0.0;
        for word in paragraph.split(' ') {
            let word = word.chars().count() as f64;
            if used > 0.0 && used + 1.0 + word > width {
                lines += 1;
                used = 0.0;
            }
            lines += (word / width) as u32;
            used += word % width + if used > 0.0 { 1.0 } else { 0.0 };
        }
    }
    lines.max(1)
}

/// The row height in points, for 11 pt text.
fn height(lines: u32) -> f64 {
    f64::from(lines) * 15.0 + 3.0
}

pub fn plain() -> Format {
    Format::new().set_font_name(FONT).set_font_size(11).set_text_wrap().set_align(FormatAlign::VerticalCenter)
}

pub fn title() -> Format {
    plain().set_bold().set_font_size(15).set_align(FormatAlign::Center)
}

fn ruled() -> Format {
    plain().set_border(FormatBorder::Thin)
}

#[cfg(test)]
mod tests {
    use super::{Entry, neutral, sum_of, written_day};

    #[test]
    fn what_begins_like_a_formula_is_text() {
        for text in ["=1+1", "+84 912", "-3", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(neutral(text), format!("'{text}"));
        }
        for text in ["Lò Văn An", "—", "3 - 4", ""] {
            assert_eq!(neutral(text), text);
        }
    }

    #[test]
    fn a_day_alone_in_its_cell_is_a_day_and_nothing_else_is() {
        assert_eq!(written_day("12/03/2026").map(|day| day.to_string()).as_deref(), Some("2026-03-12"));
        for text in ["", "31/02/2026", "12/3/2026", "2026-03-12", "12/03/2026 tại xã", "12/03/1899", "—"] {
            assert_eq!(written_day(text), None, "{text}");
        }
    }

    #[test]
    fn a_sum_is_a_formula_only_where_the_cells_above_add_up_to_it() {
        let above = [Entry::Figure(Some(3)), Entry::Figure(None), Entry::Text(String::new()), Entry::Figure(Some(4))];
        assert!(matches!(sum_of(7, above.iter(), 5), Entry::Sum(7, 5)));
        assert!(matches!(sum_of(8, above.iter(), 5), Entry::Figure(Some(8))), "printed as given");
        assert!(matches!(sum_of(0, [Entry::Text("x".into())].iter(), 5), Entry::Figure(Some(0))));
    }
}
