//! To be filled.

use crate::Desk;
use crate::messages::{self as m, CallError, Nothing, Touched, Which};

pub fn open(_desk: &Desk, _request: m::members::ImportFile) -> Result<intake::Proposal, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn preview(_desk: &Desk, _request: m::members::ImportPreviewRequest) -> Result<m::members::ImportPreview, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn commit(_desk: &Desk, _request: m::members::ImportPreviewRequest) -> Result<m::members::ImportDone, CallError> {
    Err(CallError::new("not_yet", ""))
}

