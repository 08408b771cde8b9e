//! What the server's tables guarantee, tested on SQLite and PostgreSQL, from several servers at once.

#![allow(clippy::unwrap_used)]

mod acts;
mod essay_grades;
mod forms;
mod guests;
mod inspections;
mod logins;
mod order;
mod place;
mod quota;
mod returns;
#[cfg(unix)]
mod sequence;
mod tables;
