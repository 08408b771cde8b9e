//! Papers written to a file.

use super::message;

message! {
    pub struct Write {
        pub round: String,
        /// The path of the file; its extension must suit the paper.
        pub out: String,
        /// For a roll-call sheet: the session.
        #[serde(default)]
        pub session: Option<String>,
        /// For a roll-call sheet: as it is marked, and not blank.
        #[serde(default)]
        pub filled: bool,
    }
}

message! {
    pub struct WriteEssaySheet {
        pub round: String,
        /// Without a member the sheet bears no name.
        #[serde(default)]
        pub member: Option<String>,
        pub out: String,
    }
}

message! {
    /// A paper of a time; both days belong to it.
    pub struct OfPeriod {
        pub from: String,
        pub until: String,
        pub out: String,
    }
}

message! {
    /// A list as the page shows and prints it.
    pub struct ListExport {
        pub title: String,
        pub columns: Vec<ListColumn>,
        /// A text for each column.
        pub rows: Vec<Vec<String>>,
        /// The path of the workbook to write.
        pub path: String,
    }
}

message! {
    pub struct ListColumn {
        pub title: String,
        /// Its cells are counts.
        pub is_count: bool,
    }
}

message! {
    pub struct Written {
        pub path: String,
        pub bytes: u64,
    }
}
