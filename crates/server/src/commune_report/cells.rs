//! What the cells' registers count in the period: tasks by how they stand, what was done of propaganda by channel.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{Channel, Stage, assigned_task as t, propaganda as p};
use domain::programmes::TaskStanding;
use journal::Value;
use journal_sql::Row;
use sql::Sql;

use super::period::ReportPeriod;
use crate::failure::Failure;
use crate::storage::books::Books;

/// Sums of one channel; what stands in no row is not 0.
#[derive(Debug, Clone, Copy, Default)]
pub struct OfChannel {
    pub entries: u64,
    pub sessions: Option<u64>,
    pub listeners: Option<u64>,
}

/// Of one cell, or of several added up.
#[derive(Debug, Default)]
pub struct Registered {
    pub tasks: BTreeMap<&'static str, u64>,
    pub channels: BTreeMap<&'static str, OfChannel>,
}

impl Registered {
    /// `None` while the cell has sent no book.
    pub fn of(sql: &dyn Sql, unit: Id, period: ReportPeriod, today: NaiveDate) -> Result<Option<Self>, Failure> {
        let Some(book) = Books(sql).of(unit)? else { return Ok(None) };
        let mut registered = Self::default();
        for row in rows(sql, book, (t::KIND, t::DELETED), t::DEADLINE, period)? {
            let standing =
                TaskStanding::of(row.text(t::PROGRESS), day(&row, t::DEADLINE), day(&row, t::FINISHED), today);
            *registered.tasks.entry(standing.as_str()).or_default() += 1;
        }
        for row in rows(sql, book, (p::KIND, p::DELETED), p::DATE, period)? {
            // What is only planned is in no figure.
            if row.text(p::STAGE) == Stage::Held.as_str()
                && let Some(channel) = Channel::ALL.iter().find(|channel| channel.as_str() == row.text(p::CHANNEL))
            {
                registered.channels.entry(channel.as_str()).or_default().add(&row);
            }
        }
        Ok(Some(registered))
    }

    pub fn add(&mut self, other: &Self) {
        for (standing, count) in &other.tasks {
            *self.tasks.entry(standing).or_default() += count;
        }
        for (channel, counts) in &other.channels {
            let sum = self.channels.entry(channel).or_default();
            sum.entries += counts.entries;
            sum.sessions = added(sum.sessions, counts.sessions);
            sum.listeners = added(sum.listeners, counts.listeners);
        }
    }

    pub fn all_tasks(&self) -> u64 {
        self.tasks.values().sum()
    }

    pub fn late_tasks(&self) -> u64 {
        self.tasks.get(TaskStanding::Late.as_str()).copied().unwrap_or_default()
    }

    pub fn entries(&self) -> u64 {
        self.channels.values().map(|channel| channel.entries).sum()
    }
}

impl OfChannel {
    fn add(&mut self, row: &Row) {
        let count = |field| row.value(field).and_then(Value::as_count).map(u64::from);
        self.entries += 1;
        self.sessions = added(self.sessions, count(p::SESSIONS));
        self.listeners = added(self.listeners, count(p::LISTENERS));
    }
}

fn added(one: Option<u64>, other: Option<u64>) -> Option<u64> {
    match (one, other) {
        (None, None) => None,
        (one, other) => Some(one.unwrap_or_default() + other.unwrap_or_default()),
    }
}

fn day(row: &Row, field: u16) -> Option<NaiveDate> {
    row.value(field).and_then(Value::as_day)
}

/// The rows of a register that are not in the bin and whose day is in the period.
fn rows(
    sql: &dyn Sql,
    book: Id,
    (kind, deleted): (u16, u16),
    dated: u16,
    period: ReportPeriod,
) -> Result<Vec<Row>, Failure> {
    let mut rows = journal_sql::rows(sql, book, kind)?;
    rows.retain(|row| !row.flag(deleted) && day(row, dated).is_some_and(|day| period.holds(day)));
    Ok(rows)
}
