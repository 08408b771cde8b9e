//! The shape of one answer: from what a person typed to its stored form.

use super::{AnswerCode, AnswerProblem};
use crate::description::{Choice, Description, Question, QuestionKind};
use crate::expression::Value;
use crate::limits::{MAX_ANSWER_CHARS, MAX_DECIMALS, MAX_WHOLE_DIGITS};
use crate::sentence::{Sentence, sentence};
use domain::dates::{CivilDate, vietnamese};
use domain::figures::parse_number;
use unicode_normalization::UnicodeNormalization;

/// How a text is to be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// By a person: a comma is the decimal mark, and a point may part thousands.
    Typed,
    /// As it is stored: a point is the decimal mark.
    Stored,
}

pub type Wrong = (AnswerCode, Sentence);

/// The stored form; empty if nothing was answered.
pub fn normal(form: &Description, question: &Question, text: &str, from: Reading) -> Result<String, Wrong> {
    let text = clean(text);
    if text.is_empty() {
        return Ok(text);
    }
    match question.kind {
        QuestionKind::Text => written(text),
        QuestionKind::Integer => integer(&text),
        QuestionKind::Decimal => decimal(&text, from),
        QuestionKind::Date => date(&text),
        QuestionKind::SelectOne => one_of(form.choices(question), &text),
        QuestionKind::SelectMultiple => some_of(form.choices(question), &text),
    }
}

/// Composed letters, one kind of line break, and no characters that can't be shown.
fn clean(text: &str) -> String {
    let shown = |letter: char| if letter.is_control() && letter != '\n' && letter != '\t' { ' ' } else { letter };
    text.trim().replace("\r\n", "\n").nfc().map(shown).collect::<String>().trim().to_owned()
}

fn written(text: String) -> Result<String, Wrong> {
    if text.chars().count() <= MAX_ANSWER_CHARS {
        return Ok(text);
    }
    let said = sentence(
        format!("Câu trả lời dài quá {MAX_ANSWER_CHARS} ký tự; viết ngắn lại, phần dài gửi bằng văn bản."),
        format!("The answer has more than {MAX_ANSWER_CHARS} characters; shorten it and send the rest as a document."),
    );
    Err((AnswerCode::TooLong, said))
}

fn unsigned(text: &str) -> (&'static str, &str) {
    match text.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", text),
    }
}

fn integer(text: &str) -> Result<String, Wrong> {
    let (sign, digits) = unsigned(text);
    if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(signed(sign, whole(digits)?, ""));
    }
    let Ok(number) = parse_number(digits) else {
        let said = sentence("Viết một số nguyên, như 12.", "Write a whole number, such as 12.");
        return Err((AnswerCode::NotAnInteger, said));
    };
    Ok(signed(sign, whole(&number.to_string())?, ""))
}

fn decimal(text: &str, from: Reading) -> Result<String, Wrong> {
    let not_a_number = || {
        let said = sentence("Viết một số, như 12 hoặc 3,5.", "Write a number, such as 12 or 3.5.");
        (AnswerCode::NotADecimal, said)
    };
    let (sign, digits) = unsigned(text);
    let (before, after) = match (digits.split_once(','), digits.split_once('.')) {
        (Some((before, after)), _) => (grouped(before).ok_or_else(not_a_number)?, after),
        (None, Some(_)) if from == Reading::Typed && is_ambiguous(digits) => return Err(ambiguous(digits)),
        (None, Some((before, after))) if !after.contains('.') => (before.to_owned(), after),
        (None, _) => (grouped(digits).ok_or_else(not_a_number)?, "0"),
    };
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(&before) || !all_digits(after) {
        return Err(not_a_number());
    }
    let after = after.trim_end_matches('0');
    if after.len() > MAX_DECIMALS {
        return Err(too_many_digits());
    }
    Ok(signed(sign, whole(&before)?, after))
}

/// Digits that points or spaces may part into thousands.
fn grouped(text: &str) -> Option<String> {
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return Some(text.to_owned());
    }
    parse_number(text).ok().map(|number| number.to_string())
}

/// `1.200` may be a thousand two hundred, or one and a fifth.
fn is_ambiguous(digits: &str) -> bool {
    digits.matches('.').count() == 1 && !digits.starts_with('0') && parse_number(digits).is_ok()
}

fn ambiguous(digits: &str) -> Wrong {
    let bare: String = digits.chars().filter(char::is_ascii_digit).collect();
    let comma = digits.replacen('.', ",", 1);
    let said = sentence(
        format!("“{digits}” hiểu được hai cách: viết {bare} không có dấu chấm, hoặc {comma} với dấu phẩy."),
        format!("“{digits}” may mean two numbers: write {bare} without a point, or {comma} with a decimal comma."),
    );
    (AnswerCode::NotADecimal, said)
}

fn whole(digits: &str) -> Result<&str, Wrong> {
    let digits = digits.trim_start_matches('0');
    if digits.len() > MAX_WHOLE_DIGITS { Err(too_many_digits()) } else { Ok(digits) }
}

fn too_many_digits() -> Wrong {
    let said = sentence(
        format!("Số có nhiều nhất {MAX_WHOLE_DIGITS} chữ số trước dấu phẩy và {MAX_DECIMALS} chữ số sau."),
        format!("A number has at most {MAX_WHOLE_DIGITS} digits before the decimal mark and {MAX_DECIMALS} after it."),
    );
    (AnswerCode::TooManyDigits, said)
}

fn signed(sign: &str, whole: &str, after: &str) -> String {
    let whole = if whole.is_empty() { "0" } else { whole };
    match (whole, after) {
        ("0", "") => "0".to_owned(),
        (whole, "") => format!("{sign}{whole}"),
        (whole, after) => format!("{sign}{whole}.{after}"),
    }
}

fn date(text: &str) -> Result<String, Wrong> {
    match CivilDate::parse(text).ok().and_then(CivilDate::day) {
        Some(day) => Ok(CivilDate::Day(day).to_string()),
        None => {
            let said = sentence(
                "Viết ngày, tháng và năm có trong lịch, như 31/12/2026.",
                "Write a day of the calendar, such as 31/12/2026.",
            );
            Err((AnswerCode::NotADate, said))
        }
    }
}

fn not_a_choice(text: &str) -> Wrong {
    let said = sentence(
        format!("“{text}” không có trong các lựa chọn; chọn lại."),
        format!("“{text}” is not one of the choices; choose again."),
    );
    (AnswerCode::NotAChoice, said)
}

fn one_of(choices: &[Choice], text: &str) -> Result<String, Wrong> {
    match choices.iter().find(|choice| choice.name == text) {
        Some(choice) => Ok(choice.name.clone()),
        None => Err(not_a_choice(text)),
    }
}

fn some_of(choices: &[Choice], text: &str) -> Result<String, Wrong> {
    let chosen: Vec<&str> = text.split_whitespace().collect();
    match chosen.iter().find(|name| !choices.iter().any(|choice| choice.name == **name)) {
        Some(unknown) => Err(not_a_choice(unknown)),
        None => {
            let names = choices.iter().map(|choice| choice.name.as_str()).filter(|name| chosen.contains(name));
            Ok(names.collect::<Vec<_>>().join(" "))
        }
    }
}

/// What an expression sees of an answer.
pub fn value(kind: QuestionKind, answer: &str) -> Value {
    match kind {
        QuestionKind::Integer | QuestionKind::Decimal => match Value::Text(answer.to_owned()).number() {
            number if number.is_nan() => Value::Text(answer.to_owned()),
            number => Value::Number(number),
        },
        QuestionKind::Date => match Value::Text(answer.to_owned()).to_day() {
            Value::Day(day) => Value::Day(day),
            Value::Number(_) | Value::Text(_) | Value::Truth(_) => Value::Text(answer.to_owned()),
        },
        QuestionKind::Text | QuestionKind::SelectOne | QuestionKind::SelectMultiple => Value::Text(answer.to_owned()),
    }
}

/// As a person types it: a decimal comma, `31/12/2026`.
pub fn typed(kind: QuestionKind, answer: &str) -> String {
    match kind {
        QuestionKind::Decimal => answer.replace('.', ","),
        QuestionKind::Date => match value(QuestionKind::Date, answer) {
            Value::Day(day) => vietnamese(day),
            Value::Number(_) | Value::Text(_) | Value::Truth(_) => answer.to_owned(),
        },
        QuestionKind::Text | QuestionKind::Integer | QuestionKind::SelectOne | QuestionKind::SelectMultiple => {
            answer.to_owned()
        }
    }
}

/// As a person reads it: the labels of choices instead of their names.
pub fn in_words(form: &Description, question: &Question, answer: &str) -> String {
    let chosen: Vec<&str> = answer.split(' ').collect();
    let choices = form.choices(question).iter().filter(|choice| chosen.contains(&choice.name.as_str()));
    let labels: Vec<_> = choices.map(|choice| form.words(&choice.label)).collect();
    if labels.is_empty() { typed(question.kind, answer) } else { labels.join("; ") }
}

impl AnswerProblem {
    pub(super) fn of(name: &str, (code, said): Wrong) -> AnswerProblem {
        AnswerProblem { name: name.to_owned(), code, vietnamese: said.vietnamese, english: said.english }
    }
}
