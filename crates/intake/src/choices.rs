//! How a sheet is to be read, as the program proposed or as a person chose.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::encoding::Encoding;

/// The meaning of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// The column is not read.
    #[default]
    Ignore,
    /// The list's own numbering; it only shows that the row is a member's.
    Number,
    Name,
    FamilyName,
    GivenName,
    Born,
    /// Dates of birth of men in one column and of women in the next.
    BornMale,
    BornFemale,
    BornDay,
    BornMonth,
    BornYear,
    Sex,
    /// A mark for men.
    SexMale,
    /// A mark for women.
    SexFemale,
    /// Ethnic group (dân tộc): sensitive, kept only when chosen.
    People,
    Joined,
    Official,
    /// "Chính thức" or "Dự bị"; the latter becomes a note.
    Status,
    Duty,
    /// Party card number: sensitive, kept only when chosen.
    Card,
    Note,
    DutyAndNote,
}

impl Target {
    /// The field of a row that the column fills, with its name in the printed JSON.
    #[must_use]
    pub fn field(self) -> Option<&'static str> {
        match self {
            Self::Ignore | Self::Number => None,
            Self::Name | Self::FamilyName | Self::GivenName => Some("name"),
            Self::Born | Self::BornMale | Self::BornFemale | Self::BornDay | Self::BornMonth | Self::BornYear => {
                Some("born")
            }
            Self::Sex | Self::SexMale | Self::SexFemale => Some("sex"),
            Self::People => Some("people"),
            Self::Joined => Some("joined"),
            Self::Official => Some("official"),
            Self::Duty => Some("duty"),
            Self::Card => Some("card"),
            Self::Note | Self::DutyAndNote | Self::Status => Some("note"),
        }
    }

    #[must_use]
    pub fn is_sensitive(self) -> bool {
        matches!(self, Self::People | Self::Card)
    }
}

/// How a sheet is to be read. A [`crate::Proposal`] contains it, and [`crate::Workbook::read`] takes it back, changed
/// or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Choices {
    pub sheet: String,
    /// Rows of the heading as Excel numbers them, first and last; both 0 when the list has no heading.
    pub header: (u32, u32),
    /// One for each column from A on.
    pub columns: Vec<Target>,
    pub encoding: Encoding,
    /// Names in capitals are converted to title case.
    pub title_case: bool,
    /// Further lists of the file that belong to this one, by their names in [`crate::Proposal::sheets`]. Each
    /// is read as its own proposal says. Their rows are numbered from [`crate::FURTHER_LIST`] on.
    #[serde(default)]
    pub also: Vec<String>,
}

impl Choices {
    /// The same choices without ethnic origin and card number, which the wizard starts with.
    #[must_use]
    pub fn without_sensitive(mut self) -> Self {
        for target in self.columns.iter_mut().filter(|t| t.is_sensitive()) {
            *target = Target::Ignore;
        }
        self
    }
}
