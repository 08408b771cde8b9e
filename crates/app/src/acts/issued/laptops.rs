//! Which laptop of the cell writes a chain, by the name that the superior knows it by.

use crate::enrolment::{enrolment, sent_books};
use crate::messages::CallError;
use domain::Id;
use domain::catalogue::device;
use journal::Vouch;
use store::Book;

pub(super) fn laptop_of_chain(book: &Book, chain: Id) -> Result<Option<String>, CallError> {
    let Some(enrolment) = enrolment(book)? else { return Ok(None) };
    for sent in sent_books(&enrolment) {
        for row in store::rows(book.connection(), sent, device::KIND)? {
            let vouched = row.value(device::VOUCHES).and_then(Vouch::from_value);
            if vouched.is_some_and(|vouch| vouch.chains.contains(&chain)) {
                return Ok(Some(row.text(device::NAME).to_owned()).filter(|name| !name.is_empty()));
            }
        }
    }
    Ok(None)
}
