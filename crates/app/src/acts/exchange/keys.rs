//! The cell's key at this laptop: waited for, opened with the sheet, given to a further laptop after four words were compared.

use super::{enrol::spoken, enrolment, received_books};
use crate::desk::Desk;
use crate::messages::keys::{Give, Holding, Keys, Newcomer, OpenWithSheet, Refuse};
use crate::messages::{CallError, Nothing, Tag};
use crate::reading;
use domain::{Id, words};
use store::{Book, Tended, settings};

/// Laptops somebody here said are none of the cell's.
const REFUSED: &str = "refused_newcomers";

/// Done after whatever brought changes. True when this laptop wrote something that has to be sent.
pub(crate) fn tend(desk: &Desk, book: &mut Book) -> Result<bool, CallError> {
    let sent = received_books(book)?;
    let tended = book.tend_ring(desk.now_ms(), &sent)?;
    tell(desk, tended);
    Ok(tended.wrote)
}

fn tell(desk: &Desk, tended: Tended) {
    if tended.opened {
        desk.tell(&[Tag::Members, Tag::RollCall, Tag::Totals, Tag::Essays, Tag::MakeUps, Tag::Exchange]);
    }
}

pub fn state(desk: &Desk, _: Nothing) -> Result<Keys, CallError> {
    desk.with_book(|book| describe(book))
}

fn describe(book: &Book) -> Result<Keys, CallError> {
    let (ring, sent) = (book.ring(), received_books(book)?);
    let holding = match (ring.is_empty(), ring.is_current()) {
        (true, _) => Holding::Waiting,
        (false, true) => Holding::Holds,
        (false, false) => Holding::Behind,
    };
    let places = match holding {
        Holding::Holds => ring.words(),
        Holding::Waiting | Holding::Behind => Some(book.newcomer_words()),
    };
    let refused = refused(book)?;
    let newcomers = book.newcomers(&sent)?.into_iter().map(|one| Newcomer {
        id: one.id.to_string(),
        name: one.name,
        four_words: spoken(one.words),
        refused: refused.contains(&one.id),
    });
    Ok(Keys {
        holding,
        four_words: places.map(spoken),
        newcomers: newcomers.collect(),
        other_holders: book.other_holders(&sent)?,
    })
}

/// Newcomers nobody has answered yet, by name.
pub(crate) fn asking(book: &Book) -> Result<Vec<String>, CallError> {
    let refused = refused(book)?;
    let asking = book.newcomers(&received_books(book)?)?;
    Ok(asking.into_iter().filter(|one| !refused.contains(&one.id)).map(|one| one.name).collect())
}

/// Whether losing this one laptop loses the key: no other holds it, and no sheet was proved.
pub(crate) fn is_held_once(book: &Book) -> Result<bool, CallError> {
    Ok(!book.recovery_proved()? && book.other_holders(&received_books(book)?)?.is_empty())
}

fn refused(book: &Book) -> Result<Vec<Id>, CallError> {
    Ok(settings::get(book.connection(), REFUSED)?.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

pub fn give(desk: &Desk, request: Give) -> Result<Keys, CallError> {
    let id = reading::id(&request.id, "id")?;
    desk.with_book(|book| {
        let sent = received_books(book)?;
        let newcomer = book.newcomers(&sent)?.into_iter().find(|one| one.id == id);
        let newcomer = newcomer.ok_or_else(|| CallError::not_found("id"))?;
        if spoken(newcomer.words) != request.four_words {
            return Err(CallError::at(
                "other_words",
                "four_words",
                "Bốn từ của máy này vừa đổi. Chưa giao gì. Đối chiếu lại bốn từ trên hai máy.",
            ));
        }
        book.give_ring(&newcomer, desk.now_ms())?;
        describe(book)
    })
    .inspect(|_| desk.tell(&[Tag::Exchange]))
}

pub fn refuse(desk: &Desk, request: Refuse) -> Result<Keys, CallError> {
    let id = reading::id(&request.id, "id")?;
    desk.with_book(|book| {
        let mut refused = refused(book)?;
        refused.retain(|known| *known != id);
        if request.refused {
            refused.push(id);
        }
        let text = serde_json::to_string(&refused).map_err(|error| CallError::internal(&error))?;
        book.aside(|connection| settings::put(connection, REFUSED, &text))?;
        describe(book)
    })
    .inspect(|_| desk.tell(&[Tag::Exchange]))
}

pub fn open_with_sheet(desk: &Desk, request: OpenWithSheet) -> Result<Keys, CallError> {
    let typed: Vec<&str> = request.words.split_whitespace().collect();
    let secret = words::decode(&typed).map_err(|_| CallError::from(store::Error::WrongWords))?;
    desk.with_book(|book| {
        let sent = received_books(book)?;
        let tended = book.open_ring_with_sheet(&secret, desk.now_ms(), &sent).map_err(|error| match error {
            store::Error::WrongWords => nothing_opens(book),
            other => other.into(),
        })?;
        tell(desk, tended);
        describe(book)
    })
}

/// The words may be right, and the book not here yet.
fn nothing_opens(book: &Book) -> CallError {
    let fetched = enrolment(book).ok().flatten().is_none() || book.has_work().unwrap_or(true);
    let sentence = if fetched {
        "Phiếu này không mở được bài của chi bộ. Xem lại từng từ, và xem có phải phiếu in sau cùng không."
    } else {
        "Máy này chưa nhận được sổ của chi bộ. Gửi nhận xong rồi gõ lại các từ trên phiếu khôi phục."
    };
    CallError::at("wrong_words", "words", sentence)
}
