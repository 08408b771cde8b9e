//! Study rounds: the list, one round, and its plan.

mod closing;
mod filling;
mod numbering;
mod plan;
mod proposal;
mod save;
mod studied;

pub use closing::{accept_late, close, finalise, leave_late, reopen};
pub(crate) use numbering::number;
pub use proposal::propose;
pub use save::{delete, save};
pub(crate) use studied::Studied;

use super::sessions;
use crate::figures::{self, CountedRound, FinalStudy, Roster};
use crate::messages::exchange::FormerCommittee;
use crate::messages::rounds::{FormerRound, Round, RoundLine, Rounds, SuperiorRound, WithdrawnRound};
use crate::messages::{CallError, Nothing, Which};
use crate::reading::{self, KeptRows};
use crate::{AppSession, enrolment};
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::round;
use std::collections::HashSet;
use store::{Book, Row};

pub fn list(app: &AppSession, _: Nothing) -> Result<Rounds, CallError> {
    app.with_book(|book| {
        let kept = KeptRows::of(book, round::KIND)?;
        let mut rows: Vec<&Row> = kept.iter().filter(|row| !row.flag(round::DELETED)).collect();
        // The round that begins last is first; rounds without a date are still being prepared.
        rows.sort_by(|a, b| begins(b).cmp(&begins(a)).then_with(|| a.text(round::TITLE).cmp(b.text(round::TITLE))));
        Ok(Rounds {
            from_superior: from_superior(book, &rows)?,
            from_former: from_former(book, &rows)?,
            withdrawn: withdrawn(book, &rows)?,
            rounds: lines(book, &rows, app.today())?,
        })
    })
}

fn begins(row: &Row) -> (bool, &str) {
    let from = row.text(round::FROM);
    (from.is_empty(), from)
}

/// Rounds in the form of lists; the members are read once for all of them.
pub(crate) fn lines(book: &Book, rows: &[&Row], today: NaiveDate) -> Result<Vec<RoundLine>, CallError> {
    let studied = Studied::read(book)?;
    let asking: HashSet<Id> = sent_rounds(book)?.iter().filter(|row| asks(row)).map(|row| row.id).collect();
    let line = |row: &Row| {
        let hand_in = row.id_ref(round::PARENT_ROUND).is_some_and(|parent| asking.contains(&parent));
        let counted = CountedRound::of(book, row, today)?;
        let shown = line(row, &counted, &studied);
        // Figures that were closed are those the list says were closed, whatever has been recorded since.
        Ok(match figures::final_cut(row) {
            None => RoundLine { hand_in, ..shown },
            Some(closed) => {
                let then = FinalStudy::of(book, row, closed)?;
                RoundLine { hand_in, due: then.due, studied: then.studied, share: then.share, ..shown }
            }
        })
    };
    rows.iter().copied().map(line).collect()
}

/// Whether the superior's round asks for its essays.
fn asks(row: &Row) -> bool {
    row.flag(round::HAND_IN) && !row.flag(round::DELETED) && row.text(round::WITHDRAWN).is_empty()
}

fn line(row: &Row, counted: &CountedRound, studied: &Studied) -> RoundLine {
    let counts = &counted.counts;
    let documents = row.ids(round::DOCUMENTS);
    RoundLine {
        id: row.id.to_string(),
        title: row.text(round::TITLE).to_owned(),
        documents: documents.iter().map(|id| studied.label(*id)).filter(|label| !label.is_empty()).collect(),
        from: row.text(round::FROM).to_owned(),
        to: row.text(round::TO).to_owned(),
        deadline: row.text(round::DEADLINE).to_owned(),
        state: counted.state(row),
        due: counts.due,
        studied: counts.studied,
        share: counts.studied_share(),
        hand_in: false,
    }
}

pub fn get(app: &AppSession, request: Which) -> Result<Round, CallError> {
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        let row = figures::own_round(book, id, "id")?;
        let roster = Roster::now(book)?;
        let studied = Studied::read(book)?;
        let documents = row.ids(round::DOCUMENTS);
        let parent = row.id_ref(round::PARENT_ROUND);
        let superiors = parent.map(|id| superior_round(book, id)).transpose()?.flatten();
        let of_parent = |field| superiors.as_ref().map(|(row, _)| row.text(field).to_owned());
        let rule = figures::essay_rule(&row);
        let held = figures::session_rows(book, id, None)?;
        let speakers = sessions::Speakers::read(book)?;
        let described =
            held.iter().map(|row| Ok(sessions::describe(row, &sessions::counts(book, row, &roster)?, &speakers)));
        Ok(Round {
            id: id.to_string(),
            title: row.text(round::TITLE).to_owned(),
            documents: documents.iter().map(Id::to_string).collect(),
            document_labels: documents.iter().map(|id| studied.label(*id)).collect(),
            parent_round: parent.map(|id| id.to_string()),
            parent_title: of_parent(round::TITLE),
            parent_deadline: of_parent(round::DEADLINE),
            parent_withdrawn: of_parent(round::WITHDRAWN).filter(|reason| !reason.is_empty()),
            parent_former: superiors.as_ref().and_then(|(_, former)| former.clone()),
            from: row.text(round::FROM).to_owned(),
            to: row.text(round::TO).to_owned(),
            deadline: row.text(round::DEADLINE).to_owned(),
            state: CountedRound::of(book, &row, app.today())?.state(&row),
            plan: plan::read(&row),
            essay_owers: rule.owers(),
            essay_named: rule.named().iter().map(Id::to_string).collect(),
            essay_due: row.text(round::ESSAY_DUE).to_owned(),
            failed_grade: row.flag(round::FAILED_GRADE),
            guiding_questions: row.text(round::GUIDING_QUESTIONS).to_owned(),
            plan_number: numbering::number(&row, round::PLAN_NUMBER),
            plan_dated: row.text(round::PLAN_DATED).to_owned(),
            report_number: numbering::number(&row, round::REPORT_NUMBER),
            report_dated: row.text(round::REPORT_DATED).to_owned(),
            essay_questions: row.lines(round::ESSAY_QUESTIONS),
            sessions: described.collect::<Result<_, CallError>>()?,
        })
    })
}

/// A round that a committee opened, by its id; with the committee, if that stands above the cell no more.
fn superior_round(book: &Book, id: Id) -> Result<Option<(Row, Option<FormerCommittee>)>, CallError> {
    for committee in enrolment::committees(book)? {
        for of in committee.books {
            if let Some(row) = store::row(book.connection(), of, round::KIND, id)? {
                return Ok(Some((row, committee.former)));
            }
        }
    }
    Ok(None)
}

/// The rounds that former committees had sent. Nothing of them is asked any more.
pub(crate) fn former_rounds(book: &Book) -> Result<Vec<(Row, FormerCommittee)>, CallError> {
    let (mut sent, mut seen) = (Vec::new(), HashSet::new());
    for committee in enrolment::committees(book)? {
        let Some(former) = committee.former else { continue };
        for of in committee.books {
            let rows = store::rows(book.connection(), of, round::KIND)?;
            sent.extend(rows.into_iter().filter(|row| seen.insert(row.id)).map(|row| (row, former.clone())));
        }
    }
    Ok(sent)
}

/// The ids of these rounds; none without a former committee.
pub(crate) fn former_round_ids(book: &Book) -> Result<HashSet<Id>, CallError> {
    Ok(former_rounds(book)?.into_iter().map(|(row, _)| row.id).collect())
}

/// All rounds that the present superior has sent.
pub(crate) fn sent_rounds(book: &Book) -> Result<Vec<Row>, CallError> {
    let (mut sent, mut seen) = (Vec::new(), HashSet::new());
    for of in enrolment::received_books(book)? {
        // A round that was sent both to all cells and to this one counts once.
        sent.extend(store::rows(book.connection(), of, round::KIND)?.into_iter().filter(|row| seen.insert(row.id)));
    }
    Ok(sent)
}

/// Rounds that the superior withdrew, unless a round of ours that carries one out is closed already.
fn withdrawn(book: &Book, ours: &[&Row]) -> Result<Vec<WithdrawnRound>, CallError> {
    let closed = |row: &&&Row| row.flag(round::CLOSED);
    let settled: HashSet<Id> = ours.iter().filter(closed).filter_map(|row| row.id_ref(round::PARENT_ROUND)).collect();
    let mut withdrawn = sent_rounds(book)?;
    withdrawn.retain(|row| !row.text(round::WITHDRAWN).is_empty() && !settled.contains(&row.id));
    withdrawn.sort_by(|a, b| a.text(round::TITLE).cmp(b.text(round::TITLE)));
    let shown = |row: &Row| WithdrawnRound {
        id: row.id.to_string(),
        title: row.text(round::TITLE).to_owned(),
        reason: row.text(round::WITHDRAWN).to_owned(),
    };
    Ok(withdrawn.iter().map(shown).collect())
}

/// Rounds that the superior opened and that no round of ours refers to yet.
fn from_superior(book: &Book, ours: &[&Row]) -> Result<Vec<SuperiorRound>, CallError> {
    let taken: HashSet<Id> = ours.iter().filter_map(|row| row.id_ref(round::PARENT_ROUND)).collect();
    let studied = Studied::read(book)?;
    let mut open = sent_rounds(book)?;
    open.retain(|row| !taken.contains(&row.id) && !row.flag(round::DELETED) && !row.flag(round::CLOSED));
    open.sort_by(|a, b| a.text(round::DEADLINE).cmp(b.text(round::DEADLINE)));
    let shown = |row: &Row| SuperiorRound {
        id: row.id.to_string(),
        title: row.text(round::TITLE).to_owned(),
        deadline: row.text(round::DEADLINE).to_owned(),
        documents: row.ids(round::DOCUMENTS).iter().map(|id| studied.label(*id)).collect(),
        document_ids: row.ids(round::DOCUMENTS).iter().map(Id::to_string).collect(),
        hand_in: asks(row),
    };
    Ok(open.iter().map(shown).collect())
}

/// Rounds of former committees that no round of ours carried out: to be read, and not to be followed any more.
fn from_former(book: &Book, ours: &[&Row]) -> Result<Vec<FormerRound>, CallError> {
    let taken: HashSet<Id> = ours.iter().filter_map(|row| row.id_ref(round::PARENT_ROUND)).collect();
    let studied = Studied::read(book)?;
    let mut rows = former_rounds(book)?;
    rows.retain(|(row, _)| !taken.contains(&row.id) && !row.flag(round::DELETED));
    rows.sort_by(|(a, _), (b, _)| b.text(round::DEADLINE).cmp(a.text(round::DEADLINE)).then(a.id.cmp(&b.id)));
    let shown = |(row, former): (Row, FormerCommittee)| FormerRound {
        id: row.id.to_string(),
        title: row.text(round::TITLE).to_owned(),
        deadline: row.text(round::DEADLINE).to_owned(),
        documents: row.ids(round::DOCUMENTS).iter().map(|id| studied.label(*id)).collect(),
        withdrawn: row.text(round::WITHDRAWN).to_owned(),
        former,
    };
    Ok(rows.into_iter().map(shown).collect())
}
