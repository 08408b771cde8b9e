//! To be filled.

use crate::Desk;
use crate::messages::{self as m, CallError, Nothing, Touched, Which};

pub fn list(_desk: &Desk, _request: m::members::Filter) -> Result<m::members::Members, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn save(_desk: &Desk, _request: m::members::Save) -> Result<Touched, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn change_standing(_desk: &Desk, _request: m::members::ChangeStanding) -> Result<Touched, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn delete(_desk: &Desk, _request: Which) -> Result<Touched, CallError> {
    Err(CallError::new("not_yet", ""))
}

