//! Gửi nhận: enrolment, sync runs, and the state of the exchange in plain words.

mod enrol;
pub(crate) mod file_transfer;
pub(crate) mod keys;
pub(crate) mod notes;
mod renew;
pub(crate) mod revocation;
mod sentences;
mod state;
mod sync_run;
mod table_check;
mod things;

use crate::AppSession;
use crate::messages::exchange::{ExchangeState, Progress};
use crate::messages::{CallError, Tag};
use domain::Id;
use domain::catalogue::{cell, unit};
use serde::{Deserialize, Serialize};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use store::{Book, settings};

pub use enrol::enrol;
pub use file_transfer::fetch;
pub use keys::{ask as ask_for_key, compare, confirm as confirm_key, give, open_with_sheet, refuse, state as keys};
pub use renew::renew;
pub(crate) use sentences::{not_enrolled, not_taken};
pub use state::{pause, state, stop};
pub(crate) use state::{quick_state, waiting, waiting_count};
pub use sync_run::{is_time_to_go, now};

pub(crate) fn revoked(superior: &str) -> CallError {
    sentences::revoked(superior).1
}

/// How this laptop reaches its superior; stored in the encrypted book.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Enrolment {
    pub url: String,
    pub pin: Option<Vec<u8>>,
    pub server_key: [u8; 32],
    /// Keys that the server vouched for as its own former keys.
    #[serde(default)]
    pub former: Vec<[u8; 32]>,
    /// Keys of servers that this laptop used before and that the present server has not named.
    #[serde(default)]
    pub left: Vec<[u8; 32]>,
    pub unit: Id,
    pub unit_name: String,
    pub superior: Id,
    pub superior_name: String,
    pub four_words: [u16; 4],
}

const ENROLMENT: &str = "enrolment";
/// The setting that says that this laptop joined its cell's book and has not fetched all of it yet.
const FETCHING: &str = "fetching_book";
const PAUSED: &str = "exchange_paused";

pub(crate) fn enrolment(book: &Book) -> Result<Option<Enrolment>, CallError> {
    Ok(settings::get(book.connection(), ENROLMENT)?.and_then(|text| serde_json::from_str(&text).ok()))
}

/// This laptop as a party to the exchange.
pub(crate) fn laptop_of(book: &Book, enrolment: &Enrolment) -> exchange::Laptop {
    exchange::Laptop::new(
        book.device_key().clone(),
        enrolment.server_key,
        &enrolment.former,
        book.own_book(),
        &sent_books(enrolment),
    )
}

fn keep_enrolment(book: &Book, enrolment: &Enrolment) -> Result<(), CallError> {
    let text = serde_json::to_string(enrolment).map_err(|error| CallError::internal(&error))?;
    Ok(settings::put(book.connection(), ENROLMENT, &text)?)
}

pub(crate) fn is_paused(book: &Book) -> Result<bool, CallError> {
    Ok(settings::get(book.connection(), PAUSED)?.as_deref() == Some("1"))
}

pub(crate) fn is_fetching(book: &Book) -> Result<bool, CallError> {
    Ok(settings::get(book.connection(), FETCHING)?.as_deref() == Some("1"))
}

/// The books that the superior sends: to all its units, and to this unit.
pub(crate) fn received_books(book: &Book) -> Result<Vec<Id>, CallError> {
    Ok(enrolment(book)?.map_or_else(Vec::new, |enrolment| sent_books(&enrolment)))
}

fn sent_books(enrolment: &Enrolment) -> Vec<Id> {
    use journal::chain::issued_book;
    vec![issued_book(enrolment.superior, None), issued_book(enrolment.superior, Some(enrolment.unit))]
}

/// The superior's name: from its own record, else from the invite, else as typed.
pub(crate) fn superior_name(book: &Book) -> Result<Option<String>, CallError> {
    if let Some(enrolment) = enrolment(book)? {
        for sent in sent_books(&enrolment) {
            // The book to all units contains only the key for packages; the name is in the book to this unit.
            let said = store::row(book.connection(), sent, unit::KIND, enrolment.superior)?;
            if let Some(row) = said.filter(|row| !row.text(unit::NAME).is_empty()) {
                return Ok(Some(row.text(unit::NAME).to_owned()));
            }
        }
        return Ok(Some(enrolment.superior_name));
    }
    let typed = store::row(book.connection(), book.own_book(), cell::KIND, book.own_book())?;
    Ok(typed.map(|row| row.text(cell::SUPERIOR_NAME).to_owned()).filter(|name| !name.is_empty()))
}

/// The state of the running exchange, for as long as the program runs.
#[derive(Default)]
pub struct Courier {
    stop: AtomicBool,
    running: AtomicBool,
    last: Mutex<Last>,
    file_transfer: Mutex<file_transfer::FileTransfer>,
}

#[derive(Default, Clone)]
struct Last {
    state: Option<ExchangeState>,
    message: Option<String>,
    /// The message to show while the server makes a request wait.
    silent: Option<String>,
    progress: Option<Progress>,
    retry_at_ms: Option<u64>,
    failures: u32,
    /// When this laptop last checked whether a comparison of words waits for the other laptop.
    compared_ms: Option<u64>,
}

impl Courier {
    fn last(&self) -> std::sync::MutexGuard<'_, Last> {
        self.last.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Reserves the right to run; returns false if a run is already in progress.
    fn set_out(&self) -> bool {
        let free = !self.running.swap(true, Ordering::AcqRel);
        if free {
            self.stop.store(false, Ordering::Release);
        }
        free
    }

    fn come_home(&self) {
        self.running.store(false, Ordering::Release);
        let mut last = self.last();
        (last.progress, last.silent) = (None, None);
    }

    /// Prevents automatic runs before this time.
    fn hold(&self, until_ms: u64) {
        let mut last = self.last();
        last.retry_at_ms = last.retry_at_ms.max(Some(until_ms));
    }

    fn told_to_stop(&self) -> bool {
        self.stop.load(Ordering::Acquire)
    }
}

impl AppSession {
    /// Tells the pages that the server makes a request wait.
    fn say_silent(&self, superior: &str) {
        self.courier.last().silent = Some(sentences::silent(superior));
        self.tell(&[Tag::Exchange]);
    }
}

/// Stores a server's former keys, so that its old receipts stay valid.
pub(crate) fn note_former(book: &mut Book, enrolment: &mut Enrolment, former: &[[u8; 32]]) -> Result<(), CallError> {
    let news: Vec<_> = former.iter().filter(|key| !enrolment.former.contains(*key)).copied().collect();
    if news.is_empty() {
        return Ok(());
    }
    enrolment.left.retain(|key| !news.contains(key));
    enrolment.former.extend(news);
    keep_enrolment(book, enrolment)
}
