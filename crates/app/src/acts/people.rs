//! The people who may open the book, their passphrases, and the recovery sheet. Every call that gives somebody
//! access, or shows the words that open the book, asks again for the passphrase of the person who is working.

mod audiences;
mod correct;
mod hand_over;

pub(crate) use audiences::follow as follow_audiences;
pub use audiences::{admit, audiences, own_words, take_own_words};
pub(crate) use correct::follow;
pub use correct::{cell, correct_cell, correct_person};
pub use hand_over::hand_over;

use super::status::{person, status};
use crate::corrections::allowed;
use crate::enrolment::received_books;
use crate::messages::profile::{
    AddPerson, ChangePassphrase, KeysChanged, OwnPassphrase, PassphraseTried, People, ProveRecovery, RecoverySheet,
    RemovePerson, Status, TryPassphrase,
};
use crate::messages::{CallError, Nothing, Tag};
use crate::{AppSession, reading};
use domain::rights::Correction;
use domain::words;
use store::{Book, KdfParameters};

/// Checks a passphrase while it is being chosen; the same check is made when it is set.
pub fn try_passphrase(_: &AppSession, request: TryPassphrase) -> Result<PassphraseTried, CallError> {
    let names: Vec<&str> = request.names.iter().map(String::as_str).collect();
    let tried = store::check_passphrase(&request.passphrase, &names).map_err(store::Error::from);
    Ok(PassphraseTried { refused: tried.err().map(|error| CallError::from(error).message) })
}

/// Asks for the passphrase of the person who is working again, because the laptop may have been left
/// unattended.
fn confirm(book: &Book, passphrase: &str) -> Result<(), CallError> {
    if passphrase.is_empty() {
        return Err(CallError::at(
            "required",
            "own_passphrase",
            "Gõ lại mật khẩu của người đang mở sổ để làm việc này.",
        ));
    }
    book.confirm(passphrase).map_err(|error| in_field(error, "own_passphrase"))
}

fn in_field(error: store::Error, field: &str) -> CallError {
    let error = CallError::from(error);
    let field = if error.field.is_some() { Some(field.to_owned()) } else { None };
    CallError { field, ..error }
}

pub fn recovery_sheet(app: &AppSession, request: OwnPassphrase) -> Result<RecoverySheet, CallError> {
    app.with_book(|book| {
        confirm(book, &request.own_passphrase)?;
        Ok(sheet(book, &book.recovery_secret()?))
    })
}

/// Makes a new sheet. The old one, which may be lost or known to others, opens nothing from now on.
pub fn renew_recovery(app: &AppSession, request: OwnPassphrase) -> Result<RecoverySheet, CallError> {
    let made = app.with_book(|book| {
        confirm(book, &request.own_passphrase)?;
        let sent = received_books(book)?;
        let secret = book.renew_sheet(app.now_ms(), &sent)?;
        let said = said(book, "Phiếu cũ", "phiếu cũ")?;
        Ok(RecoverySheet { said, ..sheet(book, &secret) })
    })?;
    app.tell(&[Tag::People, Tag::Exchange]);
    Ok(made)
}

/// The two requested words are derived from the secret, so that the same ones are requested each time.
pub(super) fn sheet(book: &Book, secret: &[u8; 16]) -> RecoverySheet {
    let words: Vec<String> = words::encode(secret).iter().map(|&word| word.to_owned()).collect();
    let first = u32::from(secret[0]) % 6 + 1;
    let second = u32::from(secret[1]) % 6 + 7;
    let paper = papers::RecoverySheet {
        cell: book.profile().keyslots().map(|slots| slots.cell_name).unwrap_or_default(),
        person: book.person().name.clone(),
        made_on: domain::dates::vietnamese(chrono::Local::now().date_naive()),
        words: words.clone(),
        opens: papers::Opens::Book,
    };
    RecoverySheet { html: paper.to_html(), words, ask: vec![first, second], said: Vec::new() }
}

pub fn prove_recovery(app: &AppSession, request: ProveRecovery) -> Result<Status, CallError> {
    app.with_book(|book| {
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
    status(app, Nothing {})
}

pub fn change_passphrase(app: &AppSession, request: ChangePassphrase) -> Result<KeysChanged, CallError> {
    let changed = app.with_book(|book| {
        book.change_passphrase(&request.old, &request.new).map_err(|error| {
            let old = matches!(error, store::Error::WrongPassphrase | store::Error::Wait { .. });
            in_field(error, if old { "old" } else { "new" })
        })?;
        Ok(KeysChanged { said: said(book, "Mật khẩu cũ", "mật khẩu cũ")?, people: listed(book)?.people })
    })?;
    app.tell(&[Tag::People]);
    Ok(changed)
}

pub fn people(app: &AppSession, _: Nothing) -> Result<People, CallError> {
    app.with_book(|book| listed(book))
}

fn listed(book: &Book) -> Result<People, CallError> {
    Ok(People { people: book.profile().keyslots()?.people.iter().map(|slot| person(&slot.person)).collect() })
}

pub fn add(app: &AppSession, request: AddPerson) -> Result<People, CallError> {
    let name = reading::name(&request.full_name, "full_name")?;
    if name.is_empty() {
        return Err(CallError::at("required", "full_name", "Gõ họ và tên người dùng chung sổ."));
    }
    app.with_book(|book| {
        allowed(book, Correction::Role)?;
        confirm(book, &request.own_passphrase)?;
        let kdf = KdfParameters::default();
        book.add_person(&name, request.role.as_str(), &request.passphrase, kdf, app.now_ms())?;
        audiences::follow(app, book)?;
        listed(book)
    })
}

/// Takes away a person's access to the book. The person's records keep the name.
pub fn remove(app: &AppSession, request: RemovePerson) -> Result<KeysChanged, CallError> {
    let who = reading::id(&request.person, "person")?;
    let changed = app.with_book(|book| {
        allowed(book, Correction::Role)?;
        confirm(book, &request.own_passphrase)?;
        let name = book.profile().keyslots()?.people.into_iter().find(|slot| slot.person.id == who);
        let name = name.map(|slot| slot.person.name).unwrap_or_default();
        audiences::dismiss(app, book, who)?;
        book.remove_person(who)?;
        let of = format!("mật khẩu của {name}");
        Ok(KeysChanged { said: said(book, &format!("Mật khẩu của {name}"), &of)?, people: listed(book)?.people })
    })?;
    app.tell(&[Tag::People]);
    Ok(changed)
}

/// What the change does not reach: earlier copies, and the key itself while a person's slot is of version 1.
fn said(book: &Book, begins: &str, opens: &str) -> Result<Vec<String>, CallError> {
    let slots = book.profile().keyslots()?;
    let waits: Vec<&str> = slots.holding_up().map(|person| person.name.as_str()).collect();
    let copies = format!("Bản sao lưu cũ vẫn mở được bằng {opens}: xóa đi, hoặc sao lưu lại rồi xóa.");
    Ok(if waits.is_empty() {
        vec![format!("Đã làm khóa mới cho sổ. {begins} không mở được sổ trên máy này nữa."), copies]
    } else {
        let waits = waits.join(", ");
        let until = format!(
            "{begins} còn mở được những bản chép cũ của sổ cho đến khi {waits} mở sổ một lần bằng mật khẩu của mình. Nhờ {waits} mở sổ sớm."
        );
        vec![until, copies]
    })
}
