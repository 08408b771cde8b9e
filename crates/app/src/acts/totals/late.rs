//! What was written, or arrived, after a round's figures were closed.

use crate::acts::conflicts;
use crate::acts::undo::{Part, people, say};
use crate::figures::{self, FinalCut};
use crate::messages::CallError;
use crate::messages::totals::{Late, LateChange, LeftOut, OfClosedRound};
use crate::naming::Names;
use crate::{AppSession, app_session, reading};
use domain::catalogue::{Link, kind as lookup, member, parents, round, short_title};
use domain::{FieldValue, Id};
use journal::{ChangeRef, Stamp};
use std::collections::BTreeMap;
use store::{Book, HistoryEntry, within};

pub fn late(app: &AppSession, request: OfClosedRound) -> Result<Late, CallError> {
    let id = reading::id(&request.round, "round")?;
    app.with_book(|book| {
        let row = figures::own_round(book, id, "round")?;
        let Some(closed) = figures::final_cut(&row) else { return Ok(Late { changes: Vec::new() }) };
        let parts = parts(book, id, &closed)?;
        let mut by_change: BTreeMap<(Stamp, ChangeRef), Vec<(&Part, &HistoryEntry)>> = BTreeMap::new();
        for part in &parts {
            let of_rule = |entry: &&HistoryEntry| part.kind != round::KIND || entry.field == round::ESSAY_RULE;
            for entry in part.entries.iter().filter(of_rule).filter(|entry| !closed.cut.covers(entry.at)) {
                by_change.entry((entry.stamp, entry.at)).or_default().push((part, entry));
            }
        }
        let (names, people, decided) = (Names::of(book)?, people(book)?, decisions(book, id)?);
        let mut changes = Vec::new();
        for ((stamp, at), sets) in by_change {
            let writer = sets.first().and_then(|(_, entry)| people.get(&entry.person));
            let what = say(&names, &sets)?;
            changes.push(LateChange {
                id: Book::name_act(at),
                by: writer.cloned().unwrap_or_default(),
                at: app_session::moment(stamp.ms),
                clock_doubtful: conflicts::is_doubtful(stamp.ms, None, app.now_ms()),
                about: about(book, &names, &sets)?,
                what: if what.is_empty() { "Ghi lại như cũ".to_owned() } else { what },
                left: decided.iter().find(|(closed, _, _)| closed.left.covers(at)).map(|(_, by, at)| LeftOut {
                    by: people.get(by).cloned().unwrap_or_default(),
                    at: app_session::moment(at.ms),
                }),
            });
        }
        Ok(Late { changes })
    })
}

/// Records with changes that the closed figures do not cover.
fn parts(book: &Book, id: Id, closed: &FinalCut) -> Result<Vec<Part>, CallError> {
    let (connection, own) = (book.connection(), book.own_book());
    let mut parts = vec![Part::read(book, own, round::KIND, id, None)?];
    for (kind, record) in figures::counted_records(book, id)? {
        if !store::late_changes(connection, own, &closed.cut, &[(kind, record)])?.is_empty() {
            let pair = store::row(connection, own, kind, record)?.and_then(|row| row.pair);
            parts.push(Part::read(book, own, kind, record, pair.map(|(_, member)| (member::KIND, member)))?);
        }
    }
    Ok(parts)
}

/// All cuts that were stored while the figures stayed closed, with their authors and times; oldest first.
fn decisions(book: &Book, id: Id) -> Result<Vec<(FinalCut, Id, Stamp)>, CallError> {
    let history = store::history(book.connection(), book.own_book(), round::KIND, id)?;
    let cuts = history.iter().filter(|entry| entry.field == round::FINAL_CUT);
    let read = |entry: &HistoryEntry| Some((FinalCut::from_value(entry.value.as_ref()?)?, entry.person, entry.stamp));
    Ok(cuts.filter_map(read).collect())
}

/// What the change concerned: sessions, the owner of an essay, or the round itself.
fn about(book: &Book, names: &Names<'_>, sets: &[(&Part, &HistoryEntry)]) -> Result<String, CallError> {
    let mut named: Vec<String> = Vec::new();
    for (part, _) in sets {
        let label = if part.kind == round::KIND {
            "Bài thu hoạch của đợt".to_owned()
        } else {
            within_round(book, names, part.kind, part.id)?
        };
        if !named.contains(&label) {
            named.push(label);
        }
    }
    Ok(named.join(", "))
}

/// The record directly in the round to which a record belongs: for a mark, its session.
fn within_round(book: &Book, names: &Names<'_>, kind: u16, id: Id) -> Result<String, CallError> {
    let Some(described) = lookup(kind) else { return Ok(String::new()) };
    let Some(row) = store::row(book.connection(), book.own_book(), kind, id)? else { return Ok(String::new()) };
    let in_round = |(parent, _): &(u16, Link)| *parent == round::KIND;
    let links = parents(described);
    if links.iter().any(in_round) {
        return short_title(names, described, &row);
    }
    let above =
        links.into_iter().find(|(parent, _)| lookup(*parent).is_some_and(|kind| parents(kind).iter().any(in_round)));
    match above.and_then(|(parent, link)| Some((parent, within::parent(book, &row, link)?))) {
        Some((parent, id)) => within_round(book, names, parent, id),
        None => Ok(String::new()),
    }
}
