//! Work with earlier versions: opening, comparing and restoring them, and choosing between concurrent versions.

use super::RoundEssays;
use super::drafts::{self, Typed};
use super::text::{fits, note_opening, save};
use super::versions::{Kept, Versions, keeping, waiting};
use super::wording;
use crate::messages::essays::{
    Beside, Compare, ComparedPart, Comparison, EssayPart, Parts, Saved, WhichEssay, WhichVersion,
};
use crate::messages::{CallError, Touched};
use crate::{AppSession, app_session, reading};
use domain::Id;
use store::Book;

/// Runs `work` on the essay that a request names.
fn with_essay<T>(
    app: &AppSession,
    round: &str,
    member: &str,
    work: impl FnOnce(&mut Book, &RoundEssays, Id, &Versions) -> Result<T, CallError>,
) -> Result<T, CallError> {
    let (round, member) = (reading::id(round, "round")?, reading::id(member, "member")?);
    app.with_book(|book| {
        let essays = RoundEssays::read(book, round, app.today())?;
        let person = essays.person(member)?;
        let versions = Versions::read(book, &essays, person)?;
        work(book, &essays, person, &versions)
    })
}

pub fn version(app: &AppSession, request: WhichVersion) -> Result<Beside, CallError> {
    with_essay(app, &request.round, &request.member, |book, essays, person, versions| {
        let found = versions.named(&request.version, "version")?;
        note_opening(app, book, essays, person)?;
        Ok(Beside { version: versions.shown(app, book, found)?, parts: found.parts.clone() })
    })
}

pub fn compare(app: &AppSession, request: Compare) -> Result<Comparison, CallError> {
    with_essay(app, &request.round, &request.member, |book, essays, person, versions| {
        let (from, to) = (versions.named(&request.from, "from")?, versions.named(&request.to, "to")?);
        note_opening(app, book, essays, person)?;
        let part = |place: Place| ComparedPart {
            part: place.part(),
            question: place.question(),
            pieces: wording::pieces(place.of(&from.parts), place.of(&to.parts)),
        };
        Ok(Comparison {
            from: versions.shown(app, book, from)?,
            to: versions.shown(app, book, to)?,
            parts: places(&[&from.parts, &to.parts]).into_iter().map(part).collect(),
        })
    })
}

const PARTS: [EssayPart; 3] = [EssayPart::Awareness, EssayPart::SelfReview, EssayPart::Proposals];

/// Where a text stands in an essay.
#[derive(Clone, Copy)]
enum Place {
    Part(EssayPart),
    /// From 0.
    Answer(usize),
}

/// The places of several essays of a person: the three parts, and as many answers as the longest has.
fn places(essays: &[&Parts]) -> Vec<Place> {
    let answers = essays.iter().map(|parts| parts.answers.len()).max().unwrap_or_default();
    PARTS.map(Place::Part).into_iter().chain((0..answers).map(Place::Answer)).collect()
}

impl Place {
    fn of(self, parts: &Parts) -> &str {
        match self {
            Place::Part(EssayPart::Awareness) => &parts.awareness,
            Place::Part(EssayPart::SelfReview) => &parts.self_review,
            Place::Part(EssayPart::Proposals) => &parts.proposals,
            Place::Answer(place) => parts.answers.get(place).map_or("", String::as_str),
        }
    }

    fn part(self) -> Option<EssayPart> {
        match self {
            Place::Part(part) => Some(part),
            Place::Answer(_) => None,
        }
    }

    fn question(self) -> Option<u32> {
        match self {
            Place::Part(_) => None,
            Place::Answer(place) => u32::try_from(place + 1).ok(),
        }
    }
}

/// Restores an old text as a new version. The present draft is kept as a version before it.
pub fn restore(app: &AppSession, request: WhichVersion) -> Result<Touched, CallError> {
    with_essay(app, &request.round, &request.member, |book, essays, person, versions| {
        let found = versions.named(&request.version, "version")?;
        let mut changes = Vec::new();
        let mut base = versions.latest().map(|latest| latest.id);
        if let Some(typed) = waiting(book, essays, person)? {
            let (id, draft) = keeping(book, essays, person, &typed)?;
            base = Some(id);
            changes.push(draft);
        }
        changes.push(keeping(book, essays, person, &Typed::new(&found.parts, base, Vec::new()))?.1);
        save(app, book, essays, person, changes)
    })
}

/// Chooses one of the concurrent versions. The others stay in the list.
pub fn choose(app: &AppSession, request: WhichVersion) -> Result<Touched, CallError> {
    with_essay(app, &request.round, &request.member, |book, essays, person, versions| {
        let chosen = versions.named(&request.version, "version")?;
        let ends = several(versions)?;
        if !ends.iter().any(|end| end.id == chosen.id) {
            let sentence = "Bản này đã được viết tiếp. Tải lại trang rồi chọn lại.";
            return Err(CallError::at("version_followed", "version", sentence));
        }
        let others: Vec<Id> = ends.iter().map(|end| end.id).filter(|id| *id != chosen.id).collect();
        let mut typed = Typed::new(&chosen.parts, Some(chosen.id), others);
        let mut changes = Vec::new();
        if let Some(mut draft) = waiting(book, essays, person)? {
            if draft.based_on == Some(chosen.id) {
                // If the draft was based on the chosen version, the draft is chosen.
                draft.settles.clone_from(&typed.settles);
                typed = draft;
            } else {
                changes.push(keeping(book, essays, person, &draft)?.1);
            }
        }
        changes.push(keeping(book, essays, person, &typed)?.1);
        save(app, book, essays, person, changes)
    })
}

fn several(versions: &Versions) -> Result<Vec<&Kept>, CallError> {
    let ends = versions.ends();
    if ends.len() > 1 {
        return Ok(ends);
    }
    let sentence = "Bài này không còn hai bản song song. Tải lại trang để xem bản đang dùng.";
    Err(CallError::at("one_version", "version", sentence))
}

/// Starts a text that merges the concurrent versions sentence by sentence, for a person to revise.
pub fn merge(app: &AppSession, request: WhichEssay) -> Result<Saved, CallError> {
    let (round, member) = (reading::id(&request.round, "round")?, reading::id(&request.member, "member")?);
    app.with_book(|book| {
        let essays = RoundEssays::read(book, round, app.today())?;
        let person = essays.person(member)?;
        // The present draft is one of the texts to merge.
        if let Some(typed) = waiting(book, &essays, person)? {
            let kept = keeping(book, &essays, person, &typed)?.1;
            save(app, book, &essays, person, vec![kept])?;
        }
        let versions = Versions::read(book, &essays, person)?;
        let ends = several(&versions)?;
        let joined = join(&versions, &ends);
        fits(&joined)?;
        let others = ends.iter().skip(1).map(|end| end.id).collect();
        let now = app.now_ms();
        drafts::put(book, round, person, &Typed::new(&joined, ends.first().map(|end| end.id), others), now)?;
        Ok(Saved { saved_at: app_session::moment(now) })
    })
}

fn join(versions: &Versions, ends: &[&Kept]) -> Parts {
    let base = ends.first().and_then(|end| end.based_on);
    let base = base.filter(|base| ends.iter().all(|end| end.based_on == Some(*base)));
    let base = base.and_then(|base| versions.get(base)).map(|kept| &kept.parts);
    let written: Vec<&Parts> = ends.iter().map(|end| &end.parts).collect();
    let text = |place: Place| {
        let texts: Vec<&str> = written.iter().map(|parts| place.of(parts)).collect();
        wording::join(base.map(|base| place.of(base)), &texts)
    };
    let answers = places(&written).into_iter().filter(|place| place.question().is_some());
    Parts {
        awareness: text(Place::Part(EssayPart::Awareness)),
        self_review: text(Place::Part(EssayPart::SelfReview)),
        proposals: text(Place::Part(EssayPart::Proposals)),
        answers: answers.map(text).collect(),
    }
}
