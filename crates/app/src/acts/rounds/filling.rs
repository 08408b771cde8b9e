//! What a new round is filled with: from the superior's round, from an earlier round, and from its documents.

use super::{Studied, plan, superior_round};
use crate::acts::exchange;
use crate::figures;
use crate::messages::CallError;
use crate::messages::rounds::{Plan, Save};
use crate::reading;
use domain::catalogue::{Fields, round};
use domain::rounds::{EssayRule, PlanPart, PlanText};
use domain::{FieldValue, Id};
use journal::Value;
use std::collections::BTreeMap;
use store::{Book, Row};

/// What a round takes from the superior's round where it says nothing itself.
const FROM_SUPERIOR: [u16; 9] = [
    round::TITLE,
    round::DOCUMENTS,
    round::FROM,
    round::TO,
    round::DEADLINE,
    round::ESSAY_RULE,
    round::ESSAY_DUE,
    round::GUIDING_QUESTIONS,
    round::ESSAY_QUESTIONS,
];

/// What a copy takes from an earlier round besides the plan.
const FROM_EARLIER: [u16; 4] =
    [round::ESSAY_RULE, round::GUIDING_QUESTIONS, round::ESSAY_QUESTIONS, round::FAILED_GRADE];

/// A round as it would be after saving.
pub(super) struct Said<'r> {
    pub id: Id,
    pub fields: &'r BTreeMap<u16, Value>,
    pub stands: Option<&'r Row>,
}

impl Fields for Said<'_> {
    fn id(&self) -> Id {
        self.id
    }

    fn value(&self, field: u16) -> Option<&Value> {
        self.fields.get(&field).or_else(|| self.stands.and_then(|row| row.value(field)))
    }

    fn pair(&self) -> Option<(Id, Id)> {
        None
    }
}

/// The earlier round that a request copies.
pub(super) fn earlier(book: &Book, request: &Save) -> Result<Option<Row>, CallError> {
    let id = reading::optional_id(request.copy_of.as_deref(), "copy_of")?;
    id.map(|id| figures::own_round(book, id, "copy_of")).transpose()
}

/// Fills in what a new round leaves out. Each part of the plan that is empty gets a sentence of its own.
pub(super) fn fill_new(book: &Book, fields: &mut BTreeMap<u16, Value>, earlier: Option<&Row>) -> Result<(), CallError> {
    let parent = fields.get(&round::PARENT_ROUND).and_then(Value::as_id);
    if let Some((parent, _)) = parent.map(|id| superior_round(book, id)).transpose()?.flatten() {
        for field in FROM_SUPERIOR {
            let given = parent.value(field).filter(|_| !fields.get(&field).is_some_and(Value::is_set));
            fields.extend(given.map(|given| (field, given.clone())));
        }
    }
    if let Some(earlier) = earlier {
        for field in FROM_EARLIER {
            let given = earlier.value(field).filter(|_| !fields.contains_key(&field));
            fields.extend(given.map(|given| (field, given.clone())));
        }
    }
    let filled = plan_of(book, fields, earlier)?;
    fields.extend(filled);
    Ok(())
}

/// Gives the round its title and returns the parts of the plan that are still empty.
fn plan_of(
    book: &Book,
    fields: &mut BTreeMap<u16, Value>,
    earlier: Option<&Row>,
) -> Result<Vec<(u16, Value)>, CallError> {
    let studied = Studied::read(book)?;
    let named = studied.named(&documents(fields));
    if !named.is_empty() && !fields.get(&round::TITLE).is_some_and(Value::is_set) {
        fields.insert(round::TITLE, Value::text(format!("Học tập, quán triệt {named}")));
    }
    let superior = exchange::superior_name(book)?.unwrap_or_default();
    let said = Said { id: Id::default(), fields, stands: None };
    let now = known(&said, &named, &superior);
    let plan = match earlier {
        Some(earlier) => {
            let named_then = studied.named(&earlier.ids(round::DOCUMENTS));
            plan::carried(&plan::read(earlier), &known(earlier, &named_then, &superior), &now)
        }
        None => plan::first(&now),
    };
    missing(fields, &plan)
}

fn documents(fields: &BTreeMap<u16, Value>) -> Vec<Id> {
    fields.get(&round::DOCUMENTS).and_then(FieldValue::from_value).unwrap_or_default()
}

fn known<'a>(row: &'a dyn Fields, documents: &'a str, superior: &'a str) -> plan::Known<'a> {
    let rule: Option<EssayRule> = row.value(round::ESSAY_RULE).and_then(FieldValue::from_value);
    plan::Known {
        documents,
        from: row.text(round::FROM),
        to: row.text(round::TO),
        deadline: row.text(round::DEADLINE),
        essay_due: row.text(round::ESSAY_DUE),
        owes_essays: rule.is_some_and(|rule| rule != EssayRule::Nobody),
        superior,
    }
}

/// The parts of a plan that are still empty in a round. A page sends empty parts for a plan that nobody has edited.
fn missing(fields: &BTreeMap<u16, Value>, plan: &Plan) -> Result<Vec<(u16, Value)>, CallError> {
    let says_something = |field: u16| {
        let part = fields.get(&field).and_then(PlanText::from_value);
        part.is_some_and(|part| !part.text.trim().is_empty())
    };
    let empty: Vec<u16> =
        PlanPart::ALL.iter().map(|part| part.field()).filter(|field| !says_something(*field)).collect();
    Ok(plan::stored(plan)?.into_iter().filter(|(field, _)| empty.contains(field)).collect())
}
