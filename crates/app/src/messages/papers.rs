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
    pub struct Written {
        pub path: String,
        pub bytes: u64,
    }
}
