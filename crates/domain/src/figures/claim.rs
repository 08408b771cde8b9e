//! What somebody states about a count, a whole and a share, and whether the three fit together. Nothing is corrected, and
//! nobody guesses which of them is wrong.

use super::{Bound, Inferred, NotAFigure, WHOLE, implied_base, implied_part, parse_percent, percent, share};

/// A share as it was stated, with the decimals that were given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatedShare {
    /// In basis points.
    pub points: u32,
    /// One basis point, ten or a hundred: what one unit of the last decimal is worth.
    step: u32,
}

impl StatedShare {
    /// # Errors
    /// If the text is not a percentage.
    pub fn parse(text: &str) -> Result<StatedShare, NotAFigure> {
        let points = parse_percent(text)?;
        let bare = text.trim().trim_end_matches('%').trim_end();
        let decimals = bare.split_once(',').map_or(0, |(_, decimals)| decimals.len());
        Ok(StatedShare { points, step: [100, 10, 1][decimals.min(2)] })
    }
}

/// A count, and what it is stated to be a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    pub count: Bound,
    pub base: Option<u64>,
    pub share: Option<StatedShare>,
}

/// What follows from a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// Nobody stated the whole, and it is about this.
    Base(Inferred),
    /// The share that follows was cut after its last decimal instead of being rounded.
    Cut { follows: u32 },
    /// Another share follows from the count and the whole.
    Contradicts { stated: u32, follows: u32 },
    /// The count can't be what the share of the whole is.
    OutsideBound { follows: Inferred },
    /// More than the whole: those who were counted are not part of it.
    OverWhole,
}

impl Finding {
    /// A sentence for a person.
    pub fn sentence(self) -> String {
        match self {
            Finding::Base(base) => format!("Suy ra tổng số {base}: đây là số suy ra, không phải số đã công bố."),
            Finding::Cut { follows } => {
                format!("Tính ra {}: tỷ lệ đã ghi bị cắt phần lẻ, chưa làm tròn.", percent(follows))
            }
            Finding::Contradicts { stated, follows } => format!(
                "Hai số này cho {}, không phải {}. Chưa rõ số nào sai: xem lại cả ba số.",
                percent(follows),
                percent(stated)
            ),
            Finding::OutsideBound { follows } => {
                format!("Tỷ lệ và tổng số này cho {follows}, không khớp với số đã ghi. Xem lại cả ba số.")
            }
            Finding::OverWhole => {
                "Vượt 100 %: những người được đếm không nằm trong tổng số này. Xem lại tổng số là của ai.".to_owned()
            }
        }
    }
}

/// What follows from the three figures; empty if they fit together, or too little is stated.
pub fn check(claim: &Claim) -> Vec<Finding> {
    let over = claim.share.is_some_and(|stated| stated.points > WHOLE)
        || claim.base.is_some_and(|base| matches!(claim.count, Bound::Exactly(n) | Bound::AtLeast(n) if n > base));
    let about = match (claim.base, claim.share) {
        (None, Some(stated)) => implied_base(claim.count.count(), stated.points).map(Finding::Base),
        (Some(base), Some(stated)) => fits(claim.count, base, stated),
        (_, None) => None,
    };
    over.then_some(Finding::OverWhole).into_iter().chain(about).collect()
}

fn fits(count: Bound, base: u64, stated: StatedShare) -> Option<Finding> {
    let Bound::Exactly(count) = count else {
        let follows = implied_part(stated.points, base);
        return (!count.agrees_with(follows.0)).then_some(Finding::OutsideBound { follows });
    };
    let follows = share(count, base)?;
    let step = u128::from(stated.step);
    // In units of the last decimal that was stated, from the counts themselves: rounding twice is not rounding.
    let (part, whole) = (u128::from(count) * u128::from(WHOLE), u128::from(base) * step);
    let (rounded, cut) = ((2 * part + whole) / (2 * whole), part / whole);
    let given = u128::from(stated.points) / step;
    match (given == rounded, given == cut) {
        (true, _) => None,
        (false, true) => Some(Finding::Cut { follows }),
        (false, false) => Some(Finding::Contradicts { stated: stated.points, follows }),
    }
}

/// Reads the three figures as people write them; empty texts are not stated.
///
/// # Errors
/// The place (0, 1 or 2) of the text that is not a figure.
pub fn parse_claim([count, base, stated]: [&str; 3]) -> Result<Claim, usize> {
    let base = Some(base.trim()).filter(|text| !text.is_empty());
    let stated = Some(stated.trim()).filter(|text| !text.is_empty());
    Ok(Claim {
        count: Bound::parse(count).map_err(|_| 0_usize)?,
        base: base.map(super::parse_number).transpose().map_err(|_| 1_usize)?,
        share: stated.map(StatedShare::parse).transpose().map_err(|_| 2_usize)?,
    })
}
