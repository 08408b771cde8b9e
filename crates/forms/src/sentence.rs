//! What is said to people, in both languages.

/// A sentence, or the part of one that says what is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    pub vietnamese: String,
    pub english: String,
}

pub fn sentence(vietnamese: impl Into<String>, english: impl Into<String>) -> Sentence {
    Sentence { vietnamese: vietnamese.into(), english: english.into() }
}

/// The beginning of a text that was written by somebody, for a sentence about it.
pub fn shortened(text: &str) -> String {
    const MOST: usize = 40;
    let beginning: String = text.chars().take(MOST).collect();
    if beginning.len() < text.len() { format!("{beginning}…") } else { beginning }
}
