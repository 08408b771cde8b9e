//! To be filled.

use crate::Desk;
use crate::messages::{self as m, CallError, Nothing, Touched, Which};

pub fn sheet(_desk: &Desk, _request: Which) -> Result<m::roll_call::Sheet, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn mark(_desk: &Desk, _request: m::roll_call::MarkOne) -> Result<m::roll_call::Marked, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn mark_many(_desk: &Desk, _request: m::roll_call::MarkMany) -> Result<m::roll_call::Marked, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn mark_rest_present(_desk: &Desk, _request: Which) -> Result<m::roll_call::Marked, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn confirm(_desk: &Desk, _request: Which) -> Result<Touched, CallError> {
    Err(CallError::new("not_yet", ""))
}

