//! The questionnaire and the result on paper.

use super::{Check, results, sent};
use crate::AppSession;
use crate::acts::papers;
use crate::messages::CallError;
use crate::messages::awareness::{Paper, ResultQuestion};
use crate::messages::papers::Written;
use ::papers::{AskedQuestion, AwarenessResult, Questionnaire, ResultTable, WayToAnswer};
use domain::awareness::{QuestionForm, choice_letter};
use domain::catalogue::awareness_check as a;

pub fn questionnaire(app: &AppSession, request: Paper) -> Result<Written, CallError> {
    let out = papers::printable(&request.out)?;
    let paper = app.with_book(|book| {
        let check = Check::read(book, &request.id)?;
        if check.questions.is_empty() {
            return Err(CallError::new(
                "no_questions",
                "Chưa có câu hỏi nào nên chưa in được phiếu. Soạn câu hỏi trước.",
            ));
        }
        let asked = |question: &domain::awareness::Question| AskedQuestion {
            text: question.text.clone(),
            choices: (0..)
                .zip(&question.choices)
                .map(|(place, choice)| format!("{}. {choice}", choice_letter(place)))
                .collect(),
            way: match question.form {
                QuestionForm::Single => WayToAnswer::One,
                QuestionForm::Several => WayToAnswer::Several,
                QuestionForm::Number => WayToAnswer::Number,
                QuestionForm::Text => WayToAnswer::Words,
            },
        };
        Ok(Questionnaire {
            superior: papers::superior_name(book)?,
            cell: papers::cell_name(book)?,
            title: check.text(a::TITLE),
            held: held(&check, check.place(book)?),
            questions: check.questions.iter().map(asked).collect(),
        })
    })?;
    papers::print(app, &out, paper.paper())
}

pub fn result_paper(app: &AppSession, request: Paper) -> Result<Written, CallError> {
    let out = papers::printable(&request.out)?;
    let paper = app.with_book(|book| {
        let check = Check::read(book, &request.id)?;
        let results = results::of(book, &check, request.key.as_deref())?;
        if !results.entered {
            return Err(CallError::new("no_totals", "Chưa có tổng số nên chưa in được kết quả. Nhập tổng số trước."));
        }
        let table = |(place, question): (usize, &ResultQuestion)| ResultTable {
            question: format!("Câu {}. {}", place + 1, question.text),
            lines: results::in_words(question),
            words: question.summary.clone(),
        };
        let hidden = results.questions.iter().any(|question| question.hidden);
        let sheets = results.sheets.map(|sheets| domain::figures::number(sheets.into()));
        Ok(AwarenessResult {
            superior: papers::superior_name(book)?,
            cell: papers::cell_name(book)?,
            title: check.text(a::TITLE),
            held: held(&check, check.place(book)?),
            sheets: sheets.unwrap_or_else(|| "dưới 5, không nêu kết quả".to_owned()),
            key: results.key.as_ref().map(results::key_name).unwrap_or_default(),
            tables: results.questions.iter().enumerate().map(table).collect(),
            note: if hidden { results::WHY.to_owned() } else { String::new() },
        })
    })?;
    papers::print(app, &out, paper.paper())
}

/// "Ngày 12/03/2026, Buổi 12/03/2026 19:30 – Học tập Chỉ thị 01"
fn held(check: &Check, place: String) -> String {
    let day = format!("Ngày {}", sent::day(check));
    if place.is_empty() { day } else { format!("{day}, {place}") }
}
