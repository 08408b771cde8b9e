//! Converts a register's values between messages and the book.

use super::opened::OpenedRow;
use crate::messages::CallError;
use crate::naming::Names;
use domain::Id;
use domain::catalogue::kind as lookup;
use domain::language::{exact_fold, fold};
use domain::registers::{Known, Named, Typed};
use journal::Value;
use serde_json::Value as Json;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use store::Book;

/// A row as it would be after saving, with its sealed values open.
pub(super) struct Overlaid<'r> {
    pub id: Id,
    pub said: &'r BTreeMap<u16, Value>,
    pub stands: Option<&'r OpenedRow<'r>>,
}

/// A stored value in the form of messages; null for a type that this program does not know.
pub(super) fn as_json(value: &Value) -> Json {
    match value {
        Value::Null | Value::Unknown(_) => Json::Null,
        Value::Int(number) => (*number).into(),
        Value::Text(text) => text.as_str().into(),
        Value::Bytes(_) => value.as_id().map_or(Json::Null, |id| id.to_string().into()),
        Value::List(list) => list.iter().map(as_json).collect(),
    }
}

/// A value that a page sent; `None` if no field could hold it.
pub(super) fn as_typed(value: &Json) -> Option<Typed> {
    Some(match value {
        Json::Null => Typed::Text(String::new()),
        Json::Bool(on) => Typed::Text(if *on { "1" } else { "0" }.to_owned()),
        Json::Number(number) => number.as_i64().map_or_else(|| Typed::Text(number.to_string()), Typed::Number),
        Json::String(text) => Typed::Text(text.clone()),
        Json::Array(items) => Typed::List(items.iter().map(as_typed).collect::<Option<_>>()?),
        Json::Object(_) => return None,
    })
}

/// A record that may be referred to.
#[derive(Clone)]
pub(super) struct SeenRecord {
    pub id: Id,
    /// The words that name it.
    pub title: String,
    /// Single fields by which it can be found, such as the number of a document.
    also: Vec<String>,
}

type Seen = Rc<[SeenRecord]>;

/// The records that a register's row may refer to, by id or by the words that name them.
pub(super) struct Records<'b> {
    book: &'b Book,
    names: Names<'b>,
    /// Read once for each kind, because every row of a paste may refer to a round.
    seen: RefCell<BTreeMap<u16, Seen>>,
}

impl<'b> Records<'b> {
    pub fn of(book: &'b Book) -> Result<Records<'b>, CallError> {
        Ok(Records { book, names: Names::of(book)?, seen: RefCell::default() })
    }

    /// The records of a kind that are not in the bin, with the words that name them.
    pub fn seen(&self, kind: u16) -> Result<Seen, CallError> {
        if let Some(seen) = self.seen.borrow().get(&kind) {
            return Ok(Rc::clone(seen));
        }
        let seen: Seen = self.read(kind)?.into();
        self.seen.borrow_mut().insert(kind, Rc::clone(&seen));
        Ok(seen)
    }

    fn read(&self, kind: u16) -> Result<Vec<SeenRecord>, CallError> {
        let Some(described) = lookup(kind) else { return Ok(Vec::new()) };
        let mut seen: Vec<SeenRecord> = Vec::new();
        let searched = || described.fields.iter().filter(|field| field.searched);
        for of in self.names.books() {
            for row in store::rows(self.book.connection(), *of, kind)? {
                let deleted = described.deleted().is_some_and(|deleted| row.flag(deleted));
                // A record that was sent both to all cells and to this one appears once.
                if !deleted && seen.iter().all(|known| known.id != row.id) {
                    let also =
                        searched().map(|field| row.text(field.number).to_owned()).filter(|text| !text.is_empty());
                    seen.push(SeenRecord {
                        id: row.id,
                        title: self.names.title(described, &row)?,
                        also: also.collect(),
                    });
                }
            }
        }
        Ok(seen)
    }
}

impl Known for Records<'_> {
    fn record(&self, kind: u16, text: &str) -> Named {
        let Ok(seen) = self.seen(kind) else { return Named::Nothing };
        if let Ok(id) = text.parse::<Id>() {
            return seen.iter().find(|known| known.id == id).map_or(Named::Nothing, |known| Named::One(known.id));
        }
        let by_title = |fold: fn(&str) -> String| one(seen.iter().filter(|known| fold(&known.title) == fold(text)));
        let by_field = || {
            let is = |known: &&SeenRecord| known.also.iter().any(|said| fold(said) == fold(text));
            one(seen.iter().filter(is))
        };
        [by_title(exact_fold), by_title(fold), by_field()]
            .into_iter()
            .find(|named| *named != Named::Nothing)
            .unwrap_or(Named::Nothing)
    }
}

fn one<'s>(mut found: impl Iterator<Item = &'s SeenRecord>) -> Named {
    match (found.next(), found.next()) {
        (Some(only), None) => Named::One(only.id),
        (Some(_), Some(_)) => Named::Several,
        (None, _) => Named::Nothing,
    }
}
