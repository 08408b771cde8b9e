//! Review of changes that were set aside: reading them, taking them in, or leaving them. **Invariant:** every
//! answer can be taken back, and no answer lets a cell write what only its superior may write.

pub mod described;

use std::collections::HashMap;

use domain::Id;
use domain::catalogue::{Owner, kind as catalogued, verdict};
use ed25519_dalek::SigningKey;
use journal::chain::issued_book;
use journal::{Change, ChangeRef, Record, Value};
use journal_sql::{OpDraft, Row, kept_change};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sql::Sql;

use crate::clock::{Moment, day};
use crate::failure::Failure;
use crate::figures::recount::recount_touched;
use crate::storage::tree::Tree;
use crate::storage::verdicts::Verdicts;
use crate::sync::server_writer::ServerWriter;

/// The answer to a change that was set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// No answer yet.
    Waiting,
    /// The change counts after all.
    Taken,
    /// Reviewed, and left set aside.
    Left,
}

impl Answer {
    pub fn as_str(self) -> &'static str {
        match self {
            Answer::Waiting => "waiting",
            Answer::Taken => "taken",
            Answer::Left => "left",
        }
    }

    fn of(withdrawn: bool, left_aside: bool) -> Answer {
        match (withdrawn, left_aside) {
            (true, _) => Answer::Taken,
            (false, true) => Answer::Left,
            (false, false) => Answer::Waiting,
        }
    }
}

/// A verdict and the change that it concerns.
pub struct SetAside {
    pub verdict: Id,
    pub reason: String,
    pub answer: Answer,
    pub device: Id,
    pub change: Change,
}

impl SetAside {
    /// Whether it may count at all: no answer lets a cell write what only a superior writes.
    pub fn can_be_taken(&self) -> bool {
        self.change.ops.iter().all(|op| catalogued(op.kind).is_none_or(|kind| kind.owner != Owner::Superior))
    }
}

/// The changes of all cells that were set aside, each with its unit: first all that wait, then answered ones
/// until there are `most`; within each group the latest first. The changes come without their erasable values.
pub fn all(sql: &dyn Sql, committee: Id, most: usize) -> Result<Vec<(Id, SetAside)>, Failure> {
    let units = Tree(sql).all_ids()?;
    let units: HashMap<Id, Id> = units.into_iter().map(|unit| (issued_book(committee, Some(unit)), unit)).collect();
    let mut judged = Verdicts(sql).waiting()?;
    judged.extend(Verdicts(sql).answered(most.saturating_sub(judged.len()))?);
    let mut found = Vec::new();
    for one in judged {
        let Some(unit) = units.get(&one.sent) else { continue };
        let (_, change) =
            Change::decode(&one.body).map_err(|_| Failure::Broken("a kept change can't be read".into()))?;
        let answer = Answer::of(one.withdrawn, one.left_aside);
        let (verdict, reason, device) = (one.verdict, one.reason, one.device);
        found.push((*unit, SetAside { verdict, reason, answer, device, change }));
    }
    Ok(found)
}

/// One of them, complete.
pub fn find(sql: &dyn Sql, committee: Id, cell: Id, verdict: Id) -> Result<SetAside, Failure> {
    let sent = issued_book(committee, Some(cell));
    let row = journal_sql::row(sql, sent, verdict::KIND, verdict)?.ok_or(Failure::NotFound)?;
    let at = target(&row).ok_or(Failure::NotFound)?;
    let (chain, change) = kept_change(sql, at)?.ok_or(Failure::NotFound)?;
    let answer = Answer::of(row.flag(verdict::WITHDRAWN), row.flag(verdict::LEFT_ASIDE));
    Ok(SetAside { verdict, reason: row.text(verdict::REASON).to_owned(), answer, device: chain.device, change })
}

/// The change that a verdict concerns.
fn target(row: &Row) -> Option<ChangeRef> {
    Some(ChangeRef {
        chain: row.id_ref(verdict::CHAIN)?,
        number: u64::try_from(row.int(verdict::NUMBER)?).ok()?,
        check: row.bytes(verdict::CHECK)?.try_into().ok()?,
    })
}

/// Writes answers into the book that is sent to the cell, and recounts the cell's figures at once. All or none.
pub fn answer(
    sql: &dyn Sql,
    key: &SigningKey,
    (cell, verdicts): (Id, &[Id]),
    answer: Answer,
    officer: &str,
    now: Moment,
) -> Result<(), Failure> {
    let mut server_writer = ServerWriter::new(sql, key, now)?;
    let mut drafts = Vec::new();
    for named in verdicts {
        let found = find(sql, server_writer.committee.unit, cell, *named)?;
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
    recount_touched(sql, cell, server_writer.chain_store.touched_fields(), day(now))
}
