//! One study meeting of a round ("Buổi: một lần học").

use super::message;
pub use domain::sessions::{NonMembers, SessionForm, SpeakerFrom};

message! {
    pub struct Session {
        pub id: String,
        pub round: String,
        pub date: String,
        pub time: String,
        /// From 1. Sessions of the same part are parallel classes; every part has to be studied.
        pub part: u32,
        pub form: SessionForm,
        pub place: String,
        /// Connection points (điểm cầu); the first is the main one.
        pub points: Vec<String>,
        pub speaker_from: SpeakerFrom,
        pub speaker: String,
        pub chair: String,
        /// Absent: every member who is due.
        pub summoned: Option<Vec<String>>,
        pub non_members: Vec<NonMembers>,
        pub confirmed: bool,
        pub confirmed_at: Option<String>,
        pub unmarked: u32,
        /// Somebody was marked.
        pub begun: bool,
        pub label: String,
    }
}

message! {
    #[schemars(rename = "SessionSave")]
    pub struct Save {
        #[serde(default)]
        pub id: Option<String>,
        /// The id that a form gave its new record when it was opened: sent twice, it is one record. Unused where `id` is given.
        #[serde(default)]
        pub new_id: Option<String>,
        #[serde(default)]
        pub round: Option<String>,
        #[serde(default)]
        pub date: Option<String>,
        #[serde(default)]
        pub time: Option<String>,
        #[serde(default)]
        pub part: Option<u32>,
        #[serde(default)]
        pub form: Option<SessionForm>,
        #[serde(default)]
        pub place: Option<String>,
        #[serde(default)]
        pub points: Option<Vec<String>>,
        #[serde(default)]
        pub speaker_from: Option<SpeakerFrom>,
        #[serde(default)]
        pub speaker: Option<String>,
        #[serde(default)]
        pub chair: Option<String>,
        /// An empty list means every member who is due.
        #[serde(default)]
        pub summoned: Option<Vec<String>>,
        #[serde(default)]
        pub non_members: Option<Vec<NonMembers>>,
    }
}
