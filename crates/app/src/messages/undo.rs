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
        /// The same, counted as the exchange counts: pages of one essay are one essay.
        pub things: Vec<super::exchange::Waiting>,
    }
}

message! {
    /// The rounds that a record is part of.
    pub struct Reach {
        pub rounds: Vec<ReachedRound>,
    }
}

message! {
    pub struct ReachedRound {
        pub id: String,
        pub title: String,
        pub state: super::rounds::RoundState,
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
