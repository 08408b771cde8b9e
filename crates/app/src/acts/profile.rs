//! Creating, opening and locking the book, and the people who may open it.

use super::exchange::notes;
use super::people::{person, sheet, stored_role};
use crate::AppSession;
use crate::app_session::Seat;
use crate::messages::profile::{Create, Recover, RecoverySheet, Status, Unlock};
use crate::messages::{CallError, Nothing};
use crate::reading;
use domain::words;
use std::time::Duration;
use store::{Book, KdfParameters, NewBook, Profile};

pub fn status(app: &AppSession, _: Nothing) -> Result<Status, CallError> {
    let mut seat = app.seat();
    if let Seat::Away = &*seat {
        *seat = Seat::Locked(Profile::open(app.dir())?);
    }
    describe(app, &seat)
}

fn describe(app: &AppSession, seat: &Seat) -> Result<Status, CallError> {
    let (profile, book) = match seat {
        Seat::Locked(profile) => (Some(profile), None),
        Seat::Open(book) => (Some(book.profile()), Some(book)),
        Seat::Away => (None, None),
    };
    let slots = match profile {
        Some(profile) if profile.exists() => Some(profile.keyslots()?),
        _ => None,
    };
    Ok(Status {
        exists: slots.is_some(),
        unlocked: book.is_some(),
        cell_name: slots.as_ref().map(|slots| slots.cell_name.clone()),
        sample: slots.as_ref().is_some_and(|slots| slots.sample),
        people: slots.iter().flat_map(|slots| &slots.people).map(|slot| person(&slot.person)).collect(),
        person: book.map(|book| person(book.person())),
        superior_name: book.map(|book| super::exchange::superior_name(book)).transpose()?.flatten(),
        key_renewal_due: slots.as_ref().is_some_and(is_renewal_due),
        key_waits_for: slots.iter().flat_map(|slots| slots.holding_up()).map(|person| person.name.clone()).collect(),
        recovery_proved: slots.is_some_and(|slots| slots.recovery.is_some_and(|recovery| recovery.proved)),
        passphrase_wait_s: profile.map(|profile| whole_seconds(profile.passphrase_wait())).unwrap_or_default(),
        read_only: profile.is_some_and(|profile| !profile.is_writable()),
        profile_dir: app.dir().display().to_string(),
    })
}

/// A book of version 1 is due too, because a passphrase or sheet of earlier years may still open it.
fn is_renewal_due(slots: &store::Keyslots) -> bool {
    slots.renewal_due || slots.holding_up().next().is_some()
}

fn whole_seconds(wait: Duration) -> u32 {
    wait.as_millis().div_ceil(1000).try_into().unwrap_or(u32::MAX)
}

pub fn create(app: &AppSession, request: Create) -> Result<RecoverySheet, CallError> {
    let named = |text: &str, field: &str, sentence: &str| {
        let line = reading::line(text, field)?;
        if line.is_empty() { Err(CallError::at("required", field, sentence)) } else { Ok(line) }
    };
    let cell_name = named(&request.cell_name, "cell_name", "Gõ tên chi bộ, ví dụ: Chi bộ bản Nà Hiềng.")?;
    let full_name = named(&request.full_name, "full_name", "Gõ họ và tên người giữ sổ.")?;
    let superior_name = reading::line(&request.superior_name, "superior_name")?;
    store::check_passphrase(&request.passphrase, &[&full_name, &cell_name]).map_err(store::Error::from)?;
    let mut seat = app.seat();
    let profile = app.take_profile(&mut seat)?;
    if profile.exists() {
        *seat = Seat::Locked(profile);
        return Err(store::Error::AlreadyThere.into());
    }
    let new = NewBook {
        cell_name: &cell_name,
        superior_name: &superior_name,
        full_name: &full_name,
        role: stored_role(request.role),
        passphrase: &request.passphrase,
        sample: request.sample,
        now_ms: app.now_ms(),
        kdf: KdfParameters::default(),
    };
    let (mut book, secret) = Book::create(profile, &new)?;
    app.outbox.learn(&mut book);
    let sheet = sheet(&book, &secret);
    *seat = Seat::Open(Box::new(book));
    Ok(sheet)
}

pub fn unlock(app: &AppSession, request: Unlock) -> Result<Status, CallError> {
    let who = reading::id(&request.person, "person")?;
    open_with(app, |profile| Book::unlock(profile, who, &request.passphrase))
}

pub fn recover(app: &AppSession, request: Recover) -> Result<Status, CallError> {
    let who = reading::id(&request.person, "person")?;
    let typed: Vec<&str> = request.words.split_whitespace().collect();
    let secret = words::decode(&typed).map_err(|_| CallError::from(store::Error::WrongWords))?;
    open_with(app, |profile| Book::recover(profile, &secret, who, &request.new_passphrase)).map_err(|error| CallError {
        field: if error.code == "weak_passphrase" { Some("new_passphrase".to_owned()) } else { error.field },
        ..error
    })
}

/// Opens the book. If that fails, the profile stays locked for this session.
fn open_with(
    app: &AppSession,
    open: impl FnOnce(Profile) -> Result<Book, (Profile, store::Error)>,
) -> Result<Status, CallError> {
    let mut seat = app.seat();
    let profile = app.take_profile(&mut seat)?;
    match open(profile) {
        Ok(mut book) => {
            if let Err(error) = book.examine(app.now_ms()) {
                *seat = Seat::Locked(book.close());
                return Err(error.into());
            }
            // A failure to write is not reported here; the next save reports it.
            let _ = notes::catch_up(app, &mut book);
            app.outbox.learn(&mut book);
            *seat = Seat::Open(Box::new(book));
            describe(app, &seat)
        }
        Err((profile, error)) => {
            *seat = Seat::Locked(profile);
            Err(error.into())
        }
    }
}

pub fn lock(app: &AppSession, _: Nothing) -> Result<Status, CallError> {
    let mut seat = app.seat();
    let profile = app.take_profile(&mut seat)?;
    *seat = Seat::Locked(profile);
    describe(app, &seat)
}
