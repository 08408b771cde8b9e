//! A real PostgreSQL for tests: Debian's programs, a folder of its own, and a socket in that folder.
//! **Invariant:** one server for each test program, one new database for each test; nothing is left when the
//! program ends, however it ends.
//!
//! On Unix only: elsewhere the tests of PostgreSQL are left out, and whoever asks for a database is told so.

#[cfg(unix)]
mod cluster;
#[cfg(not(unix))]
mod elsewhere;

#[cfg(unix)]
pub use cluster::{copy_of, database, dump};
#[cfg(not(unix))]
pub use elsewhere::{copy_of, database, dump};
