//! Rounds sent to cells, and the table of the figures that came back.

pub mod asked;
pub(crate) mod checked;
pub mod correct;
pub mod coverage;
pub mod due;
pub mod figure;
pub mod issue;
pub mod joint;
pub mod list;
pub mod opened;
pub mod read;
pub mod silence;
pub mod table;
pub mod withdraw;
pub mod workbook;
