//! Recently decided conflicts, and reopening them.

use super::open_conflict::{OpenConflict, name};
use crate::messages::CallError;
use crate::messages::conflicts::Answered;
use crate::naming::{Names, field_name, thing};
use crate::{AppSession, app_session};
use domain::Id;
use domain::catalogue::KINDS;
use journal::{Cut, Place, Record, Value};
use store::{Book, HistoryEntry, OpDraft, contests, deletion};

/// How long an answer is shown. The journal keeps it permanently.
const SHOWN_MS: u64 = 30 * 24 * 60 * 60 * 1000;

/// A decision somebody made.
pub(super) struct Choice {
    pub kind: u16,
    pub record: Id,
    pub field: u16,
    answer: HistoryEntry,
    asked: Asked,
}

enum Asked {
    /// The values it was chosen from; the one that applied until then is first.
    Values(Vec<HistoryEntry>),
    /// A deletion, with its causal context.
    Deletion(Cut),
}

pub(super) fn lately(
    app: &AppSession,
    book: &Book,
    names: &Names<'_>,
    open: &[OpenConflict],
) -> Result<Vec<Answered>, CallError> {
    let mut found = Vec::new();
    for choice in choices(app, book, names, open)? {
        let (kind, record, field) = (choice.kind, choice.record, choice.field);
        let line = Answered {
            id: choice.id(),
            thing: thing(kind),
            about: names.record(kind, record)?,
            field: field_name(kind, field).unwrap_or_default().to_owned(),
            by: names.person(choice.answer.person)?,
            at: app_session::moment(choice.answer.stamp.ms),
            chosen: names.value(kind, record, field, choice.answer.value.as_ref())?,
            can_reopen: choice.reopening(book)?.is_some(),
        };
        found.push((choice.answer.stamp, line));
    }
    found.sort_by_key(|(stamp, _)| std::cmp::Reverse(*stamp));
    Ok(found.into_iter().map(|(_, line)| line).collect())
}

pub(super) fn find(
    app: &AppSession,
    book: &Book,
    names: &Names<'_>,
    open: &[OpenConflict],
    id: &str,
) -> Result<Option<Choice>, CallError> {
    Ok(choices(app, book, names, open)?.into_iter().find(|choice| choice.id() == id))
}

fn choices(app: &AppSession, book: &Book, names: &Names<'_>, open: &[OpenConflict]) -> Result<Vec<Choice>, CallError> {
    let since = app.now_ms().saturating_sub(SHOWN_MS);
    let is_open = |place| open.iter().any(|conflict: &OpenConflict| conflict.place() == place);
    let mut found: Vec<Choice> = Vec::new();
    for place in contests::answered(book.connection(), book.own_book(), since)? {
        if field_name(place.kind, place.field).is_some() && !is_open(place) {
            found.extend(of_values(book, names, place, since)?);
        }
    }
    for choice in of_deletions(book, since)? {
        if !is_open(choice.place()) && !found.iter().any(|known| known.place() == choice.place()) {
            found.push(choice);
        }
    }
    Ok(found)
}

/// The latest change of a field that replaced several different values.
fn of_values(book: &Book, names: &Names<'_>, place: Place, since: u64) -> Result<Option<Choice>, CallError> {
    let Place { record, kind, field } = place;
    let mut history = store::history(book.connection(), book.own_book(), kind, record)?;
    history.retain(|entry| entry.field == field);
    for answer in history.iter().rev().filter(|entry| entry.stamp.ms >= since) {
        let mut said = Vec::new();
        let mut asked: Vec<HistoryEntry> = Vec::new();
        for at in &answer.replaces {
            let Some(entry) = history.iter().find(|entry| entry.at == *at) else { continue };
            let words = names.value(kind, record, field, entry.value.as_ref())?;
            if !said.contains(&words) {
                said.push(words);
                asked.push(entry.clone());
            }
        }
        if asked.len() > 1 {
            return Ok(Some(Choice { kind, record, field, answer: answer.clone(), asked: Asked::Values(asked) }));
        }
    }
    Ok(None)
}

/// Finds deletions that somebody confirmed or reversed, knowing of work that the first deletion did not know
/// of.
fn of_deletions(book: &Book, since: u64) -> Result<Vec<Choice>, CallError> {
    let (connection, own) = (book.connection(), book.own_book());
    let mut found = Vec::new();
    if store::cut_now(connection, own)?.tips.len() < 2 {
        return Ok(found);
    }
    for kind in KINDS.iter().map(|kind| kind.number) {
        let Some(field) = store::undo::deletion_field(kind) else { continue };
        for row in store::rows(connection, own, kind)?.iter().filter(|row| row.int(field).is_some()) {
            let history = store::history(connection, own, kind, row.id)?;
            let latest = history.iter().rev().filter(|entry| entry.field == field && entry.stamp.ms >= since);
            for answer in latest {
                let deletion = history.iter().find(|entry| {
                    entry.field == field
                        && answer.replaces.contains(&entry.at)
                        && entry.value == Some(Value::flag(true))
                });
                let knew = |at| deletion::knew(kind, &history, at);
                let Some((before, after)) = deletion.and_then(|entry| knew(entry.at)).zip(knew(answer.at)) else {
                    continue;
                };
                if book.learned_between(kind, row.id, &before, &after)? {
                    let asked = Asked::Deletion(before);
                    found.push(Choice { kind, record: row.id, field, answer: answer.clone(), asked });
                    break;
                }
            }
        }
    }
    Ok(found)
}

impl Choice {
    fn place(&self) -> Place {
        Place { record: self.record, kind: self.kind, field: self.field }
    }

    fn id(&self) -> String {
        name(self.place(), &[self.answer.at])
    }

    /// The changes that reopen the conflict; `None` if somebody has changed the field since, or the values are no
    /// longer kept.
    pub fn reopening(&self, book: &Book) -> Result<Option<Vec<Vec<OpDraft>>>, CallError> {
        let heads = store::heads(book.connection(), book.own_book(), self.place())?;
        let [head] = heads.as_slice() else { return Ok(None) };
        let taken_back = match &self.asked {
            Asked::Values(asked) => {
                head.entry.replaces == [self.answer.at]
                    && asked.first().is_some_and(|stood| stood.value == head.entry.value)
            }
            Asked::Deletion(_) => false,
        };
        if head.entry.at != self.answer.at && !taken_back {
            return Ok(None);
        }
        match &self.asked {
            Asked::Deletion(before) => {
                Ok(Some(vec![vec![book.deletion_again(self.kind, self.record, true, Some(before))?]]))
            }
            Asked::Values(asked) => {
                let row = store::row(book.connection(), book.own_book(), self.kind, self.record)?;
                let pair = row.and_then(|row| row.pair);
                let record = pair.map_or(Record::One(self.record), |(one, other)| Record::Pair(one, other));
                let again = |entry: &HistoryEntry| {
                    let draft = OpDraft::new(self.kind, record);
                    Some(vec![draft.set_over(self.field, entry.value.clone()?, vec![head.entry.at])])
                };
                // The value that applied before is written last, so that it applies again.
                Ok(asked.iter().rev().map(again).collect())
            }
        }
    }
}
