//! Partly filled forms. They are stored in the encrypted book at once, so that a power cut loses nothing that
//! was typed.

use crate::messages::forms::{Draft, Kept, Which};
use crate::messages::{CallError, Nothing};
use crate::{AppSession, app_session};
use store::drafts;

/// Larger than a form with every field filled to its limit, in bytes.
const LONGEST: usize = 256 * 1024;

fn name(form: &str) -> Result<String, CallError> {
    let known = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '/' | '-');
    if form.is_empty() || form.len() > 100 || !form.chars().all(known) {
        return Err(CallError::at("bad_id", "form", "Biểu mẫu không rõ. Tải lại trang rồi thử lại."));
    }
    Ok(format!("form/{form}"))
}

pub fn keep(app: &AppSession, request: Draft) -> Result<Nothing, CallError> {
    let name = name(&request.form)?;
    let text = serde_json::to_string(&request.values).map_err(|error| CallError::internal(&error))?;
    if text.len() > LONGEST {
        return Err(crate::reading::too_long("values"));
    }
    app.with_book(|book| {
        let (writer, now) = (book.person().id, app.now_ms());
        book.write_local(|connection| drafts::put(connection, &name, writer, &text, now))?;
        Ok(Nothing {})
    })
}

pub fn kept(app: &AppSession, request: Which) -> Result<Kept, CallError> {
    let name = name(&request.form)?;
    app.with_book(|book| {
        let kept = drafts::get(book.connection(), &name)?;
        // A draft in another format comes from a newer program and is left where it is.
        let values = kept.as_ref().and_then(|draft| serde_json::from_str(&draft.text).ok());
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
