//! What only some of the people who open the book may see: who they are, and the words of each person's own key.

use super::confirm;
use crate::AppSession;
use crate::enrolment::received_books;
use crate::messages::profile::{
    Access, Admit, AudienceShown, Audiences, OwnPassphrase, OwnWords, TakeOwnWords, Viewer,
};
use crate::messages::{CallError, Nothing, Tag};
use crate::reading;
use domain::audiences::Audience;
use domain::{Id, words};
use store::Book;

/// Does what is due about the keys of audiences after something changed who the people of the book are.
pub(crate) fn follow(app: &AppSession, book: &mut Book) -> Result<(), CallError> {
    let sent = received_books(book)?;
    book.sync_audiences(app.now_ms(), &sent)?;
    Ok(())
}

/// A person who no longer opens the book belongs to no audience of the person at work.
pub(super) fn dismiss(app: &AppSession, book: &mut Book, who: Id) -> Result<(), CallError> {
    let sent = received_books(book)?;
    for audience in Audience::ALL.iter().copied() {
        let belongs = book.members(audience)?.iter().any(|member| member.person == who && member.admitted);
        if belongs && book.access(audience)? == store::Access::Open && book.may_lead(audience)? {
            book.admit(audience, who, false, app.now_ms(), &sent)?;
        }
    }
    Ok(())
}

pub fn audiences(app: &AppSession, _: Nothing) -> Result<Audiences, CallError> {
    app.with_book(|book| listed(book))
}

fn listed(book: &Book) -> Result<Audiences, CallError> {
    let audiences = Audience::ALL.iter().map(|audience| shown(book, *audience)).collect::<Result<_, _>>()?;
    Ok(Audiences { audiences, has_own_words: book.personal_seed().is_some() })
}

fn shown(book: &Book, audience: Audience) -> Result<AudienceShown, CallError> {
    let members = book.members(audience)?;
    let people = book.profile().keyslots()?.people.into_iter().map(|slot| {
        let person = slot.person;
        let admitted = members.iter().any(|member| member.person == person.id && member.admitted);
        let may_belong = person.role.parse().is_ok_and(|role| audience.may_include(role));
        Viewer { person: person.id.to_string(), name: person.name, admitted, may_belong }
    });
    let access = match book.access(audience)? {
        store::Access::Open => Access::Open,
        store::Access::MayBegin => Access::MayBegin,
        store::Access::Awaited => Access::Awaited,
        store::Access::Closed => Access::Closed,
    };
    Ok(AudienceShown {
        audience,
        name: audience.vietnamese().to_owned(),
        access,
        may_lead: book.may_lead(audience)?,
        people: people.collect(),
    })
}

pub fn admit(app: &AppSession, request: Admit) -> Result<Audiences, CallError> {
    let who = reading::id(&request.person, "person")?;
    let shown = app.with_book(|book| {
        let role = book.profile().keyslots()?.people.into_iter().find(|slot| slot.person.id == who);
        let role = role.ok_or(store::Error::NoSuchPerson)?.person.role;
        if request.admitted && !role.parse().is_ok_and(|role| request.audience.may_include(role)) {
            return Err(CallError::at("bad_role", "person", "Chức vụ này không xem được phần này."));
        }
        if who == book.person().id && !request.admitted {
            return Err(CallError::at(
                "yourself",
                "person",
                "Người đang mở sổ không tự bỏ mình ra: không còn ai mở được phần này.",
            ));
        }
        let sent = received_books(book)?;
        book.admit(request.audience, who, request.admitted, app.now_ms(), &sent)?;
        listed(book)
    })?;
    app.tell(&[Tag::People, Tag::Exchange]);
    Ok(shown)
}

/// The words of the person's own key, to be printed and kept with the recovery sheet.
pub fn own_words(app: &AppSession, request: OwnPassphrase) -> Result<OwnWords, CallError> {
    app.with_book(|book| {
        confirm(book, &request.own_passphrase)?;
        let seed = book.personal_seed().ok_or_else(|| {
            CallError::new("no_own_key", "Chưa có phần nào chỉ riêng người này xem, nên chưa có gì để in.")
        })?;
        let words: Vec<String> = words::encode(&seed).iter().map(|&word| word.to_owned()).collect();
        let paper = papers::RecoverySheet {
            cell: book.profile().keyslots().map(|slots| slots.cell_name).unwrap_or_default(),
            person: book.person().name.clone(),
            made_on: domain::dates::vietnamese(app.today()),
            words: words.clone(),
            opens: papers::Opens::OwnKey,
        };
        Ok(OwnWords { html: paper.to_html(), words })
    })
}

pub fn take_own_words(app: &AppSession, request: TakeOwnWords) -> Result<Audiences, CallError> {
    let wrong = || {
        CallError::at(
            "wrong_words",
            "words",
            "Các từ này không mở được phần nào. Xem lại tờ giấy rồi gõ lại; không cần gõ dấu.",
        )
    };
    let seed = words::decode(&words::typed(&request.words)).map_err(|_| wrong())?;
    let shown = app.with_book(|book| {
        book.take_personal_seed(seed).map_err(|error| match error {
            store::Error::WrongWords => wrong(),
            error => error.into(),
        })?;
        follow(app, book)?;
        listed(book)
    })?;
    app.tell(&[Tag::People, Tag::Registers, Tag::Essays, Tag::Exchange]);
    Ok(shown)
}
