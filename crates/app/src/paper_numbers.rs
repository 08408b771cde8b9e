//! The numbers that papers of one type have taken: those of the register, and those written on rounds, meetings and
//! resolutions.

use crate::figures::{congresses, day, meetings};
use crate::messages::CallError;
use crate::reading::KeptRows;
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{Kind, PaperType, issued_paper as i, meeting, resolution, round};
use domain::dates::vietnamese;
use domain::numbering::{Numbered, is_repeated, next_number};
use journal::Value;
use papers::PaperKind;
use std::collections::BTreeMap;
use store::{Book, Row};

/// The papers of the register that are not in the bin.
pub(crate) fn standing(book: &Book) -> Result<Vec<Row>, CallError> {
    Ok(KeptRows::of(book, i::KIND)?.iter().filter(|row| !row.flag(i::DELETED)).cloned().collect())
}

pub(crate) fn is_withdrawn(row: &Row) -> bool {
    !row.text(i::WITHDRAWN).is_empty()
}

/// "Báo cáo số 05 ngày 03/05/2026"
pub(crate) fn named(row: &Row) -> String {
    let paper = row.text(i::PAPER).parse().map(PaperType::vietnamese).unwrap_or("Văn bản");
    let number = row.value(i::NUMBER).and_then(Value::as_count).unwrap_or_default();
    let day = row.value(i::DAY).and_then(Value::as_day).map(vietnamese);
    let day = day.map(|day| format!(" ngày {day}")).unwrap_or_default();
    format!("{paper} số {number:02}{day}")
}

/// The type of a paper that gets a number.
pub(crate) fn of_paper(kind: PaperKind) -> Option<PaperType> {
    Some(match kind {
        PaperKind::RoundReport | PaperKind::PeriodReport | PaperKind::PropagandaReport => PaperType::Report,
        PaperKind::InspectionReport => PaperType::Report,
        PaperKind::StudyPlan | PaperKind::InspectionPlan => PaperType::Plan,
        PaperKind::MeetingNotice | PaperKind::InspectionConclusion => PaperType::Notice,
        PaperKind::Resolution => PaperType::Resolution,
        PaperKind::ActionProgramme => PaperType::Programme,
        _ => return None,
    })
}

/// What papers of one type have taken, in every term.
pub(crate) struct Numbers {
    congresses: Vec<NaiveDate>,
    taken: Vec<Numbered>,
}

impl Numbers {
    /// `but`: a round, a meeting or a resolution whose own papers are left out. A paper without a day is one of today.
    pub fn of(book: &Book, paper: PaperType, but: Id, today: NaiveDate) -> Result<Numbers, CallError> {
        let mut taken = of_register(book, paper, but)?;
        match paper {
            PaperType::Report => {
                taken.extend(of_rounds(book, (round::REPORT_NUMBER, round::REPORT_DATED), but, today)?)
            }
            PaperType::Plan => taken.extend(of_rounds(book, (round::PLAN_NUMBER, round::PLAN_DATED), but, today)?),
            PaperType::Notice => taken.extend(of_notices(book, but)?),
            PaperType::Resolution => taken.extend(of_resolutions(book, but, today)?),
            _ => {}
        }
        Ok(Numbers { congresses: congresses(book)?, taken })
    }

    pub fn next(&self, on: NaiveDate) -> u32 {
        next_number(&self.congresses, &self.taken, on)
    }

    pub fn is_taken(&self, number: u32, on: NaiveDate) -> bool {
        is_repeated(&self.congresses, &self.taken, Numbered { number, on })
    }
}

fn numbered(row: &Row, number: u16, on: NaiveDate) -> Option<Numbered> {
    let number = row.value(number).and_then(Value::as_count).filter(|number| *number > 0)?;
    Some(Numbered { number, on })
}

/// Withdrawn papers keep their numbers, also those about `but`; a paper about it that stands is its own.
fn of_register(book: &Book, paper: PaperType, but: Id) -> Result<Vec<Numbered>, CallError> {
    let mut rows = standing(book)?;
    let is_own = |row: &Row| but != Id::default() && row.id_ref(i::OF_RECORD) == Some(but) && !is_withdrawn(row);
    rows.retain(|row| row.text(i::PAPER) == paper.as_str() && !is_own(row));
    Ok(rows.iter().filter_map(|row| numbered(row, i::NUMBER, day(row.text(i::DAY))?)).collect())
}

fn kept(book: &Book, kind: &Kind, but: Id) -> Result<Vec<Row>, CallError> {
    let rows = KeptRows::of(book, kind.number)?;
    let stands = |row: &&Row| row.id != but && !kind.deleted().is_some_and(|deleted| row.flag(deleted));
    Ok(rows.iter().filter(stands).cloned().collect())
}

fn of_rounds(book: &Book, (number, dated): (u16, u16), but: Id, today: NaiveDate) -> Result<Vec<Numbered>, CallError> {
    let rows = kept(book, &round::DESCRIBED, but)?;
    Ok(rows.iter().filter_map(|row| numbered(row, number, day(row.text(dated)).unwrap_or(today))).collect())
}

fn of_notices(book: &Book, but: Id) -> Result<Vec<Numbered>, CallError> {
    let all = meetings(book)?;
    let of = |(held, row): &(NaiveDate, Row)| {
        numbered(row, meeting::NOTICE_NUMBER, day(row.text(meeting::NOTICE_DATE)).unwrap_or(*held))
    };
    Ok(all.iter().filter(|(_, row)| row.id != but).filter_map(of).collect())
}

/// A resolution is of the term in which its meeting was held.
fn of_resolutions(book: &Book, but: Id, today: NaiveDate) -> Result<Vec<Numbered>, CallError> {
    let days: BTreeMap<Id, NaiveDate> = meetings(book)?.into_iter().map(|(day, row)| (row.id, day)).collect();
    let held = |row: &Row| row.id_ref(resolution::MEETING).and_then(|id| days.get(&id)).copied().unwrap_or(today);
    let rows = kept(book, &resolution::DESCRIBED, but)?;
    Ok(rows.iter().filter_map(|row| numbered(row, resolution::NUMBER, held(row))).collect())
}
