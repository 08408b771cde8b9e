//! Sessions that the committee holds for the members of many cells. Each is a record in the books of everybody to whom its
//! round was addressed; the text stands only there. **Invariant:** each cell keeps the roll-call of its own members, and what is
//! added up here are sessions in the cells' own books that refer to the joint one.

mod change;
mod list;
mod words;

pub use change::{ChangedJointSession, JointWithdrawal, add, change, withdraw};
pub use list::{JointSession, list};
pub use words::JointSessionWords;
