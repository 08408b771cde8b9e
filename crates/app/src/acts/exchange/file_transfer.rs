//! Transfers pages after the text, one batch of pieces at a time. It can be stopped after any batch and
//! continues in the next run. The book is never locked while the transfer waits for the link, and changes that
//! are saved meanwhile are sent before the next page.

use super::network::{block_on, told_to_stop};
use super::sentences;
use crate::acts::attachments::standing;
use crate::acts::attachments::when::when;
use crate::app_session::courier::FileTransfer;
use crate::enrolment::{enrolment, is_paused, superior_name};
use crate::messages::attachments::{Fetched, FilesState, FilesWhen, Moving, WhyWaiting};
use crate::messages::{CallError, Tag, Which};
use crate::{AppSession, reading};
use domain::Id;
use domain::attachments::Pieces;
use ed25519_dalek::SigningKey;
use exchange::pieces::{self, AnswerResult, TransferPlan};
use journal::Hash;
use link::{HttpLink, LinkError};
use standing::Piecewise;
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};
use store::{Book, delivery, settings};

/// The limits of a good link: 256 kbit/s, an answer within 400 ms.
const GOOD_BYTES_A_SECOND: f64 = 32_000.0;
const GOOD_ANSWER: Duration = Duration::from_millis(400);
/// When pages are tried again after a slow link, a broken link, or "Dừng".
const AGAIN_MS: u64 = 20 * 60 * 1000;
/// How often to check without a trigger whether pages wait. Adding a page makes a change, which is sent at once
/// together with the page.
const LOOK_MS: u64 = 2 * 60 * 1000;
/// How often the server is asked about every page, whatever is known: it may have been restored from an old
/// backup.
const ASK_ALL_MS: u64 = 7 * 24 * 60 * 60 * 1000;
const ASKED_ALL: &str = "pieces_asked_ms";
/// The number of halvings before the link is given up for now.
const HALVINGS: u32 = 6;

/// What one run is about.
pub(super) enum TransferKind {
    /// After the text of a sync run: what the setting allows.
    Usual,
    /// One page that a person wants to see now.
    Fetch(Id),
}

pub(crate) fn state(app: &AppSession, book: &Book) -> Result<FilesState, CallError> {
    let (when, files) = (when(book)?, standing::pages(book)?);
    let file_transfer = app.courier.file_transfer().clone();
    let waiting = || files.values().filter(|file| file.missing.is_empty() && !file.unsent.is_empty());
    let waiting_pages = waiting().count() as u32;
    let why = match () {
        () if waiting_pages == 0 => None,
        () if enrolment(book)?.is_none() => Some(WhyWaiting::NotEnrolled),
        () if when == FilesWhen::UsbOnly => Some(WhyWaiting::UsbOnly),
        () if is_paused(book)? => Some(WhyWaiting::Paused),
        () => file_transfer.why.or(Some(WhyWaiting::NextExchange)),
    };
    Ok(FilesState {
        when,
        waiting_pages,
        waiting_bytes: waiting().map(|file| file.bytes_of(&file.unsent)).sum(),
        missing_pages: files.values().filter(|file| !file.missing.is_empty()).count() as u32,
        why,
        moving: file_transfer.moving,
    })
}

/// Whether pages are a reason to start a run now.
pub(super) fn wants_to_go(app: &AppSession, book: &Book) -> Result<bool, CallError> {
    let now = app.now_ms();
    let file_transfer = app.courier.file_transfer().clone();
    if file_transfer.not_before_ms.max(file_transfer.quiet_until_ms) > now || when(book)? == FilesWhen::UsbOnly {
        return Ok(false);
    }
    app.courier.file_transfer().quiet_until_ms = now + LOOK_MS;
    Ok(standing::all(book)?.values().any(|file| !file.unsent.is_empty() || !file.missing.is_empty()))
}

/// Fetches a page that is only on another laptop of the cell, whatever the setting, because a person waits for
/// it.
pub fn fetch(app: &AppSession, request: Which) -> Result<Fetched, CallError> {
    let id = reading::id(&request.id, "id")?;
    let (link, server_key) = app.with_book(|book| {
        let enrolment = enrolment(book)?.ok_or_else(sentences::not_enrolled)?;
        let link = HttpLink::new(&enrolment.url, enrolment.pin.as_deref());
        let link = link.map_err(|error| sentences::of_link(&error, &enrolment.superior_name).1)?;
        Ok((link, enrolment.server_key))
    })?;
    if !app.courier.set_out() {
        return Err(sentences::busy());
    }
    let ended = block_on(run(app, &link, server_key, TransferKind::Fetch(id)));
    app.courier.come_home();
    ended??;
    app.with_book(|book| {
        let files = standing::all(book)?;
        let file = files.get(&id).ok_or_else(|| CallError::not_found("id"))?;
        Ok(Fetched { state: file.state() })
    })
}

/// One run of the transfer.
struct Run<'r> {
    app: &'r AppSession,
    link: &'r HttpLink,
    server_key: [u8; 32],
    superior: String,
    key: SigningKey,
    files: BTreeMap<Id, Pieces>,
    plan: TransferPlan,
    /// Stop when the link turns out to be slow.
    only_good: bool,
    /// The number of unsent changes at the start; zero after a sync run.
    unsent_before: usize,
    began: Instant,
    bytes: (u64, u64),
    pages: usize,
    sent: BTreeSet<Id>,
}

/// Runs the transfer. Returns the number of pages that the server has completely now and did not have before;
/// the state says why the run ended.
pub(super) async fn run(
    app: &AppSession,
    link: &HttpLink,
    server_key: [u8; 32],
    kind: TransferKind,
) -> Result<u32, CallError> {
    let Some(mut run) = app.with_book(|book| Run::prepare(app, book, link, server_key, &kind))? else {
        return Ok(0);
    };
    let why = run.go().await;
    let again = app.now_ms() + AGAIN_MS;
    let slow = matches!(why, Ok(Some(WhyWaiting::SlowLink)));
    // If saved text goes first, the pages continue right after it. In other cases an immediate run would get
    // the same result.
    let yielded = matches!(why, Ok(Some(WhyWaiting::NextExchange))) && !app.courier.told_to_stop();
    *app.courier.file_transfer() = FileTransfer {
        moving: None,
        why: why.as_ref().map_or(Some(WhyWaiting::LinkEnded), |why| *why),
        not_before_ms: if slow { again } else { 0 },
        quiet_until_ms: if yielded { 0 } else { again },
    };
    app.tell(&[Tag::Exchange, Tag::Essays, Tag::Documents]);
    why?;
    Ok(run.sent.len() as u32)
}

impl<'r> Run<'r> {
    fn prepare(
        app: &'r AppSession,
        book: &mut Book,
        link: &'r HttpLink,
        server_key: [u8; 32],
        kind: &TransferKind,
    ) -> Result<Option<Run<'r>>, CallError> {
        let (when, quick) = (when(book)?, link.round_trip().is_none_or(|answer| answer < GOOD_ANSWER));
        let usual = matches!(kind, TransferKind::Usual);
        if usual && (when == FilesWhen::UsbOnly || app.courier.file_transfer().not_before_ms > app.now_ms()) {
            return Ok(None);
        }
        if usual && when == FilesWhen::GoodLink && !quick {
            let not_before_ms = app.now_ms() + AGAIN_MS;
            *app.courier.file_transfer() =
                FileTransfer { why: Some(WhyWaiting::SlowLink), not_before_ms, ..FileTransfer::default() };
            return Ok(None);
        }
        let files = standing::all(book)?;
        let (plan, bytes, pages) = match kind {
            TransferKind::Fetch(id) => only(&files, *id),
            TransferKind::Usual => whole(&files, quick, ask_all(app, book, server_key)?),
        };
        let unsent_before = delivery::unsent(book.connection(), book.own_book())?.len();
        Ok(Some(Run {
            app,
            link,
            server_key,
            superior: superior_name(book)?.unwrap_or_default(),
            key: book.device_key().clone(),
            files: files.into_iter().map(|(id, file)| (id, file.pieces)).collect(),
            plan,
            only_good: usual && when == FilesWhen::GoodLink,
            unsent_before,
            began: Instant::now(),
            bytes: (0, bytes),
            pages,
            sent: BTreeSet::new(),
        }))
    }

    /// Runs until nothing is left, or until something prevents the rest.
    async fn go(&mut self) -> Result<Option<WhyWaiting>, CallError> {
        let mut halvings = 0;
        loop {
            let Some(request) = self.app.with_book(|book| self.next(book))? else { return Ok(None) };
            let (body, asked) = pieces::build_request(&self.key, journal::chain::device_id(&self.server_key), &request);
            let (up, began) = (body.len(), Instant::now());
            let answer = tokio::select! {
                answer = self.link.pieces(body) => answer,
                () = told_to_stop(&self.app.courier) => return Ok(Some(WhyWaiting::NextExchange)),
            };
            let answer = match answer {
                Ok(answer) => answer,
                Err(error @ (LinkError::TooLarge | LinkError::Stalled | LinkError::Broken)) if halvings < HALVINGS => {
                    halvings += 1;
                    if matches!(error, LinkError::Stalled) {
                        self.app.say_silent(&self.superior);
                    }
                    self.plan.request_size.halve();
                    continue;
                }
                Err(_) => return Ok(Some(WhyWaiting::LinkEnded)),
            };
            self.app.courier.last().silent = None;
            let (took, carried) = (began.elapsed(), up + answer.len());
            self.plan.request_size.round_trip(took.as_millis() as u64);
            let answer =
                pieces::handle_response(&self.server_key, &asked, &answer).map_err(|_| sentences::unverified())?;
            let result = self.plan.handle_response(&request, answer);
            let text_waits = self.app.with_book(|book| {
                self.keep(book, &result)?;
                Ok(delivery::unsent(book.connection(), book.own_book())?.len() > self.unsent_before)
            })?;
            self.say_progress();
            if result.full {
                return Ok(Some(WhyWaiting::ServerFull));
            }
            if self.only_good && is_slow(carried, took, self.link.round_trip().unwrap_or_default()) {
                return Ok(Some(WhyWaiting::SlowLink));
            }
            if text_waits || self.app.courier.told_to_stop() {
                return Ok(Some(WhyWaiting::NextExchange));
            }
        }
    }

    fn next(&mut self, book: &Book) -> Result<Option<pieces::Request>, CallError> {
        let files = &self.files;
        self.plan.next(|id, place| match files.get(&id).and_then(|pieces| pieces.hash(place)) {
            Some(hash) => Ok(store::pieces::get(book.connection(), hash)?),
            None => Ok(None),
        })
    }

    fn keep(&mut self, book: &mut Book, result: &AnswerResult) -> Result<(), CallError> {
        let hash = |files: &BTreeMap<Id, Pieces>, id, place| files.get(&id).and_then(|file| file.hash(place).copied());
        let mut told: Vec<(Hash, bool)> =
            result.sent.iter().filter_map(|(id, place)| Some((hash(&self.files, *id, *place)?, true))).collect();
        for (id, missing) in &result.settled {
            let Some(file) = self.files.get(id) else { continue };
            told.extend((0..).zip(file.hashes()).map(|(place, hash)| (*hash, !missing.contains(&place))));
            if missing.is_empty() {
                self.sent.insert(*id);
            }
        }
        let arrived = result.arrived.iter().filter_map(|piece| {
            let file = self.files.get(&piece.id()).filter(|file| file.fits(piece.place, &piece.bytes))?;
            Some((*file.hash(piece.place)?, &piece.bytes[..]))
        });
        let arrived: Vec<_> = arrived.collect();
        book.write_local(|connection| {
            told.iter().try_for_each(|(hash, sent)| store::pieces::note_sent(connection, hash, *sent))?;
            arrived.iter().try_for_each(|(hash, bytes)| store::pieces::put(connection, hash, bytes, true))
        })?;
        self.bytes.0 += arrived.iter().map(|(_, bytes)| bytes.len() as u64).sum::<u64>();
        for (id, place) in &result.sent {
            self.bytes.0 += self.files.get(id).map_or(0, |file| file.length(*place));
            self.sent.insert(*id);
        }
        Ok(())
    }

    fn say_progress(&self) {
        let left = self.plan.pages_left();
        let (done, total) = (self.bytes.0, self.bytes.1.max(self.bytes.0));
        let per_byte = self.began.elapsed().as_secs_f64() / done.max(1) as f64;
        let moving = Moving {
            pages_done: self.pages.saturating_sub(left) as u32,
            pages_total: self.pages.max(left) as u32,
            bytes_done: done,
            bytes_total: total,
            seconds_left: (done > 0).then(|| (per_byte * (total - done) as f64).ceil() as u32),
        };
        self.app.courier.file_transfer().moving = (left > 0).then_some(moving);
        self.app.tell(&[Tag::Exchange]);
    }
}

/// Whether the link is slow. Only a request that carried data is measured, without the time spent waiting for
/// the answer.
fn is_slow(carried: usize, took: Duration, round_trip: Duration) -> bool {
    let moving = took.saturating_sub(round_trip.min(GOOD_ANSWER)).as_secs_f64().max(0.001);
    carried > 32 * 1024 && carried as f64 / moving < GOOD_BYTES_A_SECOND
}

/// The plan for one page, whatever the link.
fn only(files: &BTreeMap<Id, Piecewise>, id: Id) -> (TransferPlan, u64, usize) {
    let wanted: Vec<_> = files.get(&id).map(|file| (id, file.missing.clone())).into_iter().collect();
    let bytes = files.get(&id).map_or(0, |file| file.bytes_of(&file.missing));
    (TransferPlan::new(&[], &wanted), bytes, wanted.len())
}

/// The plan for everything that waits. Missing pages are fetched only over a fast link; `every` asks about
/// every page.
fn whole(files: &BTreeMap<Id, Piecewise>, quick: bool, every: bool) -> (TransferPlan, u64, usize) {
    let asked = |file: &Piecewise| every && file.missing.is_empty() && !file.from_superior;
    let offered = files.iter().filter(|(_, file)| !file.unsent.is_empty() || asked(file));
    let unsent: Vec<_> = offered.map(|(id, file)| (*id, file.unsent.clone())).collect();
    let lacking = files.iter().filter(|(_, file)| quick && !file.missing.is_empty());
    let wanted: Vec<_> = lacking.map(|(id, file)| (*id, file.missing.clone())).collect();
    let bytes = files.values().map(|file| file.bytes_of(&file.unsent)).sum::<u64>()
        + wanted.iter().map(|(id, places)| files[id].bytes_of(places)).sum::<u64>();
    let plan = TransferPlan::new(&unsent, &wanted);
    let pages = plan.pages_left();
    (plan, bytes, pages)
}

/// Whether it is time to ask about every page. A new server is always asked about all of them.
fn ask_all(app: &AppSession, book: &mut Book, server_key: [u8; 32]) -> Result<bool, CallError> {
    let (now, server) = (app.now_ms(), journal::chain::device_id(&server_key));
    let last = settings::get(book.connection(), ASKED_ALL)?.unwrap_or_default();
    let (known, at) = last.split_once(' ').unwrap_or_default();
    let due = known != server.to_string() || at.parse::<u64>().unwrap_or_default() + ASK_ALL_MS < now;
    if due {
        let asked = format!("{server} {now}");
        let another = known != server.to_string();
        book.write_local(|connection| {
            settings::put(connection, ASKED_ALL, &asked)?;
            if another { store::pieces::forget_sent(connection) } else { Ok(()) }
        })?;
    }
    Ok(due)
}

/// The server lost data that it had receipted; the next run asks about every page.
pub(crate) fn server_lost(connection: &store::Connection) -> Result<(), store::Error> {
    settings::put(connection, ASKED_ALL, "")
}

#[cfg(test)]
mod tests {
    use super::is_slow;
    use std::time::Duration;

    #[test]
    fn a_link_is_slow_below_256_kbit_a_second_and_a_small_request_tells_nothing() {
        let piece = 64 * 1024;
        let (ms, trip) = (Duration::from_millis, Duration::from_millis(300));
        assert!(is_slow(piece, ms(8_600), trip), "64 kbit/s");
        assert!(is_slow(piece, ms(2_500), trip));
        assert!(!is_slow(piece, ms(2_300), trip), "256 kbit/s and the way there and back");
        assert!(!is_slow(1_000, ms(5_000), trip));
    }
}
