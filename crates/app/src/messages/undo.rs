//! Undo, the bin, and the history of who did what.

use super::message;

message! {
    pub struct Act {
        /// As given in `Touched::undo`.
        pub act: String,
    }
}

message! {
    pub struct Bin {
        /// What was deleted in the last 30 days.
        pub items: Vec<BinItem>,
    }
}

message! {
    pub struct BinItem {
        pub id: String,
        pub thing: super::exchange::Thing,
        pub label: String,
        pub deleted_at: String,
        pub by: String,
    }
}

message! {
    pub struct History {
        pub entries: Vec<Entry>,
    }
}

message! {
    pub struct Entry {
        pub at: String,
        pub by: String,
        pub what: String,
        pub undo: Option<String>,
    }
}
