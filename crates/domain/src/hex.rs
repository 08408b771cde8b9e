//! Bytes as hex digits, as used in JSON and in names. Keys and tokens are converted here, so the time taken
//! does not depend on the digits.

use base16ct::{lower, mixed};

/// Two lower-case digits for each byte.
pub fn encode(bytes: &[u8]) -> String {
    lower::encode_string(bytes)
}

/// Exactly `N` bytes, from digits of either case.
pub fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    let long = mixed::decode(text, &mut bytes).ok()?.len();
    (long == N).then_some(bytes)
}

/// Any number of bytes, from digits of either case.
pub fn decode_vec(text: &str) -> Option<Vec<u8>> {
    mixed::decode_vec(text).ok()
}

#[cfg(test)]
mod tests {
    use super::{decode, decode_vec, encode};

    #[test]
    fn digits_of_either_case_are_bytes_and_nothing_else_is() {
        assert_eq!(encode(&[0, 0x1f, 0xA0]), "001fa0");
        assert_eq!(decode::<3>("001fA0"), Some([0, 0x1f, 0xA0]));
        assert_eq!(decode_vec("001fA0"), Some(vec![0, 0x1f, 0xA0]));
        for wrong in ["", "001fa", "001fa000", "+01fa0", "001fg0", "001f 0", "0x1fa0", "ệệ"] {
            assert_eq!(decode::<3>(wrong), None, "{wrong}");
        }
        for wrong in ["001fa", "+01fa0", "001fg0", "ệệ"] {
            assert_eq!(decode_vec(wrong), None, "{wrong}");
        }
    }
}
