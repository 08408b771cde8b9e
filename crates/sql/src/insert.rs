use crate::Param;
use std::fmt::Write;

/// Rows of one table that set the same columns.
#[derive(Debug, Clone, Copy)]
pub struct Insert<'a> {
    pub table: &'a str,
    pub columns: &'a [&'a str],
    /// `ON CONFLICT …`, or empty. If it updates, no row may occur twice.
    pub conflict: &'a str,
    /// The values row by row, in the order of the columns.
    pub values: &'a [Param<'a>],
}

impl Insert<'_> {
    /// The statement with parameters for this many rows.
    pub(crate) fn text(&self, rows: usize) -> String {
        let mut text = self.head();
        let width = self.columns.len();
        for row in 0..rows {
            text.push_str(if row == 0 { " VALUES (" } else { ", (" });
            for column in 1..=width {
                let _ = write!(text, "{}?{}", if column == 1 { "" } else { ", " }, row * width + column);
            }
            text.push(')');
        }
        text.push(' ');
        text.push_str(self.conflict);
        text
    }

    /// The statement up to the rows.
    pub(crate) fn head(&self) -> String {
        let columns: Vec<_> = self.columns.iter().map(|column| format!("\"{column}\"")).collect();
        format!("INSERT INTO \"{}\" ({})", self.table, columns.join(", "))
    }
}
