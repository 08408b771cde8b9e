//! Records as people count them: "1 buổi điểm danh", "3 bài thu hoạch".

use crate::figures;
use crate::messages::CallError;
use crate::messages::exchange::{Thing, Waiting};
use domain::Id;
use domain::catalogue::{attachment, document, essay, essay_version, make_up, member, roll_call, round, session};
use domain::dates::CivilDate;
use std::collections::BTreeMap;
use store::carried::Unsent;
use store::{Book, Row};

/// What a record is to people, and which thing it counts as. None for what nobody would call a thing.
fn thing(book: &Book, unsent: &Unsent) -> Result<Option<(Thing, Id)>, CallError> {
    Ok(Some(match unsent.kind {
        member::KIND => (Thing::Member, unsent.record),
        document::KIND => (Thing::Document, unsent.record),
        round::KIND => (Thing::Round, unsent.record),
        session::KIND => (Thing::Session, unsent.record),
        // A whole evening's marks are one thing.
        roll_call::KIND => (Thing::RollCall, unsent.first.unwrap_or(unsent.record)),
        make_up::KIND => (Thing::MakeUp, unsent.record),
        essay::KIND => (Thing::Essay, unsent.record),
        essay_version::KIND => {
            let version = store::row(book.connection(), book.own_book(), essay_version::KIND, unsent.record)?;
            (Thing::Essay, version.and_then(|row| row.id_ref(essay_version::ESSAY)).unwrap_or(unsent.record))
        }
        attachment::KIND => {
            let page = store::row(book.connection(), book.own_book(), attachment::KIND, unsent.record)?;
            (Thing::Essay, page.and_then(|row| row.id_ref(attachment::ESSAY)).unwrap_or(unsent.record))
        }
        _ => return Ok(None),
    }))
}

/// Groups records into things, each with a label where one helps.
pub(super) fn things(book: &Book, records: &[Unsent]) -> Result<Vec<Waiting>, CallError> {
    let mut groups: BTreeMap<u8, (Thing, Vec<Id>)> = BTreeMap::new();
    for unsent in records {
        if let Some((thing, id)) = thing(book, unsent)? {
            let (_, ids) = groups.entry(thing as u8).or_insert((thing, Vec::new()));
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    groups
        .into_values()
        .map(|(thing, ids)| {
            let labels = ids
                .iter()
                .take(20)
                .map(|&id| label(book, book.own_book(), thing, id))
                .collect::<Result<Vec<_>, _>>()?;
            let labels = labels.into_iter().filter(|label| !label.is_empty()).collect();
            Ok(Waiting { thing, count: ids.len() as u32, labels })
        })
        .collect()
}

/// A record's own words, for a list.
pub(super) fn label(book: &Book, in_book: Id, thing: Thing, id: Id) -> Result<String, CallError> {
    let read = |kind| store::row(book.connection(), in_book, kind, id);
    Ok(match thing {
        Thing::Member => read(member::KIND)?.map(|row| row.text(member::NAME).to_owned()),
        Thing::Document => read(document::KIND)?.map(|row| first_of(&row, &[document::NUMBER, document::NAME])),
        Thing::Round => read(round::KIND)?.map(|row| row.text(round::TITLE).to_owned()),
        Thing::Session | Thing::RollCall => read(session::KIND)?.map(|row| session_day(&row)),
        Thing::MakeUp => read(make_up::KIND)?
            .and_then(|row| row.pair)
            .map(|(held, member)| made_up(book, held, member))
            .transpose()?,
        Thing::Essay => read(essay::KIND)?.map(|row| whose(book, &row)).transpose()?,
        Thing::Other => None,
    }
    .unwrap_or_default())
}

fn member_name(book: &Book, id: Id) -> Result<String, CallError> {
    let row = store::row(book.connection(), book.own_book(), member::KIND, id)?;
    Ok(row.map(|row| row.text(member::NAME).to_owned()).unwrap_or_default())
}

/// "Lò Văn An, buổi 12/03/2026"
fn made_up(book: &Book, held: Id, member: Id) -> Result<String, CallError> {
    let held = store::row(book.connection(), book.own_book(), session::KIND, held)?;
    let day = held.map(|row| session_day(&row)).filter(|day| !day.is_empty());
    let name = member_name(book, member)?;
    Ok(day.map_or(name.clone(), |day| format!("{name}, buổi {day}")))
}

/// Whose essay it is; nothing when another ring sealed it.
fn whose(book: &Book, row: &Row) -> Result<String, CallError> {
    figures::essay_member(book, row).map_or_else(|| Ok(String::new()), |member| member_name(book, member))
}

fn first_of(row: &Row, fields: &[u16]) -> String {
    fields.iter().map(|&field| row.text(field)).find(|text| !text.is_empty()).unwrap_or_default().to_owned()
}

fn session_day(row: &Row) -> String {
    CivilDate::parse(row.text(session::DATE)).map(|date| date.vietnamese()).unwrap_or_default()
}

/// The thing a record of this kind is, whoever sent it.
pub(crate) fn thing_of_kind(kind: u16) -> Option<Thing> {
    match kind {
        document::KIND => Some(Thing::Document),
        round::KIND => Some(Thing::Round),
        member::KIND => Some(Thing::Member),
        session::KIND => Some(Thing::Session),
        roll_call::KIND => Some(Thing::RollCall),
        make_up::KIND => Some(Thing::MakeUp),
        essay::KIND | essay_version::KIND | attachment::KIND => Some(Thing::Essay),
        _ => None,
    }
}
