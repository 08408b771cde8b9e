//! To be filled.

use crate::Desk;
use crate::messages::{self as m, CallError, Nothing, Touched, Which};

pub fn status(_desk: &Desk, _request: Nothing) -> Result<m::profile::Status, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn create(_desk: &Desk, _request: m::profile::Create) -> Result<m::profile::RecoverySheet, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn unlock(_desk: &Desk, _request: m::profile::Unlock) -> Result<m::profile::Status, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn lock(_desk: &Desk, _request: Nothing) -> Result<m::profile::Status, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn recover(_desk: &Desk, _request: m::profile::Recover) -> Result<m::profile::Status, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn recovery_sheet(_desk: &Desk, _request: Nothing) -> Result<m::profile::RecoverySheet, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn prove_recovery(_desk: &Desk, _request: m::profile::ProveRecovery) -> Result<m::profile::Status, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn change_passphrase(_desk: &Desk, _request: m::profile::ChangePassphrase) -> Result<m::profile::Status, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn people(_desk: &Desk, _request: Nothing) -> Result<m::profile::People, CallError> {
    Err(CallError::new("not_yet", ""))
}

pub fn add_person(_desk: &Desk, _request: m::profile::AddPerson) -> Result<m::profile::People, CallError> {
    Err(CallError::new("not_yet", ""))
}

