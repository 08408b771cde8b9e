//! One return with every comment and every answer.

use std::collections::BTreeMap;

use domain::Id;
use domain::catalogue::return_answer as a;
use journal::ChangeRef;
use journal_sql::HistoryEntry;
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use super::list::{Lines, ReturnLine};
use crate::clock::{Moment, rfc3339};
use crate::failure::Failure;
use crate::storage::books::Books;
use crate::storage::returns::{Comment, Returned, Returns};

#[derive(Debug, Serialize, JsonSchema)]
pub struct OpenedReturn {
    pub line: ReturnLine,
    /// The first one first.
    pub comments: Vec<ReturnComment>,
    /// Everything that the cell answered, as its laptops recorded it, the first one first.
    pub answers: Vec<AnswerGiven>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct ReturnComment {
    pub number: i64,
    pub comment: String,
    pub by_day: String,
    pub old: String,
    pub at: String,
    pub by: String,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct AnswerGiven {
    pub at: String,
    /// Empty: no sentence, or one that was erased.
    pub answer: String,
    pub mended: bool,
}

pub fn open(sql: &dyn Sql, id: Id, now: Moment) -> Result<OpenedReturn, Failure> {
    let one = Returns(sql).find(id)?.ok_or(Failure::NotFound)?;
    let (comments, answers) = (Returns(sql).comments(id)?, answers(sql, &one)?);
    let (_, line) = Lines::read(sql, now)?.line(sql, one)?;
    Ok(OpenedReturn { line, comments: comments.into_iter().map(comment).collect(), answers })
}

fn comment(one: Comment) -> ReturnComment {
    let Comment { number, comment, by_day, old, at, officer } = one;
    ReturnComment { number, comment, by_day, old, at: rfc3339(at), by: officer }
}

/// One for each change of the cell's record that says something.
fn answers(sql: &dyn Sql, one: &Returned) -> Result<Vec<AnswerGiven>, Failure> {
    let Some(book) = Books(sql).of(one.unit)? else { return Ok(Vec::new()) };
    let mut given: BTreeMap<(u64, ChangeRef), AnswerGiven> = BTreeMap::new();
    for entry in journal_sql::history(sql, book, a::KIND, one.id)? {
        let at = rfc3339(Moment::try_from(entry.stamp.ms).unwrap_or(Moment::MAX));
        let nothing = AnswerGiven { at, answer: String::new(), mended: false };
        let answer = given.entry((entry.stamp.ms, entry.at)).or_insert(nothing);
        take(answer, &entry);
    }
    Ok(given.into_values().filter(|answer| answer.mended || !answer.answer.is_empty()).collect())
}

fn take(answer: &mut AnswerGiven, entry: &HistoryEntry) {
    let value = entry.value.as_ref();
    if entry.field == a::ANSWER {
        answer.answer = value.and_then(|value| value.as_text()).unwrap_or_default().to_owned();
    } else if entry.field == a::MENDED {
        answer.mended = value.and_then(|value| value.as_int()).unwrap_or_default() != 0;
    }
}
