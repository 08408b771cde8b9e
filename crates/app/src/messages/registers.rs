//! Registers: lists that the catalogue describes. The same messages serve every register.

use super::message;
use domain::figures::NotOpened;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

message! {
    #[schemars(rename = "RegisterFilter")]
    pub struct Filter {
        /// The register's name: `propaganda`.
        pub register: String,
        /// First and last day of the period; all rows if absent.
        #[serde(default)]
        pub from: Option<String>,
        #[serde(default)]
        pub until: Option<String>,
        /// Rows that contain these words, with or without diacritics.
        #[serde(default)]
        pub text: Option<String>,
        /// Only rows about which something should have been done by today.
        #[serde(default)]
        pub late: bool,
    }
}

message! {
    #[schemars(rename = "RegisterRows")]
    pub struct Rows {
        pub rows: Vec<Row>,
        /// Sums of the counts of these rows, by field.
        pub sums: BTreeMap<String, i64>,
        /// The number of all rows of the register, whatever the filter.
        pub all: u32,
        /// Why the counts in the rows open onto nothing, where they do not.
        pub not_opened: Option<NotOpened>,
        /// Rows that should not be alike, such as two papers with one number.
        pub alike: Vec<AlikeRows>,
    }
}

message! {
    pub struct AlikeRows {
        pub ids: Vec<String>,
        /// Names the rows, and says what to do.
        pub sentence: String,
    }
}

message! {
    #[schemars(rename = "RegisterRow")]
    pub struct Row {
        pub id: String,
        /// The words that name the row.
        pub title: String,
        /// Stored values: texts, days and words as text, counts as numbers, lists as lists, records as ids.
        /// Empty values are left out.
        pub values: BTreeMap<String, Value>,
        /// The same values in words.
        pub shown: BTreeMap<String, String>,
    }
}

message! {
    #[schemars(rename = "RegisterOverview")]
    pub struct Overview {
        /// In the order in which they are shown.
        pub registers: Vec<RegisterCount>,
    }
}

message! {
    pub struct RegisterCount {
        pub register: String,
        pub rows: u32,
        /// Rows about which something should have been done by today.
        pub late: u32,
    }
}

message! {
    #[schemars(rename = "RegisterRowName")]
    pub struct Name {
        pub register: String,
        pub id: String,
    }
}

message! {
    #[schemars(rename = "RegisterSave")]
    pub struct Save {
        pub register: String,
        /// Absent for a new row.
        #[serde(default)]
        pub id: Option<String>,
        /// The id that a form gave its new record when it was opened: sent twice, it is one record. Unused where `id` is given.
        #[serde(default)]
        pub new_id: Option<String>,
        /// As they were typed, by field; what is left out stays as it is.
        pub values: BTreeMap<String, Value>,
        /// Whether the person has answered that a doubtful row is meant as it is.
        #[serde(default)]
        pub even_so: bool,
    }
}

message! {
    #[schemars(rename = "RegisterField")]
    pub struct FieldName {
        pub register: String,
        pub field: String,
    }
}

message! {
    #[schemars(rename = "RegisterChoices")]
    pub struct Choices {
        /// Records that the field may refer to, latest first.
        pub choices: Vec<Choice>,
    }
}

message! {
    #[schemars(rename = "RegisterChoice")]
    pub struct Choice {
        pub id: String,
        pub label: String,
    }
}

message! {
    #[schemars(rename = "RegisterExport")]
    pub struct Export {
        pub register: String,
        #[serde(default)]
        pub from: Option<String>,
        #[serde(default)]
        pub until: Option<String>,
        #[serde(default)]
        pub text: Option<String>,
        #[serde(default)]
        pub late: bool,
        /// The path of the workbook to write.
        pub path: String,
    }
}

message! {
    #[schemars(rename = "RegisterPaste")]
    pub struct Paste {
        pub register: String,
        /// Rows copied from a spreadsheet: one line each, cells separated by tabs. Headings are recognised by
        /// their words; without headings, the columns are those of the register, in its order.
        pub text: String,
    }
}

message! {
    #[schemars(rename = "RegisterPastePreview")]
    pub struct PastePreview {
        /// The field of each column in order; null for a column that is not read.
        pub columns: Vec<Option<String>>,
        pub rows: Vec<PastedRow>,
        /// The number of rows that would be added; rows with problems would not be.
        pub good: u32,
        pub bad: u32,
    }
}

message! {
    pub struct PastedRow {
        /// Values in words, by field.
        pub shown: BTreeMap<String, String>,
        pub problems: Vec<RegisterProblem>,
        /// The register already contains the same row.
        pub already_here: bool,
    }
}

message! {
    pub struct RegisterProblem {
        pub field: String,
        pub code: String,
        pub sentence: String,
        /// The row is added all the same.
        pub is_doubt: bool,
    }
}

message! {
    pub struct Pasted {
        pub added: u32,
        pub touched: super::Touched,
    }
}

/// The description of a register in `sochibo calls`, for pages that are made from it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Described {
    pub name: String,
    pub vietnamese: String,
    pub english: String,
    pub counted_vietnamese: String,
    pub counted_english: String,
    /// The date field by which a period is chosen.
    pub day: Option<String>,
    pub sums: Vec<String>,
    /// Its rows are what was sent up: they are taken back, and not written by hand.
    pub sent: bool,
    /// A row has a page of its own.
    pub has_page: bool,
    /// It has a list of its own.
    pub listed: bool,
    pub fields: Vec<DescribedField>,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct DescribedField {
    pub name: String,
    pub vietnamese: String,
    pub english: String,
    /// `line`, `block`, `date`, `count`, `word`, `words`, `reference`…: decides which widget shows the field.
    pub format: String,
    pub required: bool,
    /// Only the cell can read it.
    pub sealed: bool,
    /// A value may name a person.
    pub names_people: bool,
    pub longest: Option<usize>,
    /// For a word or a list of words: [stored, Vietnamese, English].
    pub words: Vec<[String; 3]>,
    /// For a reference: the table of the kind that it refers to.
    pub refers_to: Option<String>,
}
