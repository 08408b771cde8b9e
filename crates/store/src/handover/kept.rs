//! What this laptop sent and received in comparisons, stored in its own settings.

use crate::{Error, settings};
use domain::Id;
use exchange::sas::{Answerer, Committer};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const KEPT: &str = "key_comparisons";

#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Kept {
    /// This laptop's own request for the key.
    pub asking: Option<Asking>,
    /// This laptop's answers to others, by device.
    pub answering: BTreeMap<String, Answering>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Asking {
    /// The record that carries the messages of the comparison.
    pub record: Id,
    /// Counted from 1.
    pub attempt: u32,
    pub comparison: Committer,
    /// The laptop whose answer was accepted. The number is never revealed to any other.
    pub holder: Option<Id>,
    /// A person here read the same four words at the other laptop, so the key it gives is accepted.
    #[serde(default)]
    pub confirmed: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Answering {
    pub record: Id,
    pub attempt: i64,
    pub comparison: Answerer,
    /// How many comparisons were started with this newcomer, including this one.
    pub begun: u32,
}

impl Kept {
    pub fn read(connection: &Connection) -> Result<Kept, Error> {
        let Some(text) = settings::get(connection, KEPT)? else { return Ok(Kept::default()) };
        serde_json::from_str(&text).map_err(|_| Error::Damaged("comparisons of words"))
    }

    pub fn keep(&self, connection: &Connection) -> Result<(), Error> {
        let text = serde_json::to_string(self).map_err(|_| Error::Damaged("comparisons of words"))?;
        settings::put(connection, KEPT, &text)
    }

    pub fn answered(&self, newcomer: Id) -> Option<&Answering> {
        self.answering.get(&newcomer.to_string())
    }
}
