//! What laptops call: enrolling, the exchange, and the transfer of pages and files. And what they write on a stick.

pub mod enrol;
pub mod exchange;
pub mod package;
pub mod pieces;
pub mod renew;
pub mod rights;
pub mod server_writer;
pub mod tally;
