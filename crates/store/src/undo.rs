//! Undoes a change by a further change.

use crate::{Book, Context, Error};
use journal::{Change, ChangeRef, Record, Value};
use journal_sql::{HistoryEntry, OpDraft};
use rusqlite::OptionalExtension;
use std::collections::BTreeMap;

impl Book {
    /// Drafts that set every field of a change back to the value it replaced. Fields that were written again
    /// since are left alone.
    pub fn undo_drafts(&self, at: ChangeRef) -> Result<Vec<OpDraft>, Error> {
        let body: Option<Vec<u8>> = self
            .connection
            .query_row(
                "SELECT ch.body FROM change ch JOIN chain c ON c.pk = ch.chain WHERE c.id = ?1 AND ch.number = ?2 AND c.book = ?3
                   AND substr(ch.hash, 1, 4) = ?4",
                (at.chain.0, at.number, self.own_book().0, at.check),
                |row| row.get(0),
            )
            .optional()
            .context("read a change")?;
        let Some(body) = body else { return Ok(Vec::new()) };
        let (_, change) = Change::decode(&body).map_err(|_| Error::Damaged("a change"))?;
        let mut drafts = Vec::new();
        for op in &change.ops {
            let fields: Vec<_> = op.sets.iter().map(|set| set.field).collect();
            let draft = self.undo_record(at, op.kind, op.record, &fields)?;
            if !draft.sets.is_empty() {
                drafts.push(draft);
            }
        }
        Ok(drafts)
    }

    fn undo_record(&self, at: ChangeRef, kind: u16, record: Record, fields: &[u16]) -> Result<OpDraft, Error> {
        let history = journal_sql::history(&self.connection, self.own_book(), kind, record.id(kind))?;
        let by_place: BTreeMap<(ChangeRef, u16), &HistoryEntry> =
            history.iter().map(|entry| ((entry.at, entry.field), entry)).collect();
        let mut draft = OpDraft::new(kind, record);
        for &field in fields {
            let written_since = history.iter().any(|entry| entry.field == field && entry.replaces.contains(&at));
            let Some(mine) = by_place.get(&(at, field)).filter(|_| !written_since) else { continue };
            // Of several replaced values, the standing one is listed first.
            let before = mine.replaces.iter().find_map(|replaced| by_place.get(&(*replaced, field)));
            draft = draft.set(field, before.and_then(|entry| entry.value.clone()).unwrap_or(Value::Null));
        }
        // If the change created the record there is no earlier value, so undoing it deletes the record.
        let began = history.iter().all(|entry| entry.at >= at || entry.at.chain != at.chain)
            && history.first().is_some_and(|entry| entry.at == at);
        if let Some(deleted) = deletion_field(kind).filter(|_| began && !draft.sets.is_empty()) {
            draft.sets.clear();
            draft = draft.set(deleted, Value::flag(true));
        }
        Ok(draft)
    }

    /// The name of a change, for [`Book::parse_act`].
    pub fn name_act(at: ChangeRef) -> String {
        at.to_string()
    }

    pub fn wrote(&self, at: ChangeRef) -> bool {
        at.chain == self.own_chain()
    }

    /// Parses what [`Book::name_act`] returned.
    pub fn parse_act(act: &str) -> Option<ChangeRef> {
        act.parse().ok()
    }
}

pub use domain::catalogue::deletion_field;
