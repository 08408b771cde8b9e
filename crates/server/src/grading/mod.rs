//! Essays that cells handed in, and the key with which graders read them. **Invariant:** that key is decrypted
//! only while one grader's request is answered, and every reading of an essay is recorded.

pub mod handed;
pub mod keys;
pub mod page;
