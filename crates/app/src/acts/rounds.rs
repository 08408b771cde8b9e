//! To be filled.

use crate::Desk;
use crate::messages::{self as m, CallError, Nothing, Touched, Which};

pub fn list(_desk: &Desk, _request: Nothing) -> Result<m::rounds::Rounds, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn get(_desk: &Desk, _request: Which) -> Result<m::rounds::Round, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn save(_desk: &Desk, _request: m::rounds::Save) -> Result<Touched, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn delete(_desk: &Desk, _request: Which) -> Result<Touched, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn finalise(_desk: &Desk, _request: m::rounds::Finalise) -> Result<Touched, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn reopen(_desk: &Desk, _request: Which) -> Result<Touched, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn close(_desk: &Desk, _request: m::rounds::Close) -> Result<Touched, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn accept_late(_desk: &Desk, _request: m::rounds::AcceptLate) -> Result<Touched, CallError> {
    Err(CallError::new("not_yet", ""))
}

