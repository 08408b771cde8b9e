//! What a change says, so that an officer can judge it. Values sealed by the cell stay sealed.

use domain::Id;
use domain::catalogue::{Kind, document, essay, kind as catalogued, make_up, member, roll_call, round, session};
use domain::roll_call::Status;
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

fn fields(kind: &'static Kind, op: &Op) -> Vec<Field> {
    let known = op.sets.iter().filter_map(|set| Some((kind.field(set.field)?, set.content.value())));
    known
        .map(|(field, value)| Field {
            name: field.column,
            value: value.and_then(|value| words(op.kind, value)),
            sealed: value.is_none_or(|value| value.as_bytes().is_some() && value.as_id().is_none()),
        })
        .collect()
}

fn words(kind: u16, value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::Int(number) => Some(number.to_string()),
        Value::List(parts) if kind == roll_call::KIND => {
            let status = parts.first().and_then(Value::as_int).and_then(Status::from_code);
            Some(status.unwrap_or(Status::Unmarked).vietnamese().to_owned())
        }
        Value::List(parts) => {
            let said: Vec<String> = parts.iter().filter_map(|part| words(kind, part)).collect();
            (!said.is_empty()).then(|| said.join(", "))
        }
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
