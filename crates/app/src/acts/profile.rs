//! Creating, opening and locking the book, and the people who may open it.

use super::exchange::notes;
use super::people::{follow_audiences, sheet};
use super::status::describe;
use crate::AppSession;
use crate::app_session::Seat;
use crate::messages::profile::{Create, Recover, RecoverySheet, Status, Unlock};
use crate::messages::{CallError, Nothing};
use crate::reading;
use domain::words;
use store::{Book, KdfParameters, NewBook, Profile};

pub fn create(app: &AppSession, request: Create) -> Result<RecoverySheet, CallError> {
    let named = |text: &str, field: &str, sentence: &str| {
        let line = reading::line(text, field)?;
        if line.is_empty() { Err(CallError::at("required", field, sentence)) } else { Ok(line) }
    };
    let cell_name = named(&request.cell_name, "cell_name", "Gõ tên chi bộ, ví dụ: Chi bộ bản Nà Hiềng.")?;
    let full_name = named(&request.full_name, "full_name", "Gõ họ và tên người giữ sổ.")?;
    let superior_name = reading::line(&request.superior_name, "superior_name")?;
    if !request.role.keeps_the_book() {
        return Err(CallError::at("bad_role", "role", "Người lập sổ phải là bí thư, phó bí thư hoặc chi ủy viên."));
    }
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
        role: request.role.as_str(),
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
    let secret = words::decode(&words::typed(&request.words)).map_err(|_| CallError::from(store::Error::WrongWords))?;
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
            let _ = follow_audiences(app, &mut book);
            // Another laptop may have corrected a name since; a failure to write is tried again at the next unlocking.
            let _ = book.follow_people();
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
    *app.phone.held() = None;
    let mut seat = app.seat();
    let profile = app.take_profile(&mut seat)?;
    *seat = Seat::Locked(profile);
    describe(app, &seat)
}
