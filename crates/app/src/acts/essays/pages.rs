//! Pages of essays written by hand, as far as essays go by them.

use crate::messages::CallError;
use domain::Id;
use domain::catalogue::attachment;
use store::{Book, Row};

/// The standing pages of these essays, in their order.
pub(crate) fn pages_of(book: &Book, essays: &[Id]) -> Result<Vec<Row>, CallError> {
    let mut rows = Vec::new();
    for essay in essays {
        rows.extend(store::rows_by(book.connection(), book.own_book(), attachment::KIND, attachment::ESSAY, *essay)?);
    }
    rows.retain(|row| !row.flag(attachment::DELETED));
    rows.sort_by_key(|row| (row.int(attachment::PAGE).unwrap_or_default(), row.id));
    Ok(rows)
}
