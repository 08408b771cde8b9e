//! What the server's tables guarantee, tested on SQLite and PostgreSQL, from several servers at once.

#![allow(clippy::unwrap_used)]

mod acts;
mod logins;
mod order;
mod place;
mod quota;
mod tables;
