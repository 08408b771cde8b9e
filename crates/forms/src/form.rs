//! A valid form.

use crate::check::{Checked, Rules, check};
use crate::description::{Choice, Description, Item, Question, Words};
use crate::limits::MAX_FORM_BYTES;
use crate::problem::Severity;
use std::collections::{BTreeMap, BTreeSet};

/// A form that was checked: it is made by [`crate::read`] or [`Form::from_text`] alone.
#[derive(Debug, Clone)]
pub struct Form {
    description: Description,
    /// The place of each item by its name.
    places: BTreeMap<String, usize>,
    /// For each item, like the two below.
    pub(crate) rules: Vec<Rules>,
    pub(crate) parents: Vec<Option<usize>>,
    pub(crate) order: Vec<usize>,
}

/// The text is not a form that this version reads.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAForm {
    #[error("the form has {0} bytes, more than a form may have")]
    TooLong(usize),
    #[error("not the text of a form: {0}")]
    NotJson(String),
    #[error("the form is not written in its canonical text")]
    NotCanonical,
    #[error("the form is refused: {0}")]
    Refused(String),
}

impl Form {
    /// Only if no fault refuses it.
    pub(crate) fn of(description: Description, checked: Checked) -> Option<Form> {
        let is_refused = checked.faults.iter().any(|fault| fault.severity == Severity::Refused);
        let places = description.items.iter().enumerate().map(|(at, item)| (item.name.clone(), at)).collect();
        let Checked { rules, parents, order, .. } = checked;
        (!is_refused).then_some(Form { description, places, rules, parents, order })
    }

    /// The canonical text: the same form always gives the same bytes, at most [`MAX_FORM_BYTES`].
    #[must_use]
    pub fn to_text(&self) -> String {
        self.description.to_text()
    }

    /// Reads a form that another machine wrote. Everything that [`crate::read`] refuses is refused here too.
    ///
    /// # Errors
    /// If the text is not a form, one that would not have been read from a workbook, or not the canonical text of one.
    pub fn from_text(text: &str) -> Result<Form, NotAForm> {
        if text.len() > MAX_FORM_BYTES {
            return Err(NotAForm::TooLong(text.len()));
        }
        let description: Description =
            serde_json::from_str(text).map_err(|error| NotAForm::NotJson(error.to_string()))?;
        if description.to_text() != text {
            return Err(NotAForm::NotCanonical);
        }
        let checked = check(&description, &BTreeSet::new());
        let refused = checked.faults.iter().find(|fault| fault.severity == Severity::Refused);
        let why = refused.map(|fault| fault.sentence.english.clone()).unwrap_or_default();
        Form::of(description, checked).ok_or(NotAForm::Refused(why))
    }

    #[must_use]
    pub fn description(&self) -> &Description {
        &self.description
    }

    /// The same form with this language as its default, in which its texts are then; as it is if it has no such language. The
    /// sentences on what is wrong stay in the reader's language.
    #[must_use]
    pub fn in_language(mut self, language: &str) -> Form {
        let languages = &mut self.description.languages;
        if let Some(at) = languages.iter().position(|one| one == language) {
            let chosen = languages.remove(at);
            languages.insert(0, chosen);
        }
        self
    }

    /// The questions in the order in which they are asked.
    pub fn questions(&self) -> impl Iterator<Item = (&Item, &Question)> {
        self.description.questions()
    }

    /// The question with this name; `None` also for a group or a note.
    #[must_use]
    pub fn question(&self, name: &str) -> Option<(&Item, &Question)> {
        let item = self.place(name).and_then(|at| self.description.items.get(at))?;
        Some((item, item.question()?))
    }

    pub(crate) fn place(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }

    /// The choices of a question; empty if it does not select.
    #[must_use]
    pub fn choices(&self, question: &Question) -> &[Choice] {
        self.description.choices(question)
    }

    /// A text in the form's default language.
    #[must_use]
    pub fn words<'a>(&'a self, words: &'a Words) -> &'a str {
        self.description.words(words)
    }
}
