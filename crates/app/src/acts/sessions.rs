//! To be filled.

use crate::Desk;
use crate::messages::{self as m, CallError, Nothing, Touched, Which};

pub fn save(_desk: &Desk, _request: m::sessions::Save) -> Result<Touched, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn delete(_desk: &Desk, _request: Which) -> Result<Touched, CallError> {
    Err(CallError::new("not_yet", ""))
}

