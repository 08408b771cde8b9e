//! Formats figures as Vietnamese papers print them.

/// Printed if there is no figure; never 0 %.
pub const DASH: &str = "—";

/// `34.800`
pub fn number(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// Basis points as `98,96 %`.
pub fn percent(points: u32) -> String {
    format!("{},{:02} %", number(u64::from(points / 100)), points % 100)
}

/// `98,96 %`, or a dash if there is no share.
pub fn percent_or_dash(points: Option<u32>) -> String {
    points.map_or_else(|| DASH.to_owned(), percent)
}

/// Tenths as `894,4`.
pub fn tenths(tenths: u64) -> String {
    format!("{},{}", number(tenths / 10), tenths % 10)
}

/// An average with one decimal, or a dash.
pub fn average_text(total: u64, over: u64) -> String {
    super::average(total, over).map_or_else(|| DASH.to_owned(), tenths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted_by_points_and_decimals_by_a_comma() {
        assert_eq!([0, 999, 1_016, 34_800, 5_600_000].map(number), ["0", "999", "1.016", "34.800", "5.600.000"]);
        assert_eq!([0, 5, 9_896, 10_000, 10_250].map(percent), ["0,00 %", "0,05 %", "98,96 %", "100,00 %", "102,50 %"]);
        assert_eq!(percent_or_dash(None), "—");
        assert_eq!(average_text(16_100, 18), "894,4");
        assert_eq!(average_text(12_345, 1), "12.345,0");
        assert_eq!(average_text(1, 0), "—");
    }
}
