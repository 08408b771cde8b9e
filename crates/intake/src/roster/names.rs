//! Names and card numbers as they should stand.

use super::marks::is_blank_mark;
use crate::grid::Cell;
use crate::text::title_case;

/// Without "1." before it and without "Đ/c", "Đồng chí".
pub fn bare_name(text: &str) -> &str {
    let unnumbered = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let mut name = if unnumbered.len() < text.len() && unnumbered.starts_with(['.', ')', '-', '/', ' ']) {
        unnumbered.trim_start_matches(['.', ')', '-', '/', ' '])
    } else {
        text
    };
    for title in ["Đ/c ", "Đ/C ", "đ/c ", "Đ.c ", "Đồng chí ", "đồng chí ", "ĐỒNG CHÍ ", "Đ/c. ", "ĐC "]
    {
        name = name.strip_prefix(title).unwrap_or(name);
    }
    name.trim()
}

/// Each word that stands in capitals, or begins small, or mixes both (an old font's capitals) gets one capital.
pub fn usual_case(name: &str) -> String {
    let words = name.split(' ').map(|word| {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        let small_start = letters.next().is_some_and(char::is_lowercase);
        let capital_inside = letters.any(char::is_uppercase) && !word.contains(['\'', '’', '-', '.']);
        let shouted = word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase);
        if small_start || capital_inside || shouted { title_case(word) } else { word.to_owned() }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Eight digits as cards print them, "36.198418". A number lost its zeros at either end on the way through Excel.
pub fn card(cell: &Cell, text: &str) -> String {
    let digits: String = match cell {
        Cell::Number(n) if *n > 0.0 && *n < 100.0 && n.fract() > 0.0 => {
            format!("{:09.6}", n).chars().filter(char::is_ascii_digit).collect()
        }
        Cell::Number(n) if n.fract() == 0.0 && *n >= 1_000_000.0 && *n < 100_000_000.0 => {
            format!("{:08}", *n as u64)
        }
        _ => text.chars().filter(char::is_ascii_digit).collect(),
    };
    let plain = text.chars().all(|c| c.is_ascii_digit() || " .-–,".contains(c));
    if plain && digits.len() == 8 {
        format!("{}.{}", &digits[..2], &digits[2..])
    } else if is_blank_mark(text) {
        String::new()
    } else {
        text.to_owned()
    }
}
