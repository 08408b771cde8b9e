//! To be filled.

use crate::Desk;
use crate::messages::{self as m, CallError, Nothing, Touched, Which};

pub fn list(_desk: &Desk, _request: m::make_ups::OfRound) -> Result<m::make_ups::MakeUps, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn save(_desk: &Desk, _request: m::make_ups::Save) -> Result<Touched, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn remove(_desk: &Desk, _request: m::make_ups::Remove) -> Result<Touched, CallError> {
    Err(CallError::new("not_yet", ""))
}

