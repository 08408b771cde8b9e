//! PostgreSQL: pooled connections, each used by one thread at a time, from threads that may block.

mod address;
mod connection;
mod pool;
mod values;

pub use address::names_password;
pub use connection::Connection;
pub use pool::{Pool, PooledConnection};
