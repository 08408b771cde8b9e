//! How many studied, as it stood when the figures of a round were closed: what lists show of such a round.

use super::{Closed, FinalCut, Roster, reader};
use crate::messages::CallError;
use domain::totals::totals;
use std::sync::Arc;
use store::{Book, Row, Scope};

/// Cached until a row of the round changes, or until its figures are closed over something else.
pub(crate) struct FinalStudy {
    closed: FinalCut,
    pub due: u32,
    pub studied: u32,
    /// Basis points; `None` when nobody was due.
    pub share: Option<u32>,
}

impl FinalStudy {
    pub fn of(book: &Book, round: &Row, closed: FinalCut) -> Result<Arc<FinalStudy>, CallError> {
        let same = closed.clone();
        book.kept(Scope::Round(round.id), |kept: &FinalStudy| kept.closed == same, || Self::count(book, round, closed))
    }

    fn count(book: &Book, round: &Row, closed: FinalCut) -> Result<FinalStudy, CallError> {
        let roster = Roster::read(book, Some(&closed.cut))?;
        let people = (roster.members, roster.same_person);
        let rows = reader(book, Some(&closed.cut)).study_rows(round.id, closed.day(), people)?;
        let counts = totals(&rows).counts();
        Ok(FinalStudy { due: counts.due, studied: counts.studied, share: counts.studied_share(), closed })
    }
}
