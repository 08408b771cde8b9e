//! The pattern of `regex(., '…')`. It has to match the whole text, and `\d`, `\w` and `\s` mean ASCII letters and digits,
//! both as in the programs that XLSForm was made for.

use crate::limits::MAX_PATTERN_BYTES;
use crate::sentence::{Sentence, sentence, shortened};
use regex::{Regex, RegexBuilder};

#[derive(Debug, Clone)]
pub struct Pattern(Regex);

impl Pattern {
    /// # Errors
    /// If it is no pattern, one that looks around itself or back, or too large.
    pub fn new(text: &str) -> Result<Pattern, Sentence> {
        let whole = format!(r"\A(?:{})\z", with_ascii_classes(text));
        let built = RegexBuilder::new(&whole)
            .size_limit(MAX_PATTERN_BYTES)
            .dfa_size_limit(MAX_PATTERN_BYTES)
            .nest_limit(20)
            .build();
        let text = shortened(text);
        built.map(Pattern).map_err(|error| match error {
            regex::Error::CompiledTooBig(_) => sentence(
                format!("mẫu “{text}” trong regex() quá lớn: bớt số lần lặp trong ngoặc nhọn"),
                format!("the pattern “{text}” in regex() is too large: use fewer repetitions in braces"),
            ),
            _ => sentence(
                format!("mẫu “{text}” trong regex() viết sai, hoặc dùng cách viết chưa hỗ trợ, như (?=…) và \\1"),
                format!(
                    "the pattern “{text}” in regex() is wrong, or uses what is not supported, such as (?=…) and \\1"
                ),
            ),
        })
    }

    pub fn matches(&self, text: &str) -> bool {
        self.0.is_match(text)
    }
}

/// A class within a class is the same as its letters there: `[\d.]` becomes `[[0-9].]`.
fn with_ascii_classes(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            result.push(letter);
            continue;
        }
        match letters.next() {
            Some('d') => result.push_str("[0-9]"),
            Some('D') => result.push_str("[^0-9]"),
            Some('w') => result.push_str("[a-zA-Z0-9_]"),
            Some('W') => result.push_str("[^a-zA-Z0-9_]"),
            Some('s') => result.push_str(r"[ \t\n\x0B\f\r]"),
            Some('S') => result.push_str(r"[^ \t\n\x0B\f\r]"),
            Some(other) => result.extend(['\\', other]),
            None => result.push('\\'),
        }
    }
    result
}
