//! What laptops call: enrolling, the exchange, and the lane of pages and files.

pub mod enrol;
pub mod exchange;
pub mod pen;
pub mod pieces;
pub mod renew;
pub mod rights;
