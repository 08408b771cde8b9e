//! Whether a change from a cell may count: checks `domain::rights` for each field.
//!
//! A change is judged by the role that its author had when it was written. Chains arrive in any order, so somebody may
//! write before the book records them here: such changes are judged once it does ([`Judgement::late`]).

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use domain::Id;
use domain::catalogue::person;
use domain::rights::{Author, Heads, Right, is_another_persons, right_among};
use journal::{Binding, ChainName, Change, ChangeRef, Record, Stamp};
use sql::Sql;

use ::exchange::server::REVOKED;

use crate::failure::Failure;
use crate::storage::laptops::{LaptopState, Laptops};

/// The reason in the verdict on a change that set a field its author may not set.
pub const NOT_YOURS: &str = "not_yours_to_write";

/// The roles that a person had, by the moment since when.
type Roles = BTreeMap<Stamp, String>;

/// Knows the roles of the cell's people, and learns of new people as their records arrive.
pub struct Judgement {
    cell: Id,
    people: RefCell<HashMap<Id, Roles>>,
    /// Chains that are vouched for; people are learned only from these. Empty before the first device record.
    vouched: HashSet<Id>,
    /// The people who may be named in each chain, if the book says so.
    bound: Option<HashSet<Binding>>,
    /// Revoked laptops of the cell: changes of theirs that others carry are reviewed too.
    revoked: HashSet<Id>,
    /// People who were recorded before this request.
    recorded: HashSet<Id>,
}

impl Judgement {
    pub fn of(sql: &dyn Sql, cell: Id) -> Result<Judgement, Failure> {
        let people = recorded(sql, cell)?;
        let laptops = Laptops(sql).all()?.into_iter().filter(|laptop| laptop.book == cell);
        let revoked = laptops.filter(|laptop| laptop.state == LaptopState::Revoked).map(|laptop| laptop.id).collect();
        let vouched = journal_sql::vouched(sql, cell)?.into_iter().collect();
        let bound = journal_sql::bound(sql, cell)?;
        let recorded = people.keys().copied().collect();
        Ok(Judgement { cell, people: RefCell::new(people), vouched, bound, revoked, recorded })
    }

    /// Why a laptop's change must be set aside; `None`: it may count, or its author is not recorded yet. Kinds and
    /// fields of a newer program may count.
    pub fn on(&self, chain: ChainName, change: &Change) -> Option<&'static str> {
        if self.revoked.contains(&chain.device) {
            return Some(REVOKED);
        }
        let by = self.author(change);
        let binding = Binding { chain: chain.id(), person: change.person };
        let is_bound = self.bound.as_ref().is_none_or(|bound| bound.contains(&binding));
        if is_bound && (self.vouched.is_empty() || self.vouched.contains(&binding.chain)) {
            self.learn(change);
        }
        self.refuses(&[by?], change).then_some(NOT_YOURS)
    }

    /// Judges what people wrote, in this request and in earlier ones, before their records were part of the book. To be
    /// called when everything that the request brought is part of it. `whole`: from now on every person who may write
    /// is recorded, so whoever is not has no rights.
    pub fn late(&self, sql: &dyn Sql, whole: bool) -> Result<Vec<(ChangeRef, &'static str)>, Failure> {
        *self.people.borrow_mut() = recorded(sql, self.cell)?;
        let mut refused = Vec::new();
        for (at, change) in self.unjudged(sql, whole)? {
            let by = self.author(&change).unwrap_or(Author::Unknown);
            let founds = at.number == 1 && introduces(&change, change.person);
            let by = [by, if founds { Author::Founder } else { by }];
            if self.refuses(&by, &change) {
                refused.push((at, NOT_YOURS));
            }
        }
        Ok(refused)
    }

    /// The stored changes of people who are recorded since this request and, if nobody was bound before, of people who
    /// are not recorded at all.
    fn unjudged(&self, sql: &dyn Sql, whole: bool) -> Result<Vec<(ChangeRef, Change)>, Failure> {
        let mut people: HashSet<Id> = self.people.borrow().keys().copied().collect();
        people.retain(|who| !self.recorded.contains(who));
        if whole && self.bound.is_none() {
            let named = journal_sql::named(sql, self.cell)?.into_iter().map(|binding| binding.person);
            people.extend(named.filter(|who| !self.people.borrow().contains_key(who)));
        }
        let mut changes = Vec::new();
        for who in people {
            changes.extend(journal_sql::changes_of(sql, self.cell, who)?);
        }
        Ok(changes)
    }

    /// `None` if the book does not record who wrote the change.
    fn author(&self, change: &Change) -> Option<Author> {
        let people = self.people.borrow();
        let roles = people.get(&change.person)?;
        // A change that claims to be older than its author's first role is judged by that role.
        let role = roles.range(..=change.stamp).next_back().or_else(|| roles.iter().next())?;
        Some(Author::of_role(role.1))
    }

    /// Whether the change sets something that its author may not set, in none of the ways in which it can be read.
    fn refuses(&self, by: &[Author], change: &Change) -> bool {
        let heads = self.heads();
        change.sets().any(|(op, set)| {
            let pair = match op.record {
                Record::Pair(first, second) => Some((first, second)),
                Record::One(_) => None,
            };
            is_another_persons(op.kind, pair, change.person)
                || by.iter().all(|by| right_among(heads, *by, op.kind, set.field) == Right::Refused)
        })
    }

    fn heads(&self) -> Heads {
        let people = self.people.borrow();
        Heads::of(people.values().filter_map(|roles| roles.values().next_back()?.parse().ok()))
    }

    fn learn(&self, change: &Change) {
        for (who, role) in roles_in(change) {
            self.people.borrow_mut().entry(who).or_default().insert(change.stamp, role);
        }
    }
}

/// The roles of everybody whom the book records.
fn recorded(sql: &dyn Sql, cell: Id) -> Result<HashMap<Id, Roles>, Failure> {
    let mut people = HashMap::new();
    for row in journal_sql::rows(sql, cell, person::KIND)? {
        let history = journal_sql::history(sql, cell, person::KIND, row.id)?;
        let roles = history.into_iter().filter(|entry| entry.field == person::ROLE);
        let roles: Roles = roles.filter_map(|entry| Some((entry.stamp, entry.value?.as_text()?.to_owned()))).collect();
        if !roles.is_empty() {
            people.insert(row.id, roles);
        }
    }
    Ok(people)
}

/// The roles that a change gives to people.
fn roles_in(change: &Change) -> impl Iterator<Item = (Id, String)> + '_ {
    let given = change.sets().filter(|(op, set)| op.kind == person::KIND && set.field == person::ROLE);
    given.filter_map(|(op, set)| Some((op.record.id(op.kind), set.content.value()?.as_text()?.to_owned())))
}

fn introduces(change: &Change, who: Id) -> bool {
    roles_in(change).any(|(introduced, _)| introduced == who)
}
