//! Make-up study for missed sessions (học bổ sung).

use super::message;

message! {
    #[schemars(rename = "MakeUpsOfRound")]
    pub struct OfRound {
        pub round: String,
    }
}

message! {
    pub struct MakeUps {
        pub rows: Vec<Row>,
    }
}

message! {
    #[schemars(rename = "MakeUpsRow")]
    pub struct Row {
        pub member: String,
        pub name: String,
        pub born: String,
        /// The missed session.
        pub session: String,
        pub session_label: String,
        pub mark: super::roll_call::Mark,
        pub made_up: bool,
        pub on: String,
        /// A session of our cell, or
        pub at_session: Option<String>,
        /// another unit's session, as typed.
        pub at_unit: String,
    }
}

message! {
    #[schemars(rename = "MakeUpsSave")]
    pub struct Save {
        pub session: String,
        pub member: String,
        pub on: String,
        #[serde(default)]
        pub at_session: Option<String>,
        #[serde(default)]
        pub at_unit: String,
        /// Others who made up with them, as one act.
        #[serde(default)]
        pub also: Vec<Missed>,
    }
}

message! {
    /// A session that a member missed.
    #[schemars(rename = "MakeUpsMissed")]
    pub struct Missed {
        pub session: String,
        pub member: String,
    }
}

message! {
    pub struct Remove {
        pub session: String,
        pub member: String,
    }
}
