//! Questions and concerns that are sent up, one by one.

use super::message;
use super::registers::Row;

message! {
    pub struct Concern {
        pub concern: Row,
        /// What stands with the superior; absent if it was never sent, or was taken back.
        pub sent: Option<SentConcern>,
    }
}

message! {
    pub struct SentConcern {
        pub copy: Row,
        /// Whether the entry was changed since.
        pub differs: bool,
    }
}

message! {
    #[schemars(rename = "ConcernSend")]
    pub struct Send {
        pub id: String,
        /// Whether the person has answered that a doubtful text is meant as it is.
        #[serde(default)]
        pub even_so: bool,
    }
}
