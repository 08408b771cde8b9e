//! Randomness from the operating system, the only source here.

use domain::Id;

/// `N` bytes nobody can guess. Fails only where the system has no randomness to give.
pub fn bytes<const N: usize>() -> Result<[u8; N], getrandom::Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

/// A fresh record id.
pub fn id() -> Result<Id, getrandom::Error> {
    Ok(Id(bytes()?))
}
