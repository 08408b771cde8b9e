//! What people do with the book: one module for each noun.

#![allow(clippy::unwrap_used)]

mod attachments;
mod backups;
mod calendar;
mod conflicts;
mod counted_once;
mod documents;
mod essays;
mod exchange;
mod forms;
mod home;
mod kept;
mod lists;
mod make_ups;
mod members;
mod members_import;
mod news;
mod outbox;
mod papers;
mod people;
mod placing;
mod registers;
mod roll_call;
mod rounds;
mod same_person;
mod scene;
mod sealed_registers;
mod search;
mod sessions;
mod stamps;
mod succession;
mod superior;
mod totals;
mod two_laptops;
mod undo;
mod versions;
