//! What the cell has filled in of a form: one sealed record for each question, so that two laptops can answer different
//! questions at once.

use crate::acts::received_forms::{Received, Version};
use crate::acts::registers::{OpenedRow, seal};
use crate::messages::CallError;
use crate::reading;
use domain::Id;
use domain::catalogue::{Fields, form_draft as d};
use domain::superior_forms::question_id;
use forms::limits::MAX_ANSWER_CHARS;
use forms::{Answers, normalise};
use journal::{Place, Record, Value};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use store::{Book, OpDraft, contests};

/// A label is longer than this only where a whole letter was pasted into it.
const LONGEST_LABEL: usize = 300;

pub(super) struct GivenAnswer {
    pub name: String,
    pub label: String,
    pub answer: String,
    /// The version to which it was given.
    pub version: Option<Id>,
    pub contested: bool,
}

/// The answers of a form that are not sent yet, or again.
#[derive(Default)]
pub(super) struct Drafts {
    given: BTreeMap<String, GivenAnswer>,
    /// Questions whose answer this laptop can't open.
    unread: BTreeSet<String>,
}

impl Drafts {
    pub fn of(book: &Book, form: Id) -> Result<Drafts, CallError> {
        let contested = contested(book)?;
        let mut drafts = Drafts::default();
        for row in store::rows_of_first(book.connection(), book.own_book(), d::KIND, form)? {
            let opened = OpenedRow::owned(book, &d::DESCRIBED, row);
            let name = opened.text(d::NAME).to_owned();
            if d::DESCRIBED.field(d::ANSWER).is_some_and(|field| opened.is_unread(field)) {
                drafts.unread.insert(name);
                continue;
            }
            let given = GivenAnswer {
                label: opened.text(d::LABEL).to_owned(),
                answer: opened.text(d::ANSWER).to_owned(),
                version: opened.row().id_ref(d::VERSION),
                contested: contested.contains(&opened.id()),
                name: name.clone(),
            };
            drafts.given.insert(name, given);
        }
        Ok(drafts)
    }

    pub fn is_unread(&self) -> bool {
        !self.unread.is_empty()
    }

    pub fn to_version(&self, version: Id) -> impl Iterator<Item = &GivenAnswer> {
        self.given.values().filter(move |one| one.version == Some(version) && (one.contested || !one.answer.is_empty()))
    }

    /// Answers that were given to another version and are not empty.
    pub fn older(&self, version: Id) -> impl Iterator<Item = &GivenAnswer> {
        self.given.values().filter(move |one| one.version != Some(version) && !one.answer.is_empty())
    }

    pub fn answers(&self, version: Id) -> Answers {
        self.to_version(version).map(|one| (one.name.as_str(), one.answer.as_str())).collect()
    }

    /// The change that keeps what was typed; `None` if it is there already.
    ///
    /// # Errors The answer is too long, belongs to no question, or would replace one that can't be read here or that was given
    /// to a later version.
    pub fn keep(
        &self,
        book: &Book,
        (received, version): (&Received, &Version),
        name: &str,
        typed: &str,
    ) -> Result<Option<OpDraft>, CallError> {
        let Some((item, _)) = version.form.question(name) else {
            return Err(CallError::at("unknown_question", name, "Bản này của mẫu không có câu ấy. Tải lại trang."));
        };
        if self.unread.contains(name) {
            return Err(store::Error::NoRing.into());
        }
        let answer = normalise(&version.form, name, typed).unwrap_or_else(|_| as_typed(typed));
        if answer.chars().count() > MAX_ANSWER_CHARS {
            return Err(reading::too_long(name));
        }
        let stands = self.given.get(name);
        let other = stands.and_then(|one| one.version).filter(|other| *other != version.id);
        let number = other.map(|other| received.number(book, other)).transpose()?;
        if number.is_some_and(|number| number > version.number) {
            let sentence = "Câu này đã trả lời theo bản mới của mẫu. Tải lại trang rồi trả lời theo bản mới.";
            return Err(CallError::at("newer_version", name, sentence));
        }
        let same = |one: &GivenAnswer| one.answer == answer && one.version == Some(version.id) && !one.contested;
        if stands.map_or(answer.is_empty(), same) {
            return Ok(None);
        }
        let label = version.form.words(&item.label).chars().take(LONGEST_LABEL).collect::<String>();
        let draft = OpDraft::new(d::KIND, Record::Pair(received.id(), question_id(name)))
            .set(d::FORM, Value::id(received.id()))
            .set(d::VERSION, Value::id(version.id))
            .set(d::NAME, Value::text(name))
            .set(d::LABEL, Value::text(domain::language::tidy(&label)));
        // A sealed value that stays the same is not sealed again.
        let unchanged = stands.is_some_and(|one| one.answer == answer && !one.contested);
        Ok(Some(if unchanged { draft } else { draft.set(d::ANSWER, sealed(book, &answer)?) }))
    }
}

/// What is no answer yet is kept as it was typed, and the page says what is wrong with it.
fn as_typed(typed: &str) -> String {
    domain::language::tidy_lines(typed).trim().to_owned()
}

fn sealed(book: &Book, answer: &str) -> Result<Value, CallError> {
    let field = d::DESCRIBED.field(d::ANSWER).ok_or_else(|| CallError::not_found("answers"))?;
    seal(book, field, &Value::text(answer))
}

/// The records of answers to which two people gave different values. The same answer sealed twice is no conflict.
fn contested(book: &Book) -> Result<HashSet<Id>, CallError> {
    let (connection, own) = (book.connection(), book.own_book());
    let open = contests::open(connection, own)?.into_iter();
    let mut found = HashSet::new();
    for place in open.filter(|Place { kind, field, .. }| (*kind, *field) == (d::KIND, d::ANSWER)) {
        let heads = store::heads(connection, own, place)?;
        let opened: HashSet<Option<Vec<u8>>> = heads
            .iter()
            .map(|head| head.entry.value.as_ref().and_then(Value::as_bytes))
            .map(|sealed| sealed.and_then(|sealed| book.open_small(sealed).ok()))
            .collect();
        if opened.len() > 1 {
            found.insert(place.record);
        }
    }
    Ok(found)
}
