//! Which passphrases are taken: long enough and not among those everybody tries first. No composition rules.

/// Eight characters, counted as people count them.
pub const SHORTEST: usize = 8;

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WeakPassphrase {
    #[error("shorter than eight characters")]
    TooShort,
    #[error("among the first anybody would try")]
    Common,
}

const COMMON: &[&str] = &[
    "12345678",
    "123456789",
    "1234567890",
    "0123456789",
    "87654321",
    "11111111",
    "00000000",
    "88888888",
    "66668888",
    "68686868",
    "password",
    "matkhau1",
    "matkhau123",
    "matkhau12",
    "mat khau",
    "iloveyou",
    "qwertyui",
    "qwerty123",
    "abcd1234",
    "abc12345",
    "1q2w3e4r",
    "anhyeuem",
    "emyeuanh",
    "vietnam1",
    "vietnam123",
    "chibo123",
    "chi bo 1",
    "dangvien",
    "bithu123",
    "sochibo1",
    "sochibo123",
    "admin123",
    "administrator",
    "passw0rd",
    "p@ssw0rd",
    "a1234567",
    "aa123456",
    "1234abcd",
    "19051890",
    "02091945",
    "03021930",
    "30041975",
    "hochiminh",
    "dienbienphu",
];

pub fn check(passphrase: &str) -> Result<(), WeakPassphrase> {
    let passphrase = domain::language::nfc(passphrase);
    if passphrase.chars().count() < SHORTEST {
        return Err(WeakPassphrase::TooShort);
    }
    let folded = domain::language::fold(&passphrase);
    let one_letter = folded.chars().next().is_some_and(|first| folded.chars().all(|c| c == first));
    if one_letter || COMMON.contains(&folded.as_str()) { Err(WeakPassphrase::Common) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_common_passphrases_are_refused_and_no_composition_is_asked_for() {
        assert_eq!(check("bảy chữ"), Err(WeakPassphrase::TooShort));
        assert_eq!(check("12345678"), Err(WeakPassphrase::Common));
        assert_eq!(check("Mật Khẩu"), Err(WeakPassphrase::Common));
        assert_eq!(check("aaaaaaaaaa"), Err(WeakPassphrase::Common));
        assert_eq!(check("nước suối đầu bản"), Ok(()));
    }
}
