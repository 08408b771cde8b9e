//! The versions of an essay. Each one is complete and is kept. When two laptops wrote from the same version,
//! both new versions are ends of the history until somebody chooses one or saves a text that merges them.

use super::RoundEssays;
use super::drafts::{self, Typed};
use crate::figures::person_name;
use crate::messages::CallError;
use crate::messages::essays::{Parts, Version};
use crate::{AppSession, app_session, reading};
use domain::catalogue::essay_version;
use domain::{FieldValue, Id};
use journal::{Record, Stamp, Value};
use store::sealed::{GradingKey, PARTS_BETWEEN};
use store::{Book, OpDraft};

pub(super) fn joined(parts: &Parts) -> String {
    let part = |text: &str| text.replace(PARTS_BETWEEN, " ");
    let texts = [&parts.awareness, &parts.self_review, &parts.proposals].into_iter().chain(&parts.answers);
    texts.map(|text| part(text)).collect::<Vec<_>>().join(&PARTS_BETWEEN.to_string())
}

/// The three parts come first, empty in an essay that answers questions. So either kind of essay stays readable when
/// the round's questions change.
fn parted(text: &str) -> Parts {
    let mut parts = text.split(PARTS_BETWEEN).map(str::to_owned);
    let mut next = || parts.next().unwrap_or_default();
    let (awareness, self_review, proposals) = (next(), next(), next());
    Parts { awareness, self_review, proposals, answers: parts.collect() }
}

/// The whole text of a person's essay as it was last kept; `None` for an essay without typed text.
pub(crate) fn whole_text(book: &Book, essays: &RoundEssays, person: Id) -> Result<Option<String>, CallError> {
    let versions = Versions::read(book, essays, person)?;
    let text = versions.latest().map(|latest| joined(&latest.parts).replace(PARTS_BETWEEN, "\n\n"));
    Ok(text.filter(|text| !text.trim().is_empty()))
}

/// A stored version.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub id: Id,
    pub stamp: Stamp,
    pub by: Id,
    /// Written on this laptop.
    pub here: bool,
    pub parts: Parts,
    pub based_on: Option<Id>,
    settles: Vec<Id>,
    /// Names the graders' key that it is sealed to in addition.
    pub handed_to: Option<Vec<u8>>,
}

/// All versions of a person's essay, oldest first.
pub(super) struct Versions(pub Vec<Kept>);

impl Versions {
    pub fn read(book: &Book, essays: &RoundEssays, person: Id) -> Result<Versions, CallError> {
        let (connection, own) = (book.connection(), book.own_book());
        let mut kept = Vec::new();
        for essay in essays.records(book, person) {
            for row in store::rows_by(connection, own, essay_version::KIND, essay_version::ESSAY, essay)? {
                let history = store::history(connection, own, essay_version::KIND, row.id)?;
                // Handing in seals the same text again, so the date is that of the first entry, when it was
                // written.
                let Some(written) = history.first() else { continue };
                // A version that this laptop has no key for is counted in `unread` and not shown.
                let Some(text) = row.bytes(essay_version::TEXT).and_then(|sealed| book.ring().open_text(sealed).ok())
                else {
                    continue;
                };
                kept.push(Kept {
                    id: row.id,
                    stamp: written.stamp,
                    by: written.person,
                    here: book.wrote(written.at),
                    parts: parted(&text),
                    based_on: row.id_ref(essay_version::BASED_ON),
                    settles: row.ids(essay_version::SETTLES),
                    handed_to: row.bytes(essay_version::HANDED_TO).map(<[u8]>::to_vec),
                });
            }
        }
        kept.sort_by_key(|version| (version.stamp, version.id));
        Ok(Versions(kept))
    }

    /// The number of versions on this laptop that it has no key for.
    pub fn unread(&self, book: &Book, essays: &RoundEssays, person: Id) -> Result<u32, CallError> {
        let mut kept = 0;
        for essay in essays.records(book, person) {
            let of = (essay_version::KIND, essay_version::ESSAY);
            let rows = store::rows_by(book.connection(), book.own_book(), of.0, of.1, essay)?;
            kept += rows.iter().filter(|row| row.bytes(essay_version::TEXT).is_some()).count();
        }
        Ok((kept - self.0.len().min(kept)) as u32)
    }

    pub fn get(&self, id: Id) -> Option<&Kept> {
        self.0.iter().find(|version| version.id == id)
    }

    /// The version with the id that a request names.
    pub fn named(&self, id: &str, field: &str) -> Result<&Kept, CallError> {
        self.get(reading::id(id, field)?).ok_or_else(|| CallError::not_found(field))
    }

    fn is_followed(&self, id: Id) -> bool {
        self.0.iter().any(|other| other.id != id && (other.based_on == Some(id) || other.settles.contains(&id)))
    }

    /// The versions that no other is based on: one, or several concurrent ones. The latest is last.
    pub fn ends(&self) -> Vec<&Kept> {
        self.0.iter().filter(|version| !self.is_followed(version.id)).collect()
    }

    pub fn latest(&self) -> Option<&Kept> {
        self.ends().last().copied().or(self.0.last())
    }

    /// The version that a text is based on if its page was opened on `opened`: the latest version saved from
    /// that page since, or `opened` itself.
    pub fn base(&self, opened: Option<Id>) -> Option<Id> {
        let mut base = opened.and_then(|id| self.get(id)).or_else(|| self.latest())?;
        for version in &self.0 {
            if version.here && version.based_on == Some(base.id) {
                base = version;
            }
        }
        Some(base.id)
    }

    pub fn shown(&self, app: &AppSession, book: &Book, version: &Kept) -> Result<Version, CallError> {
        let Parts { awareness, self_review, proposals, answers } = &version.parts;
        let characters = [awareness, self_review, proposals]
            .into_iter()
            .chain(answers)
            .map(|text| text.chars().count())
            .sum::<usize>();
        let several = self.ends().len() > 1;
        Ok(Version {
            id: version.id.to_string(),
            at: app_session::moment(version.stamp.ms),
            clock_doubtful: crate::acts::conflicts::is_doubtful(version.stamp.ms, None, app.now_ms()),
            by: person_name(book, version.by)?,
            here: version.here,
            characters: characters as u32,
            beside: several && !self.is_followed(version.id),
        })
    }
}

/// The change that keeps a text as a version of a person's essay, and the version's id.
pub(super) fn keeping(
    book: &Book,
    essays: &RoundEssays,
    person: Id,
    typed: &Typed,
) -> Result<(Id, OpDraft), CallError> {
    keeping_for(book, essays, person, typed, essays.graders(person))
}

/// Like [`keeping`], but sealed to the graders too.
pub(super) fn keeping_for(
    book: &Book,
    essays: &RoundEssays,
    person: Id,
    typed: &Typed,
    key: Option<&GradingKey>,
) -> Result<(Id, OpDraft), CallError> {
    let essay = essays.records(book, person).first().copied().ok_or(store::Error::NoRing)?;
    let id = Id(store::random()?);
    let mut draft = OpDraft::new(essay_version::KIND, Record::One(id)).set(essay_version::ESSAY, Value::id(essay));
    draft = text_for(book, draft, &joined(&typed.parts()), key)?;
    if let Some(base) = typed.based_on {
        draft = draft.set(essay_version::BASED_ON, Value::id(base));
    }
    if !typed.settles.is_empty() {
        draft = draft.set(essay_version::SETTLES, typed.settles.to_value());
    }
    Ok((id, draft))
}

/// Puts a text into a version, sealed for the cell, and for the graders if they are to read it.
pub(super) fn text_for(
    book: &Book,
    draft: OpDraft,
    text: &str,
    key: Option<&GradingKey>,
) -> Result<OpDraft, CallError> {
    let also: Vec<_> = key.map(|key| key.recipient().clone()).into_iter().collect();
    let draft = draft.set(essay_version::TEXT, Value::Bytes(book.ring().seal_text_for(text, &also)?));
    Ok(match key {
        Some(key) => draft.set(essay_version::HANDED_TO, Value::Bytes(key.tag().to_vec())),
        None => draft,
    })
}

/// The draft that is not kept as a version yet. `None` if it equals the version it is based on, or was already
/// kept: the program may have stopped, or the disk failed, between keeping the version and removing the draft.
pub(super) fn waiting(book: &Book, essays: &RoundEssays, person: Id) -> Result<Option<Typed>, CallError> {
    let Some((typed, _)) = drafts::saved(book, essays, person)? else { return Ok(None) };
    let (versions, parts) = (Versions::read(book, essays, person)?, typed.parts());
    let kept = versions.0.iter().any(|version| {
        version.here && version.based_on == typed.based_on && version.settles == typed.settles && version.parts == parts
    });
    let base = typed.based_on.and_then(|id| versions.get(id)).map(|kept| kept.parts.clone()).unwrap_or_default();
    Ok((!kept && (parts != base || !typed.settles.is_empty())).then_some(typed))
}
