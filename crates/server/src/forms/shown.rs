//! The questions of a form as the console shows them, in the form's default language.

use forms::{Answers, Form, Item, Part, QuestionKind};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Debug, Serialize, JsonSchema)]
pub struct FormItem {
    pub name: String,
    /// The name of the group that it is directly in.
    pub within: Option<String>,
    pub kind: FormItemKind,
    pub label: String,
    pub hint: String,
    /// An answer has to be given, always or under a condition.
    pub required: bool,
    /// It is shown only under a condition.
    pub conditional: bool,
    pub choices: Vec<FormChoice>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FormItemKind {
    Group,
    Note,
    Text,
    Integer,
    Decimal,
    Date,
    SelectOne,
    SelectMultiple,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct FormChoice {
    pub name: String,
    pub label: String,
}

/// One answer in words.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FormAnswer {
    pub name: String,
    pub label: String,
    pub answer: String,
}

pub fn items(form: &Form) -> Vec<FormItem> {
    form.description().items.iter().map(|one| item(form, one)).collect()
}

fn item(form: &Form, item: &Item) -> FormItem {
    let question = match &item.part {
        Part::Group | Part::Note => None,
        Part::Question(question) => Some(question),
    };
    let choice = |one: &forms::Choice| FormChoice { name: one.name.clone(), label: form.words(&one.label).to_owned() };
    FormItem {
        name: item.name.clone(),
        within: item.within.clone(),
        kind: kind(&item.part),
        label: form.words(&item.label).to_owned(),
        hint: form.words(&item.hint).to_owned(),
        required: question.is_some_and(|question| question.required.is_some()),
        conditional: item.relevant.is_some(),
        choices: question.map(|question| form.choices(question).iter().map(choice).collect()).unwrap_or_default(),
    }
}

fn kind(part: &Part) -> FormItemKind {
    match part {
        Part::Group => FormItemKind::Group,
        Part::Note => FormItemKind::Note,
        Part::Question(question) => match question.kind {
            QuestionKind::Text => FormItemKind::Text,
            QuestionKind::Integer => FormItemKind::Integer,
            QuestionKind::Decimal => FormItemKind::Decimal,
            QuestionKind::Date => FormItemKind::Date,
            QuestionKind::SelectOne => FormItemKind::SelectOne,
            QuestionKind::SelectMultiple => FormItemKind::SelectMultiple,
        },
    }
}

/// Answers in words, in the order of the form; such as the form does not ask for follow as they are.
pub fn answers(form: Option<&Form>, given: &Answers) -> Vec<FormAnswer> {
    let mut shown: Vec<FormAnswer> = form.map(|form| of_form(form, given)).unwrap_or_default();
    let asked = |name: &str| form.is_some_and(|form| form.question(name).is_some());
    let others = given.iter().filter(|(name, _)| !asked(name));
    shown.extend(others.map(|(name, answer)| FormAnswer {
        name: name.to_owned(),
        label: name.to_owned(),
        answer: answer.to_owned(),
    }));
    shown
}

fn of_form(form: &Form, given: &Answers) -> Vec<FormAnswer> {
    let answered = form.questions().filter_map(|(item, _)| Some((item, given.get(&item.name)?)));
    let shown = |(item, answer): (&Item, &str)| FormAnswer {
        name: item.name.clone(),
        label: form.words(&item.label).to_owned(),
        answer: forms::in_words(form, &item.name, answer),
    };
    answered.map(shown).collect()
}
