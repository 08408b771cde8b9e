//! Who asks for the essays of a round, and may read what is handed in.

use crate::enrolment::{enrolment, received_books, superior_name};
use crate::messages::CallError;
use domain::catalogue::{round, unit};
use store::sealed::GradingKey;
use store::{Book, Row};

/// The superior asks for the essays of a round.
pub(crate) struct Asked {
    /// Who will read them.
    pub to: String,
    pub key: GradingKey,
}

impl Asked {
    /// None where the round asks for none, or its graders' key has not come yet.
    pub fn of(book: &Book, own_round: &Row) -> Result<Option<Asked>, CallError> {
        let Some(parent) = own_round.id_ref(round::PARENT_ROUND) else { return Ok(None) };
        let Some(enrolment) = enrolment(book)? else { return Ok(None) };
        let (mut asks, mut key) = (false, None);
        for sent in received_books(book)? {
            let row = store::row(book.connection(), sent, round::KIND, parent)?;
            asks |= row.is_some_and(|row| {
                row.flag(round::HAND_IN) && !row.flag(round::DELETED) && row.text(round::WITHDRAWN).is_empty()
            });
            let row = store::row(book.connection(), sent, unit::KIND, enrolment.superior)?;
            key = key.or(row.and_then(|row| GradingKey::parse(row.text(unit::GRADING_KEY))));
        }
        let to = superior_name(book)?.unwrap_or_default();
        Ok(key.filter(|_| asks).map(|key| Asked { to, key }))
    }
}
