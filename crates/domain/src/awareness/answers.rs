//! The totals of the answers, as they were counted from the sheets. They are sealed to the cell, because small counts are
//! among them, and no page gets them: see [`super::shown`].

use super::questions::{Question, QuestionForm};
use crate::value::{FieldValue, Value};

/// How one question was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answers {
    /// How many chose each. Whoever chose none, or more than one, is the rest of the sheets.
    Single(Vec<u32>),
    /// How many ticked each.
    Several(Vec<u32>),
    Number {
        answered: u32,
        sum: i64,
    },
    Text {
        answered: u32,
        summary: String,
    },
}

/// All answers of the sheets that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetTotals {
    pub sheets: u32,
    /// One for each question, in their order.
    pub answers: Vec<Answers>,
}

/// Why totals can't be right, with the place of the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerFault {
    NoSheets,
    OtherQuestions,
    /// More people answered than sheets came back.
    TooMany(usize),
}

impl AnswerFault {
    pub fn sentence(self) -> &'static str {
        match self {
            AnswerFault::NoSheets => "Ghi số phiếu thu về, từ 1 trở lên.",
            AnswerFault::OtherQuestions => {
                "Câu hỏi đã đổi từ khi nhập. Mở lại bảng nhập rồi nhập theo câu hỏi hiện nay."
            }
            AnswerFault::TooMany(_) => "Số người trả lời nhiều hơn số phiếu thu về. Xem lại các số của câu này.",
        }
    }
}

impl Answers {
    fn form(&self) -> QuestionForm {
        match self {
            Answers::Single(_) => QuestionForm::Single,
            Answers::Several(_) => QuestionForm::Several,
            Answers::Number { .. } => QuestionForm::Number,
            Answers::Text { .. } => QuestionForm::Text,
        }
    }

    fn choices(&self) -> usize {
        match self {
            Answers::Single(counts) | Answers::Several(counts) => counts.len(),
            Answers::Number { .. } | Answers::Text { .. } => 0,
        }
    }

    /// The most people who must have given an answer.
    fn people(&self) -> u64 {
        match self {
            Answers::Single(counts) => counts.iter().map(|count| u64::from(*count)).sum(),
            Answers::Several(counts) => counts.iter().copied().max().unwrap_or_default().into(),
            Answers::Number { answered, .. } | Answers::Text { answered, .. } => (*answered).into(),
        }
    }
}

impl SheetTotals {
    pub fn fault(&self, questions: &[Question]) -> Option<AnswerFault> {
        if self.sheets == 0 {
            return Some(AnswerFault::NoSheets);
        }
        if !self.fits(questions) {
            return Some(AnswerFault::OtherQuestions);
        }
        self.answers.iter().position(|answers| answers.people() > self.sheets.into()).map(AnswerFault::TooMany)
    }

    /// Whether these are totals of these questions.
    pub fn fits(&self, questions: &[Question]) -> bool {
        let choices = |question: &Question| if question.form.has_choices() { question.choices.len() } else { 0 };
        let fit = |(answers, question): (&Answers, &Question)| {
            answers.form() == question.form && answers.choices() == choices(question)
        };
        self.answers.len() == questions.len() && self.answers.iter().zip(questions).all(fit)
    }
}

fn counts(value: &Value) -> Option<Vec<u32>> {
    value.as_list()?.iter().map(Value::as_count).collect()
}

fn count(count: u32) -> Value {
    Value::Int(count.into())
}

/// [form, [count]], [form, answered, sum] or [form, answered, summary]
impl FieldValue for Answers {
    fn from_value(value: &Value) -> Option<Answers> {
        Some(match value.part(0).as_text()?.parse().ok()? {
            QuestionForm::Single => Answers::Single(counts(value.part(1))?),
            QuestionForm::Several => Answers::Several(counts(value.part(1))?),
            QuestionForm::Number => {
                Answers::Number { answered: value.part(1).as_count()?, sum: value.part(2).as_int()? }
            }
            QuestionForm::Text => {
                let summary = value.part(2).as_text().unwrap_or_default().to_owned();
                Answers::Text { answered: value.part(1).as_count()?, summary }
            }
        })
    }

    fn to_value(&self) -> Value {
        let form = Value::text(self.form().as_str());
        match self {
            Answers::Single(counts) | Answers::Several(counts) => {
                Value::List(vec![form, Value::List(counts.iter().copied().map(count).collect())])
            }
            Answers::Number { answered, sum } => Value::List(vec![form, count(*answered), Value::Int(*sum)]),
            Answers::Text { answered, summary } => Value::List(vec![form, count(*answered), Value::text(summary)]),
        }
    }
}

/// [sheets, [answers]]
impl FieldValue for SheetTotals {
    fn from_value(value: &Value) -> Option<SheetTotals> {
        let answers = value.part(1).as_list()?.iter().map(Answers::from_value).collect::<Option<_>>()?;
        Some(SheetTotals { sheets: value.part(0).as_count()?, answers })
    }

    fn to_value(&self) -> Value {
        Value::List(vec![count(self.sheets), Value::List(self.answers.iter().map(Answers::to_value).collect())])
    }
}
