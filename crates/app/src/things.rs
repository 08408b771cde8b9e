//! Records as people count them: "1 buổi điểm danh", "3 bài thu hoạch".

use crate::enrolment::enrolment;
use crate::messages::CallError;
use crate::messages::exchange::Waiting;
use crate::naming::{Names, thing};
use domain::Id;
use domain::catalogue::{Counted, KINDS, Kind, Link, bare_title, counted_as, kind as lookup};
use std::collections::HashSet;
use store::delivery::Unsent;
use store::{Book, delivery, within};

/// The most records of a thing that are named.
const SHOWN: usize = 20;

/// The record that a change counts as; `None` for kinds that people would not call a thing.
fn counted(book: &Book, unsent: &Unsent) -> Result<Option<(&'static Kind, Id)>, CallError> {
    let Some((kind, (counted, link))) = lookup(unsent.kind).and_then(|kind| Some((kind, counted_as(kind)?))) else {
        return Ok(None);
    };
    let id = match link {
        None => None,
        Some(Link::First) => unsent.first,
        Some(link) => {
            let row = store::row(book.connection(), book.own_book(), kind.number, unsent.record)?;
            row.and_then(|row| within::parent(book, &row, link))
        }
    };
    Ok(Some((counted, id.unwrap_or(unsent.record))))
}

/// The records that changes count as, by kind, in the order in which they first appear.
fn grouped(book: &Book, records: &[Unsent]) -> Result<Vec<(&'static Kind, Vec<Id>)>, CallError> {
    let (mut groups, mut seen): (Vec<(&'static Kind, Vec<Id>)>, _) = (Vec::new(), HashSet::new());
    for unsent in records {
        let Some((kind, id)) = counted(book, unsent)? else { continue };
        if !seen.insert((kind.number, id)) {
            continue;
        }
        match groups.iter_mut().find(|(known, _)| known.number == kind.number) {
            Some((_, ids)) => ids.push(id),
            None => groups.push((kind, vec![id])),
        }
    }
    Ok(groups)
}

/// The number of things that the records count as.
pub(crate) fn count(book: &Book, records: &[Unsent]) -> Result<u32, CallError> {
    Ok(grouped(book, records)?.iter().map(|(_, ids)| ids.len() as u32).sum())
}

/// Groups records into things, each with a label where that helps.
pub(crate) fn things(book: &Book, records: &[Unsent]) -> Result<Vec<Waiting>, CallError> {
    let mut groups = grouped(book, records)?;
    if groups.is_empty() {
        return Ok(Vec::new());
    }
    groups.sort_by_key(|(kind, _)| KINDS.iter().position(|known| known.number == kind.number));
    let names = Names::of(book)?;
    let waiting = |(kind, ids): (&'static Kind, Vec<Id>)| {
        let labels = ids.iter().take(SHOWN).map(|id| label(book, &names, book.own_book(), kind, *id));
        let labels = labels.collect::<Result<Vec<_>, _>>()?.into_iter().filter(|label| !label.is_empty()).collect();
        Ok(Waiting { thing: thing(kind.number), count: ids.len() as u32, labels })
    };
    groups.into_iter().map(waiting).collect()
}

/// The words of all things that the records count as.
pub(crate) fn labels(book: &Book, names: &Names<'_>, records: &[Unsent]) -> Result<Vec<String>, CallError> {
    let mut labels = Vec::new();
    for (kind, ids) in grouped(book, records)? {
        for id in ids {
            labels.push(label(book, names, book.own_book(), kind, id)?);
        }
    }
    labels.retain(|label| !label.is_empty());
    Ok(labels)
}

/// Things that wait to be sent.
pub(crate) fn waiting(book: &Book) -> Result<Vec<Waiting>, CallError> {
    things(book, &delivery::unsent(book.connection(), book.own_book())?)
}

/// How many things wait to be sent; none while there is nobody to send them to.
pub(crate) fn waiting_count(book: &Book) -> Result<u32, CallError> {
    if enrolment(book)?.is_none() {
        return Ok(0);
    }
    count(book, &delivery::unsent(book.connection(), book.own_book())?)
}

/// A record's own words, for a list. A roll-call is called by its session.
pub(crate) fn label(book: &Book, names: &Names<'_>, of: Id, kind: &'static Kind, id: Id) -> Result<String, CallError> {
    let first = kind.pair.and_then(|pair| pair.kinds).map(|(first, _)| first);
    let kind = match first.and_then(lookup) {
        Some(first) if kind.counted == Counted::ByFirst => first,
        _ => kind,
    };
    let row = store::row(book.connection(), of, kind.number, id)?;
    row.map_or_else(|| Ok(String::new()), |row| bare_title(names, kind, &row))
}
