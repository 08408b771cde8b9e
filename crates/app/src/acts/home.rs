//! To be filled.

use crate::Desk;
use crate::messages::{self as m, CallError, Nothing, Touched, Which};

pub fn summary(_desk: &Desk, _request: Nothing) -> Result<m::home::Home, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn status_bar(_desk: &Desk, _request: Nothing) -> Result<m::home::StatusBar, CallError> {
    Err(CallError::new("not_yet", ""))
}

