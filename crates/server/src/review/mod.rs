//! Changes that were kept and set aside: looked at, taken in after all, or left. **Invariant:** every answer can be taken
//! back, and none makes a cell write what only its superior may.

pub mod described;

use domain::Id;
use domain::catalogue::{Owner, kind as catalogued, verdict};
use ed25519_dalek::SigningKey;
use journal::{ChainName, Change, ChangeRef, Record, Value};
use journal_sql::{OpDraft, Row, kept_change};
use serde::{Deserialize, Serialize};
use sql::Sql;

use crate::clock::{Moment, day};
use crate::failure::Failure;
use crate::figures::recount::recount_touched;
use crate::sync::server_writer::ServerWriter;

/// What was said of a change that was set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Nothing yet.
    Waiting,
    /// It counts after all.
    Taken,
    /// Looked at, and left aside.
    Left,
}

impl Answer {
    fn of(row: &Row) -> Answer {
        match (row.flag(verdict::WITHDRAWN), row.flag(verdict::LEFT_ASIDE)) {
            (true, _) => Answer::Taken,
            (false, true) => Answer::Left,
            (false, false) => Answer::Waiting,
        }
    }
}

/// A verdict with the change it is on.
pub struct SetAside {
    pub verdict: Id,
    pub reason: String,
    pub answer: Answer,
    pub chain: ChainName,
    pub change: Change,
}

impl SetAside {
    /// Whether it may count at all: what only a superior writes, no answer lets a cell write.
    pub fn can_be_taken(&self) -> bool {
        self.change.ops.iter().all(|op| catalogued(op.kind).is_none_or(|kind| kind.owner != Owner::Superior))
    }
}

fn read(book: &dyn Sql, row: &Row) -> Result<Option<SetAside>, Failure> {
    let at = (|| {
        Some(ChangeRef {
            chain: row.id_ref(verdict::CHAIN)?,
            number: u64::try_from(row.int(verdict::NUMBER)?).ok()?,
            check: row.bytes(verdict::CHECK)?.try_into().ok()?,
        })
    })();
    let Some(at) = at else { return Ok(None) };
    let found = kept_change(book, at)?;
    Ok(found.map(|(chain, change)| SetAside {
        verdict: row.id,
        reason: row.text(verdict::REASON).to_owned(),
        answer: Answer::of(row),
        chain,
        change,
    }))
}

/// What a cell's laptops wrote that was set aside, latest first.
pub fn of_cell(book: &dyn Sql, committee: Id, cell: Id) -> Result<Vec<SetAside>, Failure> {
    let sent = journal::chain::issued_book(committee, Some(cell));
    let mut found = Vec::new();
    for row in journal_sql::rows(book, sent, verdict::KIND)? {
        found.extend(read(book, &row)?);
    }
    found.sort_by_key(|one| std::cmp::Reverse((one.change.stamp, one.verdict)));
    Ok(found)
}

/// One of them.
pub fn find(book: &dyn Sql, committee: Id, cell: Id, verdict: Id) -> Result<SetAside, Failure> {
    of_cell(book, committee, cell)?.into_iter().find(|one| one.verdict == verdict).ok_or(Failure::NotFound)
}

/// Writes an answer into what the cell is sent; its figures are counted anew at once. All of them, or none.
pub fn answer(
    book: &dyn Sql,
    key: &SigningKey,
    (cell, verdicts): (Id, &[Id]),
    answer: Answer,
    officer: &str,
    now: Moment,
) -> Result<(), Failure> {
    let mut server_writer = ServerWriter::new(book, key, now)?;
    let mut drafts = Vec::new();
    for named in verdicts {
        let found = find(book, server_writer.committee.unit, cell, *named)?;
        if answer == Answer::Taken && !found.can_be_taken() {
            return Err(Failure::Invalid {
                field: "verdicts",
                why: "Mục này chỉ cấp trên được ghi, nên không nhận được.",
            });
        }
        if found.answer != answer {
            let draft = OpDraft::new(verdict::KIND, Record::One(*named))
                .set(verdict::WITHDRAWN, Value::flag(answer == Answer::Taken))
                .set(verdict::LEFT_ASIDE, Value::flag(answer == Answer::Left));
            drafts.push(draft);
        }
    }
    if drafts.is_empty() {
        return Ok(());
    }
    let (sent, person) = (server_writer.to(cell), server_writer.officer(officer));
    server_writer.write(sent, person, &drafts)?;
    recount_touched(book, cell, &server_writer.chain_store.touched().clone(), day(now))
}
