//! Members that were entered twice, on two laptops or from two lists: finding, joining and separating them.
//! Joining moves no records: figures, lists and new marks use the entry that is kept.

use crate::app_session;
use crate::figures::{self, Roster};
use crate::messages::members::{Entry, LikelySame, Pair, SamePerson};
use crate::messages::{CallError, Nothing, Touched};
use crate::{AppSession, reading};
use domain::Id;
use domain::catalogue::{essay, make_up, member, roll_call, same_person, session};
use domain::language::{exact_fold, has_marks, name_key, tidy_name};
use journal::{Record, Value};
use std::collections::{BTreeMap, HashMap};
use store::{Book, OpDraft, Row};

pub fn likely_same(app: &AppSession, _: Nothing) -> Result<LikelySame, CallError> {
    app.with_book(|book| {
        let (roster, rows) = (Roster::now(book)?, reading::member_rows(book)?);
        let known = reading::own_rows(book, same_person::KIND)?;
        let counted = Counted::read(book)?;
        let by_id: HashMap<Id, &Row> = rows.iter().map(|row| (row.id, row)).collect();
        let entry = |id: &Id| by_id.get(id).map(|row| counted.entry(book, row)).transpose();
        let pair = |(kept, merged): (Id, Id)| Ok::<_, CallError>(both(entry(&kept)?, entry(&merged)?));
        let mut likely = Vec::new();
        for (one, other) in alike(&roster, &rows) {
            if !known.iter().any(|row| names(row, one, other)) {
                // The entry with more records that refer to it is proposed to be kept.
                let (one, other) = if counted.work(other) > counted.work(one) { (other, one) } else { (one, other) };
                likely.extend(pair((one, other))?);
            }
        }
        let mut joined = Vec::new();
        for row in known.iter().filter(|row| !row.flag(same_person::DELETED)) {
            if let Some(members) = row.id_ref(same_person::KEPT).zip(row.id_ref(same_person::MERGED)) {
                joined.extend(pair(members)?);
            }
        }
        Ok(LikelySame { likely, joined })
    })
}

fn both(kept: Option<Entry>, merged: Option<Entry>) -> Option<Pair> {
    kept.zip(merged).map(|(kept, merged)| Pair { kept, merged })
}

/// People who are counted separately although their names are spelled alike and their dates of birth may be the
/// same.
fn alike(roster: &Roster, rows: &[Row]) -> Vec<(Id, Id)> {
    let mut by_name: BTreeMap<String, Vec<&Row>> = BTreeMap::new();
    for row in rows.iter().filter(|row| roster.person(row.id) == Some(row.id)) {
        by_name.entry(name_key(row.text(member::NAME))).or_default().push(row);
    }
    let mut pairs = Vec::new();
    for namesakes in by_name.values() {
        for (place, one) in namesakes.iter().enumerate() {
            let others = namesakes[place + 1..].iter();
            let others = others.filter(|other| may_be_called(one, other) && may_be_born_with(one, other));
            pairs.extend(others.map(|other| (one.id, other.id)));
        }
    }
    pairs
}

/// Whether the names have the same letters and diacritics, or one of them was typed without any: Đức and Dục
/// are two names.
fn may_be_called(one: &Row, other: &Row) -> bool {
    let (one, other) = (one.text(member::NAME), other.text(member::NAME));
    let letters = |name: &str| exact_fold(&tidy_name(name)).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    letters(one) == letters(other) || !has_marks(one) || !has_marks(other)
}

/// Whether the dates may be the same: the same day, the same year if one gives only the year, or one is
/// unknown.
fn may_be_born_with(one: &Row, other: &Row) -> bool {
    let (one, other) = (one.text(member::BORN), other.text(member::BORN));
    let bare = one.len() <= 4 || other.len() <= 4;
    one == other || one.is_empty() || other.is_empty() || (bare && one.get(..4) == other.get(..4))
}

fn names(row: &Row, one: Id, other: Id) -> bool {
    let (kept, merged) = (row.id_ref(same_person::KEPT), row.id_ref(same_person::MERGED));
    (kept, merged) == (Some(one), Some(other)) || (kept, merged) == (Some(other), Some(one))
}

/// The number of records that refer to each entry.
struct Counted {
    marks: HashMap<Id, u32>,
    make_ups: HashMap<Id, u32>,
    essays: HashMap<Id, u32>,
}

impl Counted {
    fn read(book: &Book) -> Result<Counted, CallError> {
        let mut counted = Counted { marks: HashMap::new(), make_ups: HashMap::new(), essays: HashMap::new() };
        let held = reading::own_rows(book, session::KIND)?;
        let held: Vec<Id> = held.iter().filter(|row| !row.flag(session::DELETED)).map(|row| row.id).collect();
        let marks = figures::of_sessions(book, roll_call::KIND, &held, None)?;
        let marked = |mark: &domain::totals::MarkRow| mark.status != domain::roll_call::Status::Unmarked;
        for mark in marks.iter().filter_map(figures::mark_row).filter(marked) {
            *counted.marks.entry(mark.member).or_default() += 1;
        }
        for done in figures::of_sessions(book, make_up::KIND, &held, None)?.iter().filter_map(figures::make_up_row) {
            *counted.make_ups.entry(done.member).or_default() += 1;
        }
        for row in reading::own_rows(book, essay::KIND)? {
            if let Some(whose) = figures::essay_member(book, &row) {
                *counted.essays.entry(whose).or_default() += 1;
            }
        }
        Ok(counted)
    }

    fn of(counts: &HashMap<Id, u32>, id: Id) -> u32 {
        counts.get(&id).copied().unwrap_or_default()
    }

    fn work(&self, id: Id) -> u32 {
        Self::of(&self.marks, id) + Self::of(&self.make_ups, id) + Self::of(&self.essays, id)
    }

    fn entry(&self, book: &Book, row: &Row) -> Result<Entry, CallError> {
        let history = store::history(book.connection(), book.own_book(), member::KIND, row.id)?;
        let first = history.first();
        let text = |field| row.text(field).to_owned();
        Ok(Entry {
            id: row.id.to_string(),
            name: text(member::NAME),
            born: text(member::BORN),
            joined: text(member::JOINED),
            duty: text(member::DUTY),
            entered_at: first.map(|entry| app_session::moment(entry.stamp.ms)).unwrap_or_default(),
            entered_by: first.map(|entry| figures::person_name(book, entry.person)).transpose()?.unwrap_or_default(),
            here: first.is_some_and(|entry| book.wrote(entry.at)),
            marks: Self::of(&self.marks, row.id),
            make_ups: Self::of(&self.make_ups, row.id),
            essays: Self::of(&self.essays, row.id),
        })
    }
}

/// The id is derived, so that two laptops that join the same two entries in the same way write one record.
fn record(kept: Id, merged: Id) -> Record {
    Record::One(Id::of_pair(same_person::KIND, kept, merged))
}

fn said(kept: Id, merged: Id, deleted: bool) -> OpDraft {
    OpDraft::new(same_person::KIND, record(kept, merged))
        .set(same_person::KEPT, Value::id(kept))
        .set(same_person::MERGED, Value::id(merged))
        .set(same_person::DELETED, if deleted { Value::flag(true) } else { Value::Null })
}

fn members(book: &Book, request: &SamePerson) -> Result<(Id, Id), CallError> {
    let (kept, merged) = (reading::id(&request.kept, "kept")?, reading::id(&request.merged, "merged")?);
    for (id, field) in [(kept, "kept"), (merged, "merged")] {
        if reading::own_row(book, member::KIND, id, field)?.flag(member::DELETED) {
            return Err(CallError::not_found(field));
        }
    }
    if kept == merged {
        return Err(CallError::at("same_entry", "merged", "Đây là cùng một mục. Chọn hai mục khác nhau."));
    }
    Ok((kept, merged))
}

/// Removes the records that joined these two in another way.
fn taken_back(book: &Book, kept: Id, merged: Id) -> Result<Vec<OpDraft>, CallError> {
    let this = record(kept, merged).id(same_person::KIND);
    let known = reading::own_rows(book, same_person::KIND)?;
    let others = known.iter().filter(|row| row.id != this && names(row, kept, merged));
    let standing = others.filter(|row| !row.flag(same_person::DELETED));
    let back =
        |row: &Row| OpDraft::new(same_person::KIND, Record::One(row.id)).set(same_person::DELETED, Value::flag(true));
    Ok(standing.map(back).collect())
}

pub fn join(app: &AppSession, request: SamePerson) -> Result<Touched, CallError> {
    app.with_book(|book| {
        let (kept, merged) = members(book, &request)?;
        let mut drafts = taken_back(book, kept, merged)?;
        drafts.push(said(kept, merged, false));
        app.save(book, Some(kept), &drafts)
    })
}

/// Says that two entries are two people: they were joined by mistake, or only look alike. They are not proposed
/// again.
pub fn separate(app: &AppSession, request: SamePerson) -> Result<Touched, CallError> {
    app.with_book(|book| {
        let (kept, merged) = members(book, &request)?;
        let mut drafts = taken_back(book, kept, merged)?;
        drafts.push(said(kept, merged, true));
        app.save(book, Some(kept), &drafts)
    })
}
