//! The open tasks, and the status bar. Every task in the list is one click away.

use super::{backup, calendar, conflicts, documents, exchange, rounds};
use crate::figures::{self, CountedRound, Roster};
use crate::messages::exchange::ExchangeState;
use crate::messages::home::{Home, StatusBar, Task, TaskKind};
use crate::messages::rounds::RoundState;
use crate::messages::{CallError, Nothing};
use crate::reading::KeptRows;
use crate::{AppSession, app_session};
use chrono::NaiveDate;
use domain::catalogue::{document, round};
use std::collections::BTreeSet;
use store::{Book, Row, contests, delivery, settings};

/// The longest time without a backup before a task appears, in days.
const BACKUP_DAYS: u64 = 14;
const DAY_MS: u64 = 24 * 60 * 60 * 1000;

pub fn summary(app: &AppSession, _: Nothing) -> Result<Home, CallError> {
    app.with_book(|book| {
        let today = app.today();
        let kept = KeptRows::of(book, round::KIND)?;
        let rows: Vec<&Row> = kept.iter().filter(|row| !row.flag(round::DELETED)).collect();
        let roster = Roster::now(book)?;
        let (mut tasks, mut ongoing) = (Vec::new(), Vec::new());
        for row in rows.iter().copied() {
            let (of_round, state) = tasks_of_round(book, row, today)?;
            tasks.extend(of_round);
            if state == RoundState::Ongoing {
                ongoing.push(row);
            }
        }
        tasks.extend(documents_without_round(book)?);
        tasks.extend(tasks_of_book(app, book)?);
        tasks.sort_by_key(|task| task.kind as u8);
        // A book that is still being fetched needs no import of a list.
        let first_day = !exchange::is_fetching(book)?
            && roster.members.is_empty()
            && rows.is_empty()
            && documents::all(book)?.is_empty();
        let due = calendar::soon(book, today)?;
        Ok(Home { tasks, due, ongoing: rounds::lines(book, &ongoing, today)?, first_day })
    })
}

fn task(kind: TaskKind, count: u32, of: Option<&Row>) -> Task {
    let label = of.map(|row| row.text(round::TITLE).to_owned()).unwrap_or_default();
    Task { kind, count, round: of.map(|row| row.id.to_string()), session: None, label }
}

fn tasks_of_round(book: &Book, row: &Row, today: NaiveDate) -> Result<(Vec<Task>, RoundState), CallError> {
    let counted = CountedRound::of(book, row, today)?;
    let state = counted.state(row);
    let mut tasks = Vec::new();
    if let Some(late) = figures::late_of(book, row)? {
        tasks.extend((late > 0).then(|| task(TaskKind::LateChanges, late, Some(row))));
        // Closing the figures settles nobody's debt; only ending the round does.
        if state == RoundState::Finalised {
            tasks.extend(owed(book, row, &counted));
        }
        return Ok((tasks, state));
    }
    let ends = [round::DEADLINE, round::TO].map(|field| figures::day(row.text(field)));
    if state == RoundState::Closed || ends.into_iter().flatten().any(|end| end < today) {
        tasks.push(task(TaskKind::FiguresNotFinal, 1, Some(row)));
    }
    if state == RoundState::Ongoing {
        tasks.extend(unfinished_sheets(row, &counted));
        tasks.extend(owed(book, row, &counted));
    }
    Ok((tasks, state))
}

/// The make-ups and essays that members still owe.
fn owed(book: &Book, row: &Row, counted: &CountedRound) -> Vec<Task> {
    let counts = &counted.counts;
    // Before the first session everybody would owe everything.
    if counts.sessions == 0 {
        return Vec::new();
    }
    // Without the key, essays can't be told apart by person.
    let essays = if book.ring().is_empty() { 0 } else { counts.essays_owed };
    let owed = [(TaskKind::MakeUpOwed, counts.make_up_owed), (TaskKind::EssayOwed, essays)];
    owed.into_iter().filter(|(_, count)| *count > 0).map(|(kind, count)| task(kind, count, Some(row))).collect()
}

/// Past sessions with unmarked members.
fn unfinished_sheets<'r>(row: &'r Row, counted: &'r CountedRound) -> impl Iterator<Item = Task> + 'r {
    counted.unmarked.iter().map(move |(session, date, unmarked)| Task {
        session: Some(session.to_string()),
        label: date.to_string(),
        ..task(TaskKind::RollCallUnfinished, *unmarked, Some(row))
    })
}

/// Documents that the superior sent with one of its rounds are announced with that round.
fn documents_without_round(book: &Book) -> Result<Option<Task>, CallError> {
    let studied = documents::rounds_by_document(book)?;
    let mut announced = BTreeSet::new();
    for of in exchange::received_books(book)? {
        for row in store::rows(book.connection(), of, round::KIND)? {
            announced.extend(row.ids(round::DOCUMENTS));
        }
    }
    let all = documents::all(book)?;
    let waiting: Vec<&Row> = all
        .iter()
        .filter(|(row, from_superior)| {
            !(studied.contains_key(&row.id) || *from_superior && announced.contains(&row.id))
        })
        .map(|(row, _)| row)
        .collect();
    let label = match waiting.as_slice() {
        [only] if !only.text(document::NUMBER).is_empty() => domain::documents::Document::of(*only).label(),
        [only] => only.text(document::NAME).to_owned(),
        _ => String::new(),
    };
    Ok((!waiting.is_empty())
        .then(|| Task { label, ..task(TaskKind::DocumentWithoutRound, waiting.len() as u32, None) }))
}

fn tasks_of_book(app: &AppSession, book: &Book) -> Result<Vec<Task>, CallError> {
    let mut tasks = Vec::new();
    if exchange::quick_state(app, book)? == ExchangeState::Revoked {
        tasks.push(task(TaskKind::LaptopRevoked, 1, None));
    }
    let open = conflicts::count(book)?;
    if open > 0 {
        tasks.push(task(TaskKind::ConflictsOpen, open, None));
    }
    if let Some(days) = days_without_backup(book, app.now_ms())? {
        tasks.push(task(TaskKind::NotBackedUp, days, None));
    }
    tasks.extend(tasks_of_key(book)?);
    Ok(tasks)
}

fn tasks_of_key(book: &Book) -> Result<Vec<Task>, CallError> {
    let mut tasks = Vec::new();
    if !book.ring().is_current() {
        tasks.push(task(TaskKind::KeyMissing, 1, None));
    } else if exchange::keys::is_held_once(book)? {
        tasks.push(task(TaskKind::RecoverySheetUnproved, 1, None));
    }
    let asking = exchange::keys::asking(book)?;
    if let Some(first) = asking.first() {
        tasks.push(Task { label: first.clone(), ..task(TaskKind::NewLaptop, asking.len() as u32, None) });
    }
    Ok(tasks)
}

/// Days since the last backup, 0 when there never was one. `None` while nothing is at risk, because all work is
/// recent or in the backup.
fn days_without_backup(book: &Book, now_ms: u64) -> Result<Option<u32>, CallError> {
    let Some((first, last)) = contests::change_time_span(book.connection(), book.own_book())? else { return Ok(None) };
    let copied: Option<u64> = settings::get(book.connection(), backup::LAST_BACKUP)?.and_then(|ms| ms.parse().ok());
    let days = |since: u64| now_ms.saturating_sub(since) / DAY_MS;
    Ok(match copied {
        Some(copied) if last > copied && days(copied) >= BACKUP_DAYS => u32::try_from(days(copied)).ok(),
        None if days(first) >= BACKUP_DAYS => Some(0),
        _ => None,
    })
}

pub fn status_bar(app: &AppSession, _: Nothing) -> Result<StatusBar, CallError> {
    app.with_book(|book| {
        let last = contests::change_time_span(book.connection(), book.own_book())?.map(|(_, last)| last);
        Ok(StatusBar {
            // A stamp from another laptop's wrong clock is not a time at which something was saved here.
            saved_at: book.saved_at_ms().or(last.filter(|last| *last <= app.now_ms())).map(app_session::moment),
            exchange: exchange::quick_state(app, book)?,
            waiting: exchange::waiting_count(book)?,
            conflicts: conflicts::count(book)?,
            superior_name: exchange::superior_name(book)?,
            last_receipt_at: delivery::last_receipt(book.connection(), book.own_book())?
                .map(|receipt| app_session::moment(receipt.at_ms)),
        })
    })
}
