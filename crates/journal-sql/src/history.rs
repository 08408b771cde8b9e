//! Who wrote what and when, and which changes came after final figures were closed.

use crate::assignments::{assignments, assignments_of_record};
use crate::lines::{COLUMNS, SqlLines, parted, read_head, received};
use crate::{Context, Error};
use domain::Id;
use journal::{Assignment, ChainHead, ChangeRef, Cut, Lines, Place, Stamp, Value, resolve};
use sql::{Sql, params};
use std::collections::BTreeSet;

/// A value that one person gave one field.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryEntry {
    pub at: ChangeRef,
    pub stamp: Stamp,
    pub person: Id,
    pub field: u16,
    /// `None` if it was erased or withheld.
    pub value: Option<Value>,
    pub replaces: Vec<ChangeRef>,
}

/// Everything that was ever written to a record, oldest first.
pub fn history(sql: &dyn Sql, book: Id, kind: u16, record: Id) -> Result<Vec<HistoryEntry>, Error> {
    let mut entries: Vec<_> = assignments_of_record(sql, book, kind, record)?
        .into_iter()
        .map(|(field, assignment)| entry(field, assignment))
        .collect();
    entries.sort_by_key(|entry| (entry.stamp, entry.at));
    Ok(entries)
}

fn entry(field: u16, assignment: Assignment) -> HistoryEntry {
    HistoryEntry {
        at: assignment.at,
        stamp: assignment.stamp,
        person: assignment.person,
        field,
        value: assignment.content.value().cloned(),
        replaces: assignment.replaces,
    }
}

/// A value that no other change replaced.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    pub entry: HistoryEntry,
    /// The time of the earliest receipt that covers it, in milliseconds since 1970.
    pub received_ms: Option<u64>,
}

/// The heads of a field, the standing one first.
pub fn heads(sql: &dyn Sql, book: Id, place: Place) -> Result<Vec<Head>, Error> {
    let all = assignments(sql, book, place)?;
    let resolved = resolve(&all, |at| received(sql, at).ok().flatten());
    let head = |head: &&Assignment| {
        Ok(Head { entry: entry(place.field, (*head).clone()), received_ms: received(sql, head.at)? })
    };
    resolved.heads.iter().map(head).collect()
}

/// The cut of a book's present state: the last change of every line. Chains that wait are not covered, because
/// they were not counted. If single changes of a line do not count, the line is covered up to the first of
/// them, and each counting change after that singly.
pub fn cut_now(sql: &dyn Sql, book: Id) -> Result<Cut, Error> {
    let counting =
        format!("SELECT {COLUMNS} FROM chain WHERE book = ?1 AND number > 0 AND id NOT IN (SELECT chain FROM waiting)");
    let mut cut = Cut::default();
    for head in sql.rows(&counting, params![book], read_head).context("read chains")? {
        let left_out = left_out(sql, &head)?;
        let Some(first) = left_out.first() else {
            cut.tips.insert(head.tip());
            continue;
        };
        let (chain, key) = (head.chain.id(), head.line.key);
        if let Some(upto) = first.checked_sub(1).filter(|upto| *upto > 0) {
            let hash = SqlLines::of(sql, head.chain)?.hash_at(&head.line, upto)?;
            cut.tips.extend(hash.map(|hash| ChangeRef::new(chain, upto, &hash)));
        }
        let beyond = "SELECT number, hash FROM change WHERE chain = ?1 AND number > ?2 ORDER BY number";
        let read = |row: &sql::Row<'_>| Ok(ChangeRef::new(chain, row.get(0)?, &row.get(1)?));
        let beyond = sql.rows(beyond, params![key, *first], read).context("read changes")?;
        cut.accepted.extend(beyond.into_iter().filter(|at| !left_out.contains(&at.number)));
    }
    Ok(cut)
}

/// Numbers of the changes of a line that do not count by themselves: set aside, or naming a person who is not
/// bound.
fn left_out(sql: &dyn Sql, head: &ChainHead) -> Result<BTreeSet<u64>, Error> {
    let left_out = "SELECT number FROM unbound WHERE chain = ?1
         UNION SELECT s.number FROM set_aside s JOIN change ch ON ch.chain = ?1 AND ch.number = s.number
           WHERE s.chain = ?2 AND s.by_book <> ?3 AND substr(ch.hash, 1, 4) = s.check_bytes";
    let chain = head.chain.id();
    let of_line = params![head.line.key, chain, head.chain.book];
    Ok(sql.rows(left_out, of_line, |row| row.get(0)).context("look for what is left out")?.into_iter().collect())
}

/// Changes to any of these records (kind and id) that a cut does not cover.
pub fn late_changes(sql: &dyn Sql, book: Id, cut: &Cut, records: &[(u16, Id)]) -> Result<Vec<ChangeRef>, Error> {
    let mut late = BTreeSet::new();
    let cut = parted(sql, cut)?;
    let of_record = "SELECT c.id, a.number, ch.hash FROM assignment a JOIN chain c ON c.pk = a.chain
         JOIN change ch ON ch.chain = a.chain AND ch.number = a.number WHERE a.book = ?1 AND a.record = ?2 AND a.kind = ?3";
    for (kind, record) in records {
        let touching = sql
            .rows(of_record, params![book, record, kind], |row| {
                Ok(ChangeRef::new(row.get(0)?, row.get(1)?, &row.get(2)?))
            })
            .context("read values")?;
        late.extend(touching.into_iter().filter(|at| !cut.covers(*at)));
    }
    Ok(late.into_iter().collect())
}

/// When and by whom a record was last changed.
pub fn last_change_of(sql: &dyn Sql, book: Id, kind: u16, record: Id) -> Result<Option<(Stamp, Id)>, Error> {
    sql.first(
        "SELECT ch.ms, ch.counter, ch.person FROM assignment a JOIN change ch ON ch.chain = a.chain AND ch.number = a.number
         WHERE a.book = ?1 AND a.record = ?2 AND a.kind = ?3 ORDER BY ch.ms DESC, ch.counter DESC LIMIT 1",
        params![book, record, kind],
        |row| Ok((Stamp { ms: row.get(0)?, counter: row.get(1)? }, row.get(2)?)),
    )
    .context("read the last change")
}
