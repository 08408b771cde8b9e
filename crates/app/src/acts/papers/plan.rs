//! The plan of a round, and the sheet for its essays.

use super::words;
use crate::AppSession;
use crate::acts::rounds;
use crate::figures::{self, Roster};
use crate::messages::CallError;
use domain::catalogue::round;
use domain::rounds::{PlanPart, PlanText};
use domain::{FieldValue, Id};
use papers::{DocumentHead, EssaySheet, StudyPlan};
use store::Book;

pub(super) fn plan(app: &AppSession, book: &Book, id: Id) -> Result<StudyPlan, CallError> {
    let row = figures::own_round(book, id, "round")?;
    let superior = words::superior_name(book)?;
    let part = |part: PlanPart| row.value(part.field()).and_then(PlanText::from_value).unwrap_or_default().text;
    let reported = Some(format!("{superior} (báo cáo)")).filter(|_| !superior.is_empty());
    Ok(StudyPlan {
        head: DocumentHead {
            place: words::place(&superior),
            issuer: words::cell_name(book)?,
            number: rounds::number(&row, round::PLAN_NUMBER),
            symbol: "KH/CB".to_owned(),
            date: figures::day(row.text(round::PLAN_DATED)).unwrap_or_else(|| app.today()),
            superior,
        },
        summary: row.text(round::TITLE).to_owned(),
        grounds: Vec::new(),
        purpose: part(PlanPart::Purpose),
        content: part(PlanPart::Content),
        speakers: part(PlanPart::Speakers),
        logistics: part(PlanPart::Logistics),
        implementation: part(PlanPart::Implementation),
        recipients: reported.into_iter().chain(["Các đồng chí đảng viên".to_owned()]).collect(),
        archive: "Lưu Chi bộ".to_owned(),
        signature: super::signature(book)?,
    })
}

/// For one member, or without a name.
pub(super) fn essay_sheet(book: &Book, id: Id, member: Option<Id>) -> Result<EssaySheet, CallError> {
    let row = figures::own_round(book, id, "round")?;
    let roster = Roster::now(book)?;
    let person = match member {
        Some(member) => Some(roster.person(member).ok_or_else(|| CallError::not_found("member"))?),
        None => None,
    };
    Ok(EssaySheet {
        superior: words::superior_name(book)?,
        cell: words::cell_name(book)?,
        round: row.text(round::TITLE).to_owned(),
        name: person.map(|person| roster.name(person).to_owned()).unwrap_or_default(),
        birth_year: person.map(|person| roster.birth_year(person)).unwrap_or_default(),
        due: words::day(row.text(round::ESSAY_DUE)),
        questions: row.lines(round::ESSAY_QUESTIONS),
        guiding: row.text(round::GUIDING_QUESTIONS).to_owned(),
    })
}
