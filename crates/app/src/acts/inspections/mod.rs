//! The steps of an inspection or supervision as a checklist, each with the paper that it leaves.

mod papers;
mod received;

pub use papers::paper;
pub use received::received;
pub(crate) use received::to_put_right;

use super::registers::{OpenedRow, own, seal, shown, standing};
use crate::messages::inspections::{Inspection, SaveSteps, SavedStep, Step};
use crate::messages::registers::Row;
use crate::messages::{CallError, Touched, Which};
use crate::naming::Names;
use crate::{AppSession, reading};
use domain::catalogue::{Fields, FindingKind, inspection as i, inspection_finding as f};
use domain::inspections::{InspectionStep, StepPaper};
use domain::{FieldValue, Id};
use journal::{Record, Value};
use std::collections::BTreeSet;
use store::{Book, OpDraft};

pub fn get(app: &AppSession, request: Which) -> Result<Inspection, CallError> {
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        let row = own(book, &i::DESCRIBED, id)?;
        let (done, papers) = (done(&row), papers(&row));
        let step = |step: &InspectionStep| {
            let paper = papers.iter().find(|paper| paper.step == *step);
            Step {
                step: step.as_str().to_owned(),
                label: step.vietnamese().to_owned(),
                done: done.contains(step),
                date: paper.and_then(|paper| paper.date).map(|day| day.to_string()).unwrap_or_default(),
                paper: paper.map(|paper| paper.paper.clone()).unwrap_or_default(),
            }
        };
        let steps = InspectionStep::ALL.iter().map(step).collect();
        let names = Names::of(book)?;
        let findings = findings(book, &names, id)?;
        Ok(Inspection { inspection: shown(&names, &i::DESCRIBED, &row)?, steps, findings })
    })
}

fn findings(book: &Book, names: &Names<'_>, of: Id) -> Result<Vec<Row>, CallError> {
    let mut rows = standing(book, &f::DESCRIBED)?;
    rows.retain(|row| row.row().id_ref(f::INSPECTION) == Some(of));
    let is_fault = |row: &OpenedRow<'_>| Fields::text(row, f::WHICH) == FindingKind::Fault.as_str();
    rows.sort_by_cached_key(|row| (is_fault(row), Fields::text(row, f::RIGHT_BY).to_owned(), row.id()));
    rows.iter().map(|row| shown(names, &f::DESCRIBED, row)).collect()
}

fn done(row: &OpenedRow<'_>) -> BTreeSet<InspectionStep> {
    let words = row.value(i::STEPS).and_then(Vec::<String>::from_value).unwrap_or_default();
    words.iter().filter_map(|word| word.parse().ok()).collect()
}

fn papers(row: &OpenedRow<'_>) -> Vec<StepPaper> {
    row.value(i::PAPERS).and_then(Vec::<StepPaper>::from_value).unwrap_or_default()
}

pub fn save_steps(app: &AppSession, request: SaveSteps) -> Result<Touched, CallError> {
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        let row = own(book, &i::DESCRIBED, id)?;
        refuse_unread(&row)?;
        let (mut done, mut papers) = (done(&row), papers(&row));
        for saved in &request.steps {
            let step = read(app, saved, &row)?;
            if saved.done {
                done.insert(step.step)
            } else {
                done.remove(&step.step)
            };
            papers.retain(|paper| paper.step != step.step);
            if step.date.is_some() || !step.paper.is_empty() {
                papers.push(step);
            }
        }
        papers.sort_by_key(|paper| paper.step);
        let words: Vec<String> = done.iter().map(|step| step.as_str().to_owned()).collect();
        let drafts =
            [changed(book, &row, i::STEPS, words.to_value())?, changed(book, &row, i::PAPERS, papers.to_value())?];
        let sets = drafts.into_iter().flatten();
        let draft = sets.fold(OpDraft::new(i::KIND, Record::One(id)), |draft, (field, value)| draft.set(field, value));
        app.save(book, Some(id), &[draft])
    })
}

/// What was sealed with a key that this laptop does not have would be overwritten.
fn refuse_unread(row: &OpenedRow<'_>) -> Result<(), CallError> {
    let fields = [i::STEPS, i::PAPERS].into_iter().filter_map(|field| i::DESCRIBED.field(field));
    if fields.into_iter().any(|field| row.is_unread(field)) { Err(store::Error::NoRing.into()) } else { Ok(()) }
}

fn changed(book: &Book, row: &OpenedRow<'_>, field: u16, value: Value) -> Result<Option<(u16, Value)>, CallError> {
    let described = i::DESCRIBED.field(field).ok_or_else(|| CallError::not_found("id"))?;
    if row.value(field).unwrap_or(&Value::Null) == &value {
        return Ok(None);
    }
    Ok(Some((field, seal(book, described, &value)?)))
}

fn read(app: &AppSession, saved: &SavedStep, row: &OpenedRow<'_>) -> Result<StepPaper, CallError> {
    let field = format!("step-{}", saved.step);
    let step = saved.step.parse().map_err(|_| CallError::at("unknown_word", "steps", "Không có bước này."))?;
    let date = reading::day(&saved.date, &field)?.parse().ok();
    let begun = row.value(i::BEGUN).and_then(Value::as_day);
    if date.is_some_and(|date| date > app.today()) {
        return Err(CallError::at("future_date", &field, "Ngày này chưa đến. Sửa lại ngày."));
    }
    // The decision and the plan come before the day on which it begins.
    let first = matches!(step, InspectionStep::Decided | InspectionStep::Detailed | InspectionStep::Outlined);
    if !first && date.zip(begun).is_some_and(|(date, begun)| date < begun) {
        return Err(CallError::at("dates_out_of_order", &field, "Ngày này trước ngày bắt đầu. Xem lại hai ngày."));
    }
    let paper = reading::line(&saved.paper, &field)?;
    if !saved.done && (date.is_some() || !paper.is_empty()) {
        return Err(CallError::at(
            "not_done",
            &field,
            "Có giấy tờ thì đánh dấu bước đã xong, hoặc xóa ngày và tên giấy.",
        ));
    }
    Ok(StepPaper { step, date, paper })
}
