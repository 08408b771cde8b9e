//! Those who hold generations: laptops, recovery sheets, and later generations.

use domain::Id;

/// Whom a generation is for.
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

    /// A recovery sheet goes by what is sealed to it.
    pub fn sheet(recipient: String, of: Id) -> Holder {
        let id = Id::first_half(blake3::hash(&[b"sochibo recovery sheet v1", recipient.as_bytes()].concat()));
        Holder { id, recipient, sheet_of: Some(of) }
    }
}
