//! The results of a check, with every count left out that may not be shown.

use super::{Check, keys};
use crate::AppSession;
use crate::messages::CallError;
use crate::messages::awareness::{ByKey, Key, ResultLine, ResultQuestion, Results};
use domain::awareness::{Question, QuestionForm, ShownAnswers, choice_letter, right, shown};
use domain::figures::{NotOpened, share};
use store::Book;

/// The sheets on which no choice, or more than the one, was marked.
const BLANK: &str = "Không chọn, hoặc chọn không hợp lệ";

pub fn results(app: &AppSession, request: ByKey) -> Result<Results, CallError> {
    app.with_book(|book| of(book, &Check::read(book, &request.id)?, request.key.as_deref()))
}

pub(super) fn of(book: &Book, check: &Check, asked: Option<&str>) -> Result<Results, CallError> {
    let key = keys::chosen(keys::keys(book, check)?, asked)?;
    let not_opened = NotOpened::SurveyCount;
    let Some(totals) = check.totals() else {
        return Ok(Results { entered: false, sheets: None, key, questions: Vec::new(), not_opened });
    };
    let shown = shown(&totals);
    let line = |(place, (question, answers)): (usize, (&Question, &ShownAnswers))| {
        let right = key.as_ref().and_then(|key| key.right.get(place)).map(Vec::as_slice).unwrap_or_default();
        described(question, answers, right, totals.sheets)
    };
    let questions = check.questions.iter().zip(&shown.questions).enumerate().map(line).collect();
    Ok(Results { entered: true, sheets: shown.sheets, key, questions, not_opened })
}

fn described(question: &Question, answers: &ShownAnswers, key: &[u32], sheets: u32) -> ResultQuestion {
    let share = |count: Option<u32>| count.and_then(|count| share(count.into(), sheets.into()));
    let mut lines = Vec::new();
    let mut line = |label: String, count: Option<u32>, right| {
        lines.push(ResultLine { label, count, share: share(count), right });
    };
    let (mut mean, mut said) = (None, String::new());
    let hidden = match answers {
        ShownAnswers::Single { counts, .. } | ShownAnswers::Several { counts } => {
            for ((place, choice), count) in (0_u32..).zip(&question.choices).zip(counts) {
                line(format!("{}. {choice}", choice_letter(place)), *count, key.contains(&place));
            }
            let blank = if let ShownAnswers::Single { blank, .. } = answers { Some(*blank) } else { None };
            if let Some(blank) = blank {
                line(BLANK.to_owned(), blank, false);
            }
            counts.iter().chain(&blank).any(Option::is_none)
        }
        ShownAnswers::Number { mean: shown } => {
            mean = *shown;
            shown.is_none()
        }
        ShownAnswers::Text { answered, summary } => {
            line("Số người trả lời".to_owned(), *answered, false);
            said.clone_from(summary);
            answered.is_none()
        }
    };
    let right = right(answers, key);
    let (form, text) = (question.form, question.text.clone());
    ResultQuestion { form, text, lines, right, right_share: share(right), mean, summary: said, hidden }
}

/// The words under which a version of the key is named.
pub(super) fn key_name(key: &Key) -> String {
    let day = domain::dates::CivilDate::parse(&key.date).map(domain::dates::CivilDate::vietnamese).unwrap_or_default();
    format!("đáp án bản {} ({day})", key.number)
}

/// Shown in place of a count that is not shown.
pub(super) const NOT_SHOWN: &str = "không nêu";

/// Why some counts are not shown.
pub(super) const WHY: &str = "“Không nêu”: số người dưới 5, hoặc số mà từ đó tính ra được số dưới 5.";

/// The lines of one question, as papers and the record for the superior give them.
pub(super) fn in_words(question: &ResultQuestion) -> Vec<(String, String, String)> {
    let count = |count: Option<u32>| count.map_or(NOT_SHOWN.to_owned(), |count| domain::figures::number(count.into()));
    let share = |share: Option<u32>| share.map(domain::figures::percent).unwrap_or_default();
    let label = |line: &ResultLine| if line.right { format!("{} (đúng)", line.label) } else { line.label.clone() };
    let mut lines: Vec<_> =
        question.lines.iter().map(|line| (label(line), count(line.count), share(line.share))).collect();
    if question.form == QuestionForm::Number {
        let mean = question.mean.map_or(NOT_SHOWN.to_owned(), |mean| mean.to_string());
        lines.push(("Trung bình (làm tròn)".to_owned(), mean, String::new()));
    }
    if question.lines.iter().any(|line| line.right) && question.form == QuestionForm::Single {
        lines.push(("Trả lời đúng".to_owned(), count(question.right), share(question.right_share)));
    }
    lines
}
