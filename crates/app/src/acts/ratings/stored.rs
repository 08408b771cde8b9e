//! A rating as it is stored: every value sealed to those who may see ratings.

use crate::acts::registers::seal;
use crate::messages::CallError;
use crate::reading;
use domain::Id;
use domain::catalogue::{rating, unpack};
use domain::ratings::{Answers, Period, Scheme};
use journal::{Record, Value};
use store::{Book, OpDraft, Row};

#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Stored {
    /// `None` until it is saved.
    pub id: Option<Id>,
    /// `None` for the cell itself.
    pub member: Option<Id>,
    pub period: String,
    pub scheme: String,
    pub answers: Answers,
    pub own_level: String,
    pub level: String,
    pub not_rated: String,
    pub note: String,
}

impl Stored {
    /// The ratings that the person at work can read, and how many more there are.
    pub fn all(book: &Book) -> Result<(Vec<Stored>, u32), CallError> {
        let mut rows = reading::own_rows(book, rating::KIND)?;
        rows.retain(|row| !row.flag(rating::DELETED));
        let count = rows.len();
        let read: Vec<Stored> = rows.iter().filter_map(|row| Stored::read(book, row)).collect();
        let unread = (count - read.len()) as u32;
        Ok((read, unread))
    }

    fn read(book: &Book, row: &Row) -> Option<Stored> {
        let period = opened(book, row, rating::PERIOD)?;
        let text =
            |field| opened(book, row, field).and_then(|value| Some(value.as_text()?.to_owned())).unwrap_or_default();
        Some(Stored {
            id: Some(row.id),
            member: opened(book, row, rating::MEMBER).and_then(|value| value.as_id()),
            period: period.as_text()?.to_owned(),
            scheme: text(rating::SCHEME),
            // Answers in another form come from a newer program.
            answers: serde_json::from_str(&text(rating::ANSWERS)).unwrap_or_default(),
            own_level: text(rating::OWN_LEVEL),
            level: text(rating::LEVEL),
            not_rated: text(rating::NOT_RATED),
            note: text(rating::NOTE),
        })
    }

    pub fn is_of(&self, member: Option<Id>, period: Period, scheme: &Scheme) -> bool {
        self.member == member && self.period == period.to_string() && self.scheme == scheme.id
    }

    /// The change that saves this rating over the one that stands. What stays the same is not sealed again.
    pub fn draft(&self, book: &Book, stands: Option<&Stored>) -> Result<(Id, OpDraft), CallError> {
        let id = match stands.and_then(|stands| stands.id) {
            Some(id) => id,
            None => Id(store::random()?),
        };
        let mut draft = OpDraft::new(rating::KIND, Record::One(id));
        let had = stands.map(Stored::values).transpose()?;
        for (place, (field, value)) in self.values()?.into_iter().enumerate() {
            let same = had.as_ref().is_some_and(|had| had[place].1 == value);
            let is_new_and_empty = had.is_none() && !value.is_set();
            if same || is_new_and_empty {
                continue;
            }
            let described = rating::DESCRIBED.field(field).ok_or_else(|| CallError::not_found("field"))?;
            draft = draft.set(field, seal(book, described, &value)?);
        }
        Ok((id, draft))
    }

    fn values(&self) -> Result<[(u16, Value); 8], CallError> {
        let text = |text: &str| if text.is_empty() { Value::Null } else { Value::text(text) };
        let answers = if self.answers.is_empty() {
            Value::Null
        } else {
            Value::text(serde_json::to_string(&self.answers).map_err(|error| CallError::internal(&error))?)
        };
        Ok([
            (rating::MEMBER, self.member.map_or(Value::Null, Value::id)),
            (rating::PERIOD, text(&self.period)),
            (rating::SCHEME, text(&self.scheme)),
            (rating::ANSWERS, answers),
            (rating::OWN_LEVEL, text(&self.own_level)),
            (rating::LEVEL, text(&self.level)),
            (rating::NOT_RATED, text(&self.not_rated)),
            (rating::NOTE, text(&self.note)),
        ])
    }
}

fn opened(book: &Book, row: &Row, field: u16) -> Option<Value> {
    let format = rating::DESCRIBED.field(field)?.format;
    let sealed = row.bytes(field)?;
    match format {
        domain::catalogue::Format::SealedText => book.open_text(sealed).ok().map(Value::text),
        _ => Some(unpack(format.opened(), &book.open_small(sealed).ok()?)),
    }
}
