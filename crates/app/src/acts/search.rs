//! To be filled.

use crate::Desk;
use crate::messages::{self as m, CallError, Nothing, Touched, Which};

pub fn find(_desk: &Desk, _request: m::search::Find) -> Result<m::search::Found, CallError> {
    Err(CallError::new("not_yet", ""))
}

