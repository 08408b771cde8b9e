//! Names of questions, groups and lists, as XLSForm has them: a letter or `_`, then letters, digits, `_`, `-` and `.`.

use crate::limits::MAX_NAME_CHARS;

pub fn begins(letter: char) -> bool {
    letter.is_alphabetic() || letter == '_'
}

pub fn goes_on(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.')
}

pub fn is_name(text: &str) -> bool {
    text.chars().next().is_some_and(begins) && text.chars().all(goes_on) && text.chars().count() <= MAX_NAME_CHARS
}

/// The name of a choice may also begin with a digit, because many forms number their choices.
pub fn is_choice(text: &str) -> bool {
    let allowed = |letter: char| !letter.is_whitespace() && !letter.is_control();
    !text.is_empty() && text.chars().all(allowed) && text.chars().count() <= MAX_NAME_CHARS
}
