//! How this laptop reaches its superior, and what is known of it.

use crate::messages::CallError;
use crate::messages::exchange::FormerCommittee;
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{cell, person, unit};
use domain::rights::Role;
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
    /// The day since which the cell stands under this committee, if it stood under another one before.
    #[serde(default)]
    pub since: Option<NaiveDate>,
    /// The committees that the cell stood under before, latest first.
    #[serde(default)]
    pub before: Vec<Before>,
}

/// A committee that the cell stood under before. What it sent stays here to be read; nothing of it is asked any more.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Before {
    pub superior: Id,
    pub superior_name: String,
    pub unit: Id,
    /// Unknown for the first committee.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: NaiveDate,
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
pub(crate) fn laptop_of(book: &Book, enrolment: &Enrolment) -> Result<exchange::Laptop, CallError> {
    let mut laptop = exchange::Laptop::new(
        book.device_key().clone(),
        enrolment.server_key,
        &enrolment.former,
        book.own_book(),
        &sent_books(enrolment),
    );
    laptop.speak_from(oldest_protocol(book)?);
    Ok(laptop)
}

/// The first version of the protocol whose servers know the role of everybody in the book. A role of a newer program
/// asks for the newest version that this program speaks.
fn oldest_protocol(book: &Book) -> Result<u16, CallError> {
    let people = crate::reading::own_rows(book, person::KIND)?;
    let of = |role: &str| role.parse().map_or(exchange::PROTOCOL[1], Role::protocol);
    Ok(people
        .iter()
        .map(|row| row.text(person::ROLE))
        .filter(|role| !role.is_empty())
        .map(of)
        .max()
        .unwrap_or_default())
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

/// The books the superior sends: to all below it, and to this unit. What is announced, asked for or exchanged is read from these
/// alone; what is only to be read, from [`committees`].
pub(crate) fn received_books(book: &Book) -> Result<Vec<Id>, CallError> {
    Ok(enrolment(book)?.map_or_else(Vec::new, |enrolment| sent_books(&enrolment)))
}

pub(crate) fn sent_books(enrolment: &Enrolment) -> Vec<Id> {
    books_of(enrolment.superior, enrolment.unit).to_vec()
}

fn books_of(superior: Id, unit: Id) -> [Id; 2] {
    use journal::chain::issued_book;
    [issued_book(superior, None), issued_book(superior, Some(unit))]
}

/// A committee above the cell, now or before, with the books that it sent.
#[derive(Debug, Clone)]
pub(crate) struct Committee {
    pub books: [Id; 2],
    pub name: String,
    /// Set if it stands above the cell no more.
    pub former: Option<FormerCommittee>,
}

/// All committees over time: the present one first, then the former ones, latest first.
pub(crate) fn committees(book: &Book) -> Result<Vec<Committee>, CallError> {
    let Some(enrolment) = enrolment(book)? else { return Ok(Vec::new()) };
    let name = superior_name(book)?.unwrap_or_default();
    let now = Committee { books: books_of(enrolment.superior, enrolment.unit), name, former: None };
    let mut all = vec![now];
    for before in &enrolment.before {
        let books = books_of(before.superior, before.unit);
        let name = own_name(book, &books, before.superior)?.unwrap_or_else(|| before.superior_name.clone());
        let former = FormerCommittee {
            name: name.clone(),
            from: before.from.map(|day| day.to_string()).unwrap_or_default(),
            until: before.until.to_string(),
        };
        all.push(Committee { books, name, former: Some(former) });
    }
    Ok(all)
}

/// The books of all committees over time, those of the present one first.
pub(crate) fn books_ever_received(book: &Book) -> Result<Vec<Id>, CallError> {
    let before = enrolment(book)?.map(|enrolment| enrolment.before).unwrap_or_default();
    let former = before.iter().flat_map(|before| books_of(before.superior, before.unit));
    Ok(received_books(book)?.into_iter().chain(former).collect())
}

/// The name that a committee has sent of itself. What goes to all says only how packages are sealed; the name stands in what goes
/// to this unit.
fn own_name(book: &Book, books: &[Id], superior: Id) -> Result<Option<String>, CallError> {
    for sent in books {
        let said = store::row(book.connection(), *sent, unit::KIND, superior)?;
        if let Some(row) = said.filter(|row| !row.text(unit::NAME).is_empty()) {
            return Ok(Some(row.text(unit::NAME).to_owned()));
        }
    }
    Ok(None)
}

/// The name that the superior has sent of itself, cached until a unit's row changes.
struct OwnName {
    superior: Id,
    name: Option<String>,
}

impl OwnName {
    fn of(book: &Book, enrolment: &Enrolment) -> Result<Arc<OwnName>, CallError> {
        let read = || -> Result<OwnName, CallError> {
            let name = own_name(book, &sent_books(enrolment), enrolment.superior)?;
            Ok(OwnName { superior: enrolment.superior, name })
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
