//! Shows pages on the screen, or writes them to a file that the person asked for. That file is the only thing
//! that is written unencrypted.

use super::standing::Piecewise;
use super::{media, page, quarters};
use crate::messages::CallError;
use crate::messages::attachments::{CopySaved, Media, OpenPage, PageContent, PageState, SaveCopy};
use crate::{AppSession, placing};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::Id;
use domain::catalogue::attachment;
use intake::pictures;
use std::path::Path;
use store::{Book, Row};

/// A decrypted page; it exists only in memory.
pub(super) struct Clear {
    pub bytes: Vec<u8>,
    pub quarters: u8,
}

pub fn open(app: &AppSession, request: OpenPage) -> Result<PageContent, CallError> {
    let (media, state, clear) = app.with_book(|book| {
        let row = page(book, &request.id)?;
        let file = Piecewise::of(&row, &store::pieces::held(book.connection())?).ok_or_else(damaged)?;
        if !request.small {
            note(app, book, "essay.page", row.id)?;
        }
        let (media, state) = (media(&row), file.state());
        // There is no small picture of a PDF: the page shows a symbol for it.
        let wanted = state != PageState::Elsewhere && !(request.small && media == Media::Pdf);
        let clear = if wanted { clear(book, &row)? } else { None };
        // A piece is here but damaged, so it has to be fetched again from a machine that holds it.
        if wanted && clear.is_none() {
            book.write_local(|connection| store::pieces::drop_spoilt(connection, &file.pieces))?;
            return Ok((media, PageState::Elsewhere, None));
        }
        Ok((media, state, clear))
    })?;
    let Some(clear) = clear else { return Ok(PageContent { media, url: None, state }) };
    let bytes = match (media, request.small, clear.quarters) {
        (Media::Pdf, _, _) | (Media::Picture, false, 0) => clear.bytes,
        (Media::Picture, true, quarters) => pictures::thumbnail(&clear.bytes, quarters).map_err(|_| damaged())?,
        (Media::Picture, false, quarters) => pictures::turned(&clear.bytes, quarters).map_err(|_| damaged())?,
    };
    Ok(PageContent { media, url: Some(data_url(media, &bytes)), state })
}

/// Records who viewed what. If the book is read-only, the page is shown without a record.
pub(super) fn note(app: &AppSession, book: &mut Book, what: &str, page: Id) -> Result<(), CallError> {
    if book.is_read_only() {
        return Ok(());
    }
    let reader = book.person().id;
    Ok(book.write_local(|connection| store::access::note(connection, app.now_ms(), reader, what, Some(page)))?)
}

/// Returns `None` while a piece is missing.
pub(super) fn clear(book: &Book, row: &Row) -> Result<Option<Clear>, CallError> {
    let pieces = store::pieces::pieces_of(row).ok_or_else(damaged)?;
    let Some(sealed) = store::pieces::file(book.connection(), &pieces)? else { return Ok(None) };
    let key = row.bytes(attachment::KEY).ok_or_else(damaged)?;
    let key = book.ring().open_small(key).map_err(|_| locked())?;
    let bytes = store::pieces::open(&key, &sealed).map_err(|_| damaged())?;
    Ok(Some(Clear { bytes, quarters: quarters(row) }))
}

fn data_url(media: Media, bytes: &[u8]) -> String {
    let kind = match media {
        Media::Picture => pictures::Media::Jpeg,
        Media::Pdf => pictures::Media::Pdf,
    };
    format!("data:{};base64,{}", kind.as_str(), STANDARD.encode(bytes))
}

/// Writes a decrypted page to the path that the person chose.
pub fn save_copy(app: &AppSession, request: SaveCopy) -> Result<CopySaved, CallError> {
    let path = Path::new(&request.path);
    let (media, clear) = app.with_book(|book| {
        let row = page(book, &request.id)?;
        note(app, book, "essay.page_copied", row.id)?;
        Ok((media(&row), clear(book, &row)?.ok_or_else(elsewhere)?))
    })?;
    let bytes = match (media, clear.quarters) {
        (Media::Picture, quarters @ 1..) => pictures::turned(&clear.bytes, quarters).map_err(|_| damaged())?,
        _ => clear.bytes,
    };
    let placed =
        app.with_book(|book| placing::put(book, path, &bytes).map_err(|error| placing::refused(path, "path", error)))?;
    Ok(CopySaved { path: placed.display().to_string() })
}

fn damaged() -> CallError {
    CallError::at(
        "page_damaged",
        "id",
        "Trang này bị hỏng nên không mở được. Thêm lại ảnh từ bản giấy, rồi xóa trang này.",
    )
}

fn locked() -> CallError {
    CallError::at(
        "page_locked",
        "id",
        "Máy này chưa có khóa của trang này. Mở trang trên máy đã thêm nó, hoặc gửi nhận rồi thử lại.",
    )
}

fn elsewhere() -> CallError {
    CallError::at("page_elsewhere", "id", "Trang này chưa về đủ máy này. Bấm “Tải về”, hoặc mở trên máy đã thêm nó.")
}
