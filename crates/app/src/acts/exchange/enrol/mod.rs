//! Enrolment at the superior with an invite file or a code. Nothing that was recorded before is lost.

mod attempt;
mod invite;
mod moving;
mod names;

use super::sentences::{self, spoken};
use super::{file_transfer, notes};
use crate::AppSession;
use crate::app_session::courier::Last;
use crate::enrolment::{ENROLMENT, Enrolment, FETCHING, enrolment};
use crate::messages::exchange::{Enrol, Enrolled};
use crate::messages::{CallError, Tag};
use attempt::Attempt;
use domain::hex::decode as bytes;
use exchange::enrolment::EnrolAnswer;
use invite::Invite;
use journal::ChainStore;
use names::Names;
use store::{delivery, settings};

pub fn enrol(app: &AppSession, request: Enrol) -> Result<Enrolled, CallError> {
    let invite = Invite::read(&request)?;
    let same_cell = request.same_cell.unwrap_or_default();
    let since = moving::since(request.under_since.as_deref(), app.today())?;
    let (mut attempt, key, before, names) = app.with_book(|book| {
        let before = enrolment(book)?;
        if let (Some(known), Some(unit)) = (&before, invite.unit)
            && known.unit != unit
            && since.is_none()
        {
            return Err(moving::other_unit_or_committee(book, known, &invite.superior_name)?);
        }
        let names = Names::of(book)?;
        names.fit(&invite.unit_name, same_cell)?;
        Ok((Attempt::go_on(book, &invite)?, book.device_key().clone(), before, names))
    })?;
    let answer = attempt.ask(app, &invite, &names)?;
    if invite.unit.is_some_and(|unit| unit != answer.unit.id) {
        return Err(sentences::unverified());
    }
    if let Some(known) = &before {
        let same = (known.superior == answer.superior.id, known.unit == answer.unit.id);
        match same {
            (true, true) => {}
            (true, false) => return Err(moving::other_unit(known)),
            (false, _) if since.is_some() => {}
            (false, _) => return Err(moving::other_committee(&known.superior_name, &answer.superior.name)),
        }
    }
    names.fit(&answer.unit.name, same_cell)?;
    let server_key = bytes::<32>(&answer.server_key).ok_or_else(sentences::unverified)?;
    let words = match attempt.open(&invite, &key, &answer) {
        // the server has another comparison by now, so this one can't succeed
        Err(error) if error.code == "not_committed" => {
            app.with_book(|book| Ok(book.write_local(attempt::end)?))?;
            return Err(error);
        }
        opened => opened?,
    };
    let found = Enrolment {
        url: invite.url,
        pin: invite.pin,
        server_key,
        former: Vec::new(),
        left: Vec::new(),
        unit: answer.unit.id,
        unit_name: answer.unit.name.clone(),
        superior: answer.superior.id,
        superior_name: answer.superior.name.clone(),
        four_words: words,
        since: None,
        before: Vec::new(),
    };
    let found = match &before {
        Some(known) if known.superior != found.superior => found.under_another(known, since, app.today()),
        _ => found,
    };
    let joined = join(app, found, before, &answer)?;
    *app.courier.last() = Last::default();
    app.tell(&[Tag::Exchange, Tag::People]);
    if since.is_some() {
        // What the former committee sent is shown as such.
        app.tell(&[Tag::Documents, Tag::Rounds, Tag::MakeUps, Tag::Essays, Tag::Registers]);
    }
    Ok(Enrolled {
        superior_name: answer.superior.name,
        unit_name: answer.unit.name,
        cell_name: names.cell,
        four_words: spoken(words),
        joined,
    })
}

/// Continues in the book that the answer names. Returns true when that is not this laptop's own book.
fn join(
    app: &AppSession,
    found: Enrolment,
    before: Option<Enrolment>,
    answer: &EnrolAnswer,
) -> Result<bool, CallError> {
    let (server_key, kept) = (found.server_key, answer.book);
    let moved = before.as_ref().is_some_and(|before| before.server_key != server_key);
    let enrolment = match before {
        Some(before) => found.after(before, answer.state == "active")?,
        None => found,
    };
    app.with_book(|book| {
        let joined = book.own_book() != kept;
        book.transact(|_, chain_store, _| chain_store.learn_device(&server_key).map_err(CallError::from))?;
        let text = serde_json::to_string(&enrolment).map_err(|error| CallError::internal(&error))?;
        book.switch_to_cell_book(kept, app.now_ms(), |connection| {
            if joined {
                settings::put(connection, FETCHING, "1")?;
            }
            if moved {
                delivery::send_again(connection, kept)?;
                notes::forget(connection, kept)?;
                file_transfer::server_lost(connection)?;
            }
            attempt::end(connection)?;
            super::revocation::forget(connection)?;
            settings::put(connection, ENROLMENT, &text)
        })?;
        Ok(joined)
    })
}

impl Enrolment {
    /// The enrolment at another server, which replaces the one before. Changes that the old server vouched for count once the
    /// new server vouches for them.
    fn after(self, before: Enrolment, is_let_in: bool) -> Result<Enrolment, CallError> {
        if self.superior != before.superior {
            return Ok(self);
        }
        if self.unit != before.unit {
            return Err(moving::other_unit(&before));
        }
        if self.server_key == before.server_key {
            if is_let_in && self.url == before.url {
                return Err(CallError::new("already_enrolled", "Sổ này đã nối với cấp trên."));
            }
            // The server is the same: either its address has changed, or the words are compared again.
            return Ok(Enrolment { url: self.url, pin: self.pin, four_words: self.four_words, ..before });
        }
        let mut left: Vec<_> = [vec![before.server_key], before.former, before.left].concat();
        left.retain(|key| *key != self.server_key);
        Ok(Enrolment { left, since: before.since, before: before.before, ..self })
    }
}
