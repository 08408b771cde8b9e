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
        /// The round and the member that it belongs to.
        pub round: Option<String>,
        pub member: Option<String>,
    }
}
