//! Which records are past the period for which they are kept, and what is erased of them when a person decides so.

mod erase;
mod reminder;

pub use erase::{erase, preview};
pub(super) use reminder::unreviewed;

use crate::AppSession;
use crate::acts::record_dates::last_date;
use crate::messages::retention::{ErasureState, PastGroup, PastRecord, PastWithin, Retention, RetentionRule};
use crate::messages::{CallError, Nothing};
use crate::naming::Names;
use crate::reading::own_rows;
use chrono::{Datelike, NaiveDate};
use domain::Id;
use domain::catalogue::{KINDS, Kind, kind as lookup, parents};
use domain::retention::{Keep, Rule, keep, table};
use std::collections::BTreeMap;
use store::within::Dependents;
use store::{Book, Row};

pub fn list(app: &AppSession, _: Nothing) -> Result<Retention, CallError> {
    app.with_book(|book| {
        let shown = past(book, app.today())?;
        reminder::note_reviewed(book, app.today())?;
        Ok(shown)
    })
}

pub(super) fn past(book: &Book, today: NaiveDate) -> Result<Retention, CallError> {
    let erasures = book.erasures()?;
    let erased = erase::states(&erasures);
    let reader = Past { book, today, names: Names::of(book)?, dependents: Dependents::of(book), erased };
    let mut groups = Vec::new();
    // What lies within another record goes with it.
    for kind in KINDS.iter().copied().filter(|kind| parents(kind).is_empty()) {
        groups.extend(reader.group(kind)?);
    }
    Ok(Retention {
        table: table().name.clone(),
        rules: table().rules.iter().map(rule).collect(),
        groups,
        may_erase: erase::may_erase(book),
        erased_when_received: book.erases_when_receipted()?,
        erasures: erase::made(&reader.names, &erasures)?,
    })
}

fn rule(rule: &Rule) -> RetentionRule {
    let kinds = || rule.kinds.iter().filter_map(|named| KINDS.iter().find(|kind| kind.table == *named));
    RetentionRule {
        kinds_vietnamese: kinds().map(|kind| kind.name.vietnamese.to_owned()).collect(),
        kinds_english: kinds().map(|kind| kind.name.english.to_owned()).collect(),
        keep_vietnamese: rule.keep.vietnamese(),
        keep_english: rule.keep.english(),
        source: rule.source.clone(),
        checked: rule.checked,
    }
}

struct Past<'b> {
    book: &'b Book,
    today: NaiveDate,
    names: Names<'b>,
    dependents: Dependents<'b>,
    erased: BTreeMap<(u16, Id), ErasureState>,
}

impl Past<'_> {
    fn group(&self, kind: &'static Kind) -> Result<Option<PastGroup>, CallError> {
        let keep = keep(table(), kind);
        if keep == Keep::Long {
            return Ok(None);
        }
        let mut records = Vec::new();
        for row in own_rows(self.book, kind.number)? {
            records.extend(self.record(kind, keep, &row)?);
        }
        records.sort_by(|one, other| (&one.date, &one.title).cmp(&(&other.date, &other.title)));
        Ok((!records.is_empty()).then(|| PastGroup {
            kind: kind.table.to_owned(),
            vietnamese: kind.name.vietnamese.to_owned(),
            english: kind.name.english.to_owned(),
            keep_vietnamese: keep.vietnamese(),
            keep_english: keep.english(),
            checked: table().rule(kind.table).is_some_and(|rule| rule.checked),
            records,
        }))
    }

    fn record(&self, kind: &'static Kind, keep: Keep, row: &Row) -> Result<Option<PastRecord>, CallError> {
        let Some(day) = last_date(self.book, self.book.own_book(), kind, row)? else { return Ok(None) };
        let Some(free_from) = keep.free_from(day.year()).filter(|_| keep.is_past(day, self.today)) else {
            return Ok(None);
        };
        Ok(Some(PastRecord {
            id: row.id.to_string(),
            title: self.names.title(kind, row)?,
            names_people: kind.title_may_name_people(),
            date: day.to_string(),
            free_from,
            within: self.within(kind, row)?,
            in_bin: kind.deleted().is_some_and(|deleted| row.flag(deleted)),
            erased: self.erased.get(&(kind.number, row.id)).copied(),
        }))
    }

    fn within(&self, kind: &Kind, row: &Row) -> Result<Vec<PastWithin>, CallError> {
        let mut counts: BTreeMap<u16, u32> = BTreeMap::new();
        for (number, _) in self.dependents.with(kind.number, row.id)?.into_iter().skip(1) {
            *counts.entry(number).or_default() += 1;
        }
        let counted = counts.into_iter().filter_map(|(number, count)| Some((lookup(number)?, count)));
        let said = counted.map(|(kind, count)| PastWithin {
            vietnamese: kind.name.vietnamese.to_owned(),
            english: kind.name.english.to_owned(),
            count,
        });
        Ok(said.collect())
    }
}
