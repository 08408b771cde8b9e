//! Partly filled forms. They are stored in the encrypted book at once, so that a power cut loses nothing that
//! was typed.

use crate::messages::forms::{Draft, Kept, Which};
use crate::messages::{CallError, Nothing};
use crate::{AppSession, app_session};
use domain::audiences::Audience;
use domain::catalogue::{Field, KINDS};
use domain::hex;
use store::{Book, drafts};

/// Larger than a form with every field filled to its limit, in bytes.
const LONGEST: usize = 256 * 1024;

fn name(form: &str) -> Result<String, CallError> {
    let known = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '/' | '-');
    if form.is_empty() || form.len() > 100 || !form.chars().all(known) {
        return Err(CallError::at("bad_id", "form", "Biểu mẫu không rõ. Tải lại trang rồi thử lại."));
    }
    Ok(format!("form/{form}"))
}

/// To whom the draft of a form is sealed: the form's name begins with the table of its kind.
fn audience(form: &str) -> Option<Audience> {
    let table = form.split('/').next()?;
    let kind = KINDS.iter().find(|kind| kind.table == table)?;
    kind.fields.iter().find_map(|field: &Field| field.audience)
}

/// Everybody who opens the book could read a draft in clear.
fn sealed(book: &mut Book, form: &str, text: String, now_ms: u64) -> Result<String, CallError> {
    Ok(match audience(form) {
        Some(audience) => hex::encode(&book.audience_ring(audience, now_ms)?.seal_text(&text)?),
        None => text,
    })
}

fn opened(book: &Book, form: &str, text: String) -> Option<String> {
    match audience(form) {
        Some(_) => book.open_text(&hex::decode_vec(&text)?).ok(),
        None => Some(text),
    }
}

pub fn keep(app: &AppSession, request: Draft) -> Result<Nothing, CallError> {
    let name = name(&request.form)?;
    let text = serde_json::to_string(&request.values).map_err(|error| CallError::internal(&error))?;
    if text.len() > LONGEST {
        return Err(crate::reading::too_long("values"));
    }
    app.with_book(|book| {
        let (writer, now) = (book.person().id, app.now_ms());
        let text = sealed(book, &request.form, text, now)?;
        book.write_local(|connection| drafts::put(connection, &name, writer, &text, now))?;
        Ok(Nothing {})
    })
}

pub fn kept(app: &AppSession, request: Which) -> Result<Kept, CallError> {
    let name = name(&request.form)?;
    app.with_book(|book| {
        let kept = drafts::get(book.connection(), &name)?;
        // A draft in another format comes from a newer program and is left where it is.
        let text = kept.as_ref().and_then(|draft| opened(book, &request.form, draft.text.clone()));
        let values = text.and_then(|text| serde_json::from_str(&text).ok());
        Ok(Kept { saved_at: kept.filter(|_| values.is_some()).map(|draft| app_session::moment(draft.at_ms)), values })
    })
}

pub fn give_up(app: &AppSession, request: Which) -> Result<Nothing, CallError> {
    let name = name(&request.form)?;
    app.with_book(|book| {
        if drafts::get(book.connection(), &name)?.is_some() {
            book.write_local(|connection| drafts::remove(connection, &name))?;
        }
        Ok(Nothing {})
    })
}
