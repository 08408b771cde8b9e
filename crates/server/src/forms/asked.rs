//! What an officer asks for: a form, or a change to one.

use domain::Id;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::rounds::asked::Addressed;

/// The cells of a workbook, to be looked at before anything is issued.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct FormSource {
    pub source: forms::Source,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct NewForm {
    pub title: String,
    /// Empty: there is no deadline.
    #[serde(default)]
    pub deadline: String,
    /// The round that it belongs to.
    #[serde(default)]
    pub round: Option<Id>,
    pub source: forms::Source,
    pub addressed: Addressed,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct NewFormVersion {
    /// The number of the version that was looked at, so that nobody overtakes another officer.
    pub after: i64,
    pub source: forms::Source,
}

/// Fields that are left out stay as they are.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct FormChange {
    pub title: Option<String>,
    pub deadline: Option<String>,
}
