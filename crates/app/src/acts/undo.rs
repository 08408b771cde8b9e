//! To be filled.

use crate::Desk;
use crate::messages::{self as m, CallError, Nothing, Touched, Which};

pub fn act(_desk: &Desk, _request: m::undo::Act) -> Result<Touched, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn bin(_desk: &Desk, _request: Nothing) -> Result<m::undo::Bin, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn restore(_desk: &Desk, _request: Which) -> Result<Touched, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn history(_desk: &Desk, _request: Which) -> Result<m::undo::History, CallError> {
    Err(CallError::new("not_yet", ""))
}

