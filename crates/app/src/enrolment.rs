//! How this laptop reaches its superior, and what is known of it.

use crate::messages::CallError;
use domain::Id;
use domain::catalogue::{cell, unit};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::{Book, Scope, settings};

/// How this laptop reaches its superior, kept in the encrypted book.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Enrolment {
    pub url: String,
    pub pin: Option<Vec<u8>>,
    pub server_key: [u8; 32],
    /// Keys the server vouched for as having been its own before.
    #[serde(default)]
    pub former: Vec<[u8; 32]>,
    /// Keys of servers this laptop went to before, which the present one has not named.
    #[serde(default)]
    pub left: Vec<[u8; 32]>,
    pub unit: Id,
    pub unit_name: String,
    pub superior: Id,
    pub superior_name: String,
    pub four_words: [u16; 4],
}

pub(crate) const ENROLMENT: &str = "enrolment";
/// This laptop joined its cell's book, and has not fetched all of it yet.
pub(crate) const FETCHING: &str = "fetching_book";
pub(crate) const PAUSED: &str = "exchange_paused";

pub(crate) fn enrolment(book: &Book) -> Result<Option<Enrolment>, CallError> {
    let read = || -> Result<Option<Enrolment>, CallError> {
        Ok(settings::get(book.connection(), ENROLMENT)?.and_then(|text| serde_json::from_str(&text).ok()))
    };
    Ok((*book.kept(Scope::Local, |_: &Option<Enrolment>| true, read)?).clone())
}

/// This laptop as a party to the exchange.
pub(crate) fn laptop_of(book: &Book, enrolment: &Enrolment) -> exchange::Laptop {
    exchange::Laptop::new(
        book.device_key().clone(),
        enrolment.server_key,
        &enrolment.former,
        book.own_book(),
        &sent_books(enrolment),
    )
}

pub(crate) fn keep_enrolment(book: &Book, enrolment: &Enrolment) -> Result<(), CallError> {
    let text = serde_json::to_string(enrolment).map_err(|error| CallError::internal(&error))?;
    Ok(settings::put(book.connection(), ENROLMENT, &text)?)
}

pub(crate) fn is_paused(book: &Book) -> Result<bool, CallError> {
    Ok(settings::get(book.connection(), PAUSED)?.as_deref() == Some("1"))
}

pub(crate) fn is_fetching(book: &Book) -> Result<bool, CallError> {
    Ok(settings::get(book.connection(), FETCHING)?.as_deref() == Some("1"))
}

/// The books the superior sends: to all below it, and to this unit.
pub(crate) fn received_books(book: &Book) -> Result<Vec<Id>, CallError> {
    Ok(enrolment(book)?.map_or_else(Vec::new, |enrolment| sent_books(&enrolment)))
}

pub(crate) fn sent_books(enrolment: &Enrolment) -> Vec<Id> {
    use journal::chain::issued_book;
    vec![issued_book(enrolment.superior, None), issued_book(enrolment.superior, Some(enrolment.unit))]
}

/// The name that the superior has sent of itself, cached until a unit's row changes.
struct OwnName {
    superior: Id,
    name: Option<String>,
}

impl OwnName {
    fn of(book: &Book, enrolment: &Enrolment) -> Result<Arc<OwnName>, CallError> {
        let read = || -> Result<OwnName, CallError> {
            for sent in sent_books(enrolment) {
                // What goes to all says only how packages are sealed; the name stands in what goes to this unit.
                let said = store::row(book.connection(), sent, unit::KIND, enrolment.superior)?;
                if let Some(row) = said.filter(|row| !row.text(unit::NAME).is_empty()) {
                    return Ok(OwnName { superior: enrolment.superior, name: Some(row.text(unit::NAME).to_owned()) });
                }
            }
            Ok(OwnName { superior: enrolment.superior, name: None })
        };
        book.kept(Scope::Kind(unit::KIND), |kept: &OwnName| kept.superior == enrolment.superior, read)
    }
}

/// The superior's own name: as it says itself, else as on the invite, else as typed.
pub(crate) fn superior_name(book: &Book) -> Result<Option<String>, CallError> {
    if let Some(enrolment) = enrolment(book)? {
        let sent = OwnName::of(book, &enrolment)?.name.clone();
        return Ok(Some(sent.unwrap_or(enrolment.superior_name)));
    }
    let typed = store::row(book.connection(), book.own_book(), cell::KIND, book.own_book())?;
    Ok(typed.map(|row| row.text(cell::SUPERIOR_NAME).to_owned()).filter(|name| !name.is_empty()))
}

/// Keeps a server's former keys, so that its old receipts go on counting.
pub(crate) fn note_former(book: &mut Book, enrolment: &mut Enrolment, former: &[[u8; 32]]) -> Result<(), CallError> {
    let news: Vec<_> = former.iter().filter(|key| !enrolment.former.contains(*key)).copied().collect();
    if news.is_empty() {
        return Ok(());
    }
    enrolment.left.retain(|key| !news.contains(key));
    enrolment.former.extend(news);
    keep_enrolment(book, enrolment)
}
