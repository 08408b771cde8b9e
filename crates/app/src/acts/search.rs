//! "Tìm (Ctrl+K)": what the words were found in, as a person recognises it.

use super::{documents, sessions};
use crate::figures::Folk;
use crate::messages::CallError;
use crate::messages::search::{Find, Found, Hit, HitKind};
use crate::{Desk, reading};
use domain::Id;
use domain::catalogue::{document, essay_version, member, round, session};
use domain::dates::CivilDate;
use std::collections::{HashMap, HashSet};
use store::{Book, Row, search};

const SHOWN: usize = 30;
const MOST: usize = 200;

pub fn find(desk: &Desk, request: Find) -> Result<Found, CallError> {
    let limit = request.limit.map_or(SHOWN, |limit| limit as usize).min(MOST);
    desk.with_book(|book| {
        // Several hits may turn out to be one person or one essay.
        let found = search::find(book.connection(), &request.text, limit * 3)?;
        let index = Index::of(book)?;
        let (mut hits, mut seen) = (Vec::new(), HashSet::new());
        for hit in found {
            let Some(hit) = index.describe(book, hit.kind, hit.record)? else { continue };
            if seen.insert((hit.kind as u8, hit.id.clone())) {
                hits.push(hit);
            }
        }
        hits.truncate(limit);
        Ok(Found { hits })
    })
}

struct Index {
    folk: Folk,
    documents: HashMap<Id, Row>,
    rounds: HashMap<Id, Row>,
}

impl Index {
    fn of(book: &Book) -> Result<Index, CallError> {
        let rounds = reading::own_rows(book, round::KIND)?.into_iter().filter(|row| !row.flag(round::DELETED));
        Ok(Index {
            folk: Folk::read(book, None)?,
            documents: documents::all(book)?.into_iter().map(|(row, _)| (row.id, row)).collect(),
            rounds: rounds.map(|row| (row.id, row)).collect(),
        })
    }

    /// None for what is in the bin, or has no page of its own here.
    fn describe(&self, book: &Book, kind: u16, id: Id) -> Result<Option<Hit>, CallError> {
        Ok(match kind {
            member::KIND => self.member(book, id)?,
            document::KIND => self.documents.get(&id).map(|row| {
                let parts = [row.text(document::SUMMARY), row.text(document::ISSUER)];
                hit(HitKind::Document, id, reading::document(row).label(), &parts)
            }),
            round::KIND => self.rounds.get(&id).map(|row| {
                let days = [round::FROM, round::TO].map(|field| vietnamese(row.text(field)));
                let days = days.into_iter().filter(|day| !day.is_empty()).collect::<Vec<_>>().join(" – ");
                hit(HitKind::Round, id, row.text(round::TITLE).to_owned(), &[&days])
            }),
            session::KIND => self.session(book, id)?,
            essay_version::KIND => self.essay(book, id)?,
            _ => None,
        })
    }

    fn member(&self, book: &Book, id: Id) -> Result<Option<Hit>, CallError> {
        let Some(id) = self.folk.person(id) else { return Ok(None) };
        let row = store::row(book.connection(), book.own_book(), member::KIND, id)?;
        Ok(row.filter(|row| !row.flag(member::DELETED)).map(|row| {
            let title = row.text(member::NAME).to_owned();
            hit(HitKind::Member, id, title, &[&self.folk.birth_year(id), row.text(member::DUTY)])
        }))
    }

    fn session(&self, book: &Book, id: Id) -> Result<Option<Hit>, CallError> {
        let Some(row) = store::row(book.connection(), book.own_book(), session::KIND, id)? else { return Ok(None) };
        let of = row.id_ref(session::ROUND).and_then(|id| self.rounds.get(&id));
        Ok(of.map(|of| {
            hit(HitKind::Session, id, sessions::label(&row), &[of.text(round::TITLE), row.text(session::PLACE)])
        }))
    }

    /// Versions of one essay are one hit.
    fn essay(&self, book: &Book, version: Id) -> Result<Option<Hit>, CallError> {
        let found = search::essay_of_version(book.connection(), book.ring(), book.own_book(), version)?;
        let Some((round, member)) = found else { return Ok(None) };
        let (Some(of), Some(member)) = (self.rounds.get(&round), self.folk.person(member)) else { return Ok(None) };
        let id = book.ring().essay_id(round, member)?;
        let found = hit(
            HitKind::Essay,
            id,
            self.folk.name(member).to_owned(),
            &[&self.folk.birth_year(member), of.text(round::TITLE)],
        );
        Ok(Some(Hit { round: Some(round.to_string()), member: Some(member.to_string()), ..found }))
    }
}

fn hit(kind: HitKind, id: Id, title: String, detail: &[&str]) -> Hit {
    let detail = detail.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ");
    Hit { kind, id: id.to_string(), title, detail, round: None, member: None }
}

fn vietnamese(stored: &str) -> String {
    CivilDate::parse(stored).map(CivilDate::vietnamese).unwrap_or_default()
}
