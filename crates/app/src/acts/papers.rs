//! To be filled.

use crate::Desk;
use crate::messages::{self as m, CallError, Nothing, Touched, Which};

pub fn report(_desk: &Desk, _request: m::papers::Write) -> Result<m::papers::Written, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn ledger(_desk: &Desk, _request: m::papers::Write) -> Result<m::papers::Written, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn roll_call_sheet(_desk: &Desk, _request: m::papers::Write) -> Result<m::papers::Written, CallError> {
    Err(CallError::new("not_yet", ""))
}

