//! What two people wrote without seeing each other's words, for somebody to choose.

use super::exchange::Thing;
use super::message;

message! {
    pub struct Cards {
        /// Waiting for somebody to choose.
        pub open: Vec<Card>,
        /// Chosen in the last 30 days, latest first.
        pub answered: Vec<Answered>,
    }
}

message! {
    pub struct Card {
        /// Names the card with all that it shows: one that has got a further side has another id.
        pub id: String,
        pub thing: Thing,
        /// The record in words: a member, a session, a round, a mark.
        pub about: String,
        /// What of it: "Điểm danh", "Ghi chú".
        pub field: String,
        /// One deleted what another was working on.
        pub deletion: bool,
        /// Two or more, the one that stands meanwhile first.
        pub sides: Vec<Side>,
        /// What keeping both would say, where that makes sense.
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
        /// In words; empty where it was cleared.
        pub value: String,
        /// Not kept any more, so it can't be chosen.
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
        /// What was chosen, in words.
        pub chosen: String,
        /// Nobody has written here since.
        pub can_reopen: bool,
    }
}

message! {
    #[schemars(rename = "CardAnswer")]
    pub struct Answer {
        pub card: String,
        /// Key of the side to keep, or `both`.
        pub keep: String,
    }
}
