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
    pub struct Backups {
        pub last_at: Option<String>,
        /// The latest first; only those that this laptop made.
        pub made: Vec<MadeBackup>,
        /// Home reminds after this many days without a backup.
        pub remind_after_days: u32,
        /// The numbers of days to choose from.
        pub choices: Vec<u32>,
        /// A stick with an earlier backup of this book gets a new one when it appears.
        pub to_sticks: bool,
        /// On each stick this many of the copies that the program wrote by itself are kept, the latest ones.
        pub kept_on_sticks: u32,
        /// The stick that refused the last backup of that sort, since the program was started.
        pub refused: Option<Refused>,
    }
}

message! {
    pub struct MadeBackup {
        pub at: String,
        pub path: String,
        /// The file is there now. A backup on a stick is present while the stick is plugged in.
        pub present: bool,
        pub automatic: bool,
    }
}

message! {
    pub struct Refused {
        pub folder: String,
        pub message: String,
    }
}

message! {
    #[schemars(rename = "BackupSettings")]
    pub struct Settings {
        pub remind_after_days: u32,
        pub to_sticks: bool,
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
