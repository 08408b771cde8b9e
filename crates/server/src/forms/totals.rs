//! The answers of the cells added up, question by question. Every figure names the cells behind it; whatever is left out is named
//! too. No average is taken and nothing is ranked.

use domain::Id;
use forms::{Form, QuestionTotal, Sent, add_up};
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use super::answered::FormCellState;
use super::shown::{FormItem, FormItemKind, items};
use super::table::Cells;
use crate::clock::Moment;
use crate::failure::Failure;
use crate::tree::unit_names::Named;

/// A longer answer is shown whole on the page of its cell.
const LONGEST_SHOWN: usize = 300;

#[derive(Debug, Serialize, JsonSchema)]
pub struct FormTotals {
    /// The cells whose answers are added up.
    pub counted: Vec<Named>,
    pub left_out: FormLeftOut,
    pub questions: Vec<FormQuestionTotal>,
}

/// Cells that sent something which is not added up.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FormLeftOut {
    /// They answered an earlier version.
    pub outdated: Vec<Named>,
    /// What they sent does not hold against the form.
    pub mismatched: Vec<Named>,
    pub taken_back: Vec<Named>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct FormQuestionTotal {
    pub name: String,
    pub label: String,
    pub kind: FormItemKind,
    /// Who answered what.
    pub given: Vec<FormGiven>,
    /// Of numbers: their exact sum, with a decimal comma.
    pub sum: Option<String>,
    pub choices: Vec<FormChoiceTotal>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct FormGiven {
    pub unit: Id,
    pub answer: String,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct FormChoiceTotal {
    pub name: String,
    pub label: String,
    /// The cells that chose it; their number is the count.
    pub units: Vec<Id>,
}

pub fn totals(sql: &dyn Sql, id: Id, now: Moment) -> Result<FormTotals, Failure> {
    let cells = Cells::read(sql, id, now)?;
    let (counted, sent) = counted(&cells);
    let form = cells.form.as_ref();
    Ok(FormTotals {
        questions: form.map(|form| questions(form, &sent)).unwrap_or_default(),
        counted,
        left_out: FormLeftOut {
            outdated: in_state(&cells, FormCellState::Outdated),
            mismatched: in_state(&cells, FormCellState::Mismatched),
            taken_back: in_state(&cells, FormCellState::TakenBack),
        },
    })
}

/// The cells whose answers are added up, in the order of the table.
pub(super) fn counted(cells: &Cells) -> (Vec<Named>, Vec<Sent<'_>>) {
    let answers = |unit: Id| {
        let (one, answers) = cells.answered.get(&unit)?;
        answers.as_ref().filter(|_| one.state == FormCellState::Sent)
    };
    let (mut names, mut sent) = (Vec::new(), Vec::new());
    for unit in &cells.units {
        if let Some(answers) = answers(unit.id) {
            names.push(Named { id: unit.id, name: unit.name.clone() });
            sent.push(Sent { unit: unit.id, answers });
        }
    }
    (names, sent)
}

fn in_state(cells: &Cells, state: FormCellState) -> Vec<Named> {
    let units = cells.units.iter().filter(|unit| cells.state(unit.id) == state);
    units.map(|unit| Named { id: unit.id, name: unit.name.clone() }).collect()
}

fn questions(form: &Form, sent: &[Sent<'_>]) -> Vec<FormQuestionTotal> {
    let mut asked = items(form);
    let totals = add_up(form, sent).into_iter().filter_map(|total| {
        let place = asked.iter().position(|item| item.name == total.name)?;
        Some(question(form, asked.swap_remove(place), total))
    });
    totals.collect()
}

fn question(form: &Form, item: FormItem, total: QuestionTotal) -> FormQuestionTotal {
    let given = |one: forms::Given| FormGiven {
        unit: one.unit,
        answer: shortened(&forms::in_words(form, &item.name, &one.answer)),
    };
    let label = |name: &str| item.choices.iter().find(|choice| choice.name == name).map(|choice| choice.label.clone());
    let choice = |one: forms::ChoiceTotal| FormChoiceTotal {
        label: label(&one.choice).unwrap_or_default(),
        name: one.choice,
        units: one.units,
    };
    FormQuestionTotal {
        given: total.given.into_iter().map(given).collect(),
        sum: total.sum.map(|sum| sum.replace('.', ",")),
        choices: total.choices.into_iter().map(choice).collect(),
        kind: item.kind,
        label: item.label.clone(),
        name: total.name,
    }
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST_SHOWN {
        return text.to_owned();
    }
    text.chars().take(LONGEST_SHOWN).chain(['…']).collect()
}
