//! What is wrong with a workbook or a form, and where.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something that the person who made the workbook should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Problem {
    pub sheet: SheetName,
    /// As the spreadsheet numbers it; 0 if the problem concerns the whole sheet.
    pub line: u32,
    /// The heading as it is written in the sheet; empty if the problem concerns the whole row.
    pub column: String,
    pub severity: Severity,
    pub code: ProblemCode,
    /// A sentence that says what to do. It begins with the place in the sheet: “Dòng 12, cột “type”: …”, or “Cả mẫu: …”.
    pub vietnamese: String,
    pub english: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SheetName {
    Settings,
    Survey,
    Choices,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// There is no form as long as this stands.
    Refused,
    /// Read without it; the questions are the same.
    Ignored,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// More rows, columns, characters, questions, groups or languages than a form may have.
    TooMuch,
    /// Further problems are not told.
    MoreProblems,
    NoColumn,
    /// Two columns mean the same.
    RepeatedColumn,
    /// A column that this version does not know; it is ignored.
    UnknownColumn,
    /// A column or setting that does not change what is asked; it is ignored.
    IgnoredColumn,
    /// A column or setting that would change what is asked, and is not supported.
    UnsupportedColumn,
    NoType,
    UnknownType,
    /// A type of the standard that is not supported.
    UnsupportedType,
    NoQuestion,
    NoName,
    BadName,
    RepeatedName,
    NoLabel,
    /// A label is missing in one of the languages.
    UntranslatedLabel,
    NotClosed,
    NotOpened,
    EmptyGroup,
    NoList,
    UnknownList,
    /// A list that no question uses; it is ignored.
    UnusedList,
    BadChoice,
    RepeatedChoice,
    BadExpression,
    /// `${name}` in a text that people read, which is shown as it stands.
    ReferenceInText,
    UnknownReference,
    /// Whether a question is shown or required depends on itself.
    Circle,
    DivisionByZero,
    BadLanguage,
    /// Control characters, which no page can show.
    BadLetters,
}
