//! The functions that expressions may call.

use crate::sentence::{Sentence, sentence};
use std::ops::RangeInclusive;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    Coalesce,
    Concat,
    CountSelected,
    Date,
    False,
    If,
    Int,
    Not,
    Number,
    Regex,
    Round,
    Selected,
    StringLength,
    Today,
    True,
}

/// Each with its name and how many arguments it takes.
const FUNCTIONS: &[(&str, Function, RangeInclusive<usize>)] = &[
    ("coalesce", Function::Coalesce, 2..=2),
    ("concat", Function::Concat, 1..=100),
    ("count-selected", Function::CountSelected, 1..=1),
    ("date", Function::Date, 1..=1),
    ("false", Function::False, 0..=0),
    ("if", Function::If, 3..=3),
    ("int", Function::Int, 1..=1),
    ("not", Function::Not, 1..=1),
    ("number", Function::Number, 1..=1),
    ("regex", Function::Regex, 2..=2),
    ("round", Function::Round, 1..=2),
    ("selected", Function::Selected, 2..=2),
    ("string-length", Function::StringLength, 1..=1),
    ("today", Function::Today, 0..=0),
    ("true", Function::True, 0..=0),
];

/// # Errors
/// If there is no such function, or it takes another number of arguments.
pub fn called(name: &str, arguments: usize) -> Result<Function, Sentence> {
    let Some((_, function, takes)) = FUNCTIONS.iter().find(|(known, ..)| *known == name) else {
        let known: Vec<_> = FUNCTIONS.iter().map(|(known, ..)| format!("{known}()")).collect();
        return Err(sentence(
            format!("chưa dùng được hàm “{name}()”; các hàm dùng được: {}", known.join(", ")),
            format!("the function “{name}()” is not supported; these are: {}", known.join(", ")),
        ));
    };
    if takes.contains(&arguments) {
        return Ok(*function);
    }
    let (least, most) = (takes.start(), takes.end());
    let wanted = if least == most { least.to_string() } else { format!("{least}–{most}") };
    Err(sentence(
        format!("hàm “{name}()” cần {wanted} giá trị trong ngoặc, ở đây có {arguments}"),
        format!("the function “{name}()” takes {wanted} values in its brackets, and here are {arguments}"),
    ))
}
