//! The server as a browser and a laptop meet it: a real one on a free port, its own folder, a clock the test moves.
//! Here on an SQLite file.

#![allow(clippy::unwrap_used)]

/// What every house of this program keeps its books in.
const ENGINE: house::Engine = house::Engine::Sqlite;

include!("stories.rs");
