//! To be filled.

use crate::Desk;
use crate::messages::{self as m, CallError, Nothing, Touched, Which};

pub fn list(_desk: &Desk, _request: Nothing) -> Result<m::documents::Documents, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn save(_desk: &Desk, _request: m::documents::Save) -> Result<Touched, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn delete(_desk: &Desk, _request: Which) -> Result<Touched, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn parse_number(_desk: &Desk, _request: m::documents::ParseNumber) -> Result<m::documents::ParsedNumber, CallError> {
    Err(CallError::new("not_yet", ""))
}

