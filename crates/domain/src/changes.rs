//! References to changes, as used in requests, cuts and records.

use crate::id::Id;

/// Refers to a change: its chain, its number in the chain counted from 1, and the first bytes of its hash,
/// because a copied laptop gives one number to two changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChangeRef {
    pub chain: Id,
    pub number: u64,
    pub check: Check,
}

/// The first four bytes of a change's hash, enough to distinguish the lines of one chain.
pub type Check = [u8; 4];

pub fn check_of(hash: &[u8; 32]) -> Check {
    let [a, b, c, d, ..] = *hash;
    [a, b, c, d]
}

impl ChangeRef {
    pub fn new(chain: Id, number: u64, hash: &[u8; 32]) -> ChangeRef {
        ChangeRef { chain, number, check: check_of(hash) }
    }
}

/// The form used in requests: chain, number and check, separated by hyphens.
impl std::fmt::Display for ChangeRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}-{:08x}", self.chain, self.number, u32::from_be_bytes(self.check))
    }
}

impl std::str::FromStr for ChangeRef {
    type Err = NotAChange;

    fn from_str(text: &str) -> Result<ChangeRef, NotAChange> {
        let mut parts = text.splitn(3, '-');
        let mut part = || parts.next().ok_or(NotAChange);
        let (chain, number, check) = (part()?, part()?, part()?);
        Ok(ChangeRef {
            chain: chain.parse().map_err(|_| NotAChange)?,
            number: number.parse().map_err(|_| NotAChange)?,
            check: u32::from_str_radix(check, 16).map_err(|_| NotAChange)?.to_be_bytes(),
        })
    }
}

/// The text is not a reference to a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a change")]
pub struct NotAChange;
