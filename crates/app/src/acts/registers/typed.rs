//! Values of a register between pages and book.

use crate::messages::CallError;
use crate::naming::Names;
use domain::Id;
use domain::catalogue::kind as lookup;
use domain::language::{exact_fold, fold};
use domain::registers::{Known, Typed};
use journal::Value;
use serde_json::Value as Json;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use store::{Book, Row};

/// A row as it would stand once it is saved.
pub(super) struct Overlaid<'r> {
    pub id: Id,
    pub said: &'r BTreeMap<u16, Value>,
    pub stands: Option<&'r Row>,
}

/// A stored value as messages carry it; null for one of a form this program does not know.
pub(super) fn as_json(value: &Value) -> Json {
    match value {
        Value::Null | Value::Unknown(_) => Json::Null,
        Value::Int(number) => (*number).into(),
        Value::Text(text) => text.as_str().into(),
        Value::Bytes(_) => value.as_id().map_or(Json::Null, |id| id.to_string().into()),
        Value::List(list) => list.iter().map(as_json).collect(),
    }
}

/// What a page sent; None for what no field could hold.
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

/// Records of a kind, with the words they are called by.
type Seen = Rc<[(Id, String)]>;

/// Records that a register's row may name, by id or by the words they are called by.
pub(super) struct Records<'b> {
    book: &'b Book,
    names: Names<'b>,
    /// Read once for each kind: a paste may name a round in each of its rows.
    seen: RefCell<BTreeMap<u16, Seen>>,
}

impl<'b> Records<'b> {
    pub fn of(book: &'b Book) -> Result<Records<'b>, CallError> {
        Ok(Records { book, names: Names::of(book)?, seen: RefCell::default() })
    }

    /// Records of a kind that are not in the bin, with the words they are called by.
    pub fn seen(&self, kind: u16) -> Result<Seen, CallError> {
        if let Some(seen) = self.seen.borrow().get(&kind) {
            return Ok(Rc::clone(seen));
        }
        let seen: Seen = self.read(kind)?.into();
        self.seen.borrow_mut().insert(kind, Rc::clone(&seen));
        Ok(seen)
    }

    fn read(&self, kind: u16) -> Result<Vec<(Id, String)>, CallError> {
        let Some(described) = lookup(kind) else { return Ok(Vec::new()) };
        let mut seen: Vec<(Id, String)> = Vec::new();
        for of in self.names.books() {
            for row in store::rows(self.book.connection(), *of, kind)? {
                let deleted = described.deleted().is_some_and(|deleted| row.flag(deleted));
                // Sent to all and to this cell, it is one record.
                if !deleted && seen.iter().all(|(known, _)| *known != row.id) {
                    seen.push((row.id, self.names.title(described, &row)?));
                }
            }
        }
        Ok(seen)
    }
}

impl Known for Records<'_> {
    fn record(&self, kind: u16, text: &str) -> Option<Id> {
        let seen = self.seen(kind).ok()?;
        if let Ok(id) = text.parse::<Id>() {
            return seen.iter().any(|(known, _)| *known == id).then_some(id);
        }
        let same = |fold: fn(&str) -> String| {
            let mut found = seen.iter().filter(|(_, name)| fold(name) == fold(text));
            // Two of one name are not told apart by it.
            found.next().filter(|_| found.next().is_none()).map(|(id, _)| *id)
        };
        same(exact_fold).or_else(|| same(fold))
    }
}
