//! "Tìm (Ctrl+K)": the matching records, in words by which a person recognises them.

use crate::AppSession;
use crate::acts::members::standing_message;
use crate::figures::{Roster, member_life};
use crate::messages::CallError;
use crate::messages::members::Standing;
use crate::messages::search::{Find, Found, Hit};
use crate::naming::{Names, thing};
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{bare_title, counted_as, detail, kind as lookup, meeting, member, parents, round};
use domain::members::Standing as Life;
use std::collections::HashSet;
use std::sync::Arc;
use store::{Book, Row, search, within};

const SHOWN: usize = 30;
const MOST: usize = 200;

pub fn find(app: &AppSession, request: Find) -> Result<Found, CallError> {
    let limit = request.limit.map_or(SHOWN, |limit| limit as usize).min(MOST);
    app.with_book(|book| {
        // Several hits may turn out to be one person or one essay.
        let found = search::find(book.connection(), &request.text, limit * 3)?;
        let index = Index { book, names: Names::of(book)?, roster: Roster::now(book)?, today: app.today() };
        let (mut hits, mut seen) = (Vec::new(), HashSet::new());
        for hit in found {
            let Some(hit) = index.describe(hit.kind, hit.record)? else { continue };
            let one = if hit.member.is_some() {
                (hit.round.clone(), hit.member.clone())
            } else {
                (None, Some(hit.id.clone()))
            };
            if seen.insert((hit.kind, one)) {
                hits.push(hit);
            }
            if hits.len() == limit {
                break;
            }
        }
        Ok(Found { hits })
    })
}

struct Index<'b> {
    book: &'b Book,
    names: Names<'b>,
    roster: Arc<Roster>,
    today: NaiveDate,
}

impl Index<'_> {
    /// The record to open for a hit: for a version, its essay. `None` for what is in the bin.
    fn describe(&self, kind: u16, id: Id) -> Result<Option<Hit>, CallError> {
        let Some((counted, link)) = lookup(kind).and_then(counted_as) else { return Ok(None) };
        let id = match link {
            None => Some(id),
            Some(link) => self.row(kind, id)?.and_then(|row| within::parent(self.book, &row, link)),
        };
        let Some(id) = id.and_then(|id| self.person(counted.number, id)) else { return Ok(None) };
        let Some(row) = self.row(counted.number, id)?.filter(|row| self.is_seen(counted.number, row)) else {
            return Ok(None);
        };
        Ok(Some(Hit {
            kind: thing(counted.number),
            id: id.to_string(),
            title: bare_title(&self.names, counted, &row)?,
            detail: detail(&self.names, counted, &row)?,
            left: self.left(counted.number, &row),
            round: self.parent(counted.number, &row, round::KIND).map(|id| id.to_string()),
            meeting: self.meeting(counted.number, &row).map(|id| id.to_string()),
            member: self.parent(counted.number, &row, member::KIND).map(|id| id.to_string()),
        }))
    }

    /// A member who was entered twice is one person and is found by either name.
    fn person(&self, kind: u16, id: Id) -> Option<Id> {
        if kind == member::KIND { self.roster.person(id) } else { Some(id) }
    }

    fn left(&self, kind: u16, row: &Row) -> Option<Standing> {
        let standing = (kind == member::KIND).then(|| member_life(row).standing_on(self.today))?;
        matches!(standing, Life::Transferred | Life::Deceased).then(|| standing_message(standing))
    }

    fn row(&self, kind: u16, id: Id) -> Result<Option<Row>, CallError> {
        for of in self.names.books() {
            if let Some(row) = store::row(self.book.connection(), *of, kind, id)? {
                return Ok(Some(row));
            }
        }
        Ok(None)
    }

    /// Whether neither the record nor a record that contains it is in the bin.
    fn is_seen(&self, kind: u16, row: &Row) -> bool {
        let Some(kind) = lookup(kind) else { return false };
        let above = |(parent, link)| {
            let parent_row = within::parent(self.book, row, link).and_then(|id| self.row(parent, id).ok().flatten());
            parent_row.is_some_and(|row| self.is_seen(parent, &row))
        };
        !kind.deleted().is_some_and(|deleted| row.flag(deleted)) && parents(kind).into_iter().all(above)
    }

    fn meeting(&self, kind: u16, row: &Row) -> Option<Id> {
        if kind == meeting::KIND { Some(row.id) } else { self.parent(kind, row, meeting::KIND) }
    }

    fn parent(&self, kind: u16, row: &Row, of: u16) -> Option<Id> {
        let links = lookup(kind).map(parents).unwrap_or_default();
        let link = links.into_iter().find(|(parent, _)| *parent == of)?.1;
        self.person(of, within::parent(self.book, row, link)?)
    }
}
