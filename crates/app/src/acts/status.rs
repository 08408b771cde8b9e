//! Whether there is a book, whether it is open, and who may open it.

use crate::AppSession;
use crate::app_session::Seat;
use crate::enrolment::superior_name;
use crate::messages::profile::{Person, Status};
use crate::messages::{CallError, Nothing};
use domain::rights::Role;
use std::time::Duration;
use store::Profile;

pub fn status(app: &AppSession, _: Nothing) -> Result<Status, CallError> {
    let mut seat = app.seat();
    if let Seat::Away = &*seat {
        *seat = Seat::Locked(Profile::open(app.dir())?);
    }
    describe(app, &seat)
}

pub(super) fn describe(app: &AppSession, seat: &Seat) -> Result<Status, CallError> {
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
        superior_name: book.map(|book| superior_name(book)).transpose()?.flatten(),
        key_renewal_due: slots.as_ref().is_some_and(is_renewal_due),
        key_waits_for: slots.iter().flat_map(|slots| slots.holding_up()).map(|person| person.name.clone()).collect(),
        recovery_proved: slots.is_some_and(|slots| slots.recovery.is_some_and(|recovery| recovery.proved)),
        passphrase_wait_s: profile.map(|profile| whole_seconds(profile.passphrase_wait())).unwrap_or_default(),
        read_only: profile.is_some_and(|profile| !profile.is_writable()),
        only_reads: book.is_some_and(|book| !keeps_the_book(book)),
        profile_dir: app.dir().display().to_string(),
    })
}

fn keeps_the_book(book: &store::Book) -> bool {
    book.person().role.parse().is_ok_and(Role::keeps_the_book)
}

/// A book of version 1 is due, too: what opened it in earlier years may still.
fn is_renewal_due(slots: &store::Keyslots) -> bool {
    slots.renewal_due || slots.holding_up().next().is_some()
}

fn whole_seconds(wait: Duration) -> u32 {
    wait.as_millis().div_ceil(1000).try_into().unwrap_or(u32::MAX)
}

pub(super) fn person(person: &store::Person) -> Person {
    Person { id: person.id.to_string(), name: person.name.clone(), role: person.role.parse().ok() }
}
