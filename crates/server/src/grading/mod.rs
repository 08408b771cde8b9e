//! Essays that cells handed in, the key with which graders read them, and the committee's grades. **Invariant:** that key is
//! decrypted only while one grader's request is answered, and every reading of an essay is recorded. Nothing compares graders
//! or cells.

pub mod give;
pub mod given;
pub mod handed;
pub mod keys;
pub mod list;
pub mod page;
pub mod people;
pub mod round;
pub mod send;
pub mod share;
pub mod shown;
