//! The session of the program over one profile: its book, locked or open, its clock, and what runs beside it.

pub(crate) mod courier;
pub(crate) mod outbox;
pub(crate) mod stick;

use crate::messages::{CallError, Tag, Touched};
use chrono::{DateTime, Local, NaiveDate, Utc};
use courier::Courier;
use domain::catalogue::{kind as lookup, pages};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard};
use store::{Book, OpDraft, Profile};

/// Is called with what changed, so that the pages fetch just that again.
pub type Listener = Box<dyn Fn(&[Tag]) + Send + Sync>;

/// One profile and the person who works in it.
pub struct AppSession {
    dir: PathBuf,
    seat: Mutex<Seat>,
    pub(crate) courier: Courier,
    pub(crate) stick: stick::Hand,
    pub(crate) outbox: outbox::Outbox,
    listener: Mutex<Option<Listener>>,
}

pub(crate) enum Seat {
    /// The folder is not held: nothing has been opened, or another program has it.
    Away,
    Locked(Profile),
    Open(Box<Book>),
}

impl AppSession {
    pub fn new(dir: &Path) -> AppSession {
        AppSession {
            dir: dir.to_owned(),
            seat: Mutex::new(Seat::Away),
            courier: Courier::default(),
            stick: stick::Hand::default(),
            outbox: outbox::Outbox::default(),
            listener: Mutex::new(None),
        }
    }

    pub fn dir(&self) -> &Path {
        &self.dir
    }

    pub fn listen(&self, listener: Listener) {
        *lock(&self.listener) = Some(listener);
    }

    pub(crate) fn tell(&self, what: &[Tag]) {
        if let Some(listener) = lock(&self.listener).as_ref() {
            listener(what);
        }
    }

    /// Milliseconds since 1970 UTC.
    pub fn now_ms(&self) -> u64 {
        Utc::now().timestamp_millis().max(0) as u64
    }

    /// The day on the wall calendar.
    pub fn today(&self) -> NaiveDate {
        Local::now().date_naive()
    }

    /// Whether somebody is at work in the book.
    pub fn is_open(&self) -> bool {
        matches!(&*self.seat(), Seat::Open(_))
    }

    /// Whether something is sealed that only this program's memory holds.
    pub fn holds_unkept(&self) -> bool {
        self.outbox.holds_unkept()
    }

    pub(crate) fn seat(&self) -> MutexGuard<'_, Seat> {
        lock(&self.seat)
    }

    /// The folder, held; whoever had the book open is asked to leave first.
    pub(crate) fn take_profile(&self, seat: &mut Seat) -> Result<Profile, CallError> {
        match std::mem::replace(seat, Seat::Away) {
            Seat::Locked(profile) => Ok(profile),
            Seat::Open(book) => Ok(book.close()),
            Seat::Away => Ok(Profile::open(&self.dir)?),
        }
    }

    /// Works in the open book.
    pub fn with_book<T>(&self, work: impl FnOnce(&mut Book) -> Result<T, CallError>) -> Result<T, CallError> {
        match &mut *self.seat() {
            Seat::Open(book) => work(book),
            Seat::Away | Seat::Locked(_) => Err(CallError::locked()),
        }
    }

    /// Saves one change and says what it touched.
    pub(crate) fn save(
        &self,
        book: &mut Book,
        id: Option<domain::Id>,
        drafts: &[OpDraft],
    ) -> Result<Touched, CallError> {
        self.save_each(book, id, &[drafts])
    }

    /// Saves several changes, all or none. Taking back takes back the last of them.
    pub(crate) fn save_each(
        &self,
        book: &mut Book,
        id: Option<domain::Id>,
        changes: &[&[OpDraft]],
    ) -> Result<Touched, CallError> {
        let written = book.write_each(self.now_ms(), changes)?;
        let kinds: BTreeSet<u16> =
            written.iter().flat_map(|written| &written.touched).map(|touch| touch.kind).collect();
        let what: BTreeSet<Tag> = kinds.into_iter().flat_map(tags).collect();
        let what: Vec<Tag> = what.into_iter().collect();
        self.tell(&what);
        let undo = written.last().map(|written| Book::name_act(written.appended.at));
        Ok(Touched { id: id.map(|id| id.to_string()), undo, what })
    }
}

/// A thread that died while holding a lock left the value whole: every write is a transaction.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Pages to fetch again when a record of a kind changed.
pub(crate) fn tags(kind: u16) -> BTreeSet<Tag> {
    lookup(kind).map_or_else(|| BTreeSet::from([Tag::Exchange]), pages)
}

/// A moment as messages carry it.
pub(crate) fn moment(ms: u64) -> String {
    DateTime::<Utc>::from_timestamp_millis(ms as i64)
        .unwrap_or_default()
        .to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}
