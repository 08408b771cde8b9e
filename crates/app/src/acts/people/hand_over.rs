//! "Bàn giao cho bí thư mới": the secretary names a successor, who sets a passphrase of their own or proves the one they
//! have, and the roles are exchanged in one change.

use super::{confirm, in_field, listed, said, sheet};
use crate::corrections::allowed;
use crate::enrolment::received_books;
use crate::messages::profile::{self, HandOver, HandedOver};
use crate::messages::{CallError, Tag};
use crate::{AppSession, reading};
use domain::rights::{Correction, Role};
use store::{Book, KdfParameters, Successor};

pub fn hand_over(app: &AppSession, request: HandOver) -> Result<HandedOver, CallError> {
    let to = reading::optional_id(request.to.as_deref(), "to")?;
    let name = reading::name(&request.full_name, "full_name")?;
    if to.is_none() && name.is_empty() {
        return Err(CallError::at("required", "full_name", "Gõ họ và tên bí thư mới."));
    }
    let remains = remains(request.remains)?;
    let handed = app.with_book(|book| {
        allowed(book, Correction::Handover)?;
        confirm(book, &request.own_passphrase)?;
        let former = book.person().name.clone();
        let passphrase = request.passphrase.as_str();
        let successor = match to {
            Some(id) => Successor::Known { id, passphrase },
            None => Successor::New { name: &name, passphrase, kdf: KdfParameters::default() },
        };
        book.hand_over(&successor, remains, app.now_ms()).map_err(refused)?;
        // The book has been handed over; a key that can't be given now is given at the next unlocking.
        let _ = super::audiences::follow(app, book);
        let said = match remains {
            Some(_) => Vec::new(),
            None => said(book, &format!("Mật khẩu của {former}"), &format!("mật khẩu của {former}"))?,
        };
        Ok(HandedOver { said, people: listed(book)?.people, sheet: new_sheet(app, book, request.new_sheet) })
    })?;
    app.tell(&[Tag::People, Tag::Exchange]);
    Ok(handed)
}

/// The role that the former secretary keeps. A cell has one secretary.
fn remains(role: Option<Role>) -> Result<Option<Role>, CallError> {
    match role {
        Some(Role::Secretary) => {
            Err(CallError::at("bad_role", "remains", "Bí thư cũ giữ chức vụ khác, hoặc thôi dùng sổ."))
        }
        role => Ok(role),
    }
}

/// The book has been handed over by now, so a sheet that can't be made is no failure: Settings makes one later.
fn new_sheet(app: &AppSession, book: &mut Book, wanted: bool) -> Option<profile::RecoverySheet> {
    let secret = wanted.then(|| {
        let sent = received_books(book)?;
        Ok::<_, CallError>(book.renew_sheet(app.now_ms(), &sent)?)
    });
    secret.and_then(Result::ok).map(|secret| sheet(book, &secret))
}

fn refused(error: store::Error) -> CallError {
    match error {
        store::Error::WrongPassphrase | store::Error::Wait { .. } | store::Error::Weak(_) => {
            in_field(error, "passphrase")
        }
        store::Error::Yourself => CallError::at("yourself", "to", "Chọn người khác: đây là người đang mở sổ."),
        error => error.into(),
    }
}
