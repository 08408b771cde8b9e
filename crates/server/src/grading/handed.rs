//! Essays that were handed in: how many, by whom, and their text. **Invariant:** only essays that are handed in
//! at present are listed or opened.

use std::collections::HashMap;

use domain::Id;
use domain::attachments::Pieces;
use domain::catalogue::{attachment, essay, essay_version};
use domain::language::NameCollator;
use journal_sql::{Row, history, rows_by};
use schemars::JsonSchema;
use sealing::{GradingIdentity, HandedBy, PARTS_BETWEEN};
use serde::Serialize;
use sql::Sql;

use crate::clock::{Moment, rfc3339};
use crate::failure::Failure;
use crate::figures::recount::cell_round;
use crate::rounds::table::{UnitName, table};

/// One essay. Entries that a cell has joined are several records but one essay: they have the same seal.
pub struct Handed {
    pub book: Id,
    pub records: Vec<Row>,
}

/// The essays that a cell has handed in for one of our rounds, unopened.
pub fn of_cell(sql: &dyn Sql, unit: Id, ours: Id) -> Result<Vec<Handed>, Failure> {
    let Some(found) = cell_round(sql, unit, ours)? else { return Ok(Vec::new()) };
    let mut rows = rows_by(sql, found.book, essay::KIND, essay::ROUND, found.own_round)?;
    rows.retain(|row| !row.text(essay::HANDED_IN).is_empty() && row.bytes(essay::HANDED_BY).is_some());
    rows.sort_by_key(|row| row.id);
    let mut essays: Vec<Handed> = Vec::new();
    for row in rows {
        match essays.iter_mut().find(|known| known.sealed() == row.bytes(essay::HANDED_BY)) {
            Some(known) => known.records.push(row),
            None => essays.push(Handed { book: found.book, records: vec![row] }),
        }
    }
    Ok(essays)
}

/// One of these essays.
pub fn find(sql: &dyn Sql, unit: Id, ours: Id, essay: Id) -> Result<Handed, Failure> {
    of_cell(sql, unit, ours)?.into_iter().find(|one| one.id() == Some(essay)).ok_or(Failure::NotFound)
}

impl Handed {
    pub fn id(&self) -> Option<Id> {
        self.records.first().map(|row| row.id)
    }

    fn sealed(&self) -> Option<&[u8]> {
        self.records.first().and_then(|row| row.bytes(essay::HANDED_BY))
    }

    pub fn text(&self, field: u16) -> String {
        self.records.iter().map(|row| row.text(field)).find(|text| !text.is_empty()).unwrap_or_default().to_owned()
    }

    /// Returns `None` if it was handed in under a key that the grader does not hold.
    pub fn writer(&self, by: &[GradingIdentity]) -> Option<HandedBy> {
        let sealed = self.sealed()?;
        by.iter().find_map(|key| key.open(sealed).ok()).and_then(|bytes| HandedBy::read(&bytes).ok())
    }

    /// Its pages that are not deleted, in their order.
    pub fn pages(&self, sql: &dyn Sql) -> Result<Vec<Row>, Failure> {
        let mut rows = Vec::new();
        for record in &self.records {
            rows.extend(rows_by(sql, self.book, attachment::KIND, attachment::ESSAY, record.id)?);
        }
        rows.retain(|row| !row.flag(attachment::DELETED));
        rows.sort_by_key(|row| (row.int(attachment::PAGE).unwrap_or_default(), row.id));
        Ok(rows)
    }

    /// The readable texts that no other version is based on. There are several only if laptops of the cell
    /// wrote concurrently.
    fn texts(&self, sql: &dyn Sql, by: &[GradingIdentity]) -> Result<Vec<Text>, Failure> {
        let mut opened: Vec<(Row, String)> = Vec::new();
        for record in &self.records {
            for row in rows_by(sql, self.book, essay_version::KIND, essay_version::ESSAY, record.id)? {
                let Some(sealed) = row.bytes(essay_version::TEXT) else { continue };
                let text = by.iter().find_map(|key| key.open_text(sealed).ok());
                opened.extend(text.map(|text| (row, text)));
            }
        }
        let followed = |id: Id| opened.iter().any(|(row, _)| row.id != id && writes_on(row, id));
        let mut texts = Vec::new();
        for (row, text) in opened.iter().filter(|(row, _)| !followed(row.id)) {
            let written =
                history(sql, self.book, essay_version::KIND, row.id)?.first().map_or(0, |entry| entry.stamp.ms);
            texts.push((written, Text::of(text, written)));
        }
        texts.sort_by_key(|(written, _)| std::cmp::Reverse(*written));
        Ok(texts.into_iter().map(|(_, text)| text).collect())
    }
}

fn writes_on(row: &Row, id: Id) -> bool {
    row.id_ref(essay_version::BASED_ON) == Some(id) || row.ids(essay_version::SETTLES).contains(&id)
}

/// The essays of a round by cell: only how many, and no comparison of their quality.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "EssaysOfRound")]
pub struct OfRound {
    pub id: Id,
    pub title: String,
    /// Whether the round asks for essays.
    pub hand_in: bool,
    pub cells: u32,
    /// The number of cells that have handed something in.
    pub with: u32,
    pub essays: u32,
    pub rows: Vec<CellLine>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "EssaysOfCell")]
pub struct CellLine {
    pub unit: UnitName,
    pub essays: u32,
    /// The latest day on which an essay was handed in; empty if there is none.
    pub last_on: String,
}

pub fn of_round(sql: &dyn Sql, ours: Id, now: Moment) -> Result<OfRound, Failure> {
    let (_, detail) = crate::rounds::read::detail(sql, ours)?;
    let mut rows = Vec::new();
    for line in table(sql, ours, now)?.rows {
        let essays = of_cell(sql, line.unit.id, ours)?;
        let last_on = essays.iter().map(|one| one.text(essay::HANDED_IN)).max().unwrap_or_default();
        rows.push(CellLine { unit: line.unit, essays: count(essays.len()), last_on });
    }
    Ok(OfRound {
        id: ours,
        title: detail.title,
        hand_in: detail.hand_in,
        cells: count(rows.len()),
        with: count(rows.iter().filter(|row| row.essays > 0).count()),
        essays: rows.iter().map(|row| row.essays).sum(),
        rows,
    })
}

fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}

/// One line of a cell's list.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "EssayLine")]
pub struct Line {
    pub id: Id,
    /// `None`: handed in under a key that this grader does not hold.
    pub name: Option<String>,
    pub handed_in_on: String,
    pub form: String,
    pub pages: u32,
}

/// The essays with their authors' names decrypted, in the order of names.
pub fn lines(sql: &dyn Sql, unit: Id, ours: Id, by: &[GradingIdentity]) -> Result<Vec<Line>, Failure> {
    let mut lines = Vec::new();
    for essay in of_cell(sql, unit, ours)? {
        let Some(id) = essay.id() else { continue };
        lines.push(Line {
            id,
            name: essay.writer(by).map(|writer| writer.name),
            handed_in_on: essay.text(essay::HANDED_IN),
            form: essay.text(essay::FORM),
            pages: count(essay.pages(sql)?.len()),
        });
    }
    let order = NameCollator::new();
    let name = |line: &Line| line.name.clone().unwrap_or_default();
    lines.sort_by(|a, b| order.names(&name(a), &name(b)).then(a.id.cmp(&b.id)));
    Ok(lines)
}

/// An essay as a grader reads it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Essay {
    pub id: Id,
    pub name: Option<String>,
    pub handed_in_on: String,
    pub form: String,
    /// Latest first; several if they are concurrent.
    pub texts: Vec<Text>,
    pub pages: Vec<PageLine>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "EssayText")]
pub struct Text {
    /// When it was written, by the clock of the laptop.
    pub at: String,
    pub awareness: String,
    pub self_review: String,
    pub proposals: String,
    /// The answers to the questions of the round, in place of the three parts.
    pub answers: Vec<String>,
}

impl Text {
    fn of(text: &str, written_ms: u64) -> Text {
        let mut parts = text.split(PARTS_BETWEEN).map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        let at = rfc3339(Moment::try_from(written_ms).unwrap_or(0));
        let (awareness, self_review, proposals) = (next(), next(), next());
        Text { at, awareness, self_review, proposals, answers: parts.collect() }
    }
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "EssayPage")]
pub struct PageLine {
    pub id: Id,
    /// "image/jpeg" or "application/pdf".
    pub media: String,
    /// The rotation in clockwise quarter turns.
    pub turn: i64,
    /// All pieces are here, and the page was handed in under a key that this grader holds.
    pub opens: bool,
}

/// The pieces a page is made of.
pub fn file_of(row: &Row) -> Option<Pieces> {
    Pieces::parse(row.int(attachment::SIZE)?, row.bytes(attachment::PIECES)?)
}

/// The page's own key, for those it was handed in to.
pub fn key_of(row: &Row, by: &[GradingIdentity]) -> Option<Vec<u8>> {
    let sealed = row.bytes(attachment::HANDED_KEY)?;
    by.iter().find_map(|key| key.open(sealed).ok())
}

pub fn open(sql: &dyn Sql, essay: &Handed, by: &[GradingIdentity]) -> Result<Essay, Failure> {
    let mut pages = Vec::new();
    let pieces: HashMap<_, _> = crate::storage::pieces::Pieces(sql).known(essay.book)?.into_iter().collect();
    for row in essay.pages(sql)? {
        let file = file_of(&row);
        let here = file.is_some_and(|file| file.hashes().iter().all(|hash| pieces.contains_key(hash)));
        pages.push(PageLine {
            id: row.id,
            media: row.text(attachment::MEDIA).to_owned(),
            turn: row.int(attachment::TURN).unwrap_or_default().rem_euclid(4),
            opens: here && key_of(&row, by).is_some(),
        });
    }
    Ok(Essay {
        id: essay.id().ok_or(Failure::NotFound)?,
        name: essay.writer(by).map(|writer| writer.name),
        handed_in_on: essay.text(essay::HANDED_IN),
        form: essay.text(essay::FORM),
        texts: essay.texts(sql, by)?,
        pages,
    })
}
