//! The figures of a round that lists, Home and the round's state need. They are cached until a row that they
//! were counted from changes.

use super::{Roster, day, final_cut, late, round_rows_among};
use crate::messages::CallError;
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::round;
use domain::roll_call::Status;
use domain::rounds::{RoundFacts, RoundState};
use domain::totals::{Counts, MarkRow, RoundRows, session_counts, totals};
use std::sync::Arc;
use store::{Book, Row, Scope};

/// The figures of a round as its rows are now, whether or not the figures were closed.
pub(crate) struct CountedRound {
    as_of: NaiveDate,
    pub counts: Counts,
    /// The earliest date of a session, past or planned.
    begins: Option<NaiveDate>,
    any_mark: bool,
    /// Sessions up to the day of counting that have unmarked members: session, its date and the number of those
    /// members.
    pub unmarked: Vec<(Id, NaiveDate, u32)>,
}

impl CountedRound {
    /// The figures as of a day, cached for as long as the day and the rows stay the same.
    pub fn of(book: &Book, round: &Row, as_of: NaiveDate) -> Result<Arc<CountedRound>, CallError> {
        let count = || {
            let rows = round_rows_among(book, &*Roster::now(book)?, round, as_of, None)?;
            Ok(CountedRound::count(&rows))
        };
        book.kept(Scope::Round(round.id), |kept: &CountedRound| kept.as_of == as_of, count)
    }

    fn count(rows: &RoundRows) -> CountedRound {
        let held = rows.sessions.iter().filter(|session| session.date <= rows.as_of);
        let unmarked = held.filter_map(|session| {
            let marks: Vec<MarkRow> = rows.marks.iter().filter(|mark| mark.session == session.id).copied().collect();
            let unmarked = session_counts(session, &rows.members, &rows.same_person, &marks).unmarked.count();
            (unmarked > 0).then_some((session.id, session.date, unmarked))
        });
        CountedRound {
            as_of: rows.as_of,
            counts: totals(rows).counts(),
            begins: rows.sessions.iter().map(|session| session.date).min(),
            any_mark: rows.marks.iter().any(|mark| mark.status != Status::Unmarked),
            unmarked: unmarked.collect(),
        }
    }

    pub fn state(&self, round: &Row) -> RoundState {
        let planned = day(round.text(round::FROM));
        let facts = RoundFacts {
            closed: round.flag(round::CLOSED),
            finalised: final_cut(round).is_some(),
            begins: planned.into_iter().chain(self.begins).min(),
            any_mark: self.any_mark,
        };
        RoundState::of(&facts, self.as_of)
    }
}

/// The number of late changes that nobody has decided on; `None` while the figures are open.
struct LateChanges(Option<u32>);

/// The number of changes to a closed round's rows that its final figures do not cover and nobody has decided on
/// yet. `None` while the round's figures are open.
pub(crate) fn late_of(book: &Book, round: &Row) -> Result<Option<u32>, CallError> {
    let count = || -> Result<LateChanges, CallError> {
        let closed = final_cut(round);
        Ok(LateChanges(closed.map(|closed| late(book, round.id, &closed)).transpose()?))
    };
    Ok(book.kept(Scope::Round(round.id), |_: &LateChanges| true, count)?.0)
}
