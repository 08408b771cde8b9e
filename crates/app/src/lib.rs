//! One function for each act, with its request, answer and errors. The window, `sochibo` and the tests use the
//! same functions. **Invariant:** a request does either everything it asks for or nothing, and what it reports
//! as saved is on the disk.

pub mod acts;
mod app_session;
pub mod calls;
mod corrections;
pub mod dry_run;
mod enrolment;
mod erasing;
mod errors;
mod figures;
pub mod form_check;
pub mod messages;
mod naming;
mod paper_numbers;
mod placing;
mod reading;
mod stamps;
mod template_sets;
mod things;

pub use acts::registers::described as registers;
pub use app_session::{AppSession, Clock, Listener};
pub use calls::{CALLS, Call, call};
pub use messages::{CallError, Tag, Touched};
pub use store::GLIBC_TUNABLES;
