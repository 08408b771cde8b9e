//! The figures of a round by group of members. A member counts in the groups of the day of the round's last session.

use super::{Head, message};
use crate::acts::groups::{memberships, named};
use crate::figures::{self, Closed, FinalCut};
use crate::messages::CallError;
use crate::messages::groups::{ByGroup, GroupTotals};
use crate::messages::totals::OfRound;
use crate::{AppSession, reading};
use domain::Id;
use domain::catalogue::round;
use domain::groups::{day_of_round, of_group};
use domain::totals::{RoundRows, Totals, totals};
use store::{Book, Row};

pub fn by_group(app: &AppSession, request: OfRound) -> Result<ByGroup, CallError> {
    let id = reading::id(&request.round, "round")?;
    app.with_book(|book| {
        let row = figures::own_round(book, id, "round")?;
        let closed = figures::final_cut(&row).filter(|_| request.final_cut);
        let rows = asked_rows(app, book, &row, closed.as_ref(), request.as_of.as_deref())?;
        let memberships = memberships(book, closed.as_ref().map(|closed| &closed.cut))?;
        let of = |(group, name): (Id, String)| {
            let counted = totals(&of_group(&rows, &memberships, group));
            let head = Head {
                round: id,
                title: row.text(round::TITLE),
                as_of: counted.as_of.to_string(),
                finalised: None,
                late: 0,
            };
            let totals = message(head, &counted, &counted.counts());
            GroupTotals { group: group.to_string(), name, totals }
        };
        Ok(ByGroup { day: day_of_round(&rows).to_string(), groups: named(book)?.into_iter().map(of).collect() })
    })
}

/// The figures of one group.
pub(super) fn totals_of(
    app: &AppSession,
    book: &Book,
    row: &Row,
    closed: Option<&FinalCut>,
    (as_of, group): (Option<&str>, Id),
) -> Result<Totals, CallError> {
    let rows = asked_rows(app, book, row, closed, as_of)?;
    let memberships = memberships(book, closed.map(|closed| &closed.cut))?;
    Ok(totals(&of_group(&rows, &memberships, group)))
}

fn asked_rows(
    app: &AppSession,
    book: &Book,
    row: &Row,
    closed: Option<&FinalCut>,
    as_of: Option<&str>,
) -> Result<RoundRows, CallError> {
    let day = figures::asked_day(as_of, "as_of")?.unwrap_or_else(|| closed.map_or_else(|| app.today(), FinalCut::day));
    figures::round_rows(book, row, day, closed.map(|closed| &closed.cut))
}
