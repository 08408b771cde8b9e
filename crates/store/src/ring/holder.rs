//! Holders of generations: laptops, recovery sheets, people, and later generations.

use domain::Id;

/// The receiver of a generation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Holder {
    pub id: Id,
    pub recipient: String,
    pub sheet_of: Option<Id>,
}

impl Holder {
    pub fn laptop(id: Id, recipient: String) -> Holder {
        Holder { id, recipient, sheet_of: None }
    }

    /// A person's own key is identified by its recipient.
    pub fn person(recipient: String) -> Holder {
        let id = Id::first_half(blake3::hash(&[b"sochibo person key v1", recipient.as_bytes()].concat()));
        Holder { id, recipient, sheet_of: None }
    }

    /// A recovery sheet is identified by its recipient.
    pub fn sheet(recipient: String, of: Id) -> Holder {
        let id = Id::first_half(blake3::hash(&[b"sochibo recovery sheet v1", recipient.as_bytes()].concat()));
        Holder { id, recipient, sheet_of: Some(of) }
    }
}
