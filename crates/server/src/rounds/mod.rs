//! Rounds sent down to cells, and the table of what came back.

pub mod figure;
pub mod issue;
pub mod opened;
pub mod read;
pub mod table;
pub mod workbook;
