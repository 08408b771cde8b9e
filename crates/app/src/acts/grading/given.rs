//! The grade that one person gave one essay, sealed to the grading team.

use crate::acts::registers::seal;
use crate::messages::CallError;
use domain::Id;
use domain::catalogue::{essay_grade, unpack};
use domain::essays::Grade;
use journal::{Record, Value};
use store::{Book, OpDraft, Row};

pub(super) struct Given {
    pub by: Id,
    pub grade: Option<Grade>,
    pub remark: String,
}

/// What graders gave the records of one essay, in the order of their ids.
pub(super) fn of_essay(book: &Book, records: &[Id]) -> Result<Vec<Given>, CallError> {
    let mut given = Vec::new();
    for record in records {
        let rows = store::rows_of_first(book.connection(), book.own_book(), essay_grade::KIND, *record)?;
        given.extend(rows.iter().filter_map(|row| read(book, row)));
    }
    given.retain(|one| one.grade.is_some() || !one.remark.is_empty());
    given.sort_by_key(|one| one.by);
    Ok(given)
}

fn read(book: &Book, row: &Row) -> Option<Given> {
    let (_, by) = row.pair?;
    let grade = row.bytes(essay_grade::GRADE).and_then(|sealed| book.open_small(sealed).ok());
    let grade = grade.map(|opened| unpack(domain::catalogue::Format::Line, &opened));
    let remark = row.bytes(essay_grade::REMARK).and_then(|sealed| book.open_text(sealed).ok());
    Some(Given { by, grade: grade.and_then(|word| word.as_text()?.parse().ok()), remark: remark.unwrap_or_default() })
}

pub(super) fn draft(book: &Book, essay: Id, grade: Option<Grade>, remark: &str) -> Result<OpDraft, CallError> {
    let stands = of_essay(book, &[essay])?.into_iter().find(|one| one.by == book.person().id);
    let mut draft = OpDraft::new(essay_grade::KIND, Record::Pair(essay, book.person().id));
    let had = stands.as_ref().map(|one| (one.grade, one.remark.as_str())).unwrap_or((None, ""));
    let word = grade.map_or(Value::Null, |grade| Value::text(grade.as_str()));
    let text = if remark.is_empty() { Value::Null } else { Value::text(remark) };
    for (field, changed, value) in
        [(essay_grade::GRADE, had.0 != grade, word), (essay_grade::REMARK, had.1 != remark, text)]
    {
        let described = essay_grade::DESCRIBED.field(field).filter(|_| changed);
        if let Some(described) = described {
            draft = draft.set(field, seal(book, described, &value)?);
        }
    }
    Ok(draft)
}
