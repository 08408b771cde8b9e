//! A workbook as plain cells: what a page or a program unpacked, without formulas and formats.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The three sheets of a form. The sheet `choices` or `settings` of a workbook that has none is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub survey: SourceTable,
    #[serde(default)]
    pub choices: SourceTable,
    #[serde(default)]
    pub settings: SourceTable,
}

/// A sheet: its first row, and the filled rows below it in the order of their lines.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceTable {
    pub headings: Vec<String>,
    pub rows: Vec<SourceRow>,
}

/// A row: the texts that a person sees in its cells (`12` and not `12.0`, dates as `2026-03-12`), under the heading at
/// the same place. Cells that are missing at the end are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceRow {
    /// As the spreadsheet numbers it; the headings are on line 1.
    pub line: u32,
    pub cells: Vec<String>,
}
