//! What the server's tables promise, asked of SQLite and of PostgreSQL, from several servers at once.

#![allow(clippy::unwrap_used)]

mod logins;
mod order;
mod place;
mod quota;
mod tables;
