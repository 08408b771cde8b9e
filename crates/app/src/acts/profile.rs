//! Making, opening and locking the book; who may.

use super::exchange::notes;
use crate::Desk;
use crate::desk::Seat;
use crate::messages::profile::{
    AddPerson, ChangePassphrase, Create, People, Person, ProveRecovery, Recover, RecoverySheet, Role, Status, Unlock,
};
use crate::messages::{CallError, Nothing, Tag};
use crate::reading;
use domain::words;
use store::{Book, KdfParameters, NewBook, Profile};

pub fn status(desk: &Desk, _: Nothing) -> Result<Status, CallError> {
    let mut seat = desk.seat();
    if let Seat::Away = &*seat {
        *seat = Seat::Locked(Profile::open(desk.dir())?);
    }
    describe(desk, &seat)
}

fn describe(desk: &Desk, seat: &Seat) -> Result<Status, CallError> {
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
        recovery_proved: slots.is_some_and(|slots| slots.recovery.is_some_and(|recovery| recovery.proved)),
        read_only: profile.is_some_and(|profile| !profile.is_writable()),
        profile_dir: desk.dir().display().to_string(),
    })
}

fn person(person: &store::Person) -> Person {
    Person { id: person.id.to_string(), name: person.name.clone(), role: role(&person.role) }
}

fn role(stored: &str) -> Role {
    match stored {
        "secretary" => Role::Secretary,
        "deputy_secretary" => Role::DeputySecretary,
        _ => Role::CommitteeMember,
    }
}

fn stored_role(role: Role) -> &'static str {
    match role {
        Role::Secretary => "secretary",
        Role::DeputySecretary => "deputy_secretary",
        Role::CommitteeMember => "committee_member",
    }
}

pub fn create(desk: &Desk, request: Create) -> Result<RecoverySheet, CallError> {
    let named = |text: &str, field: &str, sentence: &str| {
        let line = reading::line(text, field)?;
        if line.is_empty() { Err(CallError::at("required", field, sentence)) } else { Ok(line) }
    };
    let cell_name = named(&request.cell_name, "cell_name", "Gõ tên chi bộ, ví dụ: Chi bộ bản Nà Hiềng.")?;
    let full_name = named(&request.full_name, "full_name", "Gõ họ và tên người giữ sổ.")?;
    let superior_name = reading::line(&request.superior_name, "superior_name")?;
    store::check_passphrase(&request.passphrase).map_err(store::Error::from)?;
    let mut seat = desk.seat();
    let profile = desk.take_profile(&mut seat)?;
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
        now_ms: desk.now_ms(),
        kdf: KdfParameters::default(),
    };
    let (book, secret) = Book::create(profile, &new)?;
    let sheet = sheet(&book, &secret);
    *seat = Seat::Open(Box::new(book));
    Ok(sheet)
}

pub fn unlock(desk: &Desk, request: Unlock) -> Result<Status, CallError> {
    let who = reading::id(&request.person, "person")?;
    open_with(desk, |profile| Book::unlock(profile, who, &request.passphrase))
}

pub fn recover(desk: &Desk, request: Recover) -> Result<Status, CallError> {
    let who = reading::id(&request.person, "person")?;
    let typed: Vec<&str> = request.words.split_whitespace().collect();
    let secret = words::decode(&typed).map_err(|_| CallError::from(store::Error::WrongWords))?;
    open_with(desk, |profile| Book::recover(profile, &secret, who, &request.new_passphrase)).map_err(|error| {
        CallError {
            field: if error.code == "weak_passphrase" { Some("new_passphrase".to_owned()) } else { error.field },
            ..error
        }
    })
}

/// Opens the book; when it does not open, the folder stays held and locked.
fn open_with(
    desk: &Desk,
    open: impl FnOnce(Profile) -> Result<Book, (Profile, store::Error)>,
) -> Result<Status, CallError> {
    let mut seat = desk.seat();
    let profile = desk.take_profile(&mut seat)?;
    match open(profile) {
        Ok(mut book) => {
            if let Err(error) = book.examine(desk.now_ms()) {
                *seat = Seat::Locked(book.close());
                return Err(error.into());
            }
            // A disk that takes nothing now is told of when something is saved.
            let _ = notes::catch_up(desk, &mut book);
            *seat = Seat::Open(Box::new(book));
            describe(desk, &seat)
        }
        Err((profile, error)) => {
            *seat = Seat::Locked(profile);
            Err(error.into())
        }
    }
}

pub fn lock(desk: &Desk, _: Nothing) -> Result<Status, CallError> {
    let mut seat = desk.seat();
    let profile = desk.take_profile(&mut seat)?;
    *seat = Seat::Locked(profile);
    describe(desk, &seat)
}

pub fn recovery_sheet(desk: &Desk, _: Nothing) -> Result<RecoverySheet, CallError> {
    desk.with_book(|book| Ok(sheet(book, &book.recovery_secret()?)))
}

/// A new sheet: the old one, seen by somebody or lost, opens nothing from now on.
pub fn renew_recovery(desk: &Desk, _: Nothing) -> Result<RecoverySheet, CallError> {
    let made = desk.with_book(|book| {
        let sent = super::exchange::received_books(book)?;
        let secret = book.renew_sheet(desk.now_ms(), &sent)?;
        Ok(sheet(book, &secret))
    })?;
    desk.tell(&[Tag::People, Tag::Exchange]);
    Ok(made)
}

/// Which two words are asked for follows from the secret, so that asking again asks the same.
fn sheet(book: &Book, secret: &[u8; 16]) -> RecoverySheet {
    let words: Vec<String> = words::encode(secret).iter().map(|&word| word.to_owned()).collect();
    let first = u32::from(secret[0]) % 6 + 1;
    let second = u32::from(secret[1]) % 6 + 7;
    let paper = papers::RecoverySheet {
        cell: book.profile().keyslots().map(|slots| slots.cell_name).unwrap_or_default(),
        person: book.person().name.clone(),
        made_on: domain::dates::vietnamese(chrono::Local::now().date_naive()),
        words: words.clone(),
    };
    RecoverySheet { html: paper.to_html(), words, ask: vec![first, second] }
}

pub fn prove_recovery(desk: &Desk, request: ProveRecovery) -> Result<Status, CallError> {
    desk.with_book(|book| {
        let sheet = sheet(book, &book.recovery_secret()?);
        for place in &sheet.ask {
            let typed = request.words.iter().find(|word| word.place == *place).map_or("", |word| word.word.trim());
            if words::index(typed) != words::index(&sheet.words[*place as usize - 1]) {
                let sentence =
                    format!("Từ số {place} chưa khớp với phiếu. Xem lại phiếu rồi gõ lại; không cần gõ dấu.");
                return Err(CallError::at("wrong_words", &format!("words.{place}"), sentence));
            }
        }
        Ok(book.note_recovery_proved()?)
    })?;
    status(desk, Nothing {})
}

pub fn change_passphrase(desk: &Desk, request: ChangePassphrase) -> Result<Status, CallError> {
    desk.with_book(|book| {
        book.change_passphrase(&request.old, &request.new).map_err(|error| {
            let field = if matches!(error, store::Error::WrongPassphrase) { "old" } else { "new" };
            CallError { field: Some(field.to_owned()), ..error.into() }
        })
    })?;
    status(desk, Nothing {})
}

pub fn people(desk: &Desk, _: Nothing) -> Result<People, CallError> {
    desk.with_book(|book| {
        let slots = book.profile().keyslots()?;
        Ok(People { people: slots.people.iter().map(|slot| person(&slot.person)).collect() })
    })
}

pub fn add_person(desk: &Desk, request: AddPerson) -> Result<People, CallError> {
    let name = reading::name(&request.full_name, "full_name")?;
    if name.is_empty() {
        return Err(CallError::at("required", "full_name", "Gõ họ và tên người dùng chung sổ."));
    }
    desk.with_book(|book| {
        book.add_person(
            &name,
            stored_role(request.role),
            &request.passphrase,
            KdfParameters::default(),
            desk.now_ms(),
        )?;
        Ok(())
    })?;
    people(desk, Nothing {})
}
