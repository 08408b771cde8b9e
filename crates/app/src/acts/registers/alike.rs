//! Rows of a register that should not be alike: two laptops wrote them without knowing of each other.

use super::opened::KeptOpened;
use crate::figures::congresses;
use crate::messages::CallError;
use crate::messages::registers::AlikeRows;
use crate::naming::Names;
use domain::catalogue::{Fields, Kind};
use std::collections::BTreeMap;
use store::Book;

/// Each group of rows that share what only one row may have; empty for a register without such a rule.
pub(in crate::acts) fn alike(book: &Book, kind: &'static Kind) -> Result<Vec<AlikeRows>, CallError> {
    let Some(rule) = kind.register.and_then(|register| register.alike) else { return Ok(Vec::new()) };
    let (rows, congresses) = (KeptOpened::of(book, kind)?, congresses(book)?);
    let mut groups: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for row in rows.iter() {
        if let Some(key) = (rule.key)(row, &congresses) {
            groups.entry(key).or_default().push(row);
        }
    }
    groups.retain(|_, rows| rows.len() > 1);
    if groups.is_empty() {
        return Ok(Vec::new());
    }
    let names = Names::of(book)?;
    let said = |rows: Vec<&super::OpenedRow<'static>>| {
        let titles = rows.iter().map(|row| names.title(kind, row.row())).collect::<Result<Vec<_>, _>>()?;
        let ids = rows.iter().map(|row| row.id().to_string()).collect();
        Ok(AlikeRows { ids, sentence: format!("{}: {}. {}", rule.what, titles.join("; "), rule.to_do) })
    };
    groups.into_values().map(said).collect()
}
