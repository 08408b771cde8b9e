//! The text of an essay from a file. It is previewed first, and becomes a version of the essay on a press.

use crate::acts::attachments::file_name;
use crate::acts::essays::{RoundEssays, taken};
use crate::messages::essay_files::{OpenText, TakeText, TextNote, TextPreview};
use crate::messages::essays::Parts;
use crate::messages::{CallError, Touched};
use crate::{AppSession, reading};
use domain::documents::classified_mark;
use external::RunError;
use intake::Encoding;
use intake::texts::{self, Document, DocumentError, DocumentNote};
use std::path::Path;

/// The most bytes of a document that LibreOffice has converted.
const MOST_CONVERTED: u64 = 25 * 1_048_576;

/// A document as it was read.
pub(super) struct ReadFile {
    pub document: Document,
    converted: bool,
}

impl ReadFile {
    pub(super) fn notes(&self) -> Vec<TextNote> {
        let note = |note: &DocumentNote| match note {
            DocumentNote::Macros => TextNote::Macros,
            DocumentNote::ExternalLinks => TextNote::ExternalLinks,
            DocumentNote::OtherEnding => TextNote::OtherEnding,
        };
        let converted = self.converted.then_some(TextNote::Converted);
        self.document.notes.iter().map(note).chain(converted).collect()
    }

    /// The parts of the essay in this encoding.
    pub(super) fn parts(&self, encoding: Encoding, questions: usize) -> Parts {
        let read = texts::parts(&self.document.text(encoding), questions);
        Parts {
            awareness: read.awareness,
            self_review: read.self_review,
            proposals: read.proposals,
            answers: read.answers,
        }
    }
}

/// Reads a document; one of an old kind through LibreOffice, if that is installed.
pub(super) fn read(app: &AppSession, path: &Path) -> Result<ReadFile, DocumentError> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    if classified_mark(&stem).is_some() {
        return Err(DocumentError::Classified);
    }
    let bytes = texts::bytes(path)?;
    match texts::read(&bytes, &name) {
        Err(DocumentError::NeedsOffice(kind)) => {
            let converted = external::to_docx(&app.programs, &bytes, kind.ending(), MOST_CONVERTED, &app.reading);
            let docx = converted.map_err(|error| match error {
                RunError::Absent => DocumentError::NeedsOffice(kind),
                _ => DocumentError::NotConverted,
            })?;
            Ok(ReadFile { document: texts::read(&docx, "bai.docx")?, converted: true })
        }
        read => Ok(ReadFile { document: read?, converted: false }),
    }
}

pub(super) fn refused(error: &DocumentError) -> CallError {
    CallError::at(error.code(), "path", error.sentence())
}

pub fn open_text(app: &AppSession, request: OpenText) -> Result<TextPreview, CallError> {
    let (round, member) = (reading::id(&request.round, "round")?, reading::id(&request.member, "member")?);
    app.reading.clear();
    // Reading may take a minute, so it happens while the book is not locked.
    let file = read(app, Path::new(&request.path)).map_err(|error| refused(&error))?;
    let proposed = file.document.proposed();
    let encoding = request.encoding.unwrap_or(proposed.encoding);
    app.with_book(|book| {
        let essays = RoundEssays::read(book, round, app.today())?;
        let person = essays.person(member)?;
        let parts = file.parts(encoding, taken::questions(&essays));
        Ok(TextPreview {
            file: file_name(&request.path),
            encoding,
            certain: proposed.certain || request.encoding.is_some(),
            conversions: file.document.conversions(encoding),
            characters: file.document.text(encoding).chars().count() as u32,
            parts,
            notes: file.notes(),
            has_text: essays.has_text(book, person)?,
        })
    })
}

pub fn take_text(app: &AppSession, request: TakeText) -> Result<Touched, CallError> {
    let (round, member) = (reading::id(&request.round, "round")?, reading::id(&request.member, "member")?);
    app.reading.clear();
    let file = read(app, Path::new(&request.path)).map_err(|error| refused(&error))?;
    app.with_book(|book| {
        let essays = RoundEssays::read(book, round, app.today())?;
        let person = essays.person(member)?;
        let parts = file.parts(request.encoding, taken::questions(&essays));
        taken::may_take(&essays, person)?;
        taken::fits(&parts)?;
        let versions = taken::versions(book, &essays, person, &[parts])?;
        taken::save(app, book, &essays, person, versions)
    })
}
