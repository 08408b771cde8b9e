//! Console accounts: roles, passphrases, sessions. **Invariant:** passphrases and session tokens are not
//! stored, only an Argon2id hash of the one, a BLAKE3 hash of the other, and what each encrypts. The second
//! factor is in `second_factor`.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use schemars::JsonSchema;
use serde::Serialize;
use sql::{Cell, FromCell};
use unicode_normalization::UnicodeNormalization;

use crate::failure::Failure;

/// Twelve hours, a long working day; use does not prolong it.
pub const SESSION_LENGTH: i64 = 12 * 3_600_000;

/// What a typed name is looked up by: NFC, no outer spaces, lower case.
pub fn key_of(name: &str) -> String {
    name.trim().nfc().collect::<String>().to_lowercase()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Works with cells: rounds, invites, figures and the names behind them.
    Officer,
    /// Reads figures, and essays that were handed in. An officer may get the right to grade as well.
    Grader,
    /// Manages units and laptops; sees no names.
    Admin,
}

impl Role {
    pub const ALL: [Role; 3] = [Role::Officer, Role::Grader, Role::Admin];

    pub fn as_str(self) -> &'static str {
        match self {
            Role::Officer => "officer",
            Role::Grader => "grader",
            Role::Admin => "admin",
        }
    }
}

impl FromCell for Role {
    const WHAT: &'static str = "role";

    fn from_cell(cell: Cell<'_>) -> Option<Role> {
        let Cell::Text(text) = cell else { return None };
        Role::ALL.into_iter().find(|role| role.as_str() == text)
    }
}

/// The person who is logged in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The name of the account.
    pub name: String,
    /// The name of the person; empty if nobody entered it.
    pub person: String,
    pub role: Role,
    /// May read essays that were handed in: a grader, or another person who was given the right.
    pub grades: bool,
}

impl Person {
    /// How the person is named in logs and to cells.
    pub fn signed(&self) -> String {
        signed(&self.person, &self.name)
    }
}

/// "Lò Thị Lan (lan)": the person, and the account that tells two people of one name apart.
pub fn signed(person: &str, account: &str) -> String {
    if person.is_empty() { account.to_owned() } else { format!("{person} ({account})") }
}

/// Passphrases that attackers try first.
const COMMON: [&str; 8] =
    ["12345678", "123456789", "1234567890", "password", "matkhau1", "matkhau123", "11111111", "sochibo123"];

/// Requires at least eight characters and none of the common passphrases; there are no rules about digits or
/// capitals.
pub fn check_passphrase(passphrase: &str) -> Result<(), Failure> {
    let refuse = |why| Err(Failure::Invalid { field: "passphrase", why });
    if passphrase.chars().count() < 8 {
        return refuse("Mật khẩu cần ít nhất 8 ký tự.");
    }
    if passphrase.len() > 1024 {
        return refuse("Mật khẩu dài quá.");
    }
    if COMMON.contains(&passphrase.to_lowercase().as_str()) {
        return refuse("Mật khẩu này quá dễ đoán. Xin chọn mật khẩu khác.");
    }
    Ok(())
}

/// Returns a hash to store. It takes about a tenth of a second and 64 MiB, so it must never run on an async
/// thread.
pub fn hash_passphrase(passphrase: &str) -> Result<String, Failure> {
    let hash = hasher()?
        .hash_password(passphrase.as_bytes())
        .map_err(|error| Failure::Broken(format!("passphrase not hashed: {error}")))?;
    Ok(hash.to_string())
}

/// Whether a passphrase matches. A damaged hash matches nothing. As slow as [`hash_passphrase`].
pub fn passphrase_fits(passphrase: &str, kept: &str) -> bool {
    let Ok(hash) = PasswordHash::new(kept) else { return false };
    Argon2::default().verify_password(passphrase.as_bytes(), &hash).is_ok()
}

/// Slow on purpose: about a tenth of a second and 64 MiB.
pub(crate) fn hasher() -> Result<Argon2<'static>, Failure> {
    let params = Params::new(64 * 1024, 3, 1, None).map_err(|error| Failure::Broken(format!("argon2: {error}")))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_fits_its_own_hash_only() {
        let kept = hash_passphrase("bản làng vùng cao").unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
        assert!(passphrase_fits("bản làng vùng cao", &kept));
        assert!(!passphrase_fits("ban lang vung cao", &kept));
        assert!(!passphrase_fits("bản làng vùng cao", "not a hash"));
    }

    #[test]
    fn short_and_common_passphrases_are_refused() {
        assert!(check_passphrase("bảy chữ").is_err());
        assert!(check_passphrase("12345678").is_err());
        assert!(check_passphrase("MatKhau123").is_err());
        assert!(check_passphrase("tám chữ.").is_ok());
    }
}
