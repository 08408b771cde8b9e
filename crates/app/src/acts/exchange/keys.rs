//! The cell's key on this laptop: waiting for it, opening it with the sheet, and giving it to a new laptop
//! after its words were compared.

use super::sentences::spoken;
use crate::app_session::AppSession;
use crate::enrolment::{enrolment, received_books};
use crate::messages::keys::{Comparing, Confirm, Give, Holding, Keys, Newcomer, OpenWithSheet, Refuse};
use crate::messages::{CallError, Nothing, Tag, Which};
use crate::reading;
use domain::{Id, words};
use store::{Book, RingOutcome, settings};

/// The setting that holds the laptops that a person here refused as not belonging to the cell.
const REFUSED: &str = "refused_newcomers";

/// Must be called after anything that brought changes. Returns true if this laptop wrote something that has to
/// be sent.
pub(crate) fn tend(app: &AppSession, book: &mut Book) -> Result<bool, CallError> {
    let sent = received_books(book)?;
    let outcome = book.sync_ring(app.now_ms(), &sent)?;
    tell(app, outcome);
    let gave = book.sync_audiences(app.now_ms(), &sent)?;
    // the person who joined the cell's book asked for it, so the first comparison starts without a further
    // click
    let asks = book.ring().is_empty() && sent.len() == 2 && !book.has_asked_for_ring()? && !book.is_read_only();
    if asks {
        book.ask_for_ring(app.now_ms())?;
    }
    Ok(book.tend_comparisons(app.now_ms(), &sent)? || asks || outcome.wrote || gave)
}

/// Whether this laptop waits for another laptop's message in a comparison.
pub(super) fn waits_for_comparison(book: &Book) -> Result<bool, CallError> {
    let sent = received_books(book)?;
    let asking = book.ring().is_empty() && sent.len() == 2;
    Ok(asking || book.newcomers(&sent)?.iter().any(|one| one.comparing == store::Comparing::Answered))
}

fn tell(app: &AppSession, outcome: RingOutcome) {
    if outcome.opened {
        app.tell(&[Tag::Members, Tag::RollCall, Tag::Totals, Tag::Essays, Tag::MakeUps, Tag::Exchange]);
    }
}

pub fn state(app: &AppSession, _: Nothing) -> Result<Keys, CallError> {
    app.with_book(|book| describe(book))
}

fn describe(book: &Book) -> Result<Keys, CallError> {
    let (ring, sent) = (book.ring(), received_books(book)?);
    let holding = match (ring.is_empty(), ring.is_current()) {
        (true, _) => Holding::Waiting,
        (false, true) => Holding::Holds,
        (false, false) => Holding::Behind,
    };
    let twelve_words = match holding {
        Holding::Holds => ring.words(),
        Holding::Waiting | Holding::Behind => book.asking_twelve_words(&sent),
    };
    let refused = refused(book)?;
    let newcomers = book.newcomers(&sent)?.into_iter().map(|one| {
        let (comparing, four_words) = comparing(one.comparing);
        Newcomer {
            id: one.id.to_string(),
            name: one.name,
            comparing,
            four_words,
            twelve_words: spoken(one.twelve_words),
            writes_as: one.writes_as,
            refused: refused.contains(&one.id),
        }
    });
    Ok(Keys {
        four_words: if holding == Holding::Holds { None } else { book.asking_words(&sent)?.map(spoken) },
        holding,
        twelve_words: twelve_words.map(spoken),
        confirmed: ring.is_empty() && book.has_confirmed_holder()?,
        offered_words: book.offered_words()?.map(spoken),
        may_ask: ring.is_empty() && book.may_ask_for_ring()?,
        newcomers: newcomers.collect(),
        other_holders: book.other_holders(&sent)?,
    })
}

fn comparing(state: store::Comparing) -> (Comparing, Option<Vec<String>>) {
    match state {
        store::Comparing::NotAsked => (Comparing::NotAsked, None),
        store::Comparing::Asked => (Comparing::Asked, None),
        store::Comparing::Answered => (Comparing::Answered, None),
        store::Comparing::AnsweredElsewhere => (Comparing::AnsweredElsewhere, None),
        store::Comparing::Words(words) => (Comparing::Words, Some(spoken(words))),
        store::Comparing::UsedUp => (Comparing::UsedUp, None),
    }
}

/// Names of the new laptops that nobody has answered yet.
pub(crate) fn asking(book: &Book) -> Result<Vec<String>, CallError> {
    let refused = refused(book)?;
    let asking = book.newcomers(&received_books(book)?)?;
    Ok(asking.into_iter().filter(|one| !refused.contains(&one.id)).map(|one| one.name).collect())
}

/// Whether the key would be lost together with this laptop: no other laptop holds it, and no sheet was proved.
pub(crate) fn is_held_once(book: &Book) -> Result<bool, CallError> {
    Ok(!book.recovery_proved()? && book.other_holders(&received_books(book)?)?.is_empty())
}

fn refused(book: &Book) -> Result<Vec<Id>, CallError> {
    Ok(settings::get(book.connection(), REFUSED)?.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

/// Starts a comparison of words with a new laptop, at a laptop that holds the key.
pub fn compare(app: &AppSession, request: Which) -> Result<Keys, CallError> {
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        let sent = received_books(book)?;
        if !book.newcomers(&sent)?.iter().any(|one| one.id == id) {
            return Err(CallError::not_found("id"));
        }
        book.answer_newcomer(id, app.now_ms())?;
        describe(book)
    })
    .inspect(|_| app.tell(&[Tag::Exchange]))
}

/// Starts another comparison, at the laptop that waits for the key.
pub fn ask(app: &AppSession, _: Nothing) -> Result<Keys, CallError> {
    app.with_book(|book| {
        if !book.ring().is_empty() {
            return describe(book);
        }
        book.ask_for_ring(app.now_ms())?;
        describe(book)
    })
    .inspect(|_| app.tell(&[Tag::Exchange]))
}

pub fn give(app: &AppSession, request: Give) -> Result<Keys, CallError> {
    let id = reading::id(&request.id, "id")?;
    let words: Option<Vec<u16>> = request.words.iter().map(|word| words::index(word)).collect();
    app.with_book(|book| {
        let sent = received_books(book)?;
        let newcomer = book.newcomers(&sent)?.into_iter().find(|one| one.id == id);
        let newcomer = newcomer.ok_or_else(|| CallError::not_found("id"))?;
        if !words.is_some_and(|words| newcomer.shows(&words)) {
            return Err(other_words());
        }
        book.give_ring(&newcomer, app.now_ms())?;
        describe(book)
    })
    .inspect(|_| app.tell(&[Tag::Exchange]))
}

/// A person at the waiting laptop confirms that it shows the same words as the laptop that gives the key.
pub fn confirm(app: &AppSession, request: Confirm) -> Result<Keys, CallError> {
    let words: Option<Vec<u16>> = request.words.iter().map(|word| words::index(word)).collect();
    app.with_book(|book| {
        let sent = received_books(book)?;
        let confirmed = words.map_or(Ok(false), |words| book.confirm_holder(&words, &sent))?;
        if !confirmed {
            return Err(other_words());
        }
        let outcome = book.sync_ring(app.now_ms(), &sent)?;
        tell(app, RingOutcome { opened: !book.ring().is_empty(), ..outcome });
        describe(book)
    })
    .inspect(|_| app.tell(&[Tag::Exchange]))
}

fn other_words() -> CallError {
    CallError::at("other_words", "words", "Các từ vừa đổi. Chưa giao, chưa nhận gì. Đối chiếu lại các từ trên hai máy.")
}

pub fn refuse(app: &AppSession, request: Refuse) -> Result<Keys, CallError> {
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        let mut refused = refused(book)?;
        refused.retain(|known| *known != id);
        if request.refused {
            refused.push(id);
        }
        let text = serde_json::to_string(&refused).map_err(|error| CallError::internal(&error))?;
        book.write_local(|connection| settings::put(connection, REFUSED, &text))?;
        describe(book)
    })
    .inspect(|_| app.tell(&[Tag::Exchange]))
}

pub fn open_with_sheet(app: &AppSession, request: OpenWithSheet) -> Result<Keys, CallError> {
    let secret = words::decode(&words::typed(&request.words)).map_err(|_| CallError::from(store::Error::WrongWords))?;
    app.with_book(|book| {
        let sent = received_books(book)?;
        let outcome = book.open_ring_with_sheet(&secret, app.now_ms(), &sent).map_err(|error| match error {
            store::Error::WrongWords => nothing_opens(book),
            other => other.into(),
        })?;
        tell(app, outcome);
        describe(book)
    })
}

/// The error if the words open nothing: they may be right, but the book has not arrived yet.
fn nothing_opens(book: &Book) -> CallError {
    let fetched = enrolment(book).ok().flatten().is_none() || book.has_work().unwrap_or(true);
    let sentence = if fetched {
        "Phiếu này không mở được bài của chi bộ. Xem lại từng từ, và xem có phải phiếu in sau cùng không."
    } else {
        "Máy này chưa nhận được sổ của chi bộ. Gửi nhận xong rồi gõ lại các từ trên phiếu khôi phục."
    };
    CallError::at("wrong_words", "words", sentence)
}
