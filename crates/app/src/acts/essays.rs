//! To be filled.

use crate::Desk;
use crate::messages::{self as m, CallError, Nothing, Touched, Which};

pub fn list(_desk: &Desk, _request: m::essays::OfRound) -> Result<m::essays::Essays, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn open(_desk: &Desk, _request: m::essays::WhichEssay) -> Result<m::essays::Essay, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn draft(_desk: &Desk, _request: m::essays::Draft) -> Result<m::essays::Saved, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn keep_version(_desk: &Desk, _request: m::essays::WhichEssay) -> Result<Touched, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn set_form(_desk: &Desk, _request: m::essays::SetForm) -> Result<Touched, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn hand_in(_desk: &Desk, _request: m::essays::HandIn) -> Result<Touched, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn grade(_desk: &Desk, _request: m::essays::SetGrade) -> Result<Touched, CallError> {
    Err(CallError::new("not_yet", ""))
}

