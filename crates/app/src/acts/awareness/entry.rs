//! What is asked, and the totals of the answers. The totals go in as they were counted from the sheets, all in one change,
//! and no call gives them out again: whoever corrects them enters them anew.

use super::Check;
use crate::AppSession;
use crate::acts::registers::seal;
use crate::messages::awareness::{Answer, EnterTotals, SetQuestions};
use crate::messages::{CallError, Touched, Which};
use domain::FieldValue;
use domain::awareness::{AnswerFault, Answers, Question, QuestionForm, SheetTotals};
use domain::catalogue::awareness_check as a;
use domain::figures::parse_number;
use domain::language::{tidy, tidy_lines};
use journal::{Record, Value};
use store::{Book, OpDraft};

/// The field of the request that holds a question or its answers.
fn of_question(place: usize) -> String {
    format!("question-{place}")
}

pub fn set_questions(app: &AppSession, request: SetQuestions) -> Result<Touched, CallError> {
    let questions: Vec<Question> = request.questions.into_iter().map(tidied).collect();
    if let Some((place, fault)) = Question::fault(&questions) {
        return Err(CallError::at("bad_question", &of_question(place), fault.sentence()));
    }
    app.with_book(|book| {
        let check = Check::read(book, &request.id)?;
        if check.is_entered() && !Question::same_shape(&check.questions, &questions) {
            return Err(CallError::new(
                "totals_entered",
                "Đã nhập tổng số theo các câu hỏi này. Chỉ sửa được chữ; muốn thêm, bớt câu hoặc phương án thì bỏ tổng số trước.",
            ));
        }
        let draft = OpDraft::new(a::KIND, Record::One(check.id)).set(a::QUESTIONS, questions.to_value());
        app.save(book, Some(check.id), &[draft])
    })
}

fn tidied(question: Question) -> Question {
    let has_choices = question.form.has_choices();
    let choices = question.choices.iter().filter(|_| has_choices).map(|choice| tidy(choice)).collect();
    Question { text: tidy_lines(&question.text).trim().to_owned(), choices, ..question }
}

pub fn enter_totals(app: &AppSession, request: EnterTotals) -> Result<Touched, CallError> {
    app.with_book(|book| {
        let check = Check::read(book, &request.id)?;
        if check.questions.is_empty() {
            return Err(CallError::new("no_questions", "Chưa có câu hỏi nào. Soạn câu hỏi trước, rồi nhập tổng số."));
        }
        if request.answers.len() != check.questions.len() {
            return Err(CallError::new("other_questions", AnswerFault::OtherQuestions.sentence()));
        }
        let sheets = counted(&request.sheets, "sheets")?;
        let read = |(place, (question, typed))| answers(question, typed, &of_question(place));
        let answers = check.questions.iter().zip(&request.answers).enumerate().map(read).collect::<Result<_, _>>()?;
        let totals = SheetTotals { sheets, answers };
        if let Some(fault) = totals.fault(&check.questions) {
            return Err(refused(fault));
        }
        write(app, book, &check, totals.to_value())
    })
}

pub fn clear_totals(app: &AppSession, request: Which) -> Result<Touched, CallError> {
    app.with_book(|book| {
        let check = Check::read(book, &request.id)?;
        write(app, book, &check, Value::Null)
    })
}

fn write(app: &AppSession, book: &mut Book, check: &Check, totals: Value) -> Result<Touched, CallError> {
    let field = a::DESCRIBED.field(a::TOTALS).ok_or_else(|| CallError::not_found("id"))?;
    let draft = OpDraft::new(a::KIND, Record::One(check.id)).set(a::TOTALS, seal(book, field, &totals)?);
    app.save(book, Some(check.id), &[draft])
}

fn refused(fault: AnswerFault) -> CallError {
    match fault {
        AnswerFault::NoSheets => CallError::at("no_sheets", "sheets", fault.sentence()),
        AnswerFault::OtherQuestions => CallError::new("other_questions", fault.sentence()),
        AnswerFault::TooMany(place) => CallError::at("too_many", &of_question(place), fault.sentence()),
    }
}

fn counted(text: &str, field: &str) -> Result<u32, CallError> {
    let wrong = || {
        let sentence = "Mỗi ô ghi một số; không ai chọn thì ghi 0, để trống thì không rõ là 0 hay chưa đếm.";
        CallError::at("bad_count", field, sentence)
    };
    parse_number(text).ok().and_then(|count| u32::try_from(count).ok()).ok_or_else(wrong)
}

fn answers(question: &Question, typed: &Answer, field: &str) -> Result<Answers, CallError> {
    let counts = || -> Result<Vec<u32>, CallError> {
        if typed.counts.len() != question.choices.len() {
            return Err(CallError::at("other_questions", field, AnswerFault::OtherQuestions.sentence()));
        }
        typed.counts.iter().map(|text| counted(text, field)).collect()
    };
    Ok(match question.form {
        QuestionForm::Single => Answers::Single(counts()?),
        QuestionForm::Several => Answers::Several(counts()?),
        QuestionForm::Number => {
            Answers::Number { answered: counted(&typed.answered, field)?, sum: counted(&typed.sum, field)?.into() }
        }
        QuestionForm::Text => {
            let summary = tidy_lines(&typed.summary).trim().to_owned();
            if summary.chars().count() > 5_000 {
                return Err(crate::reading::too_long(field));
            }
            Answers::Text { answered: counted(&typed.answered, field)?, summary }
        }
    })
}
