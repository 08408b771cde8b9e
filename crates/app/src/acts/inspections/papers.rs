//! Papers of an inspection or supervision. What people say there is written by hand.

use super::{done, papers};
use crate::acts::papers as printing;
use crate::acts::registers::{OpenedRow, own};
use crate::figures::Roster;
use crate::messages::CallError;
use crate::messages::inspections::{InspectionPaper as Which, WriteInspection};
use crate::messages::papers::Written;
use crate::{AppSession, reading};
use ::papers::{DocumentHead, InspectionFile, InspectionPaper, StepLine};
use domain::catalogue::{Fields, InspectionKind, inspection as i};
use domain::dates::vietnamese;
use domain::inspections::InspectionStep;
use journal::Value;
use store::Book;

pub fn paper(app: &AppSession, request: WriteInspection) -> Result<Written, CallError> {
    let (id, out) = (reading::id(&request.id, "id")?, printing::printable(&request.out)?);
    let (which, symbol) = match request.which {
        Which::Plan => (InspectionPaper::Plan, "KH/CB"),
        Which::Minutes => (InspectionPaper::Minutes, "BB/CB"),
        Which::Report => (InspectionPaper::Report, "BC/CB"),
        Which::Conclusion => (InspectionPaper::Conclusion, "TB/CB"),
        Which::Index => (InspectionPaper::Index, ""),
    };
    let paper = app.with_book(|book| {
        let row = own(book, &i::DESCRIBED, id)?;
        if i::DESCRIBED.fields.iter().any(|field| row.is_unread(field)) {
            return Err(store::Error::NoRing.into());
        }
        Ok(file(app, book, &row, symbol)?.paper(which))
    })?;
    printing::print(app, &out, paper)
}

fn file(app: &AppSession, book: &Book, row: &OpenedRow<'_>, symbol: &str) -> Result<InspectionFile, CallError> {
    let superior = printing::superior_name(book)?;
    let text = |field| Fields::text(row, field).to_owned();
    let day = |field| row.value(field).and_then(Value::as_day).map(vietnamese).unwrap_or_default();
    let roster = Roster::now(book)?;
    let person = row.value(i::MEMBER).and_then(Value::as_id).and_then(|member| roster.person(member));
    let above = Some(format!("Ủy ban kiểm tra {superior}")).filter(|_| !superior.is_empty());
    let kind = text(i::WHICH).parse().map(InspectionKind::vietnamese).unwrap_or_default();
    Ok(InspectionFile {
        head: DocumentHead {
            place: printing::seat(&superior),
            issuer: printing::cell_name(book)?,
            number: None,
            symbol: symbol.to_owned(),
            date: app.today(),
            superior,
        },
        kind: kind.to_owned(),
        what: text(i::WHAT),
        member: person.map(|person| roster.name(person).to_owned()).unwrap_or_default(),
        working_group: text(i::GROUP),
        begun: day(i::BEGUN),
        merits: text(i::MERITS),
        faults: text(i::FAULTS),
        demands: text(i::DEMANDS),
        right_by: day(i::RIGHT_BY),
        steps: steps(row),
        recipients: above
            .into_iter()
            .chain(["Cấp ủy chi bộ", "Đảng viên được kiểm tra, giám sát"].map(str::to_owned))
            .collect(),
        archive: "Lưu Chi bộ".to_owned(),
        signature: printing::signature(book)?,
    })
}

/// The steps that left a paper, in their order.
fn steps(row: &OpenedRow<'_>) -> Vec<StepLine> {
    let (done, papers) = (done(row), papers(row));
    let line = |step: &InspectionStep| {
        let paper = papers.iter().find(|paper| paper.step == *step);
        StepLine {
            step: step.vietnamese().to_owned(),
            paper: paper.map(|paper| paper.paper.clone()).unwrap_or_default(),
            date: paper.and_then(|paper| paper.date).map(vietnamese).unwrap_or_default(),
        }
    };
    InspectionStep::ALL.iter().filter(|step| done.contains(step)).map(line).collect()
}
