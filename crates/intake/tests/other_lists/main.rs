//! Lists as other offices write them, made cell by cell.

mod cells;
mod headings;
mod made;
