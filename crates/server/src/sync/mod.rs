//! What laptops call: enrolling, and the exchange.

pub mod enrol;
pub mod exchange;
pub mod pen;
pub mod rights;
