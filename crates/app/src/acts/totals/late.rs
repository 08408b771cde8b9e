//! What was written, or became known, after a round's figures were closed.

use crate::acts::undo::{Part, Words, people, say};
use crate::acts::{cards, sessions};
use crate::figures::{self, FinalCut};
use crate::messages::CallError;
use crate::messages::totals::{Late, LateChange, LeftOut, OfClosedRound};
use crate::{Desk, desk, reading};
use domain::Id;
use domain::catalogue::{essay, make_up, roll_call, round, session};
use journal::{ChangeRef, Stamp};
use std::collections::BTreeMap;
use store::{Book, HistoryEntry};

pub fn late(desk: &Desk, request: OfClosedRound) -> Result<Late, CallError> {
    let id = reading::id(&request.round, "round")?;
    desk.with_book(|book| {
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
        let (words, people, decided) = (Words::of(book)?, people(book)?, decisions(book, id)?);
        let mut changes = Vec::new();
        for ((stamp, at), sets) in by_change {
            let writer = sets.first().and_then(|(_, entry)| people.get(&entry.person));
            let what = say(book, &words, &sets)?;
            changes.push(LateChange {
                id: Book::name_act(at),
                by: writer.cloned().unwrap_or_default(),
                at: desk::moment(stamp.ms),
                clock_doubtful: cards::is_doubtful(stamp.ms, None, desk.now_ms()),
                about: about(book, &words, &sets)?,
                what: if what.is_empty() { "Ghi lại như cũ".to_owned() } else { what },
                left: decided.iter().find(|(closed, _, _)| closed.left.covers(at)).map(|(_, by, at)| LeftOut {
                    by: people.get(by).cloned().unwrap_or_default(),
                    at: desk::moment(at.ms),
                }),
            });
        }
        Ok(Late { changes })
    })
}

/// Records the closed figures do not cover all changes of.
fn parts(book: &Book, id: Id, closed: &FinalCut) -> Result<Vec<Part>, CallError> {
    let (connection, own) = (book.connection(), book.own_book());
    let mut parts = vec![Part::read(book, own, round::KIND, id, None)?];
    for (kind, record) in figures::counted_records(book, id)? {
        if !store::late_changes(connection, own, &closed.cut, &[(kind, record)])?.is_empty() {
            let pair = store::row(connection, own, kind, record)?.and_then(|row| row.pair);
            parts.push(Part::read(book, own, kind, record, pair.map(|(_, member)| member))?);
        }
    }
    Ok(parts)
}

/// Every cut that was drawn while the figures stayed closed, with who drew it when; oldest first.
fn decisions(book: &Book, id: Id) -> Result<Vec<(FinalCut, Id, Stamp)>, CallError> {
    let history = store::history(book.connection(), book.own_book(), round::KIND, id)?;
    let cuts = history.iter().filter(|entry| entry.field == round::FINAL_CUT);
    let read = |entry: &HistoryEntry| {
        let parts = entry.value.as_ref().and_then(journal::Value::as_list)?;
        Some((figures::read_final_cut(parts)?, entry.person, entry.stamp))
    };
    Ok(cuts.filter_map(read).collect())
}

/// What the change was about: sessions, whose essay, or the round itself.
fn about(book: &Book, words: &Words, sets: &[(&Part, &HistoryEntry)]) -> Result<String, CallError> {
    let (connection, own) = (book.connection(), book.own_book());
    let mut named: Vec<String> = Vec::new();
    for (part, _) in sets {
        let row = store::row(connection, own, part.kind, part.id)?;
        let held = match (part.kind, &row) {
            (session::KIND, _) => Some(part.id),
            (roll_call::KIND | make_up::KIND, Some(row)) => row.pair.map(|(held, _)| held),
            _ => None,
        };
        let label = match (part.kind, held, &row) {
            (_, Some(held), _) => {
                let held = store::row(connection, own, session::KIND, held)?;
                held.map(|row| sessions::label(&row)).unwrap_or_default()
            }
            (essay::KIND, None, Some(row)) => {
                let whose = figures::essay_member(book, row).map(|member| words.member(member));
                format!("Bài thu hoạch của {}", whose.unwrap_or_else(|| "một người".to_owned()))
            }
            _ => "Bài thu hoạch của đợt".to_owned(),
        };
        if !named.contains(&label) {
            named.push(label);
        }
    }
    Ok(named.join(", "))
}
