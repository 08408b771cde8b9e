//! Backup to a stick, and restoring from it.

use super::message;

message! {
    pub struct Backup {
        /// A folder; a file named after the cell and the day is written into it.
        pub to: String,
    }
}

message! {
    pub struct BackedUp {
        pub path: String,
        pub at: String,
        pub bytes: u64,
    }
}

message! {
    /// Restores into an empty profile.
    pub struct Restore {
        pub from: String,
    }
}

message! {
    pub struct Restored {
        pub cell_name: String,
        pub made_at: String,
        pub people: Vec<super::profile::Person>,
    }
}

message! {
    pub struct Verified {
        pub sound: bool,
        pub changes: u64,
        pub chains: u32,
        pub content_hash: String,
        /// Plain sentences; empty when the book is sound.
        pub findings: Vec<String>,
    }
}

message! {
    /// Builds a new book from what can be read of a damaged one, and of a backup if one was chosen. Called
    /// before the book is open.
    pub struct Repair {
        pub person: String,
        pub passphrase: String,
        #[serde(default)]
        pub backup: Option<String>,
    }
}

message! {
    pub struct Repaired {
        /// What was recovered and what was not, as sentences for people.
        pub sentences: Vec<String>,
        pub members: u64,
        pub sessions: u64,
        pub essays: u64,
        /// The time of the latest recovered change.
        pub last_change_at: Option<String>,
        /// The number of changes that are known to have been saved and could not be read anywhere.
        pub missing_changes: u64,
        pub missing_values: u64,
        /// The folder where the damaged files are kept.
        pub kept_in: String,
    }
}

message! {
    pub struct Rebuilt {
        pub same: bool,
        pub before: String,
        pub after: String,
    }
}
