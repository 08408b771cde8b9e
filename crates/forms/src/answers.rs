//! What a cell answered.

use crate::limits::MAX_ANSWERS_BYTES;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The answers by the names of their questions, each in its stored form: an integer `12`, a decimal `3.5`, a day
/// `2026-03-12`, the name of a choice, or the names of several choices in the order of their list with a space between
/// them. A question without an answer is absent. [`crate::normalise`] makes the stored form out of what a person typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, String>);

/// The text is not one of answers.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAnswers {
    #[error("the answers have {0} bytes, more than they may have")]
    TooLong(usize),
    #[error("not the text of answers: {0}")]
    NotJson(String),
    #[error("the answers are not written in their canonical text")]
    NotCanonical,
}

impl Answers {
    /// The stored answer; `None` if there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Keeps an answer in its stored form; an empty one is taken away.
    pub fn set(&mut self, name: impl Into<String>, answer: impl Into<String>) {
        let (name, answer) = (name.into(), answer.into());
        if answer.is_empty() {
            self.0.remove(&name);
        } else {
            self.0.insert(name, answer);
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, answer)| (name.as_str(), answer.as_str()))
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The canonical text: the same answers always give the same bytes.
    #[must_use]
    pub fn to_text(&self) -> String {
        // Writing texts into memory can't fail.
        serde_json::to_string(&self.0).unwrap_or_default()
    }

    /// Reads the answers that another machine wrote. Whether they answer a form says [`crate::check_sent`].
    ///
    /// # Errors
    /// If the text is too long, not an object of texts, or not the canonical text of one.
    pub fn from_text(text: &str) -> Result<Answers, NotAnswers> {
        if text.len() > MAX_ANSWERS_BYTES {
            return Err(NotAnswers::TooLong(text.len()));
        }
        let answers: Answers = serde_json::from_str(text).map_err(|error| NotAnswers::NotJson(error.to_string()))?;
        if answers.to_text() != text || answers.0.values().any(String::is_empty) {
            return Err(NotAnswers::NotCanonical);
        }
        Ok(answers)
    }
}

impl<N: Into<String>, A: Into<String>> FromIterator<(N, A)> for Answers {
    fn from_iter<I: IntoIterator<Item = (N, A)>>(pairs: I) -> Answers {
        let mut answers = Answers::default();
        pairs.into_iter().for_each(|(name, answer)| answers.set(name, answer));
        answers
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_empty_answer_is_none() {
        let mut answers: Answers = [("so_nguoi", "12"), ("ghi_chu", "")].into_iter().collect();
        assert_eq!(answers.to_text(), r#"{"so_nguoi":"12"}"#);
        answers.set("so_nguoi", "");
        assert!(answers.is_empty());
    }

    #[test]
    fn one_text_is_one_set_of_answers() {
        for text in [r#"{"a":"1","a":"2"}"#, r#"{"b":"1","a":"2"}"#, r#"{ "a":"1"}"#, r#"{"a":""}"#] {
            assert_eq!(Answers::from_text(text), Err(NotAnswers::NotCanonical), "{text}");
        }
        for text in ["", "[]", r#"{"a":1}"#, r#"{"a":null}"#] {
            assert!(matches!(Answers::from_text(text), Err(NotAnswers::NotJson(_))), "{text}");
        }
        let long = Answers::from_iter([("a", "x".repeat(MAX_ANSWERS_BYTES))]).to_text();
        assert_eq!(Answers::from_text(&long), Err(NotAnswers::TooLong(long.len())));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(pairs in prop::collection::vec((".{0,8}", ".{0,20}"), 0..20)) {
            let answers: Answers = pairs.into_iter().collect();
            prop_assert_eq!(Answers::from_text(&answers.to_text()), Ok(answers));
        }
    }
}
