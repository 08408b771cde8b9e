//! Invites: what a cell needs to find its superior's server and be let in once.

pub mod code;
pub mod issue;
pub mod words;

use serde::{Deserialize, Serialize};

/// Three days: long enough to carry a sheet to a village, short enough to be forgotten safely.
pub const INVITE_LENGTH: i64 = 72 * 3_600_000;

/// The invite as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InviteFile {
    pub v: u8,
    /// Where the server is: `https://host:port`, or `http://` on loopback.
    pub url: String,
    /// BLAKE3 of the server's certificate (DER), 64 hex digits; null on loopback without TLS.
    pub pin: Option<String>,
    pub unit: domain::Id,
    pub unit_name: String,
    pub superior_name: String,
    /// 32 hex digits, good once.
    pub token: String,
}
