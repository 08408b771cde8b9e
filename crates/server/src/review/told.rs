//! What a change says, so that an officer can judge it. Values sealed by the cell stay sealed.

use domain::Id;
use domain::catalogue::{
    Field as CatalogueField, FieldType, Kind, document, essay, kind as catalogued, make_up, member, person, roll_call,
    round, session,
};
use domain::essays::{EssayForm, Grade};
use domain::rights::Role;
use domain::roll_call::Status;
use domain::sessions::{SessionForm, SpeakerFrom};
use journal::{Change, Op, Record, Value};
use serde::Serialize;
use sql::Sql;

use crate::failure::Failure;

/// One record of a change.
#[derive(Debug, Serialize)]
pub struct Said {
    /// The kind's table: "member", "roll_call"…
    pub kind: &'static str,
    /// What people call the record; empty where nothing tells.
    pub label: String,
    pub fields: Vec<Field>,
}

#[derive(Debug, Serialize)]
pub struct Field {
    /// The field's column.
    pub name: &'static str,
    /// None: emptied, sealed by the cell, or only a digest came.
    pub value: Option<String>,
    pub sealed: bool,
}

/// Kinds and fields of a newer program are left out: nobody here can judge them.
pub fn of(book: &dyn Sql, cell: Id, change: &Change) -> Result<Vec<Said>, Failure> {
    let mut said = Vec::new();
    for op in &change.ops {
        let Some(kind) = catalogued(op.kind) else { continue };
        said.push(Said { kind: kind.table, label: label(book, cell, op)?, fields: fields(kind, op) });
    }
    Ok(said)
}

/// Names of other records are left out: the label says what it is about.
fn fields(kind: &'static Kind, op: &Op) -> Vec<Field> {
    let known = op.sets.iter().filter_map(|set| Some((kind.field(set.field)?, set.content.value())));
    known
        .filter(|(field, _)| field.kind != FieldType::IdRef)
        .map(|(field, value)| Field {
            name: field.column,
            value: value.and_then(|value| words(op.kind, field, value)),
            sealed: value.is_none_or(|value| value.as_bytes().is_some()),
        })
        .collect()
}

fn words(kind: u16, field: &CatalogueField, value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(stored_word(kind, field.number, text).unwrap_or(text).to_owned()),
        Value::Int(flag) if field.kind == FieldType::Flag => Some(if *flag == 1 { "có" } else { "không" }.to_owned()),
        Value::Int(number) => Some(number.to_string()),
        Value::List(parts) if (kind, field.number) == (roll_call::KIND, roll_call::MARK) => {
            let status = parts.first().and_then(Value::as_int).and_then(Status::from_code);
            Some(status.unwrap_or(Status::Unmarked).vietnamese().to_owned())
        }
        Value::List(parts) => {
            let said: Vec<&str> = parts.iter().filter_map(Value::as_text).collect();
            Some(if said.is_empty() { format!("{} mục", parts.len()) } else { said.join(", ") })
        }
        _ => None,
    }
}

/// What a stored word is called.
fn stored_word(kind: u16, field: u16, text: &str) -> Option<&'static str> {
    match (kind, field) {
        (session::KIND, session::FORM) => text.parse().ok().map(SessionForm::vietnamese),
        (session::KIND, session::SPEAKER_FROM) => text.parse().ok().map(SpeakerFrom::vietnamese),
        (essay::KIND, essay::FORM) => text.parse().ok().map(EssayForm::vietnamese),
        (essay::KIND, essay::GRADE) => text.parse().ok().map(Grade::vietnamese),
        (person::KIND, person::ROLE) => text.parse().ok().map(Role::vietnamese),
        _ => None,
    }
}

/// By what the change itself says, else by what stands.
fn label(book: &dyn Sql, cell: Id, op: &Op) -> Result<String, Failure> {
    let own = |field: u16| op.sets.iter().find(|set| set.field == field).and_then(|set| set.content.value()?.as_text());
    let standing = |kind: u16, id: Id, field: u16| {
        let row = journal_sql::row(book, cell, kind, id)?;
        Ok::<_, Failure>(row.map(|row| row.text(field).to_owned()).unwrap_or_default())
    };
    let named = |field: u16| match own(field) {
        Some(text) if !text.is_empty() => Ok(text.to_owned()),
        _ => standing(op.kind, op.record.id(op.kind), field),
    };
    Ok(match (op.kind, op.record) {
        (member::KIND, _) => named(member::NAME)?,
        (round::KIND, _) => named(round::TITLE)?,
        (session::KIND, _) => named(session::DATE)?,
        (document::KIND, _) => {
            let number = named(document::NUMBER)?;
            if number.is_empty() { named(document::NAME)? } else { number }
        }
        (roll_call::KIND | make_up::KIND, Record::Pair(held, who)) => {
            let (name, day) =
                (standing(member::KIND, who, member::NAME)?, standing(session::KIND, held, session::DATE)?);
            [name, day].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        }
        (essay::KIND, record) => format!("số {}", &record.id(essay::KIND).to_string()[..6]),
        _ => String::new(),
    })
}
