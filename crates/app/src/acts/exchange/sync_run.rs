//! A sync run, from the first request to the last answer. The book is never locked while the run waits for the
//! link.

use super::network::{block_on, told_to_stop};
use super::sentences::{self, of_link};
use super::table_check::TableCheck;
use super::{file_transfer, notes, revocation};
use crate::AppSession;
use crate::app_session::courier::Last;
use crate::enrolment::{Enrolment, FETCHING, enrolment, is_fetching, is_paused, laptop_of, note_former, superior_name};
use crate::messages::exchange::{ExchangeState, Outcome, Progress, Waiting};
use crate::messages::{CallError, Nothing, Tag};
use crate::things::waiting;
use exchange::Laptop;
use exchange::laptop::Refused;
use link::{Backoff, HttpLink, LinkError};
use std::time::{Duration, Instant};
use store::{Book, delivery, settings};

/// How often a stalled or refused batch is halved before the run is given up for now.
const HALVINGS: u32 = 6;

/// How long "Dừng" prevents automatic runs: as long as the time between two of them.
const HELD_MS: u64 = 10 * 60 * 1000;

/// The pause after a link broke off.
const MENDING: Duration = Duration::from_secs(1);

pub fn now(app: &AppSession, _: Nothing) -> Result<Outcome, CallError> {
    let mut run = app.with_book(|book| SyncRun::prepare(book, app.now_ms()))?;
    if !app.courier.set_out() {
        return Err(sentences::busy());
    }
    app.tell(&[Tag::Exchange]);
    let carried = block_on(async {
        run.go(app).await?;
        if run.verified && !app.courier.told_to_stop() {
            let (link, server_key) = (&run.link, run.enrolment.server_key);
            run.pages_sent = file_transfer::run(app, link, server_key, file_transfer::TransferKind::Usual).await?;
        }
        Ok(())
    });
    let stopped = app.courier.told_to_stop();
    app.courier.come_home();
    let outcome = note(app, run, carried.unwrap_or_else(|error| Err(error.into())));
    if stopped {
        app.courier.hold(app.now_ms() + HELD_MS);
    }
    app.tell(&[Tag::Exchange]);
    outcome
}

/// Why a run ended early, and the state that results.
struct Failure {
    state: ExchangeState,
    error: CallError,
}

impl From<CallError> for Failure {
    fn from(error: CallError) -> Failure {
        Failure { state: ExchangeState::Failed, error }
    }
}

struct SyncRun {
    laptop: Laptop,
    link: HttpLink,
    enrolment: Enrolment,
    superior: String,
    total: u32,
    began: Instant,
    received: u32,
    /// Changes of others that were fetched, and that are still to be fetched.
    fetched: u64,
    left: u64,
    verified: bool,
    /// At least one answer arrived.
    heard: bool,
    revoked: bool,
    pages_sent: u32,
    table_check: TableCheck,
}

impl SyncRun {
    fn prepare(book: &mut Book, now_ms: u64) -> Result<SyncRun, CallError> {
        let enrolment = enrolment(book)?.ok_or_else(sentences::not_enrolled)?;
        if is_paused(book)? {
            return Err(sentences::paused());
        }
        let superior = superior_name(book)?.unwrap_or_default();
        let link =
            HttpLink::new(&enrolment.url, enrolment.pin.as_deref()).map_err(|error| of_link(&error, &superior).1)?;
        let mut laptop = laptop_of(book, &enrolment)?;
        let table_check = TableCheck::default();
        table_check.begin(book, &mut laptop, now_ms)?;
        Ok(SyncRun {
            laptop,
            link,
            superior,
            total: count(&waiting(book)?),
            enrolment,
            began: Instant::now(),
            received: 0,
            fetched: 0,
            left: 0,
            verified: false,
            heard: false,
            revoked: false,
            pages_sent: 0,
            table_check,
        })
    }

    async fn go(&mut self, app: &AppSession) -> Result<(), Failure> {
        let mut halvings = 0;
        loop {
            let body = app.with_book(|book| self.build_request(book))?;
            let left = Instant::now();
            let answer = tokio::select! {
                answer = self.link.exchange(body) => answer,
                () = told_to_stop(&app.courier) => return Ok(()),
            };
            let answer = match answer {
                Ok(answer) => answer,
                Err(error @ (LinkError::TooLarge | LinkError::Stalled | LinkError::Broken)) if halvings < HALVINGS => {
                    halvings += 1;
                    match error {
                        LinkError::TooLarge => self.laptop.too_large(),
                        _ => self.laptop.broke_off(),
                    }
                    if matches!(error, LinkError::Stalled) {
                        app.say_silent(&self.superior);
                    }
                    if matches!(error, LinkError::Broken) {
                        // A link that has just broken is seldom back at once.
                        tokio::time::sleep(MENDING).await;
                    }
                    continue;
                }
                Err(error) => {
                    let (state, error) = of_link(&error, &self.superior);
                    return Err(Failure { state, error });
                }
            };
            halvings = 0;
            app.courier.last().silent = None;
            self.laptop.paced(u64::try_from(left.elapsed().as_millis()).unwrap_or(u64::MAX));
            let finished = app.with_book(|book| self.handle_response(app, book, &answer))?;
            if finished && self.revoked {
                let (state, error) = sentences::revoked(&self.superior);
                return Err(Failure { state, error });
            }
            if finished || app.courier.told_to_stop() {
                return Ok(());
            }
        }
    }

    fn build_request(&mut self, book: &mut Book) -> Result<Vec<u8>, CallError> {
        book.transact(|_, chain_store, _| self.laptop.build_request(chain_store).map_err(CallError::from))
    }

    /// Takes in an answer, completely or not at all.
    fn handle_response(&mut self, app: &AppSession, book: &mut Book, answer: &[u8]) -> Result<bool, CallError> {
        let (progress, touched) = book.transact(|_, chain_store, _| {
            let progress = self.laptop.handle_response(chain_store, answer).map_err(refused)?;
            Ok::<_, CallError>((progress, chain_store.touched().iter().copied().collect::<Vec<_>>()))
        })?;
        self.received += notes::arrivals(app, book, &touched)?;
        self.verified = progress.verified;
        self.fetched += progress.received;
        self.left = progress.left;
        if progress.finished && progress.verified && is_fetching(book)? {
            book.write_local(|connection| settings::put(connection, FETCHING, "0"))?;
        }
        if progress.asked_again {
            book.write_local(file_transfer::server_lost)?;
        }
        if !progress.problems.is_empty() {
            return Err(sentences::not_taken());
        }
        (self.heard, self.revoked) = (true, self.revoked || progress.revoked);
        note_former(book, &mut self.enrolment, &progress.former)?;
        let to_send = super::keys::tend(app, book)?;
        self.say_progress(app, count(&waiting(book)?));
        let once_more = self.table_check.handle_answer(book, &mut self.laptop, progress.same_tables, app.now_ms())?;
        let to_send = to_send && !self.revoked;
        Ok(progress.finished && !once_more && !to_send)
    }

    fn say_progress(&self, app: &AppSession, left: u32) {
        // Fetched data is counted in changes, sent data in things; progress shows the one of which something is
        // left.
        let (done, left) = match u32::try_from(self.left).unwrap_or(u32::MAX) {
            0 => (self.total.saturating_sub(left), left),
            coming => (u32::try_from(self.fetched).unwrap_or(u32::MAX), coming),
        };
        let per_thing = self.began.elapsed().as_secs_f64() / f64::from(done.max(1));
        let seconds_left = (done > 0).then(|| (per_thing * f64::from(left)).ceil() as u32);
        let total = self.total.max(done.saturating_add(left));
        app.courier.last().progress = Some(Progress { done, total, seconds_left });
        app.tell(&[Tag::Exchange]);
    }
}

fn refused(error: Refused<store::JournalError>) -> CallError {
    match error {
        Refused::ChainStore(error) => error.into(),
        Refused::Message(_) | Refused::Unverified => sentences::unverified(),
    }
}

fn count(waiting: &[Waiting]) -> u32 {
    waiting.iter().map(|waiting| waiting.count).sum()
}

/// Records what was receipted and stores the resulting state, however the run ended.
fn note(app: &AppSession, run: SyncRun, ended: Result<(), Failure>) -> Result<Outcome, CallError> {
    let turned_away = run.revoked || ended.as_ref().is_err_and(|failure| failure.state == ExchangeState::Revoked);
    let (sent, receipt_at) = app.with_book(|book| {
        if ended.is_ok() {
            crate::erasing::obey(app, book)?;
        }
        // Without an answer nothing new is known about a revocation.
        if turned_away || run.heard {
            revocation::note(book, turned_away)?;
        }
        notes::receipt(app, book)
    })?;
    let mut last = app.courier.last();
    match ended {
        Ok(()) => {
            *last = Last { state: Some(ExchangeState::Idle), compared_ms: last.compared_ms, ..Last::default() };
            let carried = run.link.carried();
            Ok(Outcome {
                sent,
                received: run.received,
                requests: carried.requests as u32,
                bytes_up: carried.up,
                bytes_down: carried.down,
                receipt_at,
                pages_sent: run.pages_sent,
                verified: run.verified,
            })
        }
        Err(Failure { state, error }) => {
            // Any progress resets the back-off.
            let failures = if run.received > 0 || !sent.is_empty() { 0 } else { last.failures };
            let wait = Backoff::after(failures, app.now_ms() as u32);
            *last = Last {
                state: Some(state),
                message: Some(error.message.clone()),
                silent: None,
                progress: None,
                retry_at_ms: Some(app.now_ms() + wait.as_millis() as u64),
                failures: failures.saturating_add(1),
                compared_ms: last.compared_ms,
            };
            Err(error)
        }
    }
}

/// Whether there is a reason to start an exchange now; the window's courier asks this every few seconds.
/// Reasons are: no exchange for a long time (`stale`), unsent changes, pages, or a comparison of words that
/// needs another laptop's message, because two people wait for it. There is no reason during the delay after a
/// failure, or after "Dừng".
pub fn is_time_to_go(app: &AppSession, stale: bool) -> bool {
    let due = app.courier.last().retry_at_ms.is_none_or(|at| at <= app.now_ms());
    let wanted = app.with_book(|book| {
        let ready = enrolment(book)?.is_some() && !is_paused(book)?;
        let fresh = app.courier.last().state.is_none_or(|state| state != ExchangeState::Idle);
        let waits = || Ok::<_, CallError>(!delivery::unsent(book.connection(), book.own_book())?.is_empty());
        let compares = || compares(app, book);
        Ok(ready && (stale || fresh || waits()? || compares()? || file_transfer::wants_to_go(app, book)?))
    });
    due && wanted.unwrap_or(false)
}

/// How often a laptop looks for the other laptop's message in a comparison.
const COMPARE_MS: u64 = 15 * 1000;

fn compares(app: &AppSession, book: &Book) -> Result<bool, CallError> {
    let now = app.now_ms();
    if app.courier.last().compared_ms.is_some_and(|at| at <= now && now - at < COMPARE_MS) {
        return Ok(false);
    }
    let waits = super::keys::waits_for_comparison(book)?;
    app.courier.last().compared_ms = Some(now);
    Ok(waits)
}
