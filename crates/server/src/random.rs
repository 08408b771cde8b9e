//! Randomness from the operating system, the only source in this crate.

use domain::Id;

/// `N` random bytes. Fails only if the system has no randomness.
pub fn bytes<const N: usize>() -> Result<[u8; N], getrandom::Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

/// A new record id.
pub fn id() -> Result<Id, getrandom::Error> {
    Ok(Id(bytes()?))
}
