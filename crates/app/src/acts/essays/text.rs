//! What an essay says: the draft being typed, and the versions kept of it.

use super::{RoundEssays, shown_form, shown_grade, shown_state};
use crate::figures::person_name;
use crate::messages::essays::{Draft, Essay, Parts, Saved, Version, WhichEssay};
use crate::messages::{CallError, Touched};
use crate::{Desk, desk, reading};
use domain::Id;
use domain::catalogue::{essay, essay_version, round};
use domain::essays::EssayForm;
use journal::{Record, Stamp, Value};
use store::drafts::SavedDraft;
use store::{Book, OpDraft};

/// Bytes of one essay's three parts together: forty pages.
const LONGEST: usize = 200 * 1024;

pub fn draft(desk: &Desk, request: Draft) -> Result<Saved, CallError> {
    let (round, member) = (reading::id(&request.round, "round")?, reading::id(&request.member, "member")?);
    fits(&request.parts)?;
    desk.with_book(|book| {
        crate::figures::own_round(book, round, "round")?;
        let folk = crate::figures::Folk::read(book, None)?;
        let person = folk.person(member).ok_or_else(|| CallError::not_found("member"))?;
        let (text, now) = (written(&request.parts)?, desk.now_ms());
        let writer = book.person().id;
        book.aside(|connection| store::drafts::put(connection, &name(round, person), writer, &text, now))?;
        Ok(Saved { saved_at: desk::moment(now) })
    })
}

/// Too long is refused whole: the draft that stands is not cut.
fn fits(parts: &Parts) -> Result<(), CallError> {
    let said = [("awareness", &parts.awareness), ("self_review", &parts.self_review), ("proposals", &parts.proposals)];
    let longest = said.iter().max_by_key(|(_, text)| text.len()).map_or("parts", |(name, _)| *name);
    if said.iter().map(|(_, text)| text.len()).sum::<usize>() > LONGEST {
        Err(reading::too_long(longest))
    } else {
        Ok(())
    }
}

fn name(round: Id, member: Id) -> String {
    format!("essay/{round}/{member}")
}

fn written(parts: &Parts) -> Result<String, CallError> {
    use domain::language::nfc;
    let parts = Parts {
        awareness: nfc(&parts.awareness),
        self_review: nfc(&parts.self_review),
        proposals: nfc(&parts.proposals),
    };
    serde_json::to_string(&parts).map_err(|error| CallError::internal(&error))
}

fn read(text: &str) -> Parts {
    // Only this program writes these texts; one of another shape is shown as it is rather than not at all.
    serde_json::from_str(text).unwrap_or_else(|_| Parts { awareness: text.to_owned(), ..Parts::default() })
}

/// Between the three parts of a version. Not JSON: search reads these texts, and an escaped line break would join two words.
const BETWEEN: char = '\u{1e}';

fn joined(parts: &Parts) -> String {
    let part = |text: &str| text.replace(BETWEEN, " ");
    [part(&parts.awareness), part(&parts.self_review), part(&parts.proposals)].join(&BETWEEN.to_string())
}

fn parted(text: &str) -> Parts {
    let mut parts = text.splitn(3, BETWEEN).map(str::to_owned);
    let mut next = || parts.next().unwrap_or_default();
    Parts { awareness: next(), self_review: next(), proposals: next() }
}

/// A version as it was kept.
struct Kept {
    id: Id,
    stamp: Stamp,
    by: Id,
    parts: Parts,
}

/// Oldest first.
fn versions(book: &Book, essays: &RoundEssays, person: Id) -> Result<Vec<Kept>, CallError> {
    let (connection, own) = (book.connection(), book.own_book());
    let mut versions = Vec::new();
    for essay in essays.records(book, person) {
        for row in store::rows_by(connection, own, essay_version::KIND, essay_version::ESSAY, essay)? {
            let (stamp, by) = store::last_change_of(connection, own, row.id)?.unwrap_or_default();
            let Some(sealed) = row.bytes(essay_version::TEXT) else { continue };
            versions.push(Kept { id: row.id, stamp, by, parts: parted(&book.ring().open_text(sealed)?) });
        }
    }
    versions.sort_by_key(|version| (version.stamp, version.id));
    Ok(versions)
}

/// The draft under any of a person's entries, the latest.
fn saved_draft(book: &Book, essays: &RoundEssays, person: Id) -> Result<Option<SavedDraft>, CallError> {
    let mut latest: Option<SavedDraft> = None;
    for entry in essays.folk.entries(person) {
        let found = store::drafts::get(book.connection(), &name(essays.round.id, entry))?;
        latest = [latest, found].into_iter().flatten().max_by_key(|draft| draft.at_ms);
    }
    Ok(latest)
}

/// A draft with something in it.
pub(super) fn standing_draft(book: &Book, essays: &RoundEssays, person: Id) -> Result<Option<SavedDraft>, CallError> {
    Ok(saved_draft(book, essays, person)?.filter(|draft| read(&draft.text) != Parts::default()))
}

pub(super) fn drop_draft(book: &mut Book, essays: &RoundEssays, person: Id) -> Result<(), CallError> {
    let mut waiting = Vec::new();
    for entry in essays.folk.entries(person) {
        let name = name(essays.round.id, entry);
        if store::drafts::get(book.connection(), &name)?.is_some() {
            waiting.push(name);
        }
    }
    if waiting.is_empty() {
        return Ok(());
    }
    Ok(book.aside(|connection| waiting.iter().try_for_each(|name| store::drafts::remove(connection, name)))?)
}

/// The change that keeps the waiting draft as a version; none when it says what the latest version says.
pub(super) fn version(book: &Book, essays: &RoundEssays, person: Id) -> Result<Option<OpDraft>, CallError> {
    let Some(draft) = saved_draft(book, essays, person)? else { return Ok(None) };
    let parts = read(&draft.text);
    let before = versions(book, essays, person)?.pop().map(|kept| kept.parts).unwrap_or_default();
    if parts == before {
        return Ok(None);
    }
    let sealed = book.ring().seal_text(&joined(&parts))?;
    let essay = essays.records(book, person).first().copied().unwrap_or_default();
    let version = OpDraft::new(essay_version::KIND, Record::One(Id(store::random()?)))
        .set(essay_version::ESSAY, Value::id(essay))
        .set(essay_version::TEXT, Value::Bytes(sealed));
    Ok(Some(version))
}

pub fn keep_version(desk: &Desk, request: WhichEssay) -> Result<Touched, CallError> {
    let (round, member) = (reading::id(&request.round, "round")?, reading::id(&request.member, "member")?);
    desk.with_book(|book| {
        let essays = RoundEssays::read(book, round, desk.today())?;
        let person = essays.person(member)?;
        let Some(version) = version(book, &essays, person)? else {
            drop_draft(book, &essays, person)?;
            return Ok(Touched::default());
        };
        let form =
            essays.standing(person).form.is_none().then(|| (essay::FORM, Value::text(EssayForm::Typed.as_str())));
        let mut drafts = essays.drafts(book, person, form.as_slice())?;
        drafts.push(version);
        let touched = desk.save(book, None, &drafts)?;
        // A power cut in between leaves a draft that says what the version says: it is not shown again.
        drop_draft(book, &essays, person)?;
        Ok(touched)
    })
}

pub fn open(desk: &Desk, request: WhichEssay) -> Result<Essay, CallError> {
    let (round, member) = (reading::id(&request.round, "round")?, reading::id(&request.member, "member")?);
    desk.with_book(|book| {
        let essays = RoundEssays::read(book, round, desk.today())?;
        let person = essays.person(member)?;
        let record = essays.records(book, person).first().copied();
        // A book that may only be read can't note who read it.
        if !book.is_read_only() {
            let reader = book.person().id;
            book.aside(|connection| store::access::note(connection, desk.now_ms(), reader, "essay.open", record))?;
        }
        let mut essay = about(book, &essays, person)?;
        let kept = versions(book, &essays, person)?;
        if let Some(latest) = kept.last() {
            essay.parts = latest.parts.clone();
            essay.saved_at = Some(desk::moment(latest.stamp.ms));
        }
        if let Some(draft) = saved_draft(book, &essays, person)? {
            let parts = read(&draft.text);
            if kept.iter().all(|version| version.parts != parts) {
                essay.saved_at = Some(desk::moment(draft.at_ms));
                (essay.parts, essay.is_draft) = (parts, true);
            }
        }
        for version in &kept {
            essay.versions.push(shown(book, version)?);
        }
        Ok(essay)
    })
}

fn shown(book: &Book, version: &Kept) -> Result<Version, CallError> {
    let parts = &version.parts;
    let characters =
        [&parts.awareness, &parts.self_review, &parts.proposals].iter().map(|text| text.chars().count()).sum::<usize>();
    Ok(Version {
        id: version.id.to_string(),
        at: desk::moment(version.stamp.ms),
        by: person_name(book, version.by)?,
        characters: characters as u32,
    })
}

/// Everything but the text.
fn about(book: &Book, essays: &RoundEssays, person: Id) -> Result<Essay, CallError> {
    let people = essays.people(book)?;
    let place = people.iter().position(|known| *known == person);
    let at = |place: Option<usize>| place.and_then(|place| people.get(place)).map(Id::to_string);
    let standing = essays.standing(person);
    Ok(Essay {
        round: essays.round.id.to_string(),
        round_title: essays.round.text(round::TITLE).to_owned(),
        guiding_questions: essays.round.text(round::GUIDING_QUESTIONS).to_owned(),
        member: person.to_string(),
        name: essays.folk.name(person).to_owned(),
        born: essays.folk.born(person).to_owned(),
        form: standing.form.map(shown_form),
        state: shown_state(essays.state(book, person)?),
        grade: standing.grade.map(shown_grade),
        parts: Parts::default(),
        is_draft: false,
        saved_at: None,
        previous: at(place.and_then(|place| place.checked_sub(1))),
        next: at(place.map(|place| place + 1)),
        versions: Vec::new(),
    })
}
