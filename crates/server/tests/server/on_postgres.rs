//! The server as a browser and a laptop meet it: a real one on a free port, its own folder, a clock the test moves.
//! Here on PostgreSQL.

#![allow(clippy::unwrap_used)]

/// What every house of this program keeps its books in.
const ENGINE: house::Engine = house::Engine::Postgres;

include!("stories.rs");
mod two_servers;
