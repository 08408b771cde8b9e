//! Inspection and supervision of cells by the committee (kiểm tra, giám sát của cấp ủy): its own register, from the yearly
//! programme to what was put right. **Invariant:** nothing reaches a cell but the conclusion about that cell, by a press; there is
//! no discipline file, and nothing here counts or orders cells by what was found.

pub mod change;
pub mod list;
pub mod send;
pub mod words;
