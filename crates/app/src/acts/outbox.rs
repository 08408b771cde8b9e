//! The outbox: input that a page could not save before the book was locked. It is sealed, stored beside the
//! book, and offered to the person who opens the book next.

use crate::app_session::outbox::Known;
use crate::app_session::{Seat, moment};
use crate::messages::outbox::{Item, Kept, Seal, Sealed, Waiting, WaitingItem};
use crate::messages::{CallError, Nothing};
use crate::{AppSession, stamps};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::Book;
use store::outbox;
use zeroize::Zeroizing;

#[derive(Serialize, Deserialize)]
struct Packet {
    item: Item,
    by: String,
    at_ms: u64,
}

pub fn seal(app: &AppSession, request: Seal) -> Result<Sealed, CallError> {
    if let Seat::Open(book) = &mut *app.seat() {
        app.outbox.learn(book);
    }
    let mut known = app.outbox.known();
    let mut left_out = 0;
    let mut sealed = Vec::new();
    for item in request.items {
        if is_marked(&item) {
            left_out += 1;
            continue;
        }
        let key = known.key.as_ref().ok_or_else(CallError::locked)?;
        let packet = Packet { item, by: known.by.clone(), at_ms: app.now_ms() };
        let plain = serde_json::to_vec(&packet).map_err(|error| CallError::internal(&error))?;
        sealed.push(key.seal(&Zeroizing::new(plain))?);
    }
    known.unkept.extend(sealed);
    Ok(Sealed { kept: put_on_disk(app, &mut known), left_out })
}

/// Whether the item's own call would refuse it for its stamp, or it is not a valid request.
fn is_marked(item: &Item) -> bool {
    let request: Option<Value> = serde_json::from_str(&item.request).ok();
    request.is_none_or(|request| stamps::refuse_marked(&item.call, &request).is_err())
}

/// Appends the packets in memory to the file on the disk.
fn put_on_disk(app: &AppSession, known: &mut Known) -> Kept {
    let Ok(mut packets) = outbox::kept(app.dir()) else {
        return if known.unkept.is_empty() { Kept::Disk } else { Kept::Memory };
    };
    if known.unkept.is_empty() {
        return if packets.is_empty() { Kept::Nothing } else { Kept::Disk };
    }
    packets.extend(known.unkept.iter().cloned());
    match outbox::keep(app.dir(), &packets) {
        Ok(()) => {
            known.unkept.clear();
            Kept::Disk
        }
        Err(_) => Kept::Memory,
    }
}

pub fn waiting(app: &AppSession, _: Nothing) -> Result<Waiting, CallError> {
    app.with_book(|book| {
        let unkept = app.outbox.known().unkept.clone();
        let mut packets = match outbox::kept(app.dir()) {
            // A file that can't be read now stays and is offered later.
            Err(_) if !unkept.is_empty() => Vec::new(),
            kept => kept?,
        };
        packets.extend(unkept);
        let opened: Vec<WaitingItem> = packets.iter().filter_map(|packet| open(book, packet)).collect();
        Ok(Waiting { unread: (packets.len() - opened.len()) as u32, items: opened })
    })
}

fn open(book: &Book, packet: &[u8]) -> Option<WaitingItem> {
    let plain = book.open_from_outbox(packet).ok()?;
    let Packet { item, by, at_ms } = serde_json::from_slice(&plain).ok()?;
    Some(WaitingItem { item, by, at: moment(at_ms) })
}

/// Clears the outbox after a person has seen its items and saved or discarded them.
pub fn forget(app: &AppSession, _: Nothing) -> Result<Sealed, CallError> {
    app.with_book(|_| {
        if outbox::kept(app.dir()).is_ok() {
            outbox::keep(app.dir(), &[])?;
        }
        app.outbox.known().unkept.clear();
        Ok(Sealed { kept: Kept::Nothing, left_out: 0 })
    })
}
