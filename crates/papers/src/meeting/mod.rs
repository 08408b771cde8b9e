//! Papers of a meeting: its notice, its minutes and its resolution. Where people speak, minutes have ruled lines: what anyone
//! said is written by hand, and nowhere else.

mod agenda;
mod minutes;
mod notice;
mod resolution;

pub use agenda::MeetingAgenda;
pub use minutes::{MeetingMinutes, MinutesHead, Voted};
pub use notice::{MeetingNotice, NoticeItem};
pub use resolution::{AssignedTask, MeetingResolution, ReportedTask};
