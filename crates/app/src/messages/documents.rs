//! Resolutions, directives and letters that are studied in rounds.

use super::exchange::FormerCommittee;
use super::message;

message! {
    pub struct Documents {
        /// Newest first.
        pub documents: Vec<Document>,
    }
}

message! {
    pub struct Document {
        pub id: String,
        /// The number as written, with its spaces tidied: "01-CT/TW"; empty for a document without a number.
        pub number: String,
        /// For documents without a number.
        pub name: String,
        pub issuer: String,
        /// "Khóa XIV", "2025-2030"
        pub term: String,
        pub date: String,
        pub summary: String,
        pub carries_out: Option<String>,
        /// Issued by the committee, so the cell can't change it.
        pub from_superior: bool,
        /// Set if only a committee that the cell stood under before sent it.
        pub former: Option<FormerCommittee>,
        pub rounds: Vec<String>,
        /// "01-CT/TW ngày 12/03/2026" or the name.
        pub label: String,
    }
}

message! {
    #[schemars(rename = "DocumentSave")]
    pub struct Save {
        #[serde(default)]
        pub id: Option<String>,
        /// The id that a form gave its new record when it was opened: sent twice, it is one record. Unused where `id` is given.
        #[serde(default)]
        pub new_id: Option<String>,
        #[serde(default)]
        pub number: String,
        #[serde(default)]
        pub name: String,
        #[serde(default)]
        pub issuer: String,
        #[serde(default)]
        pub term: String,
        #[serde(default)]
        pub date: String,
        #[serde(default)]
        pub summary: String,
        #[serde(default)]
        pub carries_out: Option<String>,
        /// The person's answer to "Văn bản có dấu MẬT…?". True is refused.
        #[serde(default)]
        pub classified: bool,
    }
}

message! {
    /// Parses a document number as typed, for the hint below the field.
    pub struct ParseNumber {
        pub text: String,
    }
}

message! {
    pub struct ParsedNumber {
        pub number: String,
        pub kind: String,
        pub kind_name: String,
        pub issuer: String,
        pub normal: String,
    }
}
