//! Which sheets there are, by the names that people know.

use super::round;
use crate::acts::papers::sheet_form;
use crate::acts::{programmes, ratings, sessions};
use crate::figures::{self, Roster};
use crate::messages::CallError;
use crate::messages::printing::{SheetKind, SheetNamed, Sheets, SheetsOf};
use crate::{AppSession, acts::essays::RoundEssays};
use domain::Id;
use store::Book;

pub fn list(app: &AppSession, of: SheetsOf) -> Result<Sheets, CallError> {
    let sheets = app.with_book(|book| match of.kind {
        SheetKind::Held => held(book),
        SheetKind::Commitment => programmes::of_members(book),
        SheetKind::EssaySheet => writers(app, book, round(&of)?),
        SheetKind::RollCall => held_sessions(book, round(&of)?),
        SheetKind::Evidence => ratings::rated_people(app, book, &of),
    })?;
    Ok(Sheets { sheets, form: sheet_form(app)? })
}

fn named(roster: &Roster, people: &[Id]) -> Vec<SheetNamed> {
    let sheet = |person: &Id| SheetNamed { id: person.to_string(), name: roster.name_and_year(*person) };
    people.iter().map(sheet).collect()
}

/// Members of today, by name.
fn held(book: &Book) -> Result<Vec<SheetNamed>, CallError> {
    let roster = Roster::now(book)?;
    let stayed = roster.people.iter().filter(|(_, life)| life.left.is_none());
    let mut people: Vec<Id> = stayed.map(|(person, _)| person).collect();
    roster.sort(&mut people);
    Ok(named(&roster, &people))
}

/// Those who have to write the essay. Before the first session nobody owes one yet, and sheets are printed to be handed out
/// there: then everybody of today is offered.
fn writers(app: &AppSession, book: &Book, round: Id) -> Result<Vec<SheetNamed>, CallError> {
    let essays = RoundEssays::read(book, round, app.today())?;
    let people: Vec<Id> = essays.people(book)?.into_iter().filter(|person| essays.owes(*person)).collect();
    if people.is_empty() && essays.totals.sessions.is_zero() { held(book) } else { Ok(named(&essays.roster, &people)) }
}

fn held_sessions(book: &Book, round: Id) -> Result<Vec<SheetNamed>, CallError> {
    figures::own_round(book, round, "round")?;
    let rows = figures::session_rows(book, round, None)?;
    Ok(rows.iter().map(|row| SheetNamed { id: row.id.to_string(), name: sessions::label(row) }).collect())
}
