//! A copy on a stick, and back from it.

use super::message;

message! {
    pub struct Backup {
        /// A folder; a file named for the cell and the day is written in it.
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
        /// Plain sentences, empty when sound.
        pub findings: Vec<String>,
    }
}

message! {
    pub struct Rebuilt {
        pub same: bool,
        pub before: String,
        pub after: String,
    }
}
