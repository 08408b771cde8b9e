//! PostgreSQL: connections of a pool, each used by one thread at a time, from threads that may wait.

mod address;
mod connection;
mod pool;
mod values;

pub use address::names_password;
pub use connection::Connection;
pub use pool::{Pool, Taken};
