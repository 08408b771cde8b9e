//! To be filled.

use crate::Desk;
use crate::messages::{self as m, CallError, Nothing, Touched, Which};

pub fn state(_desk: &Desk, _request: Nothing) -> Result<m::exchange::State, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn now(_desk: &Desk, _request: Nothing) -> Result<m::exchange::Outcome, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn stop(_desk: &Desk, _request: Nothing) -> Result<m::exchange::State, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn pause(_desk: &Desk, _request: m::exchange::Pause) -> Result<m::exchange::State, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn enrol(_desk: &Desk, _request: m::exchange::Enrol) -> Result<m::exchange::Enrolled, CallError> {
    Err(CallError::new("not_yet", ""))
}

#[derive(Default)]
pub struct Courier {}
