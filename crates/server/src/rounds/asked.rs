//! A round as an officer enters it.

use domain::Id;
use domain::rounds::EssayOwers;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A round as an officer enters it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct NewRound {
    pub title: String,
    pub documents: Vec<NewDocument>,
    /// Empty: there is no deadline.
    #[serde(default)]
    pub deadline: String,
    #[serde(default)]
    pub from: String,
    #[serde(default)]
    pub to: String,
    #[serde(default)]
    pub guiding_questions: String,
    /// Câu 1, 2, 3… of the essay, in place of its three parts; empty for the three parts.
    #[serde(default)]
    pub essay_questions: Vec<String>,
    #[serde(default = "nobody")]
    #[schemars(with = "EssayOwers")]
    pub essay_owers: String,
    /// The essays themselves are to be handed in.
    #[serde(default)]
    pub hand_in: bool,
    pub addressed: Addressed,
}

fn nobody() -> String {
    EssayOwers::Nobody.as_str().into()
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct NewDocument {
    /// Of a document that the round has already, when it is corrected.
    #[serde(default)]
    pub id: Option<Id>,
    #[serde(default)]
    pub number: String,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub issuer: String,
    #[serde(default)]
    pub date: String,
    #[serde(default)]
    pub summary: String,
}

/// For whom a round is.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Addressed {
    /// The word "all": every cell there is. Cells that are added later can read the round, and it is not due from them.
    Word(String),
    /// Cells, or units that stand for their cells.
    Units(Vec<Id>),
}
