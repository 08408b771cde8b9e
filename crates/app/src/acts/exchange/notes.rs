//! Records what exchanges brought and sent, over the network or by stick, in words that people use.
//!
//! The progress is stored with the records. If the program stopped between taking in an answer and recording
//! it, it records it the next time the book is opened.

use super::{keys, revocation};
use crate::AppSession;
use crate::app_session::{moment, tags};
use crate::enrolment::{enrolment, received_books};
use crate::messages::exchange::{Arrived, ReceiptLine, Waiting};
use crate::messages::{CallError, Tag};
use crate::naming::{Names, thing};
use crate::things::{label, things};
use domain::Id;
use domain::catalogue::{counted_as, kind as lookup};
use serde::Serialize;
use std::collections::{BTreeSet, HashMap};
use store::delivery::{Reach, Unsent};
use store::{Book, Connection, Touched, delivery, exchange_log, settings};

/// Records the new arrivals in the superior's books and tells the pages. Returns their number.
pub(crate) fn arrivals(app: &AppSession, book: &mut Book, touched: &[Touched]) -> Result<u32, CallError> {
    let (mut noted, at) = (Noted::read(book.connection())?, app.now_ms());
    let (mut lines, names) = (Vec::new(), Names::of(book)?);
    for sent in received_books(book)? {
        for arrived in noted.since(book, sent, |line| line.number)? {
            let Some((kind, _)) = lookup(arrived.kind).and_then(counted_as) else { continue };
            let (id, label) = (arrived.record.to_string(), label(book, &names, sent, kind, arrived.record)?);
            lines.push(written(&Arrived { at: moment(at), thing: thing(kind.number), id, label })?);
        }
    }
    noted.keep(book, at, "arrived", &lines)?;
    let what: Vec<Tag> = touched.iter().flat_map(|touch| tags(touch.kind)).collect();
    if what.contains(&Tag::People) {
        // What arrived is in the book. A key file that can't be written now follows at the next unlocking.
        let _ = crate::acts::people::follow(app, book);
    }
    app.tell(&what);
    Ok(lines.len() as u32)
}

/// Records what the superior has newly received as a line that people recognise. If this laptop was revoked,
/// the superior keeps it for review and it does not count.
pub(crate) fn receipt(app: &AppSession, book: &mut Book) -> Result<(Vec<Waiting>, Option<String>), CallError> {
    let (mut noted, own) = (Noted::read(book.connection())?, book.own_book());
    let sent = things(book, &noted.since(book, own, |line| line.receipted)?)?;
    let receipt = delivery::last_receipt(book.connection(), own)?;
    let at = receipt.as_ref().map(|receipt| moment(receipt.at_ms));
    let mut lines = Vec::new();
    if let Some(receipt) = receipt.filter(|_| !sent.is_empty()) {
        let (at, code, for_review) = (moment(receipt.at_ms), receipt.code(), revocation::is_revoked(book)?);
        lines.push(written(&ReceiptLine { at, code, things: sent.clone(), for_review })?);
    }
    noted.keep(book, app.now_ms(), "receipt", &lines)?;
    Ok((sent, at))
}

/// Does what the program did not complete before it ended: the lines that people read, and turning the key over
/// because of a revoked laptop.
pub(crate) fn catch_up(app: &AppSession, book: &mut Book) -> Result<(), CallError> {
    if enrolment(book)?.is_none() {
        return Ok(());
    }
    arrivals(app, book, &[])?;
    receipt(app, book)?;
    keys::tend(app, book).map(drop)
}

/// Resets the progress, because another server has to receive the whole book again.
pub(super) fn forget(connection: &Connection, book: Id) -> Result<(), store::Error> {
    let mut noted = Noted::read(connection)?;
    for line in delivery::reaches(connection, book)? {
        noted.upto.remove(&(line.chain, line.base));
    }
    noted.put(connection)
}

fn written(line: &impl Serialize) -> Result<String, CallError> {
    serde_json::to_string(line).map_err(|error| CallError::internal(&error))
}

const NOTED: &str = "exchange_noted";

/// How far each line of a chain had been recorded, by its chain and the number at which it branches off.
struct Noted {
    upto: HashMap<(Id, u64), u64>,
    moved: bool,
}

impl Noted {
    fn read(connection: &Connection) -> Result<Noted, store::Error> {
        let kept = settings::get(connection, NOTED)?.and_then(|text| serde_json::from_str(&text).ok());
        let lines: Vec<(Id, u64, u64)> = kept.unwrap_or_default();
        Ok(Noted { upto: lines.into_iter().map(|(chain, base, upto)| ((chain, base), upto)).collect(), moved: false })
    }

    /// Returns the records touched by changes since then, and advances the progress to the present.
    fn since(&mut self, book: &Book, of: Id, upto: impl Fn(&Reach) -> u64) -> Result<Vec<Unsent>, CallError> {
        let mut found = BTreeSet::new();
        for line in delivery::reaches(book.connection(), of)? {
            let (now, known) = (upto(&line), self.upto.entry((line.chain, line.base)).or_default());
            if *known < now {
                found.extend(delivery::between(book.connection(), &line, *known, now)?);
                (*known, self.moved) = (now, true);
            }
        }
        Ok(found.into_iter().collect())
    }

    fn keep(&self, book: &mut Book, at: u64, what: &str, lines: &[String]) -> Result<(), CallError> {
        if !self.moved {
            return Ok(());
        }
        Ok(book.write_local(|connection| {
            lines.iter().try_for_each(|line| exchange_log::add(connection, at, what, line))?;
            self.put(connection)
        })?)
    }

    fn put(&self, connection: &Connection) -> Result<(), store::Error> {
        let mut lines: Vec<_> = self.upto.iter().map(|((chain, base), upto)| (*chain, *base, *upto)).collect();
        lines.sort_unstable();
        settings::put(connection, NOTED, &serde_json::to_string(&lines).unwrap_or_default())
    }
}
