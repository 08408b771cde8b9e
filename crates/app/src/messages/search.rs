//! "Tìm (Ctrl+K)".

use super::exchange::Thing;
use super::message;

message! {
    pub struct Find {
        pub text: String,
        #[serde(default)]
        pub limit: Option<u32>,
    }
}

message! {
    pub struct Found {
        /// Exact spellings first.
        pub hits: Vec<Hit>,
    }
}

message! {
    pub struct Hit {
        pub kind: Thing,
        pub id: String,
        pub title: String,
        pub detail: String,
        /// Set for a member who has left the cell or has died: they are found by name like everybody else.
        pub left: Option<super::members::Standing>,
        /// The round and the member that it belongs to.
        pub round: Option<String>,
        /// The meeting that it belongs to, or is.
        pub meeting: Option<String>,
        pub member: Option<String>,
    }
}
