//! Creates a round and changes its fields.

use super::filling::{earlier, fill_new};
use super::{Studied, plan, superior_round};
use crate::figures::{self, Roster};
use crate::messages::rounds::Save;
use crate::messages::{CallError, Touched, Which};
use crate::reading::Target;
use crate::{AppSession, reading};
use domain::FieldValue;
use domain::catalogue::round;
use domain::rounds::EssayRule;
use journal::{Record, Value};
use std::collections::BTreeMap;
use store::{Book, OpDraft, Row};

pub fn save(app: &AppSession, request: Save) -> Result<Touched, CallError> {
    app.with_book(|book| {
        let target = Target::read(request.id.as_deref(), request.new_id.as_deref())?;
        let id = target.id();
        let standing = target.standing(book, round::KIND)?.map(|id| figures::own_round(book, id, "id")).transpose()?;
        let mut fields = fields(book, &request, standing.as_ref())?;
        match target {
            // Sent again, it is filled in again: what its form left out must not be cleared.
            Target::New(_) => {
                fill_new(book, &mut fields, earlier(book, &request)?.as_ref())?;
                if !fields.get(&round::TITLE).is_some_and(Value::is_set) {
                    return Err(no_title());
                }
            }
            Target::Standing(_) if fields.get(&round::TITLE).is_some_and(|title| !title.is_set()) => {
                return Err(no_title());
            }
            Target::Standing(_) => {}
        }
        in_order(&fields, standing.as_ref())?;
        let mut draft = OpDraft::new(round::KIND, Record::One(id));
        for (field, value) in fields {
            draft = draft.set(field, value);
        }
        app.save(book, Some(id), &[draft])
    })
}

pub fn delete(app: &AppSession, request: Which) -> Result<Touched, CallError> {
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        figures::own_round(book, id, "id")?;
        app.save(book, Some(id), &[OpDraft::new(round::KIND, Record::One(id)).set(round::DELETED, Value::flag(true))])
    })
}

fn no_title() -> CallError {
    CallError::at("required", "title", "Gõ tên đợt, hoặc chọn văn bản để tên tự điền.")
}

/// The fields of the request in their stored form.
pub(super) fn fields(book: &Book, request: &Save, standing: Option<&Row>) -> Result<BTreeMap<u16, Value>, CallError> {
    let mut fields = BTreeMap::new();
    if let Some(title) = &request.title {
        fields.insert(round::TITLE, Value::text(reading::line(title, "title")?));
    }
    if let Some(documents) = &request.documents {
        fields.insert(round::DOCUMENTS, stored_documents(book, documents)?);
    }
    if let Some(parent) = &request.parent_round {
        let parent = reading::optional_id(Some(parent), "parent_round")?;
        if let Some(parent) =
            parent.filter(|parent| standing.is_none_or(|row| row.id_ref(round::PARENT_ROUND) != Some(*parent)))
        {
            superior_round(book, parent)?.ok_or_else(|| CallError::not_found("parent_round"))?;
        }
        fields.insert(round::PARENT_ROUND, parent.map_or(Value::Null, Value::id));
    }
    let days = [
        (round::FROM, &request.from, "from"),
        (round::TO, &request.to, "to"),
        (round::DEADLINE, &request.deadline, "deadline"),
        (round::ESSAY_DUE, &request.essay_due, "essay_due"),
        (round::PLAN_DATED, &request.plan_dated, "plan_dated"),
        (round::REPORT_DATED, &request.report_dated, "report_dated"),
    ];
    for (field, day, name) in days {
        if let Some(day) = day {
            fields.insert(field, Value::text(reading::day(day, name)?));
        }
    }
    if let Some(plan) = &request.plan {
        fields.extend(plan::stored(plan)?);
    }
    if request.essay_owers.is_some() || request.essay_named.is_some() {
        fields.insert(round::ESSAY_RULE, stored_rule(book, request, standing)?);
    }
    if let Some(failed) = request.failed_grade {
        // False and never set are stored in the same way.
        fields.insert(round::FAILED_GRADE, if failed { Value::flag(true) } else { Value::Null });
    }
    if let Some(questions) = &request.guiding_questions {
        fields.insert(round::GUIDING_QUESTIONS, Value::text(reading::lines(questions, "guiding_questions")?));
    }
    for (field, number) in [(round::PLAN_NUMBER, request.plan_number), (round::REPORT_NUMBER, request.report_number)] {
        if let Some(number) = number {
            fields.insert(field, if number == 0 { Value::Null } else { Value::Int(number.into()) });
        }
    }
    if let Some(questions) = &request.essay_questions {
        fields.insert(round::ESSAY_QUESTIONS, stored_questions(questions)?);
    }
    Ok(fields)
}

fn stored_documents(book: &Book, documents: &[String]) -> Result<Value, CallError> {
    let studied = Studied::read(book)?;
    let mut ids = Vec::new();
    for document in documents {
        let id = reading::id(document, "documents")?;
        if !studied.has(id) {
            return Err(CallError::not_found("documents"));
        }
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids.to_value())
}

fn stored_questions(questions: &[String]) -> Result<Value, CallError> {
    let read = questions.iter().map(|question| reading::line(question, "essay_questions"));
    let read = read.collect::<Result<Vec<_>, _>>()?;
    Ok(read.into_iter().filter(|question| !question.is_empty()).collect::<Vec<_>>().to_value())
}

/// If the request gives only a part of the rule, the other part stays as it is.
fn stored_rule(book: &Book, request: &Save, standing: Option<&Row>) -> Result<Value, CallError> {
    let before = standing.map(figures::essay_rule).unwrap_or_default();
    let owers = request.essay_owers.unwrap_or(before.owers());
    let named = match &request.essay_named {
        None => before.named().to_vec(),
        Some(named) => {
            let roster = Roster::now(book)?;
            let person = |text: &String| {
                roster.person(reading::id(text, "essay_named")?).ok_or_else(|| CallError::not_found("essay_named"))
            };
            named.iter().map(person).collect::<Result<_, CallError>>()?
        }
    };
    Ok(EssayRule::new(owers, named).to_value())
}

/// Checks that a round does not end before it begins.
pub(super) fn in_order(fields: &BTreeMap<u16, Value>, standing: Option<&Row>) -> Result<(), CallError> {
    let day = |field: u16| {
        let stood = || standing.map_or("", |row| row.text(field));
        figures::day(fields.get(&field).map_or_else(stood, |value| value.as_text().unwrap_or_default()))
    };
    match (day(round::FROM), day(round::TO)) {
        (Some(from), Some(to)) if to < from => {
            Err(CallError::at("dates_reversed", "to", "Ngày kết thúc đang trước ngày bắt đầu. Xem lại hai ngày."))
        }
        _ => Ok(()),
    }
}
