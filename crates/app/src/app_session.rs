//! The program's session with one profile: its book (locked or open), the clock, and the state that is kept
//! beside the book.

pub(crate) mod backups;
pub(crate) mod courier;
pub(crate) mod outbox;
pub(crate) mod phone;
pub(crate) mod stick;

use crate::messages::{CallError, Tag, Touched};
use chrono::{DateTime, Local, NaiveDate, Utc};
use courier::Courier;
use domain::catalogue::{kind as lookup, pages};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard};
use store::{Book, OpDraft, Profile};

/// Called with the tags of what changed, so that the pages fetch only that again.
pub type Listener = Box<dyn Fn(&[Tag]) + Send + Sync>;

/// One profile and the person who works in it.
pub struct AppSession {
    dir: PathBuf,
    seat: Mutex<Seat>,
    pub(crate) courier: Courier,
    pub(crate) stick: stick::Hand,
    pub(crate) outbox: outbox::Outbox,
    pub(crate) backups: backups::Backups,
    pub(crate) phone: phone::PhonePage,
    /// Where LibreOffice and tesseract are looked for, and what stops them.
    pub(crate) programs: external::Places,
    pub(crate) reading: external::Stop,
    listener: Mutex<Option<Listener>>,
    clock: Clock,
}

/// Tells the time.
pub type Clock = Box<dyn Fn() -> DateTime<Utc> + Send + Sync>;

pub(crate) enum Seat {
    /// The profile's folder is not locked for this session: nothing has been opened yet, or another program
    /// holds it.
    Away,
    Locked(Profile),
    Open(Box<Book>),
}

impl AppSession {
    pub fn new(dir: &Path) -> AppSession {
        AppSession::with_clock(dir, Box::new(Utc::now))
    }

    /// Like `new`, with another clock than the computer's.
    pub fn with_clock(dir: &Path, clock: Clock) -> AppSession {
        AppSession {
            dir: dir.to_owned(),
            seat: Mutex::new(Seat::Away),
            courier: Courier::default(),
            stick: stick::Hand::default(),
            outbox: outbox::Outbox::default(),
            backups: backups::Backups::default(),
            phone: phone::PhonePage::default(),
            programs: external::Places::usual(),
            reading: external::Stop::default(),
            listener: Mutex::new(None),
            clock,
        }
    }

    /// Like `self`, looking for other programs only in these folders.
    #[must_use]
    pub fn with_programs_in(mut self, folders: &[&Path]) -> AppSession {
        self.programs = external::Places::within(folders);
        self
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

    /// Milliseconds since 1970-01-01 UTC.
    pub fn now_ms(&self) -> u64 {
        (self.clock)().timestamp_millis().max(0) as u64
    }

    /// Today in local time.
    pub fn today(&self) -> NaiveDate {
        (self.clock)().with_timezone(&Local).date_naive()
    }

    /// Whether the book is unlocked.
    pub fn is_open(&self) -> bool {
        matches!(&*self.seat(), Seat::Open(_))
    }

    /// Whether the memory of this program is the only place that holds some sealed input.
    pub fn holds_unkept(&self) -> bool {
        self.outbox.holds_unkept()
    }

    pub(crate) fn seat(&self) -> MutexGuard<'_, Seat> {
        lock(&self.seat)
    }

    /// Returns the profile, locked for this session. An open book is closed first.
    pub(crate) fn take_profile(&self, seat: &mut Seat) -> Result<Profile, CallError> {
        match std::mem::replace(seat, Seat::Away) {
            Seat::Locked(profile) => Ok(profile),
            Seat::Open(book) => Ok(book.close()),
            Seat::Away => Ok(Profile::open(&self.dir)?),
        }
    }

    /// Runs `work` on the open book.
    ///
    /// # Errors The book is locked.
    pub fn with_book<T>(&self, work: impl FnOnce(&mut Book) -> Result<T, CallError>) -> Result<T, CallError> {
        match &mut *self.seat() {
            Seat::Open(book) => work(book),
            Seat::Away | Seat::Locked(_) => Err(CallError::locked()),
        }
    }

    /// Saves one change and reports to the listener what it touched.
    pub(crate) fn save(
        &self,
        book: &mut Book,
        id: Option<domain::Id>,
        drafts: &[OpDraft],
    ) -> Result<Touched, CallError> {
        self.save_each(book, id, &[drafts])
    }

    /// Saves several changes, all or none. The returned undo names the last of them.
    pub(crate) fn save_each(
        &self,
        book: &mut Book,
        id: Option<domain::Id>,
        changes: &[&[OpDraft]],
    ) -> Result<Touched, CallError> {
        for drafts in changes {
            crate::corrections::check(book, drafts)?;
        }
        let written = book.write_each(self.now_ms(), changes)?;
        let kinds: BTreeSet<u16> =
            written.iter().flat_map(|written| &written.touched).map(|touch| touch.kind).collect();
        let what: BTreeSet<Tag> = kinds.into_iter().flat_map(tags).collect();
        if what.contains(&Tag::People) {
            // The change is in the book. A key file that can't be written now follows at the next unlocking.
            let _ = book.follow_people();
        }
        let what: Vec<Tag> = what.into_iter().collect();
        self.tell(&what);
        let undo = written.last().map(|written| Book::name_act(written.appended.at));
        Ok(Touched { id: id.map(|id| id.to_string()), undo, what })
    }
}

/// A poisoned mutex still holds a complete value, because every write is a transaction.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// The tags of the pages that show records of this kind.
pub(crate) fn tags(kind: u16) -> BTreeSet<Tag> {
    lookup(kind).map_or_else(|| BTreeSet::from([Tag::Exchange]), pages)
}

/// A moment in the format of the messages.
pub(crate) fn moment(ms: u64) -> String {
    DateTime::<Utc>::from_timestamp_millis(ms as i64)
        .unwrap_or_default()
        .to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}
