//! What laptops call: enrolment, the exchange, and the transfer of pages and files; also the packages they
//! write on sticks.

pub mod enrol;
pub mod exchange;
pub mod materials;
pub mod package;
pub mod pieces;
pub mod reached;
pub mod renew;
pub mod rights;
pub mod server_writer;
pub mod tally;
