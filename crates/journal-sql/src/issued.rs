//! Printed figures beside the book as it stood when they were counted. Laptop and server share this code, so that both say
//! the same about a paper.

use crate::counted::Reader;
use crate::lines::SqlLines;
use crate::{Context, Error, Row, erasures, history, is_waiting, parted, rows};
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{issued_paper, round};
use domain::issued::{Printed, PrintedFigure, Subject, TraceCode};
use domain::totals::{Figure, Totals, totals};
use journal::{ChangeRef, Cut, Lines, Value};
use sql::{Sql, params};
use std::collections::BTreeMap;

/// How the figures of a paper stand to the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// Counting the book as it stood then gives the same figures.
    Agrees,
    /// It gives others.
    Differs,
    /// It gives others, and values that were counted then are erased or set aside now: nobody can tell any more.
    Unsure,
    /// Changes that were counted then are not here.
    Incomplete,
    /// What is kept beside the row was changed after the code was made from it.
    Altered,
    /// The paper prints no figures that can be counted here.
    NotCounted,
}

/// Changes of one chain that were counted for a paper and are not part of the state here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing {
    pub chain: Id,
    pub changes: u64,
}

/// A paper of the register, and what the book says about it.
#[derive(Debug, Clone)]
pub struct Verified {
    pub row: Row,
    pub printed: Printed,
    pub agreement: Agreement,
    /// The figures of the book as it stood then; empty if they could not be counted.
    pub then: Vec<PrintedFigure>,
    pub missing: Vec<Missing>,
    /// Changes that were counted then and were set aside since.
    pub set_aside: usize,
    /// Something of the book was erased for good.
    pub erased: bool,
}

/// Where a code stands.
#[derive(Debug, Clone)]
pub enum Found {
    Standing(Row),
    /// The paper had this code, and it was changed since.
    Replaced(Row),
    Nowhere,
}

/// The paper with this code, deleted or not.
pub fn of_code(sql: &dyn Sql, book: Id, code: TraceCode) -> Result<Found, Error> {
    let text = code.to_string();
    let all = rows(sql, book, issued_paper::KIND)?;
    if let Some(row) = all.iter().find(|row| row.text(issued_paper::CODE) == text) {
        return Ok(Found::Standing(row.clone()));
    }
    for row in all {
        let had = history(sql, book, issued_paper::KIND, row.id)?.into_iter().any(|entry| {
            entry.field == issued_paper::CODE && entry.value.as_ref().and_then(Value::as_text) == Some(&text)
        });
        if had {
            return Ok(Found::Replaced(row));
        }
    }
    Ok(Found::Nowhere)
}

/// Counts the book as it stood when the paper was printed. `member_of` returns the member an essay belongs to, or `None`
/// if that can't be read. `None` if the row prints nothing that has a code.
pub fn verified(
    sql: &dyn Sql,
    book: Id,
    row: &Row,
    member_of: &dyn Fn(&Row) -> Option<Id>,
) -> Result<Option<Verified>, Error> {
    let Some(printed) = row.parts::<Printed>(issued_paper::PRINTED) else { return Ok(None) };
    let missing = missing(sql, &printed.cut)?;
    let set_aside = set_aside(sql, &printed.cut)?;
    let erased = erasures(sql, book)?.iter().any(|one| one.done);
    let intact = printed.code(book).to_string() == row.text(issued_paper::CODE);
    let counted = if missing.is_empty() { count_then(sql, book, &printed, member_of)? } else { None };
    let agreement = match &counted {
        _ if !intact => Agreement::Altered,
        _ if !missing.is_empty() => Agreement::Incomplete,
        None => Agreement::NotCounted,
        Some(then) if printed.differing(&then.figures).is_empty() => Agreement::Agrees,
        Some(then) if set_aside > 0 || erased || then.only_essays_of_joined(&printed) => Agreement::Unsure,
        Some(_) => Agreement::Differs,
    };
    let then = counted.map(|then| then.figures).unwrap_or_default();
    Ok(Some(Verified { row: row.clone(), printed, agreement, then, missing, set_aside, erased }))
}

/// Every figure of a round, by its stable name.
pub fn round_figures(totals: &Totals) -> Vec<PrintedFigure> {
    let figure = |figure: &Figure| PrintedFigure {
        id: figure.as_str().to_owned(),
        count: totals.figure(*figure).count().into(),
    };
    Figure::ALL.iter().map(figure).collect()
}

/// The figures of a round at a cut; `None` if the subject is no round of the book.
pub fn round_at(
    sql: &dyn Sql,
    book: Id,
    subject: &Subject,
    (as_of, cut): (NaiveDate, Option<&Cut>),
    member_of: &dyn Fn(&Row) -> Option<Id>,
) -> Result<Option<Totals>, Error> {
    let reader = Reader { sql, book, cut };
    if subject.kind != round::KIND || reader.round(subject.record)?.is_none() {
        return Ok(None);
    }
    Ok(Some(totals(&reader.round_rows(subject.record, as_of, reader.people()?, member_of)?)))
}

struct Then {
    figures: Vec<PrintedFigure>,
    /// Members were joined, and whose essays are whose can't be read here: two essays of one person count as two.
    joined_unread: bool,
}

impl Then {
    fn only_essays_of_joined(&self, printed: &Printed) -> bool {
        let of_essays = |id: &str| id.starts_with("essays_") || id.starts_with("grade_");
        self.joined_unread && printed.differing(&self.figures).iter().all(|(one, _)| of_essays(&one.id))
    }
}

fn count_then(
    sql: &dyn Sql,
    book: Id,
    printed: &Printed,
    member_of: &dyn Fn(&Row) -> Option<Id>,
) -> Result<Option<Then>, Error> {
    let at = (printed.as_of, Some(&printed.cut));
    let Some(totals) = round_at(sql, book, &printed.subject, at, member_of)? else { return Ok(None) };
    let reader = Reader { sql, book, cut: Some(&printed.cut) };
    let unread = reader.essays(printed.subject.record)?.iter().any(|row| member_of(row).is_none());
    let joined_unread = unread && !reader.people()?.1.is_empty();
    Ok(Some(Then { figures: round_figures(&totals), joined_unread }))
}

/// What a cut covers and these tables lack, by chain. A chain that waits is here, and counts nowhere.
pub fn missing(sql: &dyn Sql, cut: &Cut) -> Result<Vec<Missing>, Error> {
    let mut missing: BTreeMap<Id, u64> = BTreeMap::new();
    for tip in cut.tips.iter().chain(&cut.accepted) {
        let Some(lines) = SqlLines::by_id(sql, tip.chain)? else {
            missing.insert(tip.chain, tip.number);
            continue;
        };
        if lines.through(*tip)?.is_some() && !is_waiting(sql, tip.chain)? {
            continue;
        }
        let held = lines.lines().iter().map(|line| line.number).max().unwrap_or_default();
        let changes = missing.entry(tip.chain).or_default();
        *changes = (*changes).max(tip.number.saturating_sub(held)).max(1);
    }
    Ok(missing.into_iter().map(|(chain, changes)| Missing { chain, changes }).collect())
}

/// How many changes that a cut covers do not count any more.
fn set_aside(sql: &dyn Sql, cut: &Cut) -> Result<usize, Error> {
    let all = "SELECT s.chain, s.number, ch.hash FROM set_aside s JOIN chain c ON c.id = s.chain
         JOIN change ch ON ch.chain = c.pk AND ch.number = s.number AND substr(ch.hash, 1, 4) = s.check_bytes";
    let read = |row: &sql::Row<'_>| Ok(ChangeRef::new(row.get(0)?, row.get(1)?, &row.get(2)?));
    let cut = parted(sql, cut)?;
    let all = sql.rows(all, params![], read).context("look for what is left out")?;
    Ok(all.into_iter().filter(|at| cut.covers(*at)).count())
}
