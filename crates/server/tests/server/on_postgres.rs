//! The server as a browser and a laptop use it: a real one on a free port, with its own folder and a clock that
//! the test sets. Here on PostgreSQL.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

/// The database of every house in this program.
const ENGINE: house::Engine = house::Engine::Postgres;

include!("stories.rs");
mod two_servers;
