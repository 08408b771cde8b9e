//! Parses figures as people and old reports write them.

/// The text is not a figure.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a figure: {0:?}")]
pub struct NotAFigure(pub String);

/// Parses `34.800`, `34 800` and `34800`. A point is a thousands separator, never a decimal point.
///
/// # Errors
/// If the text is not a whole number.
pub fn parse_number(text: &str) -> Result<u64, NotAFigure> {
    let wrong = || NotAFigure(text.to_owned());
    let groups: Vec<&str> = text.trim().split(['.', ' ', '\u{a0}']).collect();
    let digits = |group: &&str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    let grouped = groups.len() > 1;
    if !groups.iter().all(digits)
        || grouped && (groups[0].len() > 3 || groups[1..].iter().any(|group| group.len() != 3))
    {
        return Err(wrong());
    }
    groups.concat().parse().map_err(|_| wrong())
}

/// Parses `98,96 %`, `95%` and `95` as basis points. More than two decimals are refused instead of rounded.
///
/// # Errors
/// If the text is not a percentage.
pub fn parse_percent(text: &str) -> Result<u32, NotAFigure> {
    let wrong = || NotAFigure(text.to_owned());
    let bare = text.trim().trim_end_matches('%').trim_end();
    let (whole, decimals) = bare.split_once(',').unwrap_or((bare, "0"));
    if decimals.is_empty() || decimals.len() > 2 || !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return Err(wrong());
    }
    let hundredths: u64 = format!("{decimals:0<2}").parse().map_err(|_| wrong())?;
    let points = parse_number(whole).map_err(|_| wrong())?.checked_mul(100).ok_or_else(wrong)? + hundredths;
    u32::try_from(points).map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_point_parts_thousands_and_nothing_else() {
        assert_eq!(parse_number("34.800"), Ok(34_800));
        assert_eq!(parse_number("1.287"), Ok(1_287));
        assert_eq!(parse_number(" 427 "), Ok(427));
        for text in ["", "3.48", "3480.000", "12,5", "1..000", "-4", "mười"] {
            assert!(parse_number(text).is_err(), "{text}");
        }
        assert_eq!(parse_percent("98,96 %"), Ok(9_896));
        assert_eq!(parse_percent("95%"), Ok(9_500));
        assert_eq!(parse_percent("90,5"), Ok(9_050));
        for text in ["%", "90,", "90,123 %", "90.5 %"] {
            assert!(parse_percent(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back(count in any::<u64>(), points in 0_u32..2_000_000) {
            prop_assert_eq!(parse_number(&crate::figures::number(count)), Ok(count));
            prop_assert_eq!(parse_percent(&crate::figures::percent(points)), Ok(points));
        }
    }
}
