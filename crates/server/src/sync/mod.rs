//! What laptops call: enrolling now, the exchange beside it.

pub mod enrol;
