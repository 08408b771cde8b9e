//! Files that the committee sends with a document or a round. The record of a file travels like any other record; its
//! bytes are sealed, stored in pieces, and given to the laptops of the cells that were sent the record.

mod find;
mod issue;
mod list;

pub use find::Subject;
pub use issue::{add, open, withdraw};
pub use list::{MaterialLine, list};
