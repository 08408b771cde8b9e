use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something that a person should check before anything is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Problem {
    /// The row as Excel numbers it, from [`crate::FURTHER_LIST`] on in further lists; 0 if the problem concerns
    /// the whole file.
    pub row: u32,
    /// One of the nine fields of [`crate::RosterRow`], or empty if the problem concerns the whole row.
    pub field: String,
    pub code: ProblemCode,
    /// A Vietnamese sentence.
    pub message: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// 31/02: the field is left empty.
    NoSuchDate,
    /// Text where a date should be: the field is left empty.
    UnreadableDate,
    /// The file has only month and year: the year is kept.
    MonthOnly,
    /// The whole column has the month before the day.
    MonthFirst,
    /// Born after today: the field is left empty.
    FutureDate,
    /// Birth, joining and becoming official are in the wrong order.
    DatesOutOfOrder,
    UnreadableSex,
    /// Letters were broken beyond repair.
    BrokenLetters,
    /// One cell holds the names of two people.
    TwoNames,
    /// The same person again: imported once.
    Repeated,
    /// The same name, with too little data to tell: both are imported.
    MaybeRepeated,
    /// Two people have one card number.
    CardShared,
    /// A row of data without a name: it is left out.
    NoName,
    /// A name and nothing else readable: held back until a person confirms that it is a member.
    OnlyName,
    /// The row is hidden in the workbook; it was read nevertheless.
    HiddenRow,
    /// A cell that shows an error value (#N/A), or a whole column of them: the field is left empty.
    ErrorCell,
    /// A formula that was never calculated, or a whole column of them: the field is left empty.
    NotCalculated,
    /// Columns hidden in the workbook: not read unless somebody chooses them.
    HiddenColumn,
    /// Struck through: a struck name holds its row back, another field is left empty, part of a cell is left
    /// out.
    StruckOut,
    /// Another sheet also looks like a list; it was not read.
    OtherSheet,
    /// No column with names was found or chosen.
    NoNameColumn,
}
