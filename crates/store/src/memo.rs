//! A cache of values that were computed from the rows of an open book, valid until one of those rows changes.
//! **Invariant:** a cached value equals what would be computed now, and none outlives the open book.

use domain::Id;
use domain::catalogue::{member, roll_call, same_person};
use journal::Record;
use journal_sql::{TouchedField, counted};
use rusqlite::Connection;
use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The rows that a cached value was computed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The rows of one round's figures: its sessions, marks, make-ups, essays and people.
    Round(Id),
    /// All member rows.
    People,
    /// The marks of one session.
    Sheet(Id),
    /// All rows of one kind, in this book and in those of the superior.
    Kind(u16),
    /// Any row that changes of the journal wrote.
    Journal,
    /// This laptop's own tables, such as its settings.
    Local,
}

/// If more values than this changed, they are not examined, and the whole cache is cleared.
const MANY: usize = 512;

#[derive(Default)]
struct Kept {
    values: HashMap<(TypeId, Scope), Arc<dyn Any + Send + Sync>>,
    /// The connection's count of changed rows when the values were last known to be valid.
    rows_changed: u64,
}

#[derive(Default)]
pub(crate) struct Memo(RefCell<Kept>);

impl Memo {
    /// The cached value of this type and scope if it is still valid; otherwise it is made and cached.
    pub fn get<T: Send + Sync + 'static, E>(
        &self,
        connection: &Connection,
        scope: Scope,
        fits: impl FnOnce(&T) -> bool,
        make: impl FnOnce() -> Result<T, E>,
    ) -> Result<Arc<T>, E> {
        // Rows that were changed without the book's own functions may be any rows.
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

    /// Clears the cache: there is another connection, there are other keys, or it is unknown what changed.
    pub fn forget_all(&self) {
        self.0.borrow_mut().values.clear();
    }

    /// To be called before a commit that changed only local rows and none of the journal's.
    pub fn forget_local(&self, connection: &Connection) {
        self.keep(connection, |scope| *scope != Scope::Local);
    }

    /// To be called before a commit that changed these values of a book, and perhaps local rows as well.
    pub fn forget(&self, connection: &Connection, book: Id, touched: &[TouchedField]) {
        let rounds = if touched.len() > MANY { None } else { counted::affected(connection, book, touched).ok() };
        let of_people = |one: &TouchedField| matches!(one.kind, member::KIND | same_person::KIND);
        let people = touched.iter().any(of_people);
        let of_sheet = |one: &TouchedField| match one.record {
            Record::Pair(session, _) if one.kind == roll_call::KIND => Some(session),
            _ => None,
        };
        let sheets: HashSet<Id> = touched.iter().filter_map(of_sheet).collect();
        let kinds: HashSet<u16> = touched.iter().map(|one| one.kind).collect();
        self.keep(connection, |scope| match (scope, &rounds) {
            (Scope::Kind(kind), Some(_)) => !kinds.contains(kind),
            (Scope::Sheet(session), Some(_)) => !sheets.contains(session),
            (Scope::Round(round), Some(rounds)) => !rounds.contains(round),
            (Scope::People, Some(_)) => !people,
            (Scope::Journal | Scope::Local, _) | (_, None) => false,
        });
    }

    fn keep(&self, connection: &Connection, still_fits: impl Fn(&Scope) -> bool) {
        let mut kept = self.0.borrow_mut();
        kept.values.retain(|(_, scope), _| still_fits(scope));
        kept.rows_changed = connection.total_changes();
    }
}
