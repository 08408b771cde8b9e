//! A printed paper looked up by its code: whether its figures are those of the cell's book as it stood then, and what they
//! are today. It names nobody.

use domain::Id;
use domain::catalogue::{PaperType, issued_paper as i, round};
use domain::dates::vietnamese;
use domain::issued::{PrintedFigure, TraceCode, scanned};
use domain::totals::Figure;
use journal::{ChainName, Value};
use journal_sql::Row;
use journal_sql::issued::{self, Found, Missing, Verified, of_code, round_at, round_figures};
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use crate::clock::{Moment, day, rfc3339};
use crate::failure::Failure;
use crate::storage::books::Books;
use crate::storage::committee::Committees;
use crate::storage::laptops::Laptops;
use crate::storage::tree::{Tree, Unit};
use crate::tree::CELL;
use crate::tree::unit_names::Named;

#[derive(Debug, Serialize, JsonSchema)]
pub struct PaperChecked {
    pub unit: Named,
    /// The row in the cell's register of papers issued.
    pub id: Id,
    /// "Báo cáo số 05 ngày 03/05/2026"
    pub title: String,
    pub about: String,
    pub symbol: String,
    /// The day on which the cell withdrew it.
    pub withdrawn: Option<String>,
    pub in_bin: bool,
    pub counted_at: String,
    pub as_of: String,
    pub agreement: Agreement,
    /// Those that are not 0 everywhere.
    pub figures: Vec<CheckedFigure>,
    pub missing: Vec<MissingHere>,
    /// The cell's register says another number or day today than was printed.
    pub corrected: bool,
    /// Our round that the paper reports on, if it carries one out that stands.
    pub round: Option<Id>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "PaperAgreement")]
pub enum Agreement {
    Agrees,
    Differs,
    /// They differ, and values that were counted then are erased or set aside now.
    Unsure,
    /// Changes that were counted then have not arrived.
    Incomplete,
    /// What the code covers was changed after it was printed.
    Altered,
    NotCounted,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct CheckedFigure {
    pub id: String,
    pub label: String,
    pub printed: u64,
    /// As the book stood then; `None` if that can't be counted here.
    pub at_print: Option<u64>,
    pub now: Option<u64>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "MissingChangesHere")]
pub struct MissingHere {
    /// Empty if the laptop is not known.
    pub laptop: String,
    pub changes: u64,
}

/// The paper with this code, in the books of our cells.
///
/// # Errors The code is mistyped, or no cell of ours has such a paper.
pub fn look_up(sql: &dyn Sql, typed: &str, now: Moment) -> Result<PaperChecked, Failure> {
    let wrong = "Mã gõ chưa đúng: mã có 12 chữ và số. Xem lại trên giấy rồi gõ lại.";
    let code = scanned(typed).map_err(|_| Failure::Invalid { field: "code", why: wrong })?;
    let ours = Committees(sql).ours()?.ok_or(Failure::NotFound)?.unit;
    for unit in Tree(sql).below(ours, day(now))?.into_iter().filter(|unit| unit.level == CELL) {
        let Some(book) = Books(sql).of(unit.id)? else { continue };
        if let Some(found) = checked(sql, (&unit, book), code, now)? {
            return Ok(found);
        }
    }
    Err(Failure::NotFound)
}

fn checked(
    sql: &dyn Sql,
    (unit, book): (&Unit, Id),
    code: TraceCode,
    now: Moment,
) -> Result<Option<PaperChecked>, Failure> {
    let (row, replaced) = match of_code(sql, book, code)? {
        Found::Standing(row) => (row, false),
        Found::Replaced(row) => (row, true),
        Found::Nowhere => return Ok(None),
    };
    // Only the cell can read whose an essay is.
    let Some(verified) = issued::verified(sql, book, &row, &|_| None)? else { return Ok(None) };
    let now = round_at(sql, book, &verified.printed.subject, (day(now), None), &|_| None)?;
    let now = now.as_ref().map(round_figures).unwrap_or_default();
    let missing = verified.missing.iter().map(|one| missing_here(sql, unit.id, book, one));
    Ok(Some(PaperChecked {
        unit: Named { id: unit.id, name: unit.name.clone() },
        id: row.id,
        title: named(&row),
        about: row.text(i::ABOUT).to_owned(),
        symbol: row.text(i::SYMBOL).to_owned(),
        withdrawn: row.value(i::WITHDRAWN).and_then(Value::as_day).map(vietnamese),
        in_bin: row.flag(i::DELETED),
        counted_at: rfc3339(Moment::try_from(verified.printed.at_ms).unwrap_or(Moment::MAX)),
        as_of: verified.printed.as_of.to_string(),
        agreement: if replaced { Agreement::Altered } else { agreement(verified.agreement) },
        figures: figures(&verified, &now),
        missing: missing.collect::<Result<_, Failure>>()?,
        corrected: is_corrected(&row, &verified),
        round: our_round(sql, book, &verified)?,
    }))
}

const fn agreement(of: issued::Agreement) -> Agreement {
    match of {
        issued::Agreement::Agrees => Agreement::Agrees,
        issued::Agreement::Differs => Agreement::Differs,
        issued::Agreement::Unsure => Agreement::Unsure,
        issued::Agreement::Incomplete => Agreement::Incomplete,
        issued::Agreement::Altered => Agreement::Altered,
        issued::Agreement::NotCounted => Agreement::NotCounted,
    }
}

fn named(row: &Row) -> String {
    let paper = row.text(i::PAPER).parse().map(PaperType::vietnamese).unwrap_or("Văn bản");
    let number = row.value(i::NUMBER).and_then(Value::as_count).unwrap_or_default();
    let day = row.value(i::DAY).and_then(Value::as_day).map(vietnamese).unwrap_or_default();
    format!("{paper} số {number:02} ngày {day}")
}

fn is_corrected(row: &Row, of: &Verified) -> bool {
    let number = row.value(i::NUMBER).and_then(Value::as_count);
    let day = row.value(i::DAY).and_then(Value::as_day);
    number != Some(of.printed.number) || day != Some(of.printed.day)
}

fn figures(of: &Verified, now: &[PrintedFigure]) -> Vec<CheckedFigure> {
    let count = |all: &[PrintedFigure], id: &str| all.iter().find(|one| one.id == id).map(|one| one.count);
    let line = |one: &PrintedFigure| CheckedFigure {
        label: one.id.parse::<Figure>().map_or_else(|_| one.id.clone(), |figure| figure.vietnamese().to_owned()),
        printed: one.count,
        at_print: count(&of.then, &one.id),
        now: count(now, &one.id),
        id: one.id.clone(),
    };
    let says = |line: &CheckedFigure| line.printed > 0 || line.at_print.unwrap_or(0) > 0 || line.now.unwrap_or(0) > 0;
    of.printed.figures.iter().map(line).filter(says).collect()
}

fn missing_here(sql: &dyn Sql, unit: Id, book: Id, one: &Missing) -> Result<MissingHere, Failure> {
    let laptops = Laptops(sql).of_unit(unit)?;
    let laptop = laptops.into_iter().find(|laptop| ChainName::first(laptop.id, book).id() == one.chain);
    Ok(MissingHere { laptop: laptop.map(|laptop| laptop.name).unwrap_or_default(), changes: one.changes })
}

fn our_round(sql: &dyn Sql, book: Id, of: &Verified) -> Result<Option<Id>, Failure> {
    if of.printed.subject.kind != round::KIND {
        return Ok(None);
    }
    let row = journal_sql::row(sql, book, round::KIND, of.printed.subject.record)?;
    Ok(row.filter(|row| !row.flag(round::DELETED)).and_then(|row| row.id_ref(round::PARENT_ROUND)))
}
