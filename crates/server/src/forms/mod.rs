//! Forms that the committee asks cells to fill in. **Invariant:** nothing is counted that does not hold against the version it
//! answers, and every figure opens onto the cells behind it; cells are never ordered by what they answered.

pub(crate) mod answered;
pub mod asked;
pub mod change;
mod checked;
pub mod issue;
pub mod list;
pub mod of_cell;
pub mod read;
pub mod shown;
pub mod table;
pub mod totals;
pub mod withdraw;
pub mod workbook;
