//! Numbers as XPath reads and writes them.

/// NaN unless the text is digits with at most one point and a minus sign before them. Neither `1e3` nor `+1` is a number
/// in XPath.
pub fn of_text(text: &str) -> f64 {
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = digits.bytes().any(|b| b.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && digits.bytes().filter(|b| *b == b'.').count() <= 1;
    if is_number { text.parse().unwrap_or(f64::NAN) } else { f64::NAN }
}

/// `12`, `12.5`, `NaN`, `Infinity`.
pub fn to_text(number: f64) -> String {
    if number.is_nan() {
        "NaN".to_owned()
    } else if number.is_infinite() {
        if number < 0.0 { "-Infinity" } else { "Infinity" }.to_owned()
    } else if number == 0.0 {
        "0".to_owned()
    } else {
        number.to_string()
    }
}

/// Whether two numbers are equal but for what counting with binary fractions adds: `0.1 + 0.2` is `0.3`.
pub fn equal(a: f64, b: f64) -> bool {
    if a.is_infinite() || b.is_infinite() {
        return a == b;
    }
    let allowed = f64::max(1e-12, 8.0 * f64::EPSILON * f64::max(a.abs(), b.abs()));
    (a - b).abs() <= allowed
}

/// Halves go up, as XPath has it: `-2.5` gives `-2`. What is a half but for counting with binary fractions is one: `1.255`
/// to two places gives `1.26`.
pub fn round(number: f64, decimals: i32) -> f64 {
    let factor = 10_f64.powi(decimals);
    let scaled = number * factor;
    let rounded = (scaled + 0.5 + 8.0 * f64::EPSILON * scaled.abs()).floor() / factor;
    if rounded.is_finite() { rounded } else { number }
}
