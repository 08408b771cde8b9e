//! Pages of handwritten essays: adding, viewing, turning, reordering and deleting them. The content of a page
//! never changes after it was added; its rotation is a number stored with it.

mod add;
mod crop;
mod recognise;
pub(crate) mod standing;
mod view;
pub(crate) mod when;

pub use add::add;
pub(super) use add::add_pages;
pub(crate) use add::{Ready, file_name, page_drafts, put_pieces, ready, sweep_pieces};
pub use crop::crop;
pub use recognise::{recognise, stop};
pub use view::{open, save_copy};

use super::essays::{RoundEssays, pages_of};
use super::undo::with_bin;
use crate::enrolment::enrolment;
use crate::messages::attachments::{Media, MovePage, Page, Pages, TurnPage};
use crate::messages::essays::WhichEssay;
use crate::messages::{CallError, Touched, Which};
use crate::{AppSession, reading};
use domain::catalogue::attachment;
use journal::{Record, Value};
use standing::Piecewise;
use store::{Book, OpDraft, Row};
use when::when;

/// The most files of one essay.
const MOST_PAGES: usize = 40;

pub fn list(app: &AppSession, request: WhichEssay) -> Result<Pages, CallError> {
    let (round, member) = (reading::id(&request.round, "round")?, reading::id(&request.member, "member")?);
    app.with_book(|book| {
        let essays = RoundEssays::read(book, round, app.today())?;
        let person = essays.person(member)?;
        let held = store::pieces::held(book.connection())?;
        let mut pages = Vec::new();
        for row in essays.pages(book, person)? {
            let Some(file) = Piecewise::of(&row, &held) else { continue };
            pages.push(Page {
                id: row.id.to_string(),
                name: reading::sealed_line(book, row.bytes(attachment::NAME)),
                media: media(&row),
                bytes: file.pieces.size(),
                state: file.state(),
            });
        }
        Ok(Pages { pages, when: when(book)?, enrolled: enrolment(book)?.is_some() })
    })
}

fn media(row: &Row) -> Media {
    match intake::pictures::Media::parse(row.text(attachment::MEDIA)) {
        Some(intake::pictures::Media::Jpeg) => Media::Picture,
        Some(intake::pictures::Media::Pdf) | None => Media::Pdf,
    }
}

fn page(book: &Book, id: &str) -> Result<Row, CallError> {
    let row = reading::own_row(book, attachment::KIND, reading::id(id, "id")?, "id")?;
    if row.flag(attachment::DELETED) { Err(CallError::not_found("id")) } else { Ok(row) }
}

/// The rotation of a page in clockwise quarter turns.
fn quarters(row: &Row) -> u8 {
    row.int(attachment::TURN).unwrap_or_default().rem_euclid(4) as u8
}

pub fn turn(app: &AppSession, request: TurnPage) -> Result<Touched, CallError> {
    app.with_book(|book| {
        let row = page(book, &request.id)?;
        let turn = (quarters(&row) + if request.clockwise { 1 } else { 3 }) % 4;
        let draft = OpDraft::new(attachment::KIND, Record::One(row.id)).set(attachment::TURN, Value::Int(turn.into()));
        app.save(book, Some(row.id), &[draft])
    })
}

/// Moves a page to another position in its essay; the others move up.
pub fn reorder(app: &AppSession, request: MovePage) -> Result<Touched, CallError> {
    app.with_book(|book| {
        let row = page(book, &request.id)?;
        let essay = row.id_ref(attachment::ESSAY).ok_or_else(|| CallError::not_found("id"))?;
        let mut rows = pages_of(book, &[essay])?;
        let Some(from) = rows.iter().position(|other| other.id == row.id) else {
            return Err(CallError::not_found("id"));
        };
        let moved = rows.remove(from);
        rows.insert((request.to as usize).min(rows.len()), moved);
        let numbered = (1..).zip(&rows).filter(|(number, row)| row.int(attachment::PAGE) != Some(*number));
        let drafts: Vec<_> = numbered
            .map(|(number, row)| {
                OpDraft::new(attachment::KIND, Record::One(row.id)).set(attachment::PAGE, Value::Int(number))
            })
            .collect();
        app.save(book, Some(row.id), &drafts)
    })
}

/// Deletes a page. Its pieces are kept for thirty days, so that it can be restored completely.
pub fn delete(app: &AppSession, request: Which) -> Result<Touched, CallError> {
    app.with_book(|book| {
        let row = page(book, &request.id)?;
        let draft = OpDraft::new(attachment::KIND, Record::One(row.id)).set(attachment::DELETED, Value::flag(true));
        with_bin(app, app.save(book, Some(row.id), &[draft])?)
    })
}
