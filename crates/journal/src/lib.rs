//! Signed changes: stamps, chains, merging, and the row writes that follow from a merge.
//! **Invariant:** no I/O, no clock, no randomness; every merge is a function of the set of changes, never of
//! the order of their arrival.

pub mod binding;
pub mod bounds;
pub mod chain;
pub mod chain_store;
pub mod change;
pub mod line;
pub mod memory;
pub mod merge;
pub mod mutant;
pub mod projection;
pub mod receipt;
pub mod stamp;
pub mod vouching;

pub use binding::Binding;
pub use chain::{BadSegment, ChainName, Link, Segment};
pub use chain_store::{Accepted, ChainHead, ChainStore};
pub use change::{Change, Content, Op, Payload, Place, Record, Set};
pub use domain::Id;
pub use domain::changes::ChangeRef;
pub use domain::finalising::Cut;
pub use domain::value::{self, Value};
pub use line::{Line, Lines};
pub use merge::{Assignment, Resolved, resolve};
pub use projection::{ContentHasher, RowWrite};
pub use receipt::Receipt;
pub use stamp::{HybridClock, Stamp};
pub use vouching::Vouch;

/// A BLAKE3 hash.
pub type Hash = [u8; 32];

/// An Ed25519 signature.
pub type Signature = [u8; 64];
