//! An action programme with its tasks, how they stand, and its table on paper.

mod action;
mod paper;

pub use action::action;
pub(super) use action::{of_members, printed};
pub use paper::paper;

use super::registers::{own, shown};
use crate::messages::programmes::{Figure, Programme, Task, TaskStanding};
use crate::messages::{CallError, Which};
use crate::naming::Names;
use crate::{AppSession, reading};
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{assigned_task as t, programme as p};
use journal::Value;
use std::collections::BTreeMap;
use store::{Book, Row};

pub fn get(app: &AppSession, request: Which) -> Result<Programme, CallError> {
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| read(book, id, app.today()))
}

fn read(book: &Book, id: Id, today: NaiveDate) -> Result<Programme, CallError> {
    let names = Names::of(book)?;
    let programme = shown(&names, &p::DESCRIBED, &own(book, &p::DESCRIBED, id)?)?;
    let mut tasks = Vec::new();
    for row in rows(book, id)? {
        let opened = own(book, &t::DESCRIBED, row.id)?;
        tasks.push(Task {
            row: shown(&names, &t::DESCRIBED, &opened)?,
            group: row.text(t::GROUP).to_owned(),
            standing: standing(&row, today),
        });
    }
    let count = |standing: TaskStanding| tasks.iter().filter(|task| task.standing == standing).count() as u32;
    let figure = |standing: &TaskStanding| Figure { standing: *standing, count: count(*standing) };
    Ok(Programme { programme, figures: TaskStanding::ALL.iter().map(figure).collect(), tasks })
}

/// The tasks of a programme: by group, and by deadline within a group.
fn rows(book: &Book, programme: Id) -> Result<Vec<Row>, CallError> {
    let mut rows = reading::own_rows(book, t::KIND)?;
    rows.retain(|row| !row.flag(t::DELETED) && row.id_ref(t::PROGRAMME) == Some(programme));
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    for row in &rows {
        let deadline = row.text(t::DEADLINE).to_owned();
        let first = first.entry(row.text(t::GROUP).to_owned()).or_insert_with(|| deadline.clone());
        *first = (*first).clone().min(deadline);
    }
    let place = |row: &Row| {
        let group = row.text(t::GROUP).to_owned();
        (group.is_empty(), first.get(&group).cloned(), group, row.text(t::DEADLINE).to_owned(), row.id)
    };
    rows.sort_by_cached_key(place);
    Ok(rows)
}

fn standing(row: &Row, today: NaiveDate) -> TaskStanding {
    let day = |field| row.value(field).and_then(Value::as_day);
    TaskStanding::of(row.text(t::PROGRESS), day(t::DEADLINE), day(t::FINISHED), today)
}
