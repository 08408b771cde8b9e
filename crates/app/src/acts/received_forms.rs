//! The forms that the superior sent, and what this cell has sent in answer to each.

use crate::messages::CallError;
use crate::messages::exchange::FormerCommittee;
use crate::{enrolment, reading};
use domain::Id;
use domain::catalogue::{form as f, form_answer as a, form_draft as d, form_version as v};
use domain::superior_forms::{FormFacts, FormState, SentAnswers};
use forms::{Answers, Form};
use journal::Value;
use std::collections::{HashMap, HashSet};
use store::{Book, Row};

/// A form with everything that decides where it stands.
pub(crate) struct Received {
    /// The book of the superior that holds it.
    pub of: Id,
    pub row: Row,
    /// The committee that asked for it, if it stands above the cell no more. Nothing is sent to it.
    pub former: Option<FormerCommittee>,
    /// The cell's answers, sent or taken back.
    answer: Option<Row>,
    begun: bool,
}

/// Every form that this cell was sent.
pub(crate) fn all(book: &Book) -> Result<Vec<Received>, CallError> {
    let (mut found, mut seen) = (Vec::new(), HashSet::<Id>::new());
    for committee in enrolment::committees(book)? {
        for of in committee.books {
            // A form that was sent both to all cells and to this one counts once.
            let rows = store::rows(book.connection(), of, f::KIND)?.into_iter().filter(|row| seen.insert(row.id));
            found.extend(rows.map(|row| (of, row, committee.former.clone())));
        }
    }
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let mut answers: HashMap<Id, Row> =
        reading::own_rows(book, a::KIND)?.into_iter().map(|row| (row.id, row)).collect();
    let drafts = reading::KeptRows::of(book, d::KIND)?;
    let answered = drafts.iter().filter(|row| row.value(d::ANSWER).is_some_and(Value::is_set));
    let begun: HashSet<Id> = answered.filter_map(|row| row.pair.map(|(form, _)| form)).collect();
    let received = |(of, row, former): (Id, Row, Option<FormerCommittee>)| Received {
        answer: answers.remove(&row.id),
        begun: begun.contains(&row.id),
        of,
        row,
        former,
    };
    Ok(found.into_iter().map(received).collect())
}

pub(in crate::acts) fn find(book: &Book, id: &str) -> Result<Received, CallError> {
    let id = reading::id(id, "id")?;
    let found = all(book)?.into_iter().find(|one| one.row.id == id);
    found.ok_or_else(|| CallError::at("not_found", "id", "Sổ này không có mẫu ấy. Gửi nhận với cấp trên rồi xem lại."))
}

/// A version whose questions this program can read.
pub(in crate::acts) struct Version {
    pub id: Id,
    pub number: u32,
    pub form: Form,
}

impl Version {
    /// The same with the texts of the form in this language, if it has it.
    pub fn in_language(self, language: &str) -> Self {
        Self { form: self.form.in_language(language), ..self }
    }
}

impl Received {
    pub fn id(&self) -> Id {
        self.row.id
    }

    /// The version that is asked now; of a form that came without one, the form itself.
    pub fn current(&self) -> Id {
        self.row.id_ref(f::VERSION).unwrap_or(self.row.id)
    }

    pub fn withdrawn(&self) -> &str {
        self.row.text(f::WITHDRAWN)
    }

    pub fn sent(&self) -> Option<SentAnswers> {
        self.answer.as_ref()?.parts(a::SENT)
    }

    /// Why the cell took back what it sent; empty if it did not.
    pub fn taken_back(&self) -> &str {
        self.answer.as_ref().map_or("", |row| row.text(a::TAKEN_BACK))
    }

    pub fn state(&self) -> FormState {
        FormState::of(FormFacts {
            withdrawn: !self.withdrawn().is_empty(),
            current: Some(self.current()),
            answered: self.sent().map(|sent| sent.version),
            taken_back: !self.taken_back().is_empty(),
            begun: self.begun,
        })
    }

    /// The cell acts next. A committee that stands above the cell no more waits for nothing.
    pub fn waits(&self) -> bool {
        self.former.is_none() && self.state().waits_for_the_cell()
    }

    /// Refuses to fill in or send what a former committee asked for.
    pub(in crate::acts) fn refuse_former(&self) -> Result<(), CallError> {
        match &self.former {
            None => Ok(()),
            Some(former) => {
                let sentence =
                    format!("Mẫu này của {}, nay không còn là cấp trên của chi bộ. Chỉ xem lại được.", former.name);
                Err(CallError::at("former_committee", "id", sentence))
            }
        }
    }

    /// The number of a version of this form; 0 for one that is not here.
    pub fn number(&self, book: &Book, version: Id) -> Result<u32, CallError> {
        Ok(self.version_row(book, version)?.map_or(0, |row| number(&row)))
    }

    /// A version of this form. `None` if it is not here, or if only a newer program can read it.
    pub(in crate::acts) fn version(&self, book: &Book, version: Id) -> Result<Option<Version>, CallError> {
        let Some(row) = self.version_row(book, version)? else { return Ok(None) };
        let form = Form::from_text(row.text(v::DESCRIPTION)).ok();
        Ok(form.map(|form| Version { id: row.id, number: number(&row), form }))
    }

    fn version_row(&self, book: &Book, version: Id) -> Result<Option<Row>, CallError> {
        let row = store::row(book.connection(), self.of, v::KIND, version)?;
        Ok(row.filter(|row| row.id_ref(v::FORM) == Some(self.row.id)))
    }

    /// When it began to stand as it does: the last change of whoever acted last.
    pub fn since_ms(&self, book: &Book) -> Result<u64, CallError> {
        let connection = book.connection();
        let ours = match self.state() {
            FormState::Sent => return Ok(self.sent().map_or(0, |sent| sent.at_ms)),
            FormState::Filling => {
                let mut last = None;
                for row in store::rows_of_first(connection, book.own_book(), d::KIND, self.row.id)? {
                    let changed = store::last_change_of(connection, book.own_book(), d::KIND, row.id)?;
                    last = last.max(changed.map(|(stamp, _)| stamp.ms));
                }
                last
            }
            FormState::TakenBack => {
                let changed = store::last_change_of(connection, book.own_book(), a::KIND, self.row.id)?;
                changed.map(|(stamp, _)| stamp.ms)
            }
            FormState::Received | FormState::Outdated | FormState::Withdrawn => None,
        };
        match ours {
            Some(ms) => Ok(ms),
            None => Ok(store::last_change_of(connection, self.of, f::KIND, self.row.id)?.map_or(0, |(at, _)| at.ms)),
        }
    }
}

fn number(row: &Row) -> u32 {
    row.int(v::NUMBER).and_then(|number| u32::try_from(number).ok()).unwrap_or_default()
}

pub(in crate::acts) fn unreadable() -> CallError {
    CallError::at(
        "unreadable",
        "version",
        "Chương trình này chưa đọc được bản ấy của mẫu. Cập nhật chương trình rồi mở lại; câu trả lời vẫn còn nguyên.",
    )
}

/// What was sent to a form in words, and what the question is called: of one question, or of all where `question` is empty.
pub(in crate::acts) fn sent_in_words(book: &Book, answer: &Row, question: &str) -> Result<(String, String), CallError> {
    let found = all(book)?.into_iter().find(|one| one.id() == answer.id);
    let Some((one, sent)) = found.and_then(|one| one.sent().map(|sent| (one, sent))) else {
        return Ok(Default::default());
    };
    let Some(version) = one.version(book, sent.version)? else { return Ok(Default::default()) };
    let given = Answers::from_text(&sent.answers).unwrap_or_default();
    let label = version.form.question(question).map(|(item, _)| version.form.words(&item.label).to_owned());
    Ok((label.unwrap_or_default(), forms::answers_in_words(&version.form, &given, question)))
}
