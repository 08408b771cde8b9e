//! The questions of a check or survey, and the answers that count as right.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text_enum::text_enum;
use crate::value::{FieldValue, Value};

text_enum! {
    pub enum QuestionForm {
        Single = "single", "Chọn một", "One choice";
        Several = "several", "Chọn nhiều", "Several choices";
        Number = "number", "Ghi số", "A number";
        Text = "text", "Trả lời bằng lời", "In words";
    }
}

impl QuestionForm {
    /// Whether people choose among given answers.
    pub const fn has_choices(self) -> bool {
        matches!(self, QuestionForm::Single | QuestionForm::Several)
    }
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub form: QuestionForm,
    pub text: String,
    /// Empty for a number and for words.
    pub choices: Vec<String>,
}

/// What is wrong with a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuestionFault {
    NoText,
    TooFewChoices,
    EmptyChoice,
    SameChoices,
    TooLong,
    TooMany,
}

impl QuestionFault {
    pub fn sentence(self) -> &'static str {
        match self {
            QuestionFault::NoText => "Ghi câu hỏi.",
            QuestionFault::TooFewChoices => "Câu chọn cần ít nhất hai phương án.",
            QuestionFault::EmptyChoice => "Có phương án còn trống. Ghi chữ, hoặc bỏ phương án ấy.",
            QuestionFault::SameChoices => "Có hai phương án giống nhau. Sửa một phương án.",
            QuestionFault::TooLong => "Câu hỏi, phương án dài quá 1.000 chữ. Rút ngắn lại.",
            QuestionFault::TooMany => "Nhiều nhất 60 câu, mỗi câu nhiều nhất 12 phương án.",
        }
    }
}

const MOST_QUESTIONS: usize = 60;
const MOST_CHOICES: usize = 12;
const LONGEST: usize = 1_000;

impl Question {
    /// The first fault, with the place of the question.
    pub fn fault(questions: &[Question]) -> Option<(usize, QuestionFault)> {
        if questions.len() > MOST_QUESTIONS {
            return Some((MOST_QUESTIONS, QuestionFault::TooMany));
        }
        questions.iter().enumerate().find_map(|(place, question)| Some((place, question.own_fault()?)))
    }

    fn own_fault(&self) -> Option<QuestionFault> {
        let long = |text: &String| text.chars().count() > LONGEST;
        let repeated = || (1..self.choices.len()).any(|place| self.choices[..place].contains(&self.choices[place]));
        if self.text.is_empty() {
            Some(QuestionFault::NoText)
        } else if long(&self.text) || self.choices.iter().any(long) {
            Some(QuestionFault::TooLong)
        } else if !self.form.has_choices() {
            None
        } else if self.choices.len() < 2 {
            Some(QuestionFault::TooFewChoices)
        } else if self.choices.len() > MOST_CHOICES {
            Some(QuestionFault::TooMany)
        } else if self.choices.iter().any(String::is_empty) {
            Some(QuestionFault::EmptyChoice)
        } else {
            repeated().then_some(QuestionFault::SameChoices)
        }
    }

    /// Whether totals for one list of questions can be read with the other.
    pub fn same_shape(one: &[Question], other: &[Question]) -> bool {
        let shape = |question: &Question| (question.form, question.choices.len());
        one.len() == other.len() && one.iter().zip(other).all(|(one, other)| shape(one) == shape(other))
    }
}

/// [form, text, [choice]]
impl FieldValue for Question {
    fn from_value(value: &Value) -> Option<Question> {
        let form: QuestionForm = value.part(0).as_text()?.parse().ok()?;
        let choices = Vec::<String>::from_value(value.part(2)).unwrap_or_default();
        Some(Question { form, text: value.part(1).as_text()?.to_owned(), choices })
    }

    fn to_value(&self) -> Value {
        Value::List(vec![Value::text(self.form.as_str()), Value::text(&self.text), self.choices.to_value()])
    }
}

/// The questions in their order; none is stored as null. A question of a newer program makes all of them unreadable, because
/// totals and keys go by their order.
impl FieldValue for Vec<Question> {
    fn from_value(value: &Value) -> Option<Vec<Question>> {
        value.as_list()?.iter().map(Question::from_value).collect()
    }

    fn to_value(&self) -> Value {
        if self.is_empty() { Value::Null } else { Value::List(self.iter().map(Question::to_value).collect()) }
    }
}

/// One version of the answer key: for each question the places of the choices that are right; none for a question that is
/// not judged.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct AnswerKey(pub Vec<Vec<u32>>);

impl AnswerKey {
    /// Whether every right answer is a choice of its question. One answer is right where one is chosen, unless the key accepts
    /// several.
    pub fn fits(&self, questions: &[Question]) -> bool {
        let is_choice = |question: &Question, right: &u32| {
            question.form.has_choices() && usize::try_from(*right).is_ok_and(|place| place < question.choices.len())
        };
        let fit = |(right, question): (&Vec<u32>, &Question)| right.iter().all(|right| is_choice(question, right));
        self.0.len() == questions.len() && self.0.iter().zip(questions).all(fit)
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Vec::is_empty)
    }
}

/// [[place of a right choice]]
impl FieldValue for AnswerKey {
    fn from_value(value: &Value) -> Option<AnswerKey> {
        let places = |value: &Value| value.as_list()?.iter().map(Value::as_count).collect::<Option<Vec<u32>>>();
        value.as_list()?.iter().map(places).collect::<Option<_>>().map(AnswerKey)
    }

    fn to_value(&self) -> Value {
        let places = |right: &Vec<u32>| Value::List(right.iter().map(|place| Value::Int((*place).into())).collect());
        Value::List(self.0.iter().map(places).collect())
    }
}

/// The letter before a choice: A, B, C…
pub fn choice_letter(place: u32) -> char {
    u8::try_from(place).ok().filter(|place| *place < 26).map_or('?', |place| char::from(b'A' + place))
}
