//! What the committee returns to a cell with a comment: a row of a register, a value of it, final figures of a round,
//! or what it sent to a form. The cell
//! mends its own record or answers; the committee accepts, returns it again, or withdraws.
//! **Invariant:** only what the committee sees of a cell can be returned; nothing here writes a record of the cell, and every comment
//! is kept.

pub mod decide;
mod form;
pub mod list;
pub mod make;
pub mod opened;
pub mod target;
