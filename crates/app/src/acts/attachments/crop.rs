//! Keeps a part of a photographed page. The part becomes a page of its own in the same place, because the content of a
//! page never changes; the whole page goes to the bin. One undo brings it back.

use super::add::{draft, put_pieces, seal, sweep_pieces};
use super::view::clear;
use super::{media, page};
use crate::acts::essays::RoundEssays;
use crate::acts::undo::with_bin;
use crate::messages::attachments::{CropPage, Media};
use crate::messages::{CallError, Touched};
use crate::{AppSession, reading};
use domain::Id;
use domain::catalogue::{attachment, essay};
use intake::pictures::{self, Part};
use journal::{Record, Value};
use store::{Book, OpDraft, Row};

pub fn crop(app: &AppSession, request: CropPage) -> Result<Touched, CallError> {
    let part = Part::of([request.left, request.top, request.right, request.bottom]).ok_or_else(|| {
        CallError::at("part_too_small", "right", "Phần giữ lại quá nhỏ. Kéo khung rộng hơn rồi cắt lại.")
    })?;
    let (row, clear) = app.with_book(|book| {
        let row = page(book, &request.id)?;
        let clear = clear(book, &row)?;
        Ok((row, clear))
    })?;
    if media(&row) == Media::Pdf {
        return Err(CallError::at("pdf_is_whole", "id", "Tệp PDF giữ nguyên cả trang, không cắt được."));
    }
    let Some(clear) = clear else { return Err(CallError::not_found("id")) };
    let cropped = pictures::cropped(&clear.bytes, clear.quarters, part)
        .map_err(|error| CallError::at(error.code(), "id", error.sentence()))?;
    app.with_book(|book| {
        // The page may have been deleted since it was opened.
        let row = page(book, &request.id)?;
        let name = reading::sealed_line(book, row.bytes(attachment::NAME));
        let ready = seal(name, &pictures::Page { media: pictures::Media::Jpeg, bytes: cropped })?;
        let essay = row.id_ref(attachment::ESSAY).ok_or_else(|| CallError::not_found("id"))?;
        let number = row.int(attachment::PAGE).unwrap_or(1);
        let key = graders(app, book, essay)?;
        let kept = draft(book, essay, number, &ready, key.as_ref())?;
        let gone = OpDraft::new(attachment::KIND, Record::One(row.id)).set(attachment::DELETED, Value::flag(true));
        put_pieces(app, book, &[&ready])?;
        let touched = with_bin(app, app.save(book, None, &[kept, gone])?)?;
        sweep_pieces(app, book)?;
        Ok(touched)
    })
}

/// The graders' key, if the essay is handed in to them.
fn graders(app: &AppSession, book: &Book, essay: Id) -> Result<Option<store::sealed::GradingKey>, CallError> {
    let row: Row = reading::own_row(book, essay::KIND, essay, "id")?;
    let (Some(round), Some(member)) = (row.id_ref(essay::ROUND), crate::figures::essay_member(book, &row)) else {
        return Ok(None);
    };
    let essays = RoundEssays::read(book, round, app.today())?;
    let person = essays.person(member)?;
    Ok(essays.graders(person).cloned())
}
