//! The expressions of a form: each is parsed, and refers to questions that exist.

use super::{Column, Faults, Place, Rules};
use crate::description::{Description, Part};
use crate::expression::Expression;
use crate::limits::MAX_PATTERNS;
use crate::problem::ProblemCode;
use crate::sentence::{Sentence, sentence, shortened};
use std::collections::{BTreeMap, BTreeSet};

/// What a name in an expression stands for.
#[derive(Clone, Copy)]
enum Named {
    Question,
    Other,
}

struct Checker<'a> {
    names: BTreeMap<&'a str, Named>,
    left_out: &'a BTreeSet<String>,
    patterns: usize,
}

pub fn check(description: &Description, left_out: &BTreeSet<String>, faults: &mut Faults) -> Vec<Rules> {
    let kind = |part: &Part| match part {
        Part::Question(_) => Named::Question,
        Part::Group | Part::Note => Named::Other,
    };
    let names = description.items.iter().map(|item| (item.name.as_str(), kind(&item.part))).collect();
    let mut checker = Checker { names, left_out, patterns: 0 };
    let mut all = Vec::with_capacity(description.items.len());
    for (at, item) in description.items.iter().enumerate() {
        let mut rules =
            Rules { relevant: checker.one(at, "relevant", item.relevant.as_deref(), faults), ..Rules::default() };
        if let Part::Question(question) = &item.part {
            rules.required = checker.one(at, "required", question.required.as_deref(), faults);
            rules.constraint = checker.one(at, "constraint", question.constraint.as_deref(), faults);
        }
        all.push(rules);
    }
    if checker.patterns > MAX_PATTERNS {
        let said = sentence(
            format!("mẫu dùng regex() {} lần, nhiều nhất là {MAX_PATTERNS}", checker.patterns),
            format!("the form uses regex() {} times, at most {MAX_PATTERNS} are allowed", checker.patterns),
        );
        faults.refuse(Place::Form, Column::WHOLE, ProblemCode::TooMuch, said);
    }
    all
}

impl Checker<'_> {
    fn one(&mut self, at: usize, column: &'static str, text: Option<&str>, faults: &mut Faults) -> Option<Expression> {
        let mut refuse = |code, said| faults.refuse(Place::Item(at), Column::of(column), code, said);
        // Compiling takes time: once there are too many patterns, the form is refused without the rest of them.
        if self.patterns > MAX_PATTERNS {
            return None;
        }
        let expression = match Expression::parse(text?) {
            Ok(expression) => expression,
            Err(said) => {
                refuse(ProblemCode::BadExpression, said);
                return None;
            }
        };
        self.patterns += expression.patterns();
        for name in expression.references() {
            if let Some(said) = self.wrong_reference(name) {
                refuse(ProblemCode::UnknownReference, said);
            }
        }
        if expression.uses_own() && column != "constraint" {
            refuse(ProblemCode::Circle, own());
        }
        if expression.divides_by_zero() {
            let said = sentence("biểu thức chia cho 0", "the expression divides by 0");
            refuse(ProblemCode::DivisionByZero, said);
        }
        if let Some(text) = expression.text_compared_by_size() {
            refuse(ProblemCode::BadExpression, compared(text));
        }
        Some(expression)
    }

    fn wrong_reference(&self, name: &str) -> Option<Sentence> {
        match self.names.get(name) {
            Some(Named::Question) => None,
            Some(Named::Other) => Some(sentence(
                format!("${{{name}}} là nhóm hoặc ghi chú, không có câu trả lời"),
                format!("${{{name}}} is a group or a note, which has no answer"),
            )),
            None if self.left_out.contains(name) => None,
            None => Some(sentence(
                format!("không có câu nào tên “{name}”; xem lại cột name"),
                format!("there is no question named “{name}”; see the column name"),
            )),
        }
    }
}

fn own() -> Sentence {
    sentence(
        "dấu chấm là câu trả lời của chính câu này; chỉ dùng được trong cột constraint",
        "the point is the answer to the question itself; it can only be used in the column constraint",
    )
}

fn compared(text: &str) -> Sentence {
    let text = shortened(text);
    sentence(
        format!(
            "so lớn hơn, nhỏ hơn với chữ '{text}' luôn sai; số thì viết không có dấu nháy, ngày thì viết date('2026-12-31')"
        ),
        format!(
            "a comparison by size with the text '{text}' is never true; write numbers without quotation marks, days as date('2026-12-31')"
        ),
    )
}
