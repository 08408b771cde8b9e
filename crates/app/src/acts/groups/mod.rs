//! Groups of members: who is in one on a day, and which groups a round's figures are told for.

use crate::figures::{self, Roster};
use crate::messages::CallError;
use crate::messages::groups::{Group, Groups, On};
use crate::{AppSession, reading};
use domain::Id;
use domain::catalogue::{group_membership as g, member_group as n};
use domain::groups::{Membership, in_group};
use domain::language::fold;
use journal::Cut;
use store::Book;

pub fn list(app: &AppSession, request: On) -> Result<Groups, CallError> {
    let day = figures::asked_day(request.on.as_deref(), "on")?.unwrap_or_else(|| app.today());
    app.with_book(|book| {
        let (memberships, roster) = (memberships(book, None)?, Roster::now(book)?);
        let group = |(id, name): (Id, String)| {
            let mut people: Vec<Id> = in_group(&memberships, id, day, &roster.people).into_iter().collect();
            roster.sort(&mut people);
            Group { id: id.to_string(), name, members: people.iter().map(Id::to_string).collect() }
        };
        Ok(Groups { groups: named(book)?.into_iter().map(group).collect() })
    })
}

/// The groups that are not deleted, by name.
pub(super) fn named(book: &Book) -> Result<Vec<(Id, String)>, CallError> {
    let mut rows = reading::own_rows(book, n::KIND)?;
    rows.retain(|row| !row.flag(n::DELETED));
    let mut groups: Vec<(Id, String)> = rows.iter().map(|row| (row.id, row.text(n::NAME).to_owned())).collect();
    groups.sort_by_cached_key(|(id, name)| (fold(name), *id));
    Ok(groups)
}

/// Who was in which group, as the book is now or was at a cut.
pub(super) fn memberships(book: &Book, cut: Option<&Cut>) -> Result<Vec<Membership>, CallError> {
    let rows = figures::reader(book, cut).rows(g::KIND)?;
    Ok(rows.iter().filter(|row| !row.flag(g::DELETED)).filter_map(|row| Membership::of(row)).collect())
}
