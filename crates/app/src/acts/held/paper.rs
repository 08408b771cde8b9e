//! The page as a paper.

use super::read;
use crate::AppSession;
use crate::acts::papers::{cell_name, print, printable, superior_name};
use crate::figures;
use crate::messages::CallError;
use crate::messages::held::{Held, HeldGroup, HeldRecord, WriteHeld};
use crate::messages::papers::Written;
use crate::reading;
use domain::Id;
use domain::dates::vietnamese;
use papers::{HeldKind, HeldRow, HeldSheet, Paper};
use store::Book;

pub fn write(app: &AppSession, request: WriteHeld) -> Result<Written, CallError> {
    let member = reading::id(&request.id, "id")?;
    let out = printable(&request.out)?;
    let paper = app.with_book(|book| printed(app, book, member))?;
    print(app, &out, paper)
}

/// The page on paper; that it was opened is noted.
pub fn printed(app: &AppSession, book: &mut Book, member: Id) -> Result<Paper, CallError> {
    let held = read(app, book, member)?;
    Ok(sheet(app, book, &held)?.paper())
}

fn sheet(app: &AppSession, book: &Book, held: &Held) -> Result<HeldSheet, CallError> {
    let unread = held.unread.iter().map(|unread| format!("{} ({})", unread.vietnamese, unread.count));
    Ok(HeldSheet {
        superior: superior_name(book)?,
        cell: cell_name(book)?,
        name: held.name.clone(),
        birth_year: held.birth_year.clone(),
        day: vietnamese(app.today()),
        kinds: held.groups.iter().map(kind).collect(),
        unread: unread.collect(),
    })
}

fn kind(group: &HeldGroup) -> HeldKind {
    let kept = group.keepings.iter().map(|kept| {
        let stays = if kept.stays { "ở lại cùng sổ" } else { "tách được khỏi sổ" };
        format!("{}: {} ({stays}).", kept.fields.join(", "), kept.keeping.vietnamese())
    });
    HeldKind {
        name: group.vietnamese.clone(),
        keep: group.keep_vietnamese.clone(),
        kept: kept.collect(),
        rows: group.records.iter().map(row).collect(),
    }
}

fn row(record: &HeldRecord) -> HeldRow {
    let said = |value: &str| if value.is_empty() { "(niêm phong, không mở được)" } else { value }.to_owned();
    let mut lines = vec![record.title.clone()];
    lines.extend(record.values.iter().map(|value| format!("{}: {}", value.label, said(&value.value))));
    if record.in_bin {
        lines.push("(đang ở thùng rác)".to_owned());
    }
    if record.by_superior {
        lines.push("(cấp trên ghi)".to_owned());
    }
    HeldRow {
        day: figures::day(&record.date).map(vietnamese).unwrap_or_default(),
        lines,
        changes: record.changes.to_string(),
    }
}
