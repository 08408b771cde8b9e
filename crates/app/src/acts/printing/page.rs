//! One sheet. Reading a member's sheet is noted as it is when the page or the file is opened.

use super::round;
use crate::acts::{held, papers, programmes, ratings};
use crate::messages::CallError;
use crate::messages::printing::{SheetKind, SheetPage, WhichSheet};
use crate::{AppSession, reading, template_sets};

pub fn page(app: &AppSession, request: WhichSheet) -> Result<SheetPage, CallError> {
    let id = reading::id(&request.id, "id")?;
    let paper = app.with_book(|book| match request.of.kind {
        SheetKind::Held => held::printed(app, book, id),
        SheetKind::Commitment => programmes::printed(app, book, id),
        SheetKind::EssaySheet => papers::essay_sheet_of(book, round(&request.of)?, id),
        SheetKind::RollCall => papers::roll_call_sheet_of(book, round(&request.of)?, id),
        SheetKind::Evidence => ratings::printed(app, book, &request.of, id),
    })?;
    let set = template_sets::of_day(app, paper.day().unwrap_or_else(|| app.today()))?.set;
    Ok(SheetPage { html: ::papers::to_html(&paper, &set) })
}
