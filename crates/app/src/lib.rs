//! One function per thing a person does: requests, answers, errors; used alike by the window, `sochibo` and the tests.
//! **Invariant:** a request either does all of what it says or nothing, and what it answers as saved is on the disk.

pub mod acts;
mod app_session;
pub mod calls;
pub mod dry_run;
mod enrolment;
mod errors;
mod figures;
pub mod messages;
mod naming;
mod placing;
mod reading;
mod stamps;

pub use acts::registers::described as registers;
pub use app_session::{AppSession, Listener};
pub use calls::{CALLS, Call, call};
pub use messages::{CallError, Tag, Touched};
pub use store::GLIBC_TUNABLES;
