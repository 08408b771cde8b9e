//! Registers: lists kept by their descriptions in the catalogue, whichever register is named.

use super::message;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

message! {
    #[schemars(rename = "RegisterFilter")]
    pub struct Filter {
        /// The register's name: `propaganda`.
        pub register: String,
        /// First and last day of a period; all where absent.
        #[serde(default)]
        pub from: Option<String>,
        #[serde(default)]
        pub until: Option<String>,
        /// Rows in which these words stand, with marks or without.
        #[serde(default)]
        pub text: Option<String>,
    }
}

message! {
    #[schemars(rename = "RegisterRows")]
    pub struct Rows {
        pub rows: Vec<Row>,
        /// Counts added up over these rows, by field.
        pub sums: BTreeMap<String, i64>,
        /// Rows of the register, whatever was asked for.
        pub all: u32,
    }
}

message! {
    #[schemars(rename = "RegisterRow")]
    pub struct Row {
        pub id: String,
        /// The words it is called by.
        pub title: String,
        /// Texts, days and words as they are stored, counts as numbers, lists as lists, records by their ids; without what is
        /// empty.
        pub values: BTreeMap<String, Value>,
        /// The same in words.
        pub shown: BTreeMap<String, String>,
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
        /// Records that the field may name, latest first.
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
        /// Where the workbook is written.
        pub path: String,
    }
}

message! {
    #[schemars(rename = "RegisterPaste")]
    pub struct Paste {
        pub register: String,
        /// Rows copied from a spreadsheet: a line each, cells parted by tabs. Headings are known by their words; without them
        /// the columns are those of the register, in its order.
        pub text: String,
    }
}

message! {
    #[schemars(rename = "RegisterPastePreview")]
    pub struct PastePreview {
        /// Fields in the order of the columns; null for a column that is not read.
        pub columns: Vec<Option<String>>,
        pub rows: Vec<PastedRow>,
        /// Rows that would be added, and rows with problems, which would not.
        pub good: u32,
        pub bad: u32,
    }
}

message! {
    pub struct PastedRow {
        /// In words, by field.
        pub shown: BTreeMap<String, String>,
        pub problems: Vec<RegisterProblem>,
        /// The same row stands in the register already.
        pub already_here: bool,
    }
}

message! {
    pub struct RegisterProblem {
        pub field: String,
        pub code: String,
        pub sentence: String,
    }
}

message! {
    pub struct Pasted {
        pub added: u32,
        pub touched: super::Touched,
    }
}

/// A register as `sochibo calls` describes it, for pages made from it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Described {
    pub name: String,
    pub vietnamese: String,
    pub english: String,
    pub counted_vietnamese: String,
    pub counted_english: String,
    /// The field of the day by which a period is chosen.
    pub day: Option<String>,
    pub sums: Vec<String>,
    pub fields: Vec<DescribedField>,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct DescribedField {
    pub name: String,
    pub vietnamese: String,
    pub english: String,
    /// `line`, `block`, `date`, `count`, `word`, `words`, `reference`…: which widget shows it.
    pub format: String,
    pub required: bool,
    pub longest: Option<usize>,
    /// Of a word or a list of words: [stored, Vietnamese, English].
    pub words: Vec<[String; 3]>,
    /// Of a reference: the table of the kind it names.
    pub refers_to: Option<String>,
}
