//! Erases what is past its period, for good: a person chooses records, sees what goes, and decides.

use super::past;
use crate::AppSession;
use crate::app_session::moment;
use crate::messages::retention::{EraseRequest, ErasedPart, ErasureMade, ErasurePreview, ErasureState, PastChosen};
use crate::messages::{CallError, Touched};
use crate::naming::Names;
use crate::reading;
use domain::Id;
use domain::catalogue::{erasure, kind as lookup};
use domain::erasure::{ErasedRecord, ErasedRecords};
use domain::retention::table;
use domain::rights::{Author, may_write};
use domain::value::FieldValue;
use journal::{Record, Value};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use store::within::Dependents;
use store::{Book, Erasure, OpDraft};

pub fn preview(app: &AppSession, request: PastChosen) -> Result<ErasurePreview, CallError> {
    app.with_book(|book| Ok(Chosen::of(app, book, &request.kind, &request.records)?.preview()))
}

pub fn erase(app: &AppSession, request: EraseRequest) -> Result<Touched, CallError> {
    app.with_book(|book| {
        let chosen = Chosen::of(app, book, &request.kind, &request.records)?;
        if chosen.found.values() != request.values as usize {
            return Err(CallError::at(
                "changed_since",
                "values",
                "Những mục này vừa có thay đổi. Xem lại phần sẽ xóa rồi bấm lần nữa.",
            ));
        }
        if chosen.found.values() == 0 {
            return Err(CallError::at("nothing_to_erase", "records", "Những mục này không còn gì để xóa vĩnh viễn."));
        }
        let parts = chosen.found.parts();
        let drafts = parts.iter().map(|part| Ok([draft(part)?])).collect::<Result<Vec<_>, CallError>>()?;
        let changes: Vec<&[OpDraft]> = drafts.iter().map(<[OpDraft; 1]>::as_slice).collect();
        let mut touched = app.save_each(book, None, &changes)?;
        crate::erasing::obey(app, book)?;
        // What was erased can't come back.
        touched.undo = None;
        Ok(touched)
    })
}

fn draft(part: &ErasedRecords) -> Result<OpDraft, CallError> {
    Ok(OpDraft::new(erasure::KIND, Record::One(Id(store::random()?)))
        .set(erasure::RECORDS, part.to_value())
        .set(erasure::BY_TABLE, Value::text(&table().id)))
}

pub(super) fn may_erase(book: &Book) -> bool {
    may_write(Author::of_role(&book.person().role), erasure::KIND, erasure::RECORDS)
}

/// The records whose erasure was decided.
pub(super) fn states(erasures: &[Erasure]) -> BTreeMap<(u16, Id), ErasureState> {
    let of_one = |one: &Erasure| (one.records.0.clone(), state(one));
    let records = erasures
        .iter()
        .map(of_one)
        .flat_map(|(records, state)| records.into_iter().map(move |record| ((record.kind, record.record), state)));
    records.collect()
}

fn state(one: &Erasure) -> ErasureState {
    if one.done { ErasureState::Done } else { ErasureState::Waiting }
}

pub(super) fn made(names: &Names<'_>, erasures: &[Erasure]) -> Result<Vec<ErasureMade>, CallError> {
    let made = |one: &Erasure| {
        Ok(ErasureMade {
            at: moment(one.decided_ms),
            by: names.person(one.person)?,
            records: one.records.0.len() as u32,
            values: one.records.values() as u32,
            state: state(one),
        })
    };
    erasures.iter().rev().map(made).collect()
}

/// The records that a person chose, with what lies within them, and what of it can be erased.
struct Chosen {
    records: u32,
    found: ErasedRecords,
    fields: BTreeMap<u16, (u32, BTreeSet<u16>)>,
    young: usize,
    /// Values that an erasure names already, which may still wait.
    named: HashSet<[u8; 32]>,
}

impl Chosen {
    fn of(app: &AppSession, book: &Book, kind: &str, records: &[String]) -> Result<Chosen, CallError> {
        let shown = past(book, app.today())?;
        let group = shown.groups.iter().find(|group| group.kind == kind);
        let group = group.ok_or_else(|| CallError::not_found("kind"))?;
        let number = domain::catalogue::KINDS.iter().find(|known| known.table == kind).map(|known| known.number);
        let (number, dependents) = (number.unwrap_or_default(), Dependents::of(book));
        let named = book.erasures()?.into_iter().flat_map(|one| one.records.0).flat_map(|one| one.digests).collect();
        let (found, fields) = (ErasedRecords::default(), BTreeMap::new());
        let mut chosen = Chosen { records: 0, found, fields, young: 0, named };
        let mut seen = BTreeSet::new();
        for id in records.iter().collect::<BTreeSet<_>>() {
            if !group.records.iter().any(|record| record.id == *id) {
                return Err(CallError::at(
                    "not_past",
                    "records",
                    "Có mục chưa quá thời hạn giữ. Tải lại trang rồi chọn lại.",
                ));
            }
            chosen.records += 1;
            for (kind, record) in dependents.with(number, reading::id(id, "records")?)? {
                if seen.insert((kind, record)) {
                    chosen.add(app, book, kind, record)?;
                }
            }
        }
        Ok(chosen)
    }

    fn add(&mut self, app: &AppSession, book: &Book, kind: u16, record: Id) -> Result<(), CallError> {
        let mut erasable = store::erasable(book.connection(), book.own_book(), kind, record, app.now_ms())?;
        erasable.digests.retain(|digest, _| !self.named.contains(digest));
        self.young += erasable.young;
        if erasable.digests.is_empty() {
            return Ok(());
        }
        let (count, fields) = self.fields.entry(kind).or_default();
        *count += 1;
        fields.extend(erasable.digests.values());
        self.found.0.push(ErasedRecord { kind, record, digests: erasable.digests.into_keys().collect() });
        Ok(())
    }

    fn preview(&self) -> ErasurePreview {
        let parts = self.fields.iter().filter_map(|(kind, (records, fields))| {
            let kind = lookup(*kind)?;
            let named = || fields.iter().filter_map(|field| kind.field(*field)).filter(|field| !field.is_internal());
            Some(ErasedPart {
                vietnamese: kind.name.vietnamese.to_owned(),
                english: kind.name.english.to_owned(),
                records: *records,
                fields_vietnamese: named().map(|field| field.label.vietnamese.to_owned()).collect(),
                fields_english: named().map(|field| field.label.english.to_owned()).collect(),
            })
        });
        ErasurePreview {
            records: self.records,
            values: self.found.values() as u32,
            young: self.young as u32,
            parts: parts.collect(),
        }
    }
}
