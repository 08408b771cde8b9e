//! To be filled.

use crate::Desk;
use crate::messages::{self as m, CallError, Nothing, Touched, Which};

pub fn round(_desk: &Desk, _request: m::totals::OfRound) -> Result<m::totals::Totals, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn rows(_desk: &Desk, _request: m::totals::RowsRequest) -> Result<m::totals::Rows, CallError> {
    Err(CallError::new("not_yet", ""))
}

