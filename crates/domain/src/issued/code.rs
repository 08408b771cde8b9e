//! The twelve characters by which a printed paper is looked up: eleven of the hash of what it says, and one that finds
//! typing errors.

use crate::id::Id;
use std::fmt;
use std::str::FromStr;

/// Crockford's base 32: no I, L, O and U.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 12;
/// x⁵ + x² + 1, over which the last character is computed.
const FIELD: u8 = 0b10_0101;

/// Twelve characters, each as its place in the alphabet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TraceCode([u8; LENGTH]);

/// Why a text is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Mistyped {
    #[error("{0} characters instead of 12")]
    Length(usize),
    #[error("no code has {0:?}")]
    Letter(char),
    /// One character is wrong, or two were exchanged.
    #[error("the last character does not fit the others")]
    Check,
}

impl TraceCode {
    pub(super) fn of(hash: &blake3::Hash) -> TraceCode {
        let (mut places, mut bits, mut held) = ([0; LENGTH], 0_u32, 0_u32);
        let mut bytes = hash.as_bytes().iter();
        for place in places.iter_mut().take(LENGTH - 1) {
            while held < 5 {
                bits = (bits << 8) | u32::from(bytes.next().copied().unwrap_or_default());
                held += 8;
            }
            held -= 5;
            *place = u8::try_from((bits >> held) & 31).unwrap_or_default();
        }
        places[LENGTH - 1] = check(&places[..LENGTH - 1]);
        TraceCode(places)
    }

    /// What the picture of the code says: the version, the code, and the record of the paper.
    pub fn to_scan(self, record: Id) -> String {
        let code: String = self.letters().collect();
        format!("{SCANNED}:{code}:{}", record.to_string().to_uppercase())
    }

    fn letters(self) -> impl Iterator<Item = char> {
        self.0.into_iter().map(|place| char::from(LETTERS[usize::from(place & 31)]))
    }
}

/// Only capitals, digits and colons, so that the picture stays small.
const SCANNED: &str = "SOCHIBO1";

/// The code in what was typed or scanned.
pub fn scanned(text: &str) -> Result<TraceCode, Mistyped> {
    let text = text.trim();
    let mut parts = text.split(':');
    let is_scan = parts.next().is_some_and(|first| first.eq_ignore_ascii_case(SCANNED));
    parts.next().filter(|_| is_scan).unwrap_or(text).parse()
}

/// Case, blanks and hyphens do not matter, nor whether an O is typed for a 0, or an I or L for a 1.
impl FromStr for TraceCode {
    type Err = Mistyped;

    fn from_str(text: &str) -> Result<TraceCode, Mistyped> {
        let is_gap = |sign: &char| sign.is_whitespace() || matches!(sign, '-' | '–' | '‑' | '.' | '_');
        let signs: Vec<char> = text.chars().filter(|sign| !is_gap(sign)).collect();
        let places = signs.iter().map(|sign| place_of(*sign)).collect::<Result<Vec<u8>, Mistyped>>()?;
        let places: [u8; LENGTH] = places.try_into().map_err(|_| Mistyped::Length(signs.len()))?;
        if places[LENGTH - 1] == check(&places[..LENGTH - 1]) { Ok(TraceCode(places)) } else { Err(Mistyped::Check) }
    }
}

fn place_of(sign: char) -> Result<u8, Mistyped> {
    let read = match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let place = LETTERS.iter().position(|letter| char::from(*letter) == read).ok_or(Mistyped::Letter(sign))?;
    Ok(u8::try_from(place).unwrap_or_default())
}

/// Each character times another power of one element, all added: any single wrong character changes the sum, and so does
/// any exchange of two different ones.
fn check(places: &[u8]) -> u8 {
    let weighed =
        places.iter().fold((0, doubled(1)), |(sum, weight), place| (sum ^ times(*place, weight), doubled(weight)));
    weighed.0
}

const fn doubled(of: u8) -> u8 {
    let twice = of << 1;
    if twice & 32 == 0 { twice } else { twice ^ FIELD }
}

const fn times(one: u8, other: u8) -> u8 {
    let (mut product, mut doubling, mut left) = (0, one, other);
    while left > 0 {
        if left & 1 == 1 {
            product ^= doubling;
        }
        doubling = doubled(doubling);
        left >>= 1;
    }
    product
}

/// "ABCD-EFGH-JKMN"
impl fmt::Display for TraceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, letter) in self.letters().enumerate() {
            if at > 0 && at % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{letter}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(seed: u8) -> TraceCode {
        TraceCode::of(&blake3::hash(&[seed]))
    }

    #[test]
    fn a_code_is_read_as_it_is_written_whatever_the_hand() {
        for seed in 0..200 {
            let code = code(seed);
            let written = code.to_string();
            assert_eq!((written.len(), written.parse()), (14, Ok(code)));
            let sloppy = written.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            assert_eq!(sloppy.parse(), Ok(code), "{sloppy}");
            assert_eq!(scanned(&code.to_scan(Id([3; 16]))), Ok(code));
        }
    }

    #[test]
    fn every_single_wrong_character_and_every_exchange_is_a_typing_error() {
        for seed in 0..20 {
            let code = code(seed);
            for at in 0..LENGTH {
                for other in (0..32).filter(|other| *other != code.0[at]) {
                    let mut wrong = code;
                    wrong.0[at] = other;
                    assert_eq!(wrong.to_string().parse::<TraceCode>(), Err(Mistyped::Check));
                }
                for with in (at + 1..LENGTH).filter(|with| code.0[*with] != code.0[at]) {
                    let mut exchanged = code;
                    exchanged.0.swap(at, with);
                    assert_eq!(exchanged.to_string().parse::<TraceCode>(), Err(Mistyped::Check), "{at} {with}");
                }
            }
        }
    }

    #[test]
    fn what_is_no_code_says_why() {
        assert_eq!("ABCD-EFGH".parse::<TraceCode>(), Err(Mistyped::Length(8)));
        assert_eq!("ABCD-EFGH-JKMU".parse::<TraceCode>(), Err(Mistyped::Letter('U')));
        assert_eq!(scanned("").map_err(|error| error == Mistyped::Length(0)), Err(true));
    }
}
