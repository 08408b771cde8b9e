//! Whether a change from a cell may count: checks `domain::rights` for each field.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use domain::Id;
use domain::catalogue::person;
use domain::rights::{Author, Right, Role, right};
use journal::{Binding, ChainName, Change};
use sql::Sql;

use ::exchange::server::REVOKED;

use crate::failure::Failure;
use crate::storage::laptops::{LaptopState, Laptops};

/// The reason in the verdict on a change that set a field its author may not set.
pub const NOT_YOURS: &str = "not_yours_to_write";

/// Knows the roles of the cell's people, and learns of new people as their records arrive.
pub struct Judgement {
    roles: RefCell<HashMap<Id, Role>>,
    /// Chains that are vouched for; people are learned only from these. Empty before the first device record.
    vouched: HashSet<Id>,
    /// The people who may be named in each chain, if the book says so.
    bound: Option<HashSet<Binding>>,
    /// Revoked laptops of the cell: changes of theirs that others carry are reviewed too.
    revoked: HashSet<Id>,
}

impl Judgement {
    pub fn of(sql: &dyn Sql, cell: Id) -> Result<Judgement, Failure> {
        let people = journal_sql::rows(sql, cell, person::KIND)?;
        let roles = people.iter().filter_map(|row| Some((row.id, row.text(person::ROLE).parse().ok()?)));
        let laptops = Laptops(sql).all()?.into_iter().filter(|laptop| laptop.book == cell);
        let revoked = laptops.filter(|laptop| laptop.state == LaptopState::Revoked).map(|laptop| laptop.id).collect();
        let vouched = journal_sql::vouched(sql, cell)?.into_iter().collect();
        let bound = journal_sql::bound(sql, cell)?;
        Ok(Judgement { roles: RefCell::new(roles.collect()), vouched, bound, revoked })
    }

    /// Why a laptop's change must be set aside; `None`: it may count. Kinds and fields of a newer program may
    /// count.
    pub fn on(&self, chain: ChainName, change: &Change) -> Option<&'static str> {
        if self.revoked.contains(&chain.device) {
            return Some(REVOKED);
        }
        let by = Binding { chain: chain.id(), person: change.person };
        let is_bound = self.bound.as_ref().is_none_or(|bound| bound.contains(&by));
        if is_bound && (self.vouched.is_empty() || self.vouched.contains(&by.chain)) {
            self.learn(change);
        }
        // a person without a record yet started the book
        let role = self.roles.borrow().get(&change.person).copied().unwrap_or(Role::Secretary);
        let refused = change.sets().any(|(op, set)| right(Author::Cell(role), op.kind, set.field) == Right::Refused);
        refused.then_some(NOT_YOURS)
    }

    fn learn(&self, change: &Change) {
        let introduced = change.sets().filter(|(op, set)| op.kind == person::KIND && set.field == person::ROLE);
        for (op, set) in introduced {
            let role = set.content.value().and_then(journal::Value::as_text).and_then(|word| word.parse().ok());
            if let Some(role) = role {
                self.roles.borrow_mut().insert(op.record.id(op.kind), role);
            }
        }
    }
}
