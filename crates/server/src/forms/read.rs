//! The text of an issued form and of its versions, read from the journal.

use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{form as f, form_version as v};
use forms::Form;
use journal::chain::issued_book;
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use super::checked::refuse;
use super::shown::{FormItem, items};
use crate::clock::rfc3339;
use crate::failure::Failure;
use crate::rounds::asked::Addressed;
use crate::storage::committee::Committees;
use crate::storage::forms::{IssuedForm, IssuedForms, IssuedVersion};

/// What an issued form says now.
pub struct FormText {
    pub title: String,
    pub deadline: String,
    pub version: Id,
    /// Why it was withdrawn.
    pub withdrawn: String,
    pub round: Option<Id>,
}

impl FormText {
    pub fn deadline_day(&self) -> Option<NaiveDate> {
        self.deadline.parse().ok()
    }
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct FormDetail {
    pub id: Id,
    pub title: String,
    pub deadline: String,
    pub round: Option<Id>,
    pub addressed: Addressed,
    pub issued_at: String,
    pub issued_by: String,
    pub withdrawn: Option<WithdrawnForm>,
    /// Latest first.
    pub versions: Vec<FormVersion>,
    /// The questions of the current version, as the cells see them.
    pub items: Vec<FormItem>,
}

/// That the committee withdrew the form, and why.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WithdrawnForm {
    pub at: String,
    pub by: String,
    pub reason: String,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct FormVersion {
    pub number: i64,
    pub issued_at: String,
    pub issued_by: String,
}

/// One form that we issued, with its text; `NotFound` for any other.
pub fn text(sql: &dyn Sql, id: Id) -> Result<(IssuedForm, FormText), Failure> {
    let issued = IssuedForms(sql).find(id)?.ok_or(Failure::NotFound)?;
    let text = text_of(sql, &issued)?;
    Ok((issued, text))
}

pub(super) fn text_of(sql: &dyn Sql, issued: &IssuedForm) -> Result<FormText, Failure> {
    let row = journal_sql::row(sql, book_of(sql, issued)?, f::KIND, issued.id)?.ok_or(Failure::NotFound)?;
    Ok(FormText {
        title: row.text(f::TITLE).to_owned(),
        deadline: row.text(f::DEADLINE).to_owned(),
        withdrawn: row.text(f::WITHDRAWN).to_owned(),
        round: row.id_ref(f::ROUND),
        version: row.id_ref(f::VERSION).unwrap_or(issued.id),
    })
}

/// The questions of one version. `None` for another form's, and for one that only a newer server can read.
pub(super) fn version_of(sql: &dyn Sql, issued: &IssuedForm, version: Id) -> Result<Option<Form>, Failure> {
    let row = journal_sql::row(sql, book_of(sql, issued)?, v::KIND, version)?;
    let row = row.filter(|row| row.id_ref(v::FORM) == Some(issued.id));
    Ok(row.and_then(|row| Form::from_text(row.text(v::DESCRIPTION)).ok()))
}

fn book_of(sql: &dyn Sql, issued: &IssuedForm) -> Result<Id, Failure> {
    let committee = Committees(sql).ours()?.ok_or(Failure::NotFound)?.unit;
    Ok(issued_book(committee, issued.in_book_of()))
}

pub fn detail(sql: &dyn Sql, id: Id) -> Result<FormDetail, Failure> {
    let (issued, text) = text(sql, id)?;
    let version = |one: IssuedVersion| FormVersion {
        number: one.number,
        issued_at: rfc3339(one.issued_at),
        issued_by: one.issued_by,
    };
    Ok(FormDetail {
        id,
        items: version_of(sql, &issued, text.version)?.as_ref().map(items).unwrap_or_default(),
        versions: IssuedForms(sql).versions(id)?.into_iter().rev().map(version).collect(),
        addressed: if issued.to_all { Addressed::Word("all".into()) } else { Addressed::Units(issued.units.clone()) },
        issued_at: rfc3339(issued.issued_at),
        issued_by: issued.issued_by.clone(),
        withdrawn: issued.withdrawn.as_ref().map(|one| WithdrawnForm {
            at: rfc3339(one.at),
            by: one.by.clone(),
            reason: text.withdrawn.clone(),
        }),
        round: text.round,
        title: text.title,
        deadline: text.deadline,
    })
}

pub(super) fn refuse_withdrawn(issued: &IssuedForm) -> Result<(), Failure> {
    match issued.withdrawn {
        Some(_) => refuse("withdrawn", "Mẫu đã thu hồi. Khôi phục mẫu trước khi sửa."),
        None => Ok(()),
    }
}
