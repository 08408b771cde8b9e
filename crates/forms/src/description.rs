//! What a form asks, as it is stored. It is a form once it was checked.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a form asks. This is also its stored form ([`crate::Form::to_text`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Description {
    pub title: String,
    /// `form_id` and `version` of the sheet `settings`, as its author wrote them; may be empty.
    pub form_id: String,
    pub version: String,
    /// The names of the languages as the headings write them, such as `Tiếng Việt (vi)`. The first is the default. A form
    /// whose columns name no language has the single language `default`.
    pub languages: Vec<String>,
    /// In the order in which they are asked; the items of a group follow it.
    pub items: Vec<Item>,
    pub lists: Vec<ChoiceList>,
}

/// A text in some of the form's languages. [`Description::words`] chooses one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Words(pub BTreeMap<String, String>);

/// A group, a note or a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Unique in the form.
    pub name: String,
    /// The name of the group that it is directly in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    pub label: Words,
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub hint: Words,
    /// The expression that says whether it is shown; without one it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relevant: Option<String>,
    pub part: Part,
}

/// `"group"`, `"note"` or `{"question": {…}}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Group,
    Note,
    Question(Question),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub kind: QuestionKind,
    /// The name of its list of choices: present exactly for the two kinds that select.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
    /// The expression that says whether an answer must be given: `true()` if always. Without one, none has to be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<String>,
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub required_message: Words,
    /// The expression that an answer must meet; `.` in it is the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constraint: Option<String>,
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub constraint_message: Words,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    Text,
    Integer,
    Decimal,
    Date,
    SelectOne,
    SelectMultiple,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChoiceList {
    pub name: String,
    pub choices: Vec<Choice>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Unique in its list.
    pub name: String,
    pub label: Words,
}

impl Description {
    pub fn questions(&self) -> impl Iterator<Item = (&Item, &Question)> {
        self.items.iter().filter_map(|item| item.question().map(|question| (item, question)))
    }

    /// The choices of a question; empty if it does not select.
    #[must_use]
    pub fn choices(&self, question: &Question) -> &[Choice] {
        let named = question.list.as_deref();
        self.lists.iter().find(|list| Some(list.name.as_str()) == named).map_or(&[], |list| &list.choices)
    }

    /// A text in the default language; in the first language that has it if the default one does not; otherwise empty.
    #[must_use]
    pub fn words<'a>(&self, words: &'a Words) -> &'a str {
        let texts = self.languages.iter().filter_map(|language| words.0.get(language));
        texts.map(String::as_str).next().unwrap_or_default()
    }

    /// A text in the language with this code, such as `en`, as headings write it: `English (en)`. If the form has no such
    /// language, as [`Description::words`].
    #[must_use]
    pub fn words_in<'a>(&self, code: &str, words: &'a Words) -> &'a str {
        let bracketed = format!("({code})");
        let named = |language: &&String| language.as_str() == code || language.ends_with(&bracketed);
        let text = self.languages.iter().find(named).and_then(|language| words.0.get(language));
        text.map_or_else(|| self.words(words), String::as_str)
    }

    pub(crate) fn to_text(&self) -> String {
        // Writing a text into memory can't fail, and the keys are texts.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl QuestionKind {
    /// As the column `type` and the stored form write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            QuestionKind::Text => "text",
            QuestionKind::Integer => "integer",
            QuestionKind::Decimal => "decimal",
            QuestionKind::Date => "date",
            QuestionKind::SelectOne => "select_one",
            QuestionKind::SelectMultiple => "select_multiple",
        }
    }
}

impl Item {
    #[must_use]
    pub fn question(&self) -> Option<&Question> {
        match &self.part {
            Part::Question(question) => Some(question),
            Part::Group | Part::Note => None,
        }
    }
}

impl Words {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
