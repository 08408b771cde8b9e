//! Creates a round and changes its fields.

use super::{Studied, plan, superior_round};
use crate::acts::exchange;
use crate::figures::{self, Roster};
use crate::messages::rounds::Save;
use crate::messages::{CallError, Touched, Which};
use crate::reading::Target;
use crate::{AppSession, reading};
use domain::FieldValue;
use domain::Id;
use domain::catalogue::round;
use domain::rounds::{EssayRule, PlanText};
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
            Target::New(_) => fill_new(book, &mut fields)?,
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
fn fields(book: &Book, request: &Save, standing: Option<&Row>) -> Result<BTreeMap<u16, Value>, CallError> {
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

/// A new round takes the fields that were left out from the superior's round, its documents and its dates.
fn fill_new(book: &Book, fields: &mut BTreeMap<u16, Value>) -> Result<(), CallError> {
    let parent = fields
        .get(&round::PARENT_ROUND)
        .and_then(Value::as_id)
        .map(|id| superior_round(book, id))
        .transpose()?
        .flatten();
    let taken = [
        round::TITLE,
        round::DOCUMENTS,
        round::FROM,
        round::TO,
        round::DEADLINE,
        round::ESSAY_RULE,
        round::ESSAY_DUE,
        round::GUIDING_QUESTIONS,
    ];
    for field in taken {
        let given = parent.as_ref().and_then(|parent| parent.value(field));
        if let Some(given) = given.filter(|_| !fields.get(&field).is_some_and(Value::is_set)) {
            fields.insert(field, given.clone());
        }
    }
    let documents: Vec<Id> = fields.get(&round::DOCUMENTS).and_then(FieldValue::from_value).unwrap_or_default();
    let named = Studied::read(book)?.named(&documents);
    if !fields.get(&round::TITLE).is_some_and(Value::is_set) {
        if named.is_empty() {
            return Err(no_title());
        }
        fields.insert(round::TITLE, Value::text(format!("Học tập, quán triệt {named}")));
    }
    let planned = domain::rounds::PlanPart::ALL.iter().any(|part| says_something(fields.get(&part.field())));
    if !planned {
        let superior = exchange::superior_name(book)?.unwrap_or_default();
        let text = |field| fields.get(&field).and_then(Value::as_text).unwrap_or_default();
        let rule: Option<EssayRule> = fields.get(&round::ESSAY_RULE).and_then(FieldValue::from_value);
        let first = plan::first(&plan::Known {
            documents: &named,
            from: text(round::FROM),
            to: text(round::TO),
            deadline: text(round::DEADLINE),
            essay_due: text(round::ESSAY_DUE),
            owes_essays: rule.is_some_and(|rule| rule != EssayRule::Nobody),
            superior: &superior,
        });
        let filled = plan::stored(&first)?;
        fields.extend(filled);
    }
    Ok(())
}

/// Checks that a round does not end before it begins.
fn in_order(fields: &BTreeMap<u16, Value>, standing: Option<&Row>) -> Result<(), CallError> {
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

/// Whether a part of the plan contains text; a page sends empty parts for a plan that nobody has edited.
fn says_something(part: Option<&Value>) -> bool {
    part.and_then(PlanText::from_value).is_some_and(|part| !part.text.trim().is_empty())
}
