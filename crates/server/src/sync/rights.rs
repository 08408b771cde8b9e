//! Whether a change from a cell may stand: `domain::rights`, asked field by field.

use std::cell::RefCell;
use std::collections::HashMap;

use domain::Id;
use domain::catalogue::person;
use domain::rights::{Author, Right, Role, right};
use journal::Change;
use sql::Sql;

use crate::failure::Failure;

/// Reason in the verdict of a change that set what its author may not.
pub const NOT_YOURS: &str = "not_yours_to_write";

/// Knows who of the cell holds which role, and learns of new people as their records come.
pub struct Judgement(RefCell<HashMap<Id, Role>>);

impl Judgement {
    pub fn of(book: &dyn Sql, cell: Id) -> Result<Judgement, Failure> {
        let people = journal_sql::rows(book, cell, person::KIND)?;
        let roles = people.iter().filter_map(|row| Some((row.id, row.text(person::ROLE).parse().ok()?)));
        Ok(Judgement(RefCell::new(roles.collect())))
    }

    /// Why the change must be set aside; None: it may stand. Kinds and fields of a newer program may.
    pub fn on(&self, change: &Change) -> Option<&'static str> {
        self.learn(change);
        // whoever has not been introduced yet started the book
        let role = self.0.borrow().get(&change.person).copied().unwrap_or(Role::Secretary);
        let refused = change.sets().any(|(op, set)| right(Author::Cell(role), op.kind, set.field) == Right::Refused);
        refused.then_some(NOT_YOURS)
    }

    fn learn(&self, change: &Change) {
        let introduced = change.sets().filter(|(op, set)| op.kind == person::KIND && set.field == person::ROLE);
        for (op, set) in introduced {
            let role = set.content.value().and_then(journal::Value::as_text).and_then(|word| word.parse().ok());
            if let Some(role) = role {
                self.0.borrow_mut().insert(op.record.id(op.kind), role);
            }
        }
    }
}
