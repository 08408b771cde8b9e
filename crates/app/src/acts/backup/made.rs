//! The backups that this laptop made, and when the next one is due.

use crate::AppSession;
use crate::app_session::moment;
use crate::messages::backup::{Backups, MadeBackup, Settings};
use crate::messages::{CallError, Nothing};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use store::{Book, contests, delivery, settings};

/// The setting that holds the time of the last backup, in milliseconds.
const LAST: &str = "last_backup_ms";
const MADE: &str = "backups_made";
const REMIND_AFTER: &str = "backup_remind_after_days";
const TO_STICKS: &str = "backup_to_sticks";

/// A fortnight is two or three sessions: what can still be recorded again from paper and memory.
const DAYS: u32 = 14;
/// The choices of the settings, in days. There is no "never": nothing recorded may be lost with one laptop.
const CHOICES: [u32; 4] = [7, DAYS, 30, 60];
/// About ten roll-calls of fifty people.
const MUCH: u64 = 500;
const DAY_MS: u64 = 24 * 60 * 60 * 1000;
/// More backups are not listed; the oldest are forgotten here and stay where they are.
const LISTED: usize = 50;

/// The copies written by the program itself that stay on each stick: those of the last few weeks, should the latest turn
/// out to be of a book in which something went wrong.
pub(super) const KEPT: usize = 5;

/// A backup that this laptop made.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Made {
    pub at_ms: u64,
    pub path: PathBuf,
    /// How many changes of the cell's book it holds.
    pub changes: u64,
    /// Written by the program when the stick appeared.
    pub automatic: bool,
}

/// Why a backup is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Due {
    /// Days since the last one; 0 when there never was one.
    Days(u32),
    Much,
}

/// The backups, the latest first.
pub(super) fn read(book: &Book) -> Result<Vec<Made>, CallError> {
    let kept = settings::get(book.connection(), MADE)?;
    Ok(kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

pub(super) fn note(book: &mut Book, made: Made) -> Result<(), CallError> {
    let at = made.at_ms.to_string();
    let mut all = read(book)?;
    // The name of a copy that was removed may be taken again.
    all.retain(|one| one.path != made.path);
    all.insert(0, made);
    all.truncate(LISTED);
    let text = serde_json::to_string(&all).map_err(|error| CallError::internal(&error))?;
    Ok(book.write_local(|connection| {
        settings::put(connection, MADE, &text)?;
        settings::put(connection, LAST, &at)
    })?)
}

/// What a backup says of backups: the laptop that restores it made none of those listed here, and its last one is this.
pub(super) fn settle(copy: &store::Connection, at_ms: u64) -> Result<(), store::Error> {
    settings::forget(copy, MADE)?;
    settings::put(copy, LAST, &at_ms.to_string())
}

/// How many changes the cell's book has.
pub(super) fn changes(book: &Book) -> Result<u64, CallError> {
    let lines = delivery::reaches(book.connection(), book.own_book())?;
    Ok(lines.iter().map(|line| line.number.saturating_sub(line.base)).sum())
}

/// The time of the last backup, in milliseconds.
pub(crate) fn last(book: &Book) -> Result<Option<u64>, CallError> {
    Ok(settings::get(book.connection(), LAST)?.and_then(|ms| ms.parse().ok()))
}

fn remind_after(book: &Book) -> Result<u32, CallError> {
    let kept = settings::get(book.connection(), REMIND_AFTER)?.and_then(|days| days.parse().ok());
    Ok(kept.filter(|days| CHOICES.contains(days)).unwrap_or(DAYS))
}

pub(super) fn goes_to_sticks(book: &Book) -> Result<bool, CallError> {
    Ok(settings::get(book.connection(), TO_STICKS)?.as_deref() != Some("0"))
}

/// `None` while nothing is at risk, because all work is recent or in the last backup.
pub(crate) fn due(book: &Book, now_ms: u64) -> Result<Option<Due>, CallError> {
    let Some((first, last_change)) = contests::change_time_span(book.connection(), book.own_book())? else {
        return Ok(None);
    };
    let days = |since: u64| u32::try_from(now_ms.saturating_sub(since) / DAY_MS).unwrap_or(u32::MAX);
    let after = remind_after(book)?;
    match last(book)? {
        None => Ok((days(first) >= after).then_some(Due::Days(0))),
        Some(copied) if last_change > copied && days(copied) >= after => Ok(Some(Due::Days(days(copied)))),
        Some(_) => {
            // Backups of earlier versions did not say how much they held.
            let Some(held) = read(book)?.first().map(|made| made.changes) else { return Ok(None) };
            Ok((changes(book)?.saturating_sub(held) >= MUCH).then_some(Due::Much))
        }
    }
}

pub fn list(app: &AppSession, _: Nothing) -> Result<Backups, CallError> {
    let mut backups = app.with_book(|book| {
        let described = |made: Made| MadeBackup {
            at: moment(made.at_ms),
            path: made.path.display().to_string(),
            present: false,
            automatic: made.automatic,
        };
        Ok(Backups {
            last_at: last(book)?.map(moment),
            made: read(book)?.into_iter().map(described).collect(),
            remind_after_days: remind_after(book)?,
            choices: CHOICES.to_vec(),
            kept_on_sticks: u32::try_from(KEPT).unwrap_or(u32::MAX),
            to_sticks: goes_to_sticks(book)?,
            refused: app.backups.refused(),
        })
    })?;
    // The book is not held meanwhile: a network drive that is away may keep the question waiting.
    for made in &mut backups.made {
        made.present = std::path::Path::new(&made.path).is_file();
    }
    Ok(backups)
}

pub fn set(app: &AppSession, request: Settings) -> Result<Backups, CallError> {
    if !CHOICES.contains(&request.remind_after_days) {
        return Err(CallError::at("bad_days", "remind_after_days", "Chọn một trong các số ngày có sẵn."));
    }
    app.with_book(|book| {
        Ok(book.write_local(|connection| {
            settings::put(connection, REMIND_AFTER, &request.remind_after_days.to_string())?;
            settings::put(connection, TO_STICKS, if request.to_sticks { "1" } else { "0" })
        })?)
    })?;
    app.tell(&[]);
    list(app, Nothing {})
}
