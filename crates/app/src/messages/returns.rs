//! What the superior returned with a comment, and the cell's answers.

use super::exchange::FormerCommittee;
use super::message;
use domain::returns::{NextToAct, ReturnState};

message! {
    pub struct Returns {
        /// What waits for the cell first.
        pub returns: Vec<ReturnedThing>,
    }
}

message! {
    pub struct ReturnedThing {
        pub id: String,
        /// "round", "form_answer", or a register; empty if only a newer program knows what it is.
        pub kind: String,
        pub kind_vietnamese: String,
        pub kind_english: String,
        pub record: String,
        /// The words that name the record; empty if it is not on this laptop.
        pub title: String,
        /// The field's name; empty if the whole record was returned.
        pub field: String,
        pub field_vietnamese: String,
        pub field_english: String,
        /// A figure of the round, a question of a form, or empty.
        pub part: String,
        /// What the question is called; empty for anything else.
        pub question: String,
        /// Which comment of the superior is the latest, from 1.
        pub number: i64,
        pub comment: String,
        pub by_day: String,
        /// What the superior saw when it returned it.
        pub old: String,
        pub present: String,
        pub state: ReturnState,
        pub next: NextToAct,
        /// The committee that returned it, if it stands above the cell no more.
        pub former: Option<FormerCommittee>,
        /// Since when it is in this state.
        pub since: String,
        /// The cell acts next, and the day is over.
        pub late: bool,
        /// The cell's sentence; empty if it gave none to the latest comment.
        pub answer: String,
        /// The record has not arrived on this laptop yet.
        pub missing: bool,
        /// Why the superior withdrew it; empty while it stands.
        pub withdrawn: String,
    }
}

message! {
    #[schemars(rename = "ReturnReply")]
    pub struct AnswerReturn {
        pub id: String,
        /// The comment that the page showed; absent for the latest.
        #[serde(default)]
        pub number: Option<i64>,
        /// A sentence. It may be left out once something was mended.
        #[serde(default)]
        pub answer: String,
        #[serde(default)]
        pub mended: bool,
    }
}
