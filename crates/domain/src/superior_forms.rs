//! Forms from above at the cell: where one stands, and what was sent in answer to it.

use std::collections::BTreeMap;

use crate::id::Id;
use crate::text_enum::text_enum;
use crate::value::{FieldValue, Value};

text_enum! {
    /// Where a form stands, as the cell and the committee see it.
    pub enum FormState {
        Received = "received", "Chưa điền", "Not filled in";
        Filling = "filling", "Đang điền", "Being filled in";
        TakenBack = "taken_back", "Đã rút lại, chưa gửi lại", "Taken back";
        Outdated = "outdated", "Đã gửi bản cũ, có bản mới", "Sent for an older version";
        Sent = "sent", "Đã gửi", "Sent";
        Withdrawn = "withdrawn", "Cấp trên đã thu hồi", "Withdrawn by the superior";
    }
}

/// What decides where a form stands.
#[derive(Debug, Clone, Copy, Default)]
pub struct FormFacts {
    pub withdrawn: bool,
    /// The version that is asked now.
    pub current: Option<Id>,
    /// The version that was answered, if anything was sent.
    pub answered: Option<Id>,
    pub taken_back: bool,
    /// Whether any question has an answer that was not sent.
    pub begun: bool,
}

impl FormState {
    pub fn of(facts: FormFacts) -> FormState {
        match facts.answered {
            _ if facts.withdrawn => FormState::Withdrawn,
            Some(_) if facts.taken_back => FormState::TakenBack,
            Some(answered) if Some(answered) == facts.current => FormState::Sent,
            Some(_) => FormState::Outdated,
            None if facts.begun => FormState::Filling,
            None => FormState::Received,
        }
    }

    /// Whether the cell acts next.
    pub const fn waits_for_the_cell(self) -> bool {
        match self {
            FormState::Received | FormState::Filling | FormState::TakenBack | FormState::Outdated => true,
            FormState::Sent | FormState::Withdrawn => false,
        }
    }
}

/// What a cell sent in answer to a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentAnswers {
    pub version: Id,
    /// Milliseconds since 1970 UTC.
    pub at_ms: u64,
    /// The canonical text of the answers: a JSON object of texts, by the names of the questions.
    pub answers: String,
}

impl SentAnswers {
    /// "so_dang_vien: 12; y_kien: Đồng ý"
    pub fn vietnamese(&self) -> String {
        let answers: BTreeMap<String, String> = serde_json::from_str(&self.answers).unwrap_or_default();
        answers.iter().map(|(name, answer)| format!("{name}: {answer}")).collect::<Vec<_>>().join("; ")
    }
}

/// [version, milliseconds, text]
impl FieldValue for SentAnswers {
    fn from_value(value: &Value) -> Option<SentAnswers> {
        Some(SentAnswers {
            version: value.part(0).as_id()?,
            at_ms: value.part(1).as_int().and_then(|ms| u64::try_from(ms).ok())?,
            answers: value.part(2).as_text().unwrap_or_default().to_owned(),
        })
    }

    fn to_value(&self) -> Value {
        let at = i64::try_from(self.at_ms).unwrap_or(i64::MAX);
        Value::List(vec![Value::id(self.version), Value::Int(at), Value::text(&self.answers)])
    }
}

/// The second part of the id of an answer that is being filled in. It does not depend on the version, so that the same
/// question keeps its answer.
pub fn question_id(name: &str) -> Id {
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"sochibo question v1");
    hasher.update(name.as_bytes());
    Id::first_half(hasher.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Id = Id([1; 16]);
    const TWO: Id = Id([2; 16]);

    fn state(change: impl Fn(&mut FormFacts)) -> FormState {
        let mut facts = FormFacts { current: Some(ONE), ..FormFacts::default() };
        change(&mut facts);
        FormState::of(facts)
    }

    #[test]
    fn a_form_is_sent_only_while_the_current_version_is_answered_and_not_taken_back() {
        assert_eq!(state(|_| ()), FormState::Received);
        assert_eq!(state(|facts| facts.begun = true), FormState::Filling);
        let sent = |facts: &mut FormFacts| (facts.answered, facts.begun) = (Some(ONE), true);
        assert_eq!(state(sent), FormState::Sent);
        assert_eq!(state(|facts| facts.answered = Some(TWO)), FormState::Outdated);
        assert_eq!(state(|facts| (facts.answered, facts.taken_back) = (Some(ONE), true)), FormState::TakenBack);
        assert_eq!(state(|facts| (facts.answered, facts.withdrawn) = (Some(ONE), true)), FormState::Withdrawn);
    }

    #[test]
    fn nobody_waits_for_a_cell_that_has_sent_or_for_a_form_that_was_withdrawn() {
        let waiting: Vec<FormState> =
            FormState::ALL.iter().copied().filter(|state| state.waits_for_the_cell()).collect();
        assert_eq!(waiting, [FormState::Received, FormState::Filling, FormState::TakenBack, FormState::Outdated]);
    }

    #[test]
    fn what_was_sent_is_read_again() {
        let sent =
            SentAnswers { version: ONE, at_ms: 1_764_000_000_000, answers: r#"{"a":"12","b":"Có"}"#.to_owned() };
        assert_eq!(SentAnswers::from_value(&sent.to_value()), Some(sent.clone()));
        assert_eq!(sent.vietnamese(), "a: 12; b: Có");
        assert_eq!(SentAnswers::from_value(&Value::text("12")), None);
    }

    #[test]
    fn questions_of_different_names_have_different_ids() {
        assert_ne!(question_id("so_nguoi"), question_id("so_nguoi_2"));
        assert_eq!(question_id("so_nguoi"), question_id("so_nguoi"));
    }
}
