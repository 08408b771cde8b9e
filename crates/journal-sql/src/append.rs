//! Appends what a person does at this device as a change at the end of the device's own chain.

use crate::assignments::{assignments, assignments_of_records};
use crate::{Context, Error, SqlChainStore};
use domain::Id;
use domain::catalogue::{Custody, kind as lookup};
use journal::bounds;
use journal::{Assignment, Change, ChangeRef, Content, Op, Payload, Place, Record, Set, Stamp, Value, resolve};
use sql::params;
use std::collections::{BTreeSet, HashMap};

/// If a change sets at least this many records, their present values are read together.
const MANY: usize = 16;

type Held = HashMap<Place, Vec<Assignment>>;

/// The fields of one record that a person sets. Unchanged ones are left out of the change.
#[derive(Debug, Clone)]
pub struct OpDraft {
    pub kind: u16,
    pub record: Record,
    pub sets: Vec<Draft>,
}

#[derive(Debug, Clone)]
pub struct Draft {
    pub field: u16,
    pub value: Value,
    /// The changes that this value replaces; the present heads of the field if `None`.
    pub over: Option<Vec<ChangeRef>>,
}

impl OpDraft {
    pub fn new(kind: u16, record: Record) -> Self {
        OpDraft { kind, record, sets: Vec::new() }
    }

    pub fn set(mut self, field: u16, value: Value) -> Self {
        self.sets.push(Draft { field, value, over: None });
        self
    }

    /// Sets a field and names the changes it replaces. It is written even if the value already stands.
    pub fn set_over(mut self, field: u16, value: Value, over: Vec<ChangeRef>) -> Self {
        self.sets.push(Draft { field, value, over: Some(over) });
        self
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appended {
    pub at: ChangeRef,
    pub stamp: Stamp,
}

impl SqlChainStore<'_> {
    /// Writes one change; `None` if all its values stand already. `salt` returns a fresh random salt for each
    /// droppable value.
    pub fn append(
        &mut self,
        book: Id,
        person: Id,
        stamp: Stamp,
        drafts: &[OpDraft],
        salt: &mut dyn FnMut() -> [u8; 16],
    ) -> Result<Option<Appended>, Error> {
        let held = self.held(book, drafts)?;
        let mut ops = Vec::new();
        for draft in drafts {
            ops.extend(self.op(book, draft, held.as_ref(), salt)?);
        }
        if ops.is_empty() {
            return Ok(None);
        }
        let head = self.own_line(book)?;
        let change = Change { person, stamp, ops, extra: Vec::new() };
        bounds::check(&change)?;
        let canonical = change.canonical(&head.line.hash);
        let hash = Change::hash(&canonical);
        let at = ChangeRef::new(head.chain.id(), head.number() + 1, &hash);
        let placed = [(at, &change, &hash)];
        self.keep_changes(head.line.key, &placed, &[canonical.as_slice()])?;
        self.advance(head.line.key, at.number, &hash)?;
        self.project(book, head.line.key, &placed)?;
        Ok(Some(Appended { at, stamp }))
    }

    /// The present values of all records of a long change, read together.
    fn held(&self, book: Id, drafts: &[OpDraft]) -> Result<Option<Held>, Error> {
        if drafts.len() < MANY {
            return Ok(None);
        }
        let records: BTreeSet<Id> = drafts.iter().map(|draft| draft.record.id(draft.kind)).collect();
        assignments_of_records(self.sql(), book, &records.into_iter().collect::<Vec<_>>()).map(Some)
    }

    fn op(
        &self,
        book: Id,
        draft: &OpDraft,
        held: Option<&Held>,
        salt: &mut dyn FnMut() -> [u8; 16],
    ) -> Result<Option<Op>, Error> {
        let record = draft.record.id(draft.kind);
        let mut sets = Vec::new();
        for Draft { field, value, over } in &draft.sets {
            if let Some(over) = over {
                let content = content(draft.kind, *field, value, salt);
                sets.push(Set { field: *field, content, replaces: over.clone() });
                continue;
            }
            let place = Place { record, kind: draft.kind, field: *field };
            let all = match held {
                Some(held) => held.get(&place).cloned().unwrap_or_default(),
                None => assignments(self.sql(), book, place)?,
            };
            let resolved = resolve(&all, |at| crate::lines::received(self.sql(), at).ok().flatten());
            let stands = match resolved.heads.as_slice() {
                [] => !value.is_set(),
                [only] => only.content.value() == Some(value),
                _ => false,
            };
            if !stands {
                let replaces = resolved.heads.iter().map(|head| head.at).collect();
                sets.push(Set { field: *field, content: content(draft.kind, *field, value, salt), replaces });
            }
        }
        Ok((!sets.is_empty()).then_some(Op { kind: draft.kind, record: draft.record, sets }))
    }

    /// The latest stamp of the changes this device wrote in its present epoch, from which its clock resumes.
    /// The lines of copies don't count. On its own line the last change has the latest stamp, because the clock
    /// never runs backwards; so only that change is read, which matters because this is asked before every
    /// save.
    pub fn last_stamp(&self) -> Result<Stamp, Error> {
        self.sql()
            .first(
                "SELECT ch.ms, ch.counter FROM chain c JOIN change ch ON ch.chain = c.pk AND ch.number = c.number
                 WHERE c.device = ?1 AND c.parent IS NULL AND c.epoch = coalesce((SELECT epoch FROM own_epoch), 0)
                 ORDER BY ch.ms DESC, ch.counter DESC LIMIT 1",
                params![self.device()],
                |row| Ok(Stamp { ms: row.get(0)?, counter: row.get(1)? }),
            )
            .map(Option::unwrap_or_default)
            .context("read the last stamp")
    }
}

fn content(kind: u16, field: u16, value: &Value, salt: &mut dyn FnMut() -> [u8; 16]) -> Content {
    let custody = lookup(kind).and_then(|kind| kind.field(field)).map_or(Custody::Plain, |field| field.custody);
    match custody {
        Custody::Plain => Content::Plain(value.clone()),
        // Clearing a value needs no salt, because there is nothing to drop.
        Custody::Erasable | Custody::Private if !value.is_set() => Content::Plain(Value::Null),
        Custody::Erasable | Custody::Private => Payload { salt: salt(), value: value.clone() }.into_content(),
    }
}
