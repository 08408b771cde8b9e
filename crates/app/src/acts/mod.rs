//! What people do with the book: one module for each group of acts.

pub mod attachments;
pub mod backup;
pub mod conflicts;
pub mod documents;
pub mod essays;
pub mod exchange;
pub mod forms;
pub mod home;
pub mod make_ups;
pub mod members;
pub mod members_import;
pub mod news;
pub mod outbox;
pub mod papers;
pub mod people;
pub mod profile;
pub mod registers;
pub mod repair;
pub mod roll_call;
pub mod rounds;
pub mod search;
pub mod sessions;
pub mod status;
pub mod stick;
pub mod totals;
pub mod undo;
