//! Essays that cells handed in, and the key by which graders read them. **Invariant:** that key is in clear only while one
//! grader's request is answered; no reading of an essay goes unwritten.

pub mod handed;
pub mod keys;
pub mod page;
