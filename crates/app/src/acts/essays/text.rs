//! The text of an essay: opening it, typing in it, and keeping versions.

use super::RoundEssays;
use super::drafts::{self, Typed};
use super::versions::{Versions, keeping, waiting};
use crate::messages::essays::{Beside, Draft, Essay, Parts, Saved, WhichEssay};
use crate::messages::{CallError, Touched};
use crate::{AppSession, app_session, reading};
use domain::Id;
use domain::catalogue::{essay, round};
use domain::essays::EssayForm;
use journal::Value;
use store::{Book, OpDraft};

/// The most bytes of an essay's parts and answers together: about forty pages.
const LONGEST: usize = 200 * 1024;

pub fn draft(app: &AppSession, request: Draft) -> Result<Saved, CallError> {
    let (round, member) = (reading::id(&request.round, "round")?, reading::id(&request.member, "member")?);
    let opened = reading::optional_id(request.based_on.as_deref(), "based_on")?;
    fits(&request.parts)?;
    app.with_book(|book| {
        crate::figures::own_round(book, round, "round")?;
        let roster = crate::figures::Roster::now(book)?;
        let person = roster.person(member).ok_or_else(|| CallError::not_found("member"))?;
        // Only the first save of a text checks what it is based on, because further saves come four times a
        // second.
        let (based_on, settles) = match drafts::of_entry(book, round, person)? {
            Some(typed) => (typed.based_on, typed.settles),
            None => {
                let essays = RoundEssays::read(book, round, app.today())?;
                (Versions::read(book, &essays, person)?.base(opened), Vec::new())
            }
        };
        let now = app.now_ms();
        drafts::put(book, round, person, &Typed::new(&request.parts, based_on, settles), now)?;
        Ok(Saved { saved_at: app_session::moment(now) })
    })
}

/// A text that is too long is refused completely, and the existing draft is not cut.
pub(crate) fn fits(parts: &Parts) -> Result<(), CallError> {
    let named = [("awareness", &parts.awareness), ("self_review", &parts.self_review), ("proposals", &parts.proposals)];
    let said: Vec<_> = named.into_iter().chain(parts.answers.iter().map(|answer| ("answers", answer))).collect();
    let longest = said.iter().max_by_key(|(_, text)| text.len()).map_or("parts", |(name, _)| *name);
    if said.iter().map(|(_, text)| text.len()).sum::<usize>() > LONGEST {
        Err(reading::too_long(longest))
    } else {
        Ok(())
    }
}

/// The change that keeps the present draft as a version.
pub(super) fn version(book: &Book, essays: &RoundEssays, person: Id) -> Result<Option<OpDraft>, CallError> {
    let waiting = waiting(book, essays, person)?;
    waiting.map(|typed| Ok(keeping(book, essays, person, &typed)?.1)).transpose()
}

pub fn keep_version(app: &AppSession, request: WhichEssay) -> Result<Touched, CallError> {
    let (round, member) = (reading::id(&request.round, "round")?, reading::id(&request.member, "member")?);
    app.with_book(|book| {
        let essays = RoundEssays::read(book, round, app.today())?;
        let person = essays.person(member)?;
        match version(book, &essays, person)? {
            Some(version) => save(app, book, &essays, person, vec![version]),
            None => {
                drafts::drop(book, &essays, person)?;
                Ok(Touched::default())
            }
        }
    })
}

/// Saves versions of an essay one after another, creates the essay if there is none, and removes the draft.
pub(crate) fn save(
    app: &AppSession,
    book: &mut Book,
    essays: &RoundEssays,
    person: Id,
    versions: Vec<OpDraft>,
) -> Result<Touched, CallError> {
    let form = essays.standing(person).form.is_none().then(|| (essay::FORM, Value::text(EssayForm::Typed.as_str())));
    let mut begun = essays.drafts(book, person, form.as_slice())?;
    let mut changes = Vec::new();
    for version in versions {
        begun.push(version);
        changes.push(std::mem::take(&mut begun));
    }
    let changes: Vec<&[OpDraft]> = changes.iter().map(Vec::as_slice).collect();
    let touched = app.save_each(book, None, &changes)?;
    // After a power cut in between, the draft equals the version, and then it is not shown again.
    drafts::drop(book, essays, person)?;
    Ok(touched)
}

/// Records that somebody opened what a person wrote.
pub(crate) fn note_opening(
    app: &AppSession,
    book: &mut Book,
    essays: &RoundEssays,
    person: Id,
) -> Result<(), CallError> {
    // A read-only book can't record who read it.
    if book.is_read_only() {
        return Ok(());
    }
    let record = essays.records(book, person).first().copied();
    let (at, reader) = (app.now_ms(), book.person().id);
    Ok(book.write_local(|connection| store::access::note(connection, at, reader, "essay.open", record))?)
}

pub fn open(app: &AppSession, request: WhichEssay) -> Result<Essay, CallError> {
    let (round, member) = (reading::id(&request.round, "round")?, reading::id(&request.member, "member")?);
    app.with_book(|book| {
        let essays = RoundEssays::read(book, round, app.today())?;
        let person = essays.person(member)?;
        note_opening(app, book, &essays, person)?;
        let mut essay = about(book, &essays, person)?;
        let versions = Versions::read(book, &essays, person)?;
        essay.unread = essays.unread + versions.unread(book, &essays, person)?;
        if let Some(latest) = versions.latest() {
            essay.parts = latest.parts.clone();
            essay.saved_at = Some(app_session::moment(latest.stamp.ms));
            essay.based_on = Some(latest.id.to_string());
        }
        if let Some((typed, at_ms)) = drafts::saved(book, &essays, person)? {
            let parts = typed.parts();
            if !typed.settles.is_empty() || versions.0.iter().all(|version| version.parts != parts) {
                essay.saved_at = Some(app_session::moment(at_ms));
                essay.joins = typed.settles.len() as u32;
                essay.based_on = typed.based_on.map(|id| id.to_string());
                (essay.parts, essay.is_draft) = (parts, true);
            }
        }
        for version in &versions.0 {
            essay.versions.push(versions.shown(app, book, version)?);
        }
        let ends = versions.ends();
        if ends.len() > 1 {
            let beside = |version: &&super::versions::Kept| {
                Ok::<_, CallError>(Beside {
                    version: versions.shown(app, book, version)?,
                    parts: version.parts.clone(),
                })
            };
            essay.beside = ends.iter().map(beside).collect::<Result<_, _>>()?;
        }
        Ok(essay)
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
        questions: essays.round.lines(round::ESSAY_QUESTIONS),
        failed_grade: essays.round.flag(round::FAILED_GRADE),
        member: person.to_string(),
        name: essays.roster.name(person).to_owned(),
        born: essays.roster.born(person).to_owned(),
        form: standing.form,
        state: essays.state(book, person)?,
        grade: standing.grade,
        handed_in_on: standing.handed_in_on,
        missed: essays.totals.make_up_owed.has_member(person),
        hand_in_to: essays.asked.as_ref().map(|asked| asked.to.clone()),
        reaches_superior: essays.reaches_superior(book, person)?,
        superior_grades: essays.superior_grades(book, person)?,
        parts: Parts::default(),
        is_draft: false,
        based_on: None,
        joins: 0,
        saved_at: None,
        previous: at(place.and_then(|place| place.checked_sub(1))),
        next: at(place.map(|place| place + 1)),
        unread: 0,
        versions: Vec::new(),
        beside: Vec::new(),
    })
}
