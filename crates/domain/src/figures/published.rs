//! Figures that others have published: what they imply, and whether they can be right.

use super::{NotAFigure, Shares, parse_number, parse_percent, rounded};
use crate::language::fold;

/// A value that nobody stated and that was computed from others; shown as inferred (`≈ 116.000`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inferred(pub u64);

impl std::fmt::Display for Inferred {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "≈ {}", super::number(self.0))
    }
}

/// The whole of which `count` is `share` basis points; `None` for a share of zero.
pub fn implied_base(count: u64, share: u32) -> Option<Inferred> {
    rounded(u128::from(count) * 10_000, share.into()).map(|base| Inferred(u64::try_from(base).unwrap_or(u64::MAX)))
}

/// How many `share` basis points of `base` are.
pub fn implied_part(share: u32, base: u64) -> Inferred {
    let part = rounded(u128::from(base) * u128::from(share), 10_000).unwrap_or_default();
    Inferred(u64::try_from(part).unwrap_or(u64::MAX))
}

/// A count with the word before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    Exactly(u64),
    /// "hơn 49.900", "trên 49.900"
    AtLeast(u64),
    /// "gần 50.000", "dưới 50.000"
    AtMost(u64),
}

impl Bound {
    /// # Errors
    /// If the text contains no number, or other words precede it.
    pub fn parse(text: &str) -> Result<Bound, NotAFigure> {
        let text = text.trim();
        let start = text.find(|c: char| c.is_ascii_digit()).ok_or_else(|| NotAFigure(text.to_owned()))?;
        let count = parse_number(&text[start..])?;
        match fold(text[..start].trim()).as_str() {
            "" => Ok(Bound::Exactly(count)),
            "hon" | "tren" => Ok(Bound::AtLeast(count)),
            "gan" | "duoi" => Ok(Bound::AtMost(count)),
            _ => Err(NotAFigure(text.to_owned())),
        }
    }

    pub fn count(self) -> u64 {
        match self {
            Bound::Exactly(count) | Bound::AtLeast(count) | Bound::AtMost(count) => count,
        }
    }

    /// Whether the count can be `value`: within the bound any value is possible, so there is no warning.
    pub fn agrees_with(self, value: u64) -> bool {
        match self {
            Bound::Exactly(count) => value == count,
            Bound::AtLeast(count) => value >= count,
            Bound::AtMost(count) => value <= count,
        }
    }
}

/// A range in basis points, "92 – 95 %". It stays two numbers and is never replaced by their mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    pub low: u32,
    pub high: u32,
}

impl Range {
    /// # Errors
    /// If the text is not two percentages, the smaller first.
    pub fn parse(text: &str) -> Result<Range, NotAFigure> {
        let wrong = || NotAFigure(text.to_owned());
        let (low, high) = text.split_once(['–', '-', '—']).ok_or_else(wrong)?;
        let range = Range { low: parse_percent(low)?, high: parse_percent(high)? };
        if range.low <= range.high { Ok(range) } else { Err(wrong()) }
    }

    pub fn holds(self, share: u32) -> bool {
        (self.low..=self.high).contains(&share)
    }
}

/// `92 – 95 %`; decimals only if there are any.
impl std::fmt::Display for Range {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = |points: u32| {
            if points.is_multiple_of(100) {
                (points / 100).to_string()
            } else {
                format!("{},{:02}", points / 100, points % 100)
            }
        };
        write!(f, "{} – {} %", text(self.low), text(self.high))
    }
}

/// A share before it rose by "5 %", in both readings of that, so that the reader sees which one was assumed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Before {
    /// It rose by that many percentage points; `None` if it would have been negative.
    pub percentage_points: Option<u32>,
    /// It rose by that fraction of itself.
    pub relative: u32,
}

/// `now` and `rise` are in basis points.
pub fn before(now: u32, rise: u32) -> Before {
    let relative = rounded(u128::from(now) * 10_000, 10_000 + u128::from(rise)).unwrap_or_default();
    Before { percentage_points: now.checked_sub(rise), relative: u32::try_from(relative).unwrap_or(u32::MAX) }
}

/// Published shares compared with those computed from the published counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    pub total: u64,
    pub computed: Shares,
    /// The sum of the published shares.
    pub sum: u32,
    /// Indexes of the published shares that do not follow from the counts.
    pub wrong: Vec<usize>,
}

impl Published {
    pub fn is_right(&self) -> bool {
        self.wrong.is_empty()
    }
}

/// Checks published shares (basis points) one by one against the counts published with them. `None` if nothing
/// was counted, or if the lists differ in length.
pub fn check_published(counts: &[u64], shares: &[u32]) -> Option<Published> {
    let computed = Shares::of(counts)?;
    if counts.len() != shares.len() {
        return None;
    }
    let wrong = computed
        .shares
        .iter()
        .zip(shares)
        .enumerate()
        .filter(|(_, (right, given))| right != given)
        .map(|(place, _)| place)
        .collect();
    let sum = shares.iter().fold(0, |sum: u32, share| sum.saturating_add(*share));
    Some(Published { total: super::sum(counts), computed, sum, wrong })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_read_with_their_word() {
        assert_eq!(Bound::parse("hơn 49.900"), Ok(Bound::AtLeast(49_900)));
        assert_eq!(Bound::parse("trên 500"), Ok(Bound::AtLeast(500)));
        assert_eq!(Bound::parse("Gần 50.000"), Ok(Bound::AtMost(50_000)));
        assert_eq!(Bound::parse("1.016"), Ok(Bound::Exactly(1_016)));
        assert!(Bound::parse("vài nghìn").is_err() && Bound::parse("cỡ 30").is_err());
        assert!(!Bound::AtLeast(10_000).agrees_with(9_999));
        assert!(!Bound::AtMost(50_000).agrees_with(50_001));
        assert!(!Bound::Exactly(7).agrees_with(8));
        assert_eq!(Bound::AtMost(9).count(), 9);
    }

    #[test]
    fn a_share_of_nothing_implies_no_base() {
        assert_eq!(implied_base(5, 0), None);
        assert_eq!(implied_part(5_000, 7), Inferred(4));
    }

    #[test]
    fn a_range_stays_two_numbers() {
        assert!(Range::parse("95 – 92 %").is_err() && Range::parse("95 %").is_err());
        assert_eq!(Range::parse("92,5 % - 95 %").map(|range| range.to_string()), Ok("92,50 – 95 %".into()));
        let range = Range { low: 9_200, high: 9_500 };
        assert!(range.holds(9_200) && range.holds(9_500) && !range.holds(9_501));
    }

    #[test]
    fn lists_of_unequal_length_are_no_check() {
        assert_eq!(check_published(&[1, 2], &[3_333]), None);
    }
}
