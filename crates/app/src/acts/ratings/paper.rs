//! The evidence of one person, or of the cell, as a paper: what the book holds beside each criterion, with room for the
//! points that people give.

use super::evidence::Sources;
use super::{allowed, note_opening, people, period, scheme, shown};
use crate::AppSession;
use crate::acts::papers::{cell_name, print, printable, superior_name};
use crate::messages::CallError;
use crate::messages::papers::Written;
use crate::messages::printing::{SheetNamed, SheetsOf};
use crate::messages::ratings::{RatingShown, WriteRating};
use crate::reading;
use domain::Id;
use domain::ratings::{Period, Scheme, written};
use papers::{EvidenceCriterion, EvidenceSheet, Paper};
use store::Book;

pub fn write(app: &AppSession, request: WriteRating) -> Result<Written, CallError> {
    let (period, scheme) = (period(&request.period)?, scheme(&request.scheme)?);
    let member = reading::optional_id(request.member.as_deref(), "member")?;
    let out = printable(&request.out)?;
    let paper = app.with_book(|book| paper(app, book, scheme, period, member))?;
    print(app, &out, paper)
}

/// The sheet of one person; that a rating was opened is noted.
fn paper(
    app: &AppSession,
    book: &mut Book,
    scheme: &Scheme,
    period: Period,
    member: Option<Id>,
) -> Result<Paper, CallError> {
    allowed(book)?;
    let shown = shown(book, scheme, period, member, app.today())?;
    note_opening(app, book, shown.id.as_deref())?;
    Ok(sheet(book, scheme, period, &shown)?.paper())
}

fn asked(of: &SheetsOf) -> Result<(Period, &'static Scheme), CallError> {
    Ok((period(of.period.as_deref().unwrap_or_default())?, scheme(of.scheme.as_deref().unwrap_or_default())?))
}

pub fn printed(app: &AppSession, book: &mut Book, of: &SheetsOf, member: Id) -> Result<Paper, CallError> {
    let (period, scheme) = asked(of)?;
    paper(app, book, scheme, period, Some(member))
}

/// Whose evidence there is, by name.
pub fn rated_people(app: &AppSession, book: &Book, of: &SheetsOf) -> Result<Vec<SheetNamed>, CallError> {
    let (period, _) = asked(of)?;
    allowed(book)?;
    let sources = Sources::read(book, period, app.today())?;
    let roster = &sources.roster;
    let sheet = |person: Id| SheetNamed { id: person.to_string(), name: roster.name_and_year(person) };
    Ok(people(roster, period).into_iter().map(sheet).collect())
}

fn sheet(book: &Book, scheme: &Scheme, period: Period, shown: &RatingShown) -> Result<EvidenceSheet, CallError> {
    let points = |points: Option<i64>| points.map(written).unwrap_or_default();
    let level = |id: &str| scheme.level(id).map(|level| level.name.clone()).unwrap_or_default();
    let mut criteria = Vec::new();
    for group in &shown.groups {
        criteria.push(EvidenceCriterion {
            name: group.name.clone(),
            most: points(group.most),
            is_group: true,
            ..Default::default()
        });
        criteria.extend(group.criteria.iter().map(|criterion| EvidenceCriterion {
            name: criterion.name.clone(),
            most: points(criterion.most),
            given: points(criterion.points),
            evidence: criterion.evidence.iter().map(|line| line.words.clone()).collect(),
            note: criterion.note.clone(),
            is_group: false,
        }));
    }
    Ok(EvidenceSheet {
        superior: superior_name(book)?,
        cell: cell_name(book)?,
        scheme: scheme.name.clone(),
        period: period.vietnamese(),
        name: shown.name.clone(),
        birth_year: shown.birth_year.clone(),
        criteria,
        sum: points(shown.sum),
        not_rated: match (&shown.not_rated_by_book, shown.not_rated.is_empty()) {
            (_, false) => shown.not_rated.clone(),
            (Some(reason), true) => reason.clone(),
            (None, true) => String::new(),
        },
        own_level: level(&shown.own_level),
        level: level(&shown.level),
        note: shown.note.clone(),
    })
}
