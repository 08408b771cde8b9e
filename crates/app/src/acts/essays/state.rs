//! How far a person's essay has come.

use super::{RoundEssays, drafts};
use crate::messages::CallError;
use domain::Id;
use domain::catalogue::essay_version;
use domain::essays::EssayState;
use store::Book;

impl RoundEssays {
    pub fn state(&self, book: &Book, person: Id) -> Result<EssayState, CallError> {
        let standing = self.standing(person);
        let handed_in = !standing.handed_in_on.is_empty();
        let has_text = !handed_in && (self.has_text(book, person)? || !self.pages(book, person)?.is_empty());
        Ok(EssayState::of(has_text, handed_in, standing.grade))
    }

    /// Anything typed, kept as a version or not.
    pub fn has_text(&self, book: &Book, person: Id) -> Result<bool, CallError> {
        if drafts::has_words(book, self, person)? {
            return Ok(true);
        }
        for row in self.rows(person) {
            let of = (essay_version::KIND, essay_version::ESSAY);
            let versions = store::rows_by(book.connection(), book.own_book(), of.0, of.1, row.id)?;
            // A version that was undone has no text.
            if versions.iter().any(|version| version.bytes(essay_version::TEXT).is_some()) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
