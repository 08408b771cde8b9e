//! The text of a paper on its way into the template.

use std::collections::BTreeSet;

use typst::foundations::{Array, IntoValue, Value};

use crate::PdfError;
use crate::fonts;

/// The most letters a paper has: some six hundred full pages.
pub const LARGEST: usize = 2_000_000;
/// A word that is longer than this may break anywhere, so that an address does not run out of its cell.
const LONGEST_WORD: usize = 24;
/// Where a word may break without a hyphen.
const MAY_BREAK: char = '\u{200b}';
const NAMED: usize = 10;

/// Takes in every text of a paper, and remembers what can't be printed.
#[derive(Default)]
pub struct Letters {
    missing: BTreeSet<char>,
    count: usize,
}

impl Letters {
    /// The text as its lines: a line break in the text is one on paper.
    pub fn lines(&mut self, text: &str) -> Value {
        let lines = text.lines().map(|line| self.line(line).into_value());
        lines.collect::<Array>().into_value()
    }

    /// The text on one line, as in the title of the file.
    pub fn line(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut run = 0;
        for letter in text.chars() {
            let Some(letter) = self.printed(letter) else { continue };
            run = if letter == ' ' || letter == MAY_BREAK { 0 } else { run + 1 };
            if run > LONGEST_WORD {
                out.push(MAY_BREAK);
                run = 1;
            }
            out.push(letter);
        }
        // A figure and its percent sign stay on one line.
        out.replace(" %", "\u{a0}%")
    }

    fn printed(&mut self, letter: char) -> Option<char> {
        self.count += 1;
        match letter {
            '\t' | '\n' => Some(' '),
            // They have no shape, and a font need not have them.
            '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => None,
            letter if letter.is_control() => None,
            letter => {
                if !self.missing.contains(&letter) && !fonts::have(letter) {
                    self.missing.insert(letter);
                }
                Some(letter)
            }
        }
    }

    /// # Errors
    /// When something that was taken in can't be printed.
    pub fn check(&self) -> Result<(), PdfError> {
        if self.count > LARGEST {
            return Err(PdfError::TooLong(self.count));
        }
        if self.missing.is_empty() {
            return Ok(());
        }
        let named: Vec<String> = self.missing.iter().take(NAMED).map(char::to_string).collect();
        Err(PdfError::Letters(named.join(" ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_without_a_font_are_named_once_and_few() {
        let mut letters = Letters::default();
        letters.line("Tốt 😀😀 漢字");
        assert_eq!(letters.check(), Err(PdfError::Letters("字 漢 😀".to_owned())));
    }

    #[test]
    fn control_characters_are_left_out_and_tabs_become_spaces() {
        let mut letters = Letters::default();
        assert_eq!(letters.line("a\tb\u{7}c\u{200b}d"), "a bcd");
        assert_eq!(letters.check(), Ok(()));
    }

    #[test]
    fn only_words_too_long_for_a_cell_may_break() {
        let mut letters = Letters::default();
        assert_eq!(letters.line("Nguyễn Thị Hương-Giang"), "Nguyễn Thị Hương-Giang");
        let long = letters.line(&"x".repeat(60));
        assert_eq!(long.matches(MAY_BREAK).count(), 2);
        assert_eq!(long.replace(MAY_BREAK, ""), "x".repeat(60));
    }

    #[test]
    fn a_percent_sign_stays_with_its_figure() {
        assert_eq!(Letters::default().line("95,00 %"), "95,00\u{a0}%");
    }

    #[test]
    fn a_text_beyond_the_bound_is_refused() {
        let mut letters = Letters::default();
        letters.line(&"a ".repeat(LARGEST / 2 + 1));
        assert_eq!(letters.check(), Err(PdfError::TooLong(LARGEST + 2)));
    }
}
