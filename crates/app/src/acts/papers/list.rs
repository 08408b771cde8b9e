//! A list of the window as a workbook or PDF. The page sends the rows that it shows, in their order.

use super::{cell_name, list_paper, place_as, put_paper, superior_name};
use crate::AppSession;
use crate::messages::CallError;
use crate::messages::papers::{ListColumn, ListExport, Written};
use domain::figures::parse_number;
use papers::{RegisterCell, RegisterColumn, RegisterTable};

/// The most rows and columns of a list, far beyond any list of a cell.
const MOST_ROWS: usize = 20_000;
const MOST_COLUMNS: usize = 60;
/// A column with a text longer than this is wide.
const SHORT: usize = 20;

pub fn export(app: &AppSession, request: ListExport) -> Result<Written, CallError> {
    let out = place_as(&request.path, &["xlsx", "pdf"], "path")?;
    let width = request.columns.len();
    let fits =
        width <= MOST_COLUMNS && request.rows.len() <= MOST_ROWS && request.rows.iter().all(|row| row.len() == width);
    if !fits {
        return Err(CallError::at("bad_value", "rows", "Danh sách này không xuất được. Tải lại trang rồi thử lại."));
    }
    let (superior, cell) = app.with_book(|book| Ok((superior_name(book)?, cell_name(book)?)))?;
    let ListExport { title, columns, rows, .. } = request;
    let described = columns.iter().enumerate().map(|(at, column)| {
        let wide = rows.iter().any(|row| row[at].chars().count() > SHORT);
        RegisterColumn { heading: column.title.clone(), count: column.is_count, wide }
    });
    let table = RegisterTable {
        superior,
        cell,
        title,
        period: String::new(),
        columns: described.collect(),
        rows: rows
            .iter()
            .map(|row| columns.iter().zip(row).map(|(column, text)| of_column(column, text)).collect())
            .collect(),
        sums: Vec::new(),
    };
    put_paper(app, &out, "path", &list_paper(&table), || table.to_xlsx())
}

fn of_column(column: &ListColumn, text: &str) -> RegisterCell {
    match parse_number(text).ok().filter(|_| column.is_count) {
        Some(count) => RegisterCell::Count(count),
        None if text.is_empty() => RegisterCell::Empty,
        None => RegisterCell::Text(text.to_owned()),
    }
}
