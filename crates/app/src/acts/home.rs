//! The open tasks, and the status bar. Every task in the list is one click away.

use super::news::{Sent, document_label, form_label, round_label};
use super::{
    backup, calendar, conflicts, documents, essays, exchange, inspections, make_ups, meetings, registers, retention,
    returns, rounds,
};
use crate::figures::{self, CountedRound, Roster};
use crate::messages::exchange::ExchangeState;
use crate::messages::home::{FirstStep, Home, NextStep, StatusBar, Task, TaskKind};
use crate::messages::rounds::RoundState;
use crate::messages::{CallError, Nothing};
use crate::reading::KeptRows;
use crate::{AppSession, app_session};
use chrono::NaiveDate;
use domain::catalogue::{self, form, round};
use store::{Book, Row, contests, delivery};

pub fn summary(app: &AppSession, _: Nothing) -> Result<Home, CallError> {
    app.with_book(|book| {
        let today = app.today();
        let kept = KeptRows::of(book, round::KIND)?;
        let rows: Vec<&Row> = kept.iter().filter(|row| !row.flag(round::DELETED)).collect();
        let roster = Roster::now(book)?;
        let (mut tasks, mut ongoing) = (Vec::new(), Vec::new());
        let former = rounds::former_round_ids(book)?;
        for row in rows.iter().copied() {
            let is_former = row.id_ref(round::PARENT_ROUND).is_some_and(|parent| former.contains(&parent));
            let (of_round, state) = tasks_of_round(book, row, is_former, today)?;
            tasks.extend(of_round);
            tasks.extend(essays::graded_above(book, row)?);
            if state == RoundState::Ongoing {
                ongoing.push(row);
            }
        }
        tasks.extend(tasks_of_sent(book, today)?);
        tasks.extend(meetings::tasks(book, today)?);
        tasks.extend(tasks_of_book(app, book)?);
        let past = retention::unreviewed(app, book)?;
        tasks.extend((past > 0).then(|| task(TaskKind::PastRetention, past, None)));
        tasks.sort_by_key(|task| task.kind as u8);
        let next_step = next_step(book, roster.members.len(), &rows)?;
        let first_day = next_step.as_ref().is_some_and(|next| next.members + next.documents + next.rounds == 0);
        Ok(Home {
            tasks,
            due: calendar::soon(book, today)?,
            ongoing: rounds::lines(book, &ongoing, today)?,
            first_day,
            next_step: next_step.filter(|_| !first_day),
            last_backup_at: backup::last(book)?.map(app_session::moment),
        })
    })
}

/// The next step towards the first session; none once there is one. A book that is still being fetched needs none.
fn next_step(book: &Book, members: usize, rounds: &[&Row]) -> Result<Option<NextStep>, CallError> {
    if exchange::is_fetching(book)? {
        return Ok(None);
    }
    for row in rounds {
        if !figures::session_rows(book, row.id, None)?.is_empty() {
            return Ok(None);
        }
    }
    let documents = documents::all(book)?.len();
    let step = match (members, documents, rounds) {
        (0, _, _) => FirstStep::Members,
        (_, 0, []) => FirstStep::Document,
        (_, _, []) => FirstStep::Round,
        _ => FirstStep::Session,
    };
    let round = rounds.first().filter(|_| step == FirstStep::Session).map(|row| row.id.to_string());
    let count = |things: usize| u32::try_from(things).unwrap_or(u32::MAX);
    let (members, documents, rounds) = (count(members), count(documents), count(rounds.len()));
    Ok(Some(NextStep { step, round, members, documents, rounds }))
}

fn task(kind: TaskKind, count: u32, of: Option<&Row>) -> Task {
    let label = of.map(|row| row.text(round::TITLE).to_owned()).unwrap_or_default();
    Task {
        kind,
        count,
        round: of.map(|row| row.id.to_string()),
        session: None,
        sent: None,
        meeting: None,
        register: None,
        label,
    }
}

/// `is_former`: it carries out a round of a former committee, whose deadline binds nobody any more.
fn tasks_of_round(
    book: &Book,
    row: &Row,
    is_former: bool,
    today: NaiveDate,
) -> Result<(Vec<Task>, RoundState), CallError> {
    let counted = CountedRound::of(book, row, today)?;
    let state = counted.state(row);
    let mut tasks = Vec::new();
    if let Some(late) = figures::late_of(book, row)? {
        tasks.extend((late > 0).then(|| task(TaskKind::LateChanges, late, Some(row))));
        // Closing the figures settles nobody's debt; only ending the round does.
        if state == RoundState::Finalised {
            tasks.extend(owed(book, row, &counted, today)?);
        }
        return Ok((tasks, state));
    }
    let deadline = figures::day(row.text(round::DEADLINE)).filter(|_| !is_former);
    let ends = [deadline, figures::day(row.text(round::TO))];
    if state == RoundState::Closed || ends.into_iter().flatten().any(|end| end < today) {
        tasks.push(task(TaskKind::FiguresNotFinal, 1, Some(row)));
    }
    if state == RoundState::Ongoing {
        tasks.extend(unfinished_sheets(row, &counted));
        tasks.extend(owed(book, row, &counted, today)?);
    }
    Ok((tasks, state))
}

/// The make-ups and essays that members still owe, and the make-ups elsewhere that wait to be recorded.
fn owed(book: &Book, row: &Row, counted: &CountedRound, today: NaiveDate) -> Result<Vec<Task>, CallError> {
    let counts = &counted.counts;
    // Before the first session everybody would owe everything.
    if counts.sessions == 0 {
        return Ok(Vec::new());
    }
    // Without the key, essays can't be told apart by person.
    let essays = if book.ring().is_empty() { 0 } else { counts.essays_owed };
    let confirmed = make_ups::waiting(book, row, today)?;
    let owed = [
        (TaskKind::MakeUpConfirmed, confirmed),
        (TaskKind::MakeUpOwed, counts.make_up_owed),
        (TaskKind::EssayOwed, essays),
    ];
    Ok(owed.into_iter().filter(|(_, count)| *count > 0).map(|(kind, count)| task(kind, count, Some(row))).collect())
}

/// Past sessions with unmarked members.
fn unfinished_sheets<'r>(row: &'r Row, counted: &'r CountedRound) -> impl Iterator<Item = Task> + 'r {
    counted.unmarked.iter().map(move |(session, date, unmarked)| Task {
        session: Some(session.to_string()),
        label: date.to_string(),
        ..task(TaskKind::RollCallUnfinished, *unmarked, Some(row))
    })
}

/// What the superior sent, until somebody opened it and until the cell follows it; and documents that no round studies.
/// Documents that the superior sent with one of its rounds are announced with that round.
fn tasks_of_sent(book: &Book, today: NaiveDate) -> Result<Vec<Task>, CallError> {
    let sent = Sent::of(book)?;
    let (new_rounds, known_rounds): (Vec<&Row>, Vec<&Row>) = sent.rounds.iter().partition(|row| sent.is_new(row));
    let (new_documents, known): (Vec<&Row>, Vec<&Row>) = sent.documents.iter().partition(|row| sent.is_new(row));
    let studied = documents::rounds_by_document(book)?;
    let own = documents::all(book)?;
    let own = own.iter().filter(|(row, from_superior)| !from_superior && !studied.contains_key(&row.id));
    let without: Vec<&Row> = own.map(|(row, _)| row).chain(known).collect();
    let tasks = [
        grouped(TaskKind::RoundArrived, &new_rounds, round_label),
        grouped(TaskKind::DocumentArrived, &new_documents, document_label),
        grouped(TaskKind::RoundNotFollowed, &known_rounds, round_label),
        grouped(TaskKind::DocumentWithoutRound, &without, document_label),
    ];
    Ok(tasks.into_iter().flatten().chain(tasks_of_forms(&sent, today)).collect())
}

/// Forms that wait for the cell: new ones, those whose deadline is over, and the others.
fn tasks_of_forms(sent: &Sent, today: NaiveDate) -> impl Iterator<Item = Task> {
    let late = |row: &Row| figures::day(row.text(form::DEADLINE)).is_some_and(|by| by < today);
    let (mut new, mut over, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for one in &sent.forms {
        let group = if late(&one.row) {
            &mut over
        } else if sent.is_new_form(one) {
            &mut new
        } else {
            &mut others
        };
        group.push(&one.row);
    }
    let tasks = [
        grouped(TaskKind::FormArrived, &new, form_label),
        grouped(TaskKind::FormLate, &over, form_label),
        grouped(TaskKind::FormToSend, &others, form_label),
    ];
    tasks.into_iter().flatten()
}

/// One task for all records of a sort; a single one is named and can be opened at once.
fn grouped(kind: TaskKind, rows: &[&Row], label: fn(&Row) -> String) -> Option<Task> {
    let one = task(kind, u32::try_from(rows.len()).unwrap_or(u32::MAX), None);
    match rows {
        [] => None,
        [only] => Some(Task { sent: Some(only.id.to_string()), label: label(only), ..one }),
        _ => Some(one),
    }
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
    let (to_put_right, by) = inspections::to_put_right(book)?;
    if to_put_right > 0 {
        tasks.push(Task { label: by, ..task(TaskKind::InspectionToPutRight, to_put_right, None) });
    }
    let (returned, by) = returns::to_answer(book)?;
    if returned > 0 {
        tasks.push(Task { label: by, ..task(TaskKind::Returned, returned, None) });
    }
    tasks.extend(tasks_of_registers(book)?);
    tasks.extend(match backup::due(book, app.now_ms())? {
        Some(backup::Due::Days(days)) => Some(task(TaskKind::NotBackedUp, days, None)),
        Some(backup::Due::Much) => Some(task(TaskKind::MuchNotBackedUp, 1, None)),
        None => None,
    });
    tasks.extend(tasks_of_key(book)?);
    Ok(tasks)
}

/// Rows that should not be alike, by register.
fn tasks_of_registers(book: &Book) -> Result<Vec<Task>, CallError> {
    let mut tasks = Vec::new();
    for (kind, _) in catalogue::registers().filter(|(_, register)| register.alike.is_some()) {
        tasks.extend(registers::alike(book, kind)?.into_iter().map(|group| Task {
            label: group.sentence,
            register: Some(kind.table.to_owned()),
            ..task(TaskKind::NumberUsedTwice, u32::try_from(group.ids.len()).unwrap_or(u32::MAX), None)
        }));
    }
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
