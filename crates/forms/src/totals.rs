//! The answers of several units added up. Nothing is ranked and no average is taken.

use crate::description::{Choice, Question, QuestionKind};
use crate::evaluate::stored;
use crate::limits::MAX_DECIMALS;
use crate::{Answers, Form};
use domain::Id;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What one unit sent, after [`crate::check_sent`] found nothing wrong with it.
#[derive(Debug, Clone, Copy)]
pub struct Sent<'a> {
    pub unit: Id,
    pub answers: &'a Answers,
}

/// The answers to one question. The number of answers is the number of rows of `given`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuestionTotal {
    /// The question's name.
    pub name: String,
    /// Who answered what, in the order in which the units were given.
    pub given: Vec<Given>,
    /// For integers and decimals: the exact sum of `given`, with a decimal point and without needless zeros; absent if
    /// nobody answered.
    pub sum: Option<String>,
    /// For questions that select: each choice of the list, in its order, with the units that chose it.
    pub choices: Vec<ChoiceTotal>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Given {
    pub unit: Id,
    /// In its stored form.
    pub answer: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChoiceTotal {
    /// The name of the choice.
    pub choice: String,
    /// The count is their number.
    pub units: Vec<Id>,
}

/// One total for each question, in the order of the form. An answer that is not in its stored form is left out, so that
/// every figure is that of its rows.
#[must_use]
pub fn add_up(form: &Form, sent: &[Sent<'_>]) -> Vec<QuestionTotal> {
    form.questions().map(|(item, question)| total(form, &item.name, question, sent)).collect()
}

fn total(form: &Form, name: &str, question: &Question, sent: &[Sent<'_>]) -> QuestionTotal {
    let given: Vec<Given> = sent
        .iter()
        .filter_map(|sent| {
            let answer = sent.answers.get(name).filter(|answer| stored(form, question, answer))?;
            Some(Given { unit: sent.unit, answer: answer.to_owned() })
        })
        .collect();
    let is_number = matches!(question.kind, QuestionKind::Integer | QuestionKind::Decimal);
    let sum = (is_number && !given.is_empty()).then(|| written(given.iter().map(|given| parts(&given.answer)).sum()));
    let choices = form.choices(question).iter().map(|choice| chosen(choice, &given)).collect();
    QuestionTotal { name: name.to_owned(), given, sum, choices }
}

fn chosen(choice: &Choice, given: &[Given]) -> ChoiceTotal {
    let by = given.iter().filter(|given| given.answer.split(' ').any(|name| name == choice.name));
    ChoiceTotal { choice: choice.name.clone(), units: by.map(|given| given.unit).collect() }
}

const PARTS_OF_ONE: i128 = 10_i128.pow(MAX_DECIMALS as u32);

/// A stored number as a count of its smallest parts. With the digits that a number may have, the sum of more units than
/// there are on earth fits.
fn parts(answer: &str) -> i128 {
    let (sign, digits) = answer.strip_prefix('-').map_or((1, answer), |digits| (-1, digits));
    let (whole, after) = digits.split_once('.').unwrap_or((digits, ""));
    let number = |digits: &str| digits.parse::<i128>().unwrap_or_default();
    sign * (number(whole) * PARTS_OF_ONE + number(&format!("{after:0<MAX_DECIMALS$}")))
}

fn written(parts: i128) -> String {
    let sign = if parts < 0 { "-" } else { "" };
    let (whole, after) = (parts.abs() / PARTS_OF_ONE, parts.abs() % PARTS_OF_ONE);
    let after = format!("{after:0MAX_DECIMALS$}");
    match after.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        after => format!("{sign}{whole}.{after}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::tests::form;
    use proptest::prelude::*;

    fn survey() -> Form {
        form(
            &[
                &["type", "name", "label"],
                &["integer", "so_nguoi", "Bao nhiêu người?"],
                &["decimal", "ty_le", "Tỷ lệ?"],
                &["select_multiple hinh_thuc", "hinh_thuc", "Hình thức?"],
                &["text", "kien_nghi", "Kiến nghị?"],
            ],
            &[&["list_name", "name", "label"], &["hinh_thuc", "loa", "Loa"], &["hinh_thuc", "hop", "Họp"]],
        )
    }

    fn sent<'a>(answers: &'a [Answers]) -> Vec<Sent<'a>> {
        let unit = |at: usize| Id([u8::try_from(at).unwrap(); 16]);
        answers.iter().enumerate().map(|(at, answers)| Sent { unit: unit(at), answers }).collect()
    }

    #[test]
    fn every_figure_opens_onto_the_units_behind_it() {
        let answers = [
            Answers::from_iter([
                ("so_nguoi", "12"),
                ("ty_le", "0.1"),
                ("hinh_thuc", "loa hop"),
                ("kien_nghi", "Không"),
            ]),
            Answers::from_iter([("so_nguoi", "-2"), ("ty_le", "0.2"), ("hinh_thuc", "hop")]),
            Answers::default(),
        ];
        let totals = add_up(&survey(), &sent(&answers));
        let unit = |at: u8| Id([at; 16]);
        let names: Vec<_> = totals.iter().map(|total| total.name.as_str()).collect();
        assert_eq!(names, ["so_nguoi", "ty_le", "hinh_thuc", "kien_nghi"]);
        assert_eq!(totals[0].sum.as_deref(), Some("10"));
        assert_eq!(totals[1].sum.as_deref(), Some("0.3"));
        assert_eq!(totals[1].given.iter().map(|given| given.unit).collect::<Vec<_>>(), [unit(0), unit(1)]);
        let choices: Vec<_> = totals[2].choices.iter().map(|it| (it.choice.as_str(), it.units.clone())).collect();
        assert_eq!(choices, [("loa", vec![unit(0)]), ("hop", vec![unit(0), unit(1)])]);
        assert_eq!(totals[2].sum, None);
        assert_eq!(totals[3].given, [Given { unit: unit(0), answer: "Không".to_owned() }]);
    }

    #[test]
    fn what_nobody_answered_has_no_sum() {
        let totals = add_up(&survey(), &sent(&[Answers::default()]));
        assert_eq!(totals.iter().map(|total| &total.sum).collect::<Vec<_>>(), [&None, &None, &None, &None]);
    }

    #[test]
    fn an_answer_that_is_no_number_is_in_neither_the_sum_nor_its_rows() {
        let answers = [Answers::from_iter([("so_nguoi", "mười")]), Answers::from_iter([("so_nguoi", "7")])];
        let totals = add_up(&survey(), &sent(&answers));
        assert_eq!((totals[0].sum.as_deref(), totals[0].given.len()), (Some("7"), 1));
    }

    proptest! {
        /// Nothing is lost to rounding, however large and small the numbers are.
        #[test]
        fn sums_are_exact(numbers in prop::collection::vec(-10_i128.pow(21) + 1..10_i128.pow(21), 1..40)) {
            let answers: Vec<_> = numbers.iter().map(|number| Answers::from_iter([("ty_le", written(*number))])).collect();
            let totals = add_up(&survey(), &sent(&answers));
            prop_assert_eq!(totals[1].given.len(), numbers.len());
            prop_assert_eq!(totals[1].sum.clone(), Some(written(numbers.iter().sum())));
            prop_assert_eq!(parts(&written(numbers.iter().sum())), numbers.iter().sum::<i128>());
        }
    }
}
