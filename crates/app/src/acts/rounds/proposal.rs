//! What a round would be before it is saved, and what is doubtful about it. Doubts are said and refuse nothing.

use super::filling::{Said, earlier, fill_new};
use super::numbering::Numbers;
use super::{plan, save};
use crate::figures;
use crate::messages::CallError;
use crate::messages::rounds::{Doubt, Proposed, Save};
use crate::reading::{KeptRows, Target};
use crate::{AppSession, reading};
use domain::catalogue::{Fields, round};
use domain::rounds::EssayRule;
use domain::{FieldValue, Id, dates};
use journal::Value;

pub fn propose(app: &AppSession, request: Save) -> Result<Proposed, CallError> {
    app.with_book(|book| {
        let id = reading::optional_id(request.id.as_deref(), "id")?;
        let standing = id.map(|id| figures::own_round(book, id, "id")).transpose()?;
        let mut fields = save::fields(book, &request, standing.as_ref())?;
        if standing.is_none() {
            fill_new(book, &mut fields, earlier(book, &request)?.as_ref())?;
        }
        save::in_order(&fields, standing.as_ref())?;
        let id = Target::read(request.id.as_deref(), request.new_id.as_deref())?.id();
        let said = Said { id, fields: &fields, stands: standing.as_ref() };
        let rows = KeptRows::of(book, round::KIND)?;
        let numbers = Numbers::of(book, &said, app.today())?;
        let doubts = studied_before(&rows, &said).into_iter().chain(days_out_of_order(&said));
        Ok(Proposed {
            next_plan_number: numbers.next_plan(&said),
            next_report_number: numbers.next_report(&said),
            doubts: doubts.chain(numbers.doubts(&said)).collect(),
            ..proposed(&said)
        })
    })
}

fn proposed(row: &Said<'_>) -> Proposed {
    let rule: EssayRule = row.value(round::ESSAY_RULE).and_then(FieldValue::from_value).unwrap_or_default();
    let questions = row.value(round::ESSAY_QUESTIONS).and_then(FieldValue::from_value);
    Proposed {
        title: row.text(round::TITLE).to_owned(),
        plan: plan::read(row),
        essay_owers: rule.owers(),
        failed_grade: row.value(round::FAILED_GRADE).is_some_and(Value::is_on),
        guiding_questions: row.text(round::GUIDING_QUESTIONS).to_owned(),
        essay_questions: questions.unwrap_or_default(),
        next_plan_number: 0,
        next_report_number: 0,
        doubts: Vec::new(),
    }
}

/// A second round on a document may be meant, but more often the first was overlooked.
fn studied_before(rows: &KeptRows, said: &Said<'_>) -> Option<Doubt> {
    let documents: Vec<Id> = said.value(round::DOCUMENTS).and_then(FieldValue::from_value).unwrap_or_default();
    let other = rows.iter().filter(|row| row.id != said.id && !row.flag(round::DELETED)).find(|row| {
        let studied = row.ids(round::DOCUMENTS);
        documents.iter().any(|document| studied.contains(document))
    });
    other.map(|other| {
        let title = other.text(round::TITLE);
        let day = figures::day(other.text(round::FROM)).map(dates::vietnamese);
        let when = day.map(|day| format!(", từ ngày {day}")).unwrap_or_default();
        let sentence = format!(
            "Đã có đợt học văn bản này: “{title}”{when}. Nếu là cùng một đợt thì mở đợt ấy; nếu chi bộ học lại thì cứ tạo đợt mới."
        );
        Doubt { field: "documents".to_owned(), sentence }
    })
}

fn days_out_of_order(said: &Said<'_>) -> Vec<Doubt> {
    let day = |field: u16| figures::day(said.text(field));
    let ends = day(round::TO).or(day(round::FROM));
    let ordered = [
        (ends, day(round::DEADLINE), "deadline", "Hạn báo cáo đang trước ngày học cuối của đợt. Xem lại hai ngày."),
        (
            day(round::FROM),
            day(round::ESSAY_DUE),
            "essay_due",
            "Hạn nộp bài thu hoạch đang trước ngày bắt đầu đợt. Xem lại hai ngày.",
        ),
        (
            day(round::ESSAY_DUE),
            day(round::DEADLINE),
            "essay_due",
            "Hạn nộp bài thu hoạch đang sau hạn báo cáo, nên báo cáo chưa có đủ bài. Xem lại hai ngày.",
        ),
    ];
    let reversed = ordered.into_iter().filter(|(first, then, ..)| first.zip(*then).is_some_and(|(a, b)| b < a));
    reversed.map(|(.., field, sentence)| Doubt { field: field.to_owned(), sentence: sentence.to_owned() }).collect()
}
