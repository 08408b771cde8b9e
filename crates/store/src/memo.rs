//! Values counted from the rows of an open book, kept until a row they were counted from changes. **Invariant:** what is kept
//! equals what would be counted again now; none of it outlives the open book.

use domain::Id;
use domain::catalogue::{member, same_person};
use journal_sql::{TouchedField, counted};
use rusqlite::Connection;
use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

/// The rows a kept value was counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Those of one round's figures: its sessions, marks, make-ups, essays and people.
    Round(Id),
    /// Those of every member.
    People,
    /// Any row that changes of the journal made.
    Journal,
}

/// So many changed values are not looked through: everything is counted again.
const MANY: usize = 512;

#[derive(Default)]
struct Kept {
    values: HashMap<(TypeId, Scope), Arc<dyn Any + Send + Sync>>,
    /// How many rows the connection had changed when the values were last known to fit.
    rows_changed: u64,
}

#[derive(Default)]
pub(crate) struct Memo(RefCell<Kept>);

impl Memo {
    /// The kept value of this type and scope, if it still fits; otherwise it is made and kept.
    pub fn get<T: Send + Sync + 'static, E>(
        &self,
        connection: &Connection,
        scope: Scope,
        fits: impl FnOnce(&T) -> bool,
        make: impl FnOnce() -> Result<T, E>,
    ) -> Result<Arc<T>, E> {
        // Rows that were changed by other ways than the book's own may be any.
        if self.0.borrow().rows_changed != connection.total_changes() {
            self.forget_all();
            self.0.borrow_mut().rows_changed = connection.total_changes();
        }
        let key = (TypeId::of::<T>(), scope);
        let kept = self.0.borrow().values.get(&key).cloned().and_then(|kept| kept.downcast::<T>().ok());
        if let Some(kept) = kept.filter(|kept| fits(kept)) {
            return Ok(kept);
        }
        let made = Arc::new(make()?);
        self.0.borrow_mut().values.insert(key, Arc::clone(&made) as Arc<dyn Any + Send + Sync>);
        Ok(made)
    }

    /// Everything is counted again: another connection, other keys, or nobody can say what changed.
    pub fn forget_all(&self) {
        self.0.borrow_mut().values.clear();
    }

    /// The transaction that is about to be committed changed local rows, and none of the journal's.
    pub fn forget_local(&self, connection: &Connection) {
        self.keep(connection, |_| true);
    }

    /// The transaction that is about to be committed changed these values of a book.
    pub fn forget(&self, connection: &Connection, book: Id, touched: &[TouchedField]) {
        let rounds = if touched.len() > MANY { None } else { counted::affected(connection, book, touched).ok() };
        let of_people = |one: &TouchedField| matches!(one.record.kind, member::KIND | same_person::KIND);
        let people = touched.iter().any(of_people);
        self.keep(connection, |scope| match (scope, &rounds) {
            (Scope::Round(round), Some(rounds)) => !rounds.contains(round),
            (Scope::People, Some(_)) => !people,
            (Scope::Journal, _) | (_, None) => false,
        });
    }

    fn keep(&self, connection: &Connection, still_fits: impl Fn(&Scope) -> bool) {
        let mut kept = self.0.borrow_mut();
        kept.values.retain(|(_, scope), _| still_fits(scope));
        kept.rows_changed = connection.total_changes();
    }
}
