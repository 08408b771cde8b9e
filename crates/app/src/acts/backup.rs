//! To be filled.

use crate::Desk;
use crate::messages::{self as m, CallError, Nothing, Touched, Which};

pub fn make(_desk: &Desk, _request: m::backup::Backup) -> Result<m::backup::BackedUp, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn restore(_desk: &Desk, _request: m::backup::Restore) -> Result<m::backup::Restored, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn verify(_desk: &Desk, _request: Nothing) -> Result<m::backup::Verified, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn rebuild(_desk: &Desk, _request: Nothing) -> Result<m::backup::Rebuilt, CallError> {
    Err(CallError::new("not_yet", ""))
}

