//! The arithmetic of reports. Shares are basis points (0–10 000), rounded half up, computed from integers and
//! never from floats.

mod claim;
mod not_opened;
mod published;
mod read;
mod write;

pub use claim::{Claim, Finding, StatedShare, check as check_claim, parse_claim};
pub use not_opened::NotOpened;
pub use published::{Before, Bound, Inferred, Published, Range, before, check_published, implied_base, implied_part};
pub use read::{NotAFigure, parse_number, parse_percent};
pub use write::{DASH, average_text, number, percent, percent_or_dash, tenths};

/// One hundred per cent.
pub const WHOLE: u32 = 10_000;

/// The share of a part in a whole, in basis points, rounded half up. `None` if the whole is zero.
pub fn share(part: u64, whole: u64) -> Option<u32> {
    rounded(u128::from(part) * u128::from(WHOLE), whole.into()).map(|points| u32::try_from(points).unwrap_or(u32::MAX))
}

/// The average in tenths, rounded half up: 16 100 over 18 is 8 944, that is 894,4. `None` if `over` is zero.
pub fn average(total: u64, over: u64) -> Option<u64> {
    rounded(u128::from(total) * 10, over.into()).map(|tenths| u64::try_from(tenths).unwrap_or(u64::MAX))
}

/// The sum of counts, saturating at the limit of 64 bits.
pub fn sum(counts: &[u64]) -> u64 {
    counts.iter().fold(0, |sum, count| sum.saturating_add(*count))
}

/// Shares of one whole, each rounded separately.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shares {
    pub shares: Vec<u32>,
    pub sum: u32,
}

impl Shares {
    /// The shares of `parts` in their own total; `None` if that is zero.
    pub fn of(parts: &[u64]) -> Option<Shares> {
        Shares::of_whole(parts, sum(parts))
    }

    /// The shares of `parts` in a given whole.
    pub fn of_whole(parts: &[u64], whole: u64) -> Option<Shares> {
        let shares = parts.iter().map(|part| share(*part, whole)).collect::<Option<Vec<u32>>>()?;
        let sum = shares.iter().fold(0, |sum: u32, share| sum.saturating_add(*share));
        Some(Shares { shares, sum })
    }

    /// The sum, if rounding made it differ from 10 000. It is shown as a note; no share is adjusted silently.
    pub fn note(&self) -> Option<u32> {
        (self.sum != WHOLE).then_some(self.sum)
    }
}

/// `dividend / divisor`, rounded half up.
fn rounded(dividend: u128, divisor: u128) -> Option<u128> {
    (divisor > 0).then(|| (2 * dividend + divisor) / (2 * divisor))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_empty_denominator_has_no_share() {
        assert_eq!(share(0, 0), None);
        assert_eq!(average(7, 0), None);
        assert_eq!(Shares::of(&[0, 0]), None);
        assert_eq!(share(0, 5), Some(0));
    }

    #[test]
    fn a_half_goes_up() {
        // 1/800 is 0,125 %, 1/20 000 is 0,005 %, 1/20 001 is just below that.
        assert_eq!(share(1, 800), Some(13));
        assert_eq!(share(1, 20_000), Some(1));
        assert_eq!(share(1, 20_001), Some(0));
        assert_eq!(average(1, 20), Some(1));
    }

    proptest! {
        #[test]
        fn a_share_is_within_half_a_point_of_the_truth(whole in 1_u64..10_000_000, part in 0_u64..10_000_000) {
            let points = i128::from(share(part, whole).expect("the whole is not empty"));
            let off = 2 * (points * i128::from(whole) - i128::from(part) * 10_000);
            prop_assert!(off > -i128::from(whole) && off <= i128::from(whole));
        }

        #[test]
        fn a_part_has_at_most_the_whole_share(whole in 1_u64..u64::MAX, part in any::<u64>()) {
            prop_assert!(share(part.min(whole), whole) <= Some(WHOLE));
        }
    }
}
