//! "Tìm (Ctrl+K)".

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
    pub enum HitKind {
        Member,
        Document,
        Round,
        Session,
        Essay,
    }
}

message! {
    pub struct Hit {
        pub kind: HitKind,
        pub id: String,
        pub title: String,
        pub detail: String,
        /// For an essay: its round and member.
        pub round: Option<String>,
        pub member: Option<String>,
    }
}
