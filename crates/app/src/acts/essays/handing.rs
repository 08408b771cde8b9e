//! Handing essays in to the superior. Only an essay that is handed in is also sealed to the graders; drafts and
//! earlier versions stay in the cell.

use super::RoundEssays;
use super::asked::Asked;
use super::drafts::Typed;
use super::versions::{Versions, joined, text_for};
use crate::messages::CallError;
use domain::Id;
use domain::catalogue::{attachment, cell, essay, essay_version};
use journal::{Record, Value};
use store::sealed::{GradingKey, HandedBy};
use store::{Book, OpDraft, Row};

/// What goes with marking an essay handed in: who wrote it, its texts and its pages, sealed to the graders as well.
/// `kept`: what was being typed, which is kept in the same change.
pub(super) fn sealing(
    book: &Book,
    essays: &RoundEssays,
    person: Id,
    asked: &Asked,
    kept: Option<&Typed>,
) -> Result<(Value, Vec<OpDraft>), CallError> {
    let by = HandedBy { member: person.0, name: essays.roster.name(person).to_owned() };
    let by = Value::Bytes(asked.key.seal(&by.write())?);
    let mut drafts = Vec::new();
    let versions = Versions::read(book, essays, person)?;
    let followed = |id: Id| kept.is_some_and(|typed| typed.based_on == Some(id) || typed.settles.contains(&id));
    for version in versions.ends().into_iter().filter(|version| !followed(version.id)) {
        if version.handed_to.as_deref() != Some(asked.key.tag().as_slice()) {
            let draft = OpDraft::new(essay_version::KIND, Record::One(version.id));
            drafts.push(text_for(book, draft, &joined(&version.parts), Some(&asked.key))?);
        }
    }
    for page in essays.pages(book, person)? {
        drafts.extend(page_for(book, &page, &asked.key)?);
    }
    Ok((by, drafts))
}

/// Names the public half of the ring, where the book does not name it yet: the committee seals its remarks to it.
pub(super) fn named_ring(book: &Book) -> Result<Option<OpDraft>, CallError> {
    if !book.ring().is_current() {
        return Ok(None);
    }
    let (own, ring) = (book.own_book(), book.ring().recipient()?);
    let row = store::row(book.connection(), own, cell::KIND, own)?;
    let is_named = row.is_some_and(|row| row.text(cell::RING) == ring);
    let draft = || OpDraft::new(cell::KIND, Record::One(own)).set(cell::RING, Value::text(&ring));
    Ok((!is_named).then(draft))
}

/// Gives the graders the key of one page. `None` if they have it already, or if this laptop can't read the
/// page.
fn page_for(book: &Book, page: &Row, key: &GradingKey) -> Result<Option<OpDraft>, CallError> {
    let given = page.bytes(attachment::HANDED_KEY).is_some_and(|sealed| key.sealed(sealed));
    let own = page.bytes(attachment::KEY).and_then(|sealed| book.ring().open_small(sealed).ok());
    let Some(own) = own.filter(|_| !given) else { return Ok(None) };
    let draft = OpDraft::new(attachment::KIND, Record::One(page.id));
    Ok(Some(draft.set(attachment::HANDED_KEY, Value::Bytes(key.seal(&own)?))))
}

/// Whether the graders can read all of a handed-in essay as it stands. Looks at names of keys only and opens nothing.
fn is_whole(book: &Book, essays: &RoundEssays, person: Id, key: &GradingKey) -> Result<bool, CallError> {
    let (connection, own) = (book.connection(), book.own_book());
    let rows = essays.rows(person);
    if rows.iter().any(|row| !row.bytes(essay::HANDED_BY).is_some_and(|sealed| key.sealed(sealed))) {
        return Ok(false);
    }
    let mut versions = Vec::new();
    for row in rows {
        versions.extend(store::rows_by(connection, own, essay_version::KIND, essay_version::ESSAY, row.id)?);
    }
    let settles = |row: &Row, id: Id| row.ids(essay_version::SETTLES).contains(&id);
    let followed = |id: Id| {
        let mut others = versions.iter().filter(|row| row.id != id);
        others.any(|row| row.id_ref(essay_version::BASED_ON) == Some(id) || settles(row, id))
    };
    let open = |row: &Row| row.bytes(essay_version::HANDED_TO) == Some(key.tag().as_slice());
    let texts = versions.iter().filter(|row| !followed(row.id)).all(open);
    let given = |row: &Row| row.bytes(attachment::HANDED_KEY).is_some_and(|sealed| key.sealed(sealed));
    Ok(texts && essays.pages(book, person)?.iter().all(given))
}

impl RoundEssays {
    /// Whether the superior can read all of an essay; None where it is not asked for, or not handed in.
    pub fn reaches_superior(&self, book: &Book, person: Id) -> Result<Option<bool>, CallError> {
        self.graders(person).map(|key| is_whole(book, self, person, key)).transpose()
    }
}
