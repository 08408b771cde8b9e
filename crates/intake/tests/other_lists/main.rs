//! Lists as other offices write them, made here cell by cell.

mod cells;
mod headings;
mod made;
