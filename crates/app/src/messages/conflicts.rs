//! Conflicts: unequal values that two people wrote without knowing of each other's, for a person to choose
//! from.

use super::exchange::Thing;
use super::message;

message! {
    pub struct Conflicts {
        /// Not decided yet.
        pub open: Vec<Conflict>,
        /// Decided in the last 30 days, latest first.
        pub answered: Vec<Answered>,
    }
}

message! {
    pub struct Conflict {
        /// Names the conflict together with all values that it shows: when a side is added, the id changes.
        pub id: String,
        pub thing: Thing,
        /// The record in words: a member, a session, a round, a mark.
        pub about: String,
        /// The field in words: "Điểm danh", "Ghi chú".
        pub field: String,
        /// One person deleted the record that another person was changing.
        pub deletion: bool,
        /// Two or more; the value that applies until somebody chooses is first.
        pub sides: Vec<Side>,
        /// The text that keeping both would give, where that makes sense.
        pub both: Option<String>,
    }
}

message! {
    pub struct Side {
        pub key: String,
        pub by: String,
        /// By the clock of the laptop it was written on.
        pub at: String,
        /// That clock can't have been right.
        pub clock_doubtful: bool,
        /// Written on this laptop.
        pub here: bool,
        pub received_at: Option<String>,
        /// In words; empty if the field was cleared.
        pub value: String,
        /// The value is no longer kept, so it can't be chosen.
        pub gone: bool,
        pub standing: bool,
    }
}

message! {
    pub struct Answered {
        pub id: String,
        pub thing: Thing,
        pub about: String,
        pub field: String,
        pub by: String,
        pub at: String,
        /// The chosen value in words.
        pub chosen: String,
        /// Nobody has changed this field since.
        pub can_reopen: bool,
    }
}

message! {
    #[schemars(rename = "ConflictAnswer")]
    pub struct Answer {
        pub conflict: String,
        /// Key of the side to keep, or `both`.
        pub keep: String,
    }
}
