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
        /// For a plan or a report: it takes its number now and goes into the register of papers issued.
        #[serde(default)]
        pub issue: bool,
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
        /// For a report: it takes its number now.
        #[serde(default)]
        pub issue: bool,
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
        /// The paper took a number.
        pub issued: Option<Issued>,
    }
}

message! {
    pub struct Issued {
        /// The row in the register of papers issued.
        pub id: String,
        pub number: u32,
        /// The code that was printed, if the template set asks for one.
        pub code: Option<String>,
        pub undo: Option<String>,
    }
}
