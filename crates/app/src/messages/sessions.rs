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
        /// The speakers chosen from the register.
        pub speaker_entries: Vec<String>,
        /// Other speakers, as typed.
        pub speaker: String,
        /// Both, by name.
        pub speaker_names: String,
        /// What comes after what, one item a line.
        pub agenda: String,
        /// Minutes for discussion; 0 if none are planned.
        pub discussion: u32,
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
    /// What a session can take from the registers.
    #[schemars(rename = "SessionChoices")]
    pub struct Choices {
        pub speakers: Vec<Choice>,
        /// The names of the connection points.
        pub points: Vec<String>,
    }
}

message! {
    #[schemars(rename = "SpeakerChoice")]
    pub struct Choice {
        pub id: String,
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
        pub speaker_entries: Option<Vec<String>>,
        #[serde(default)]
        pub speaker: Option<String>,
        #[serde(default)]
        pub agenda: Option<String>,
        #[serde(default)]
        pub discussion: Option<u32>,
        #[serde(default)]
        pub chair: Option<String>,
        /// An empty list means every member who is due.
        #[serde(default)]
        pub summoned: Option<Vec<String>>,
        #[serde(default)]
        pub non_members: Option<Vec<NonMembers>>,
    }
}

message! {
    /// The sessions that the superior holds for many cells within the round that one of ours carries out.
    pub struct JointSessions {
        pub sessions: Vec<JointSession>,
    }
}

message! {
    pub struct JointSession {
        pub id: String,
        pub date: String,
        pub time: String,
        pub form: SessionForm,
        pub place: String,
        pub points: Vec<String>,
        pub speaker: String,
        pub agenda: String,
        /// Why the superior called it off; empty if it did not.
        pub withdrawn: String,
        /// The cell's own session that refers to it.
        pub session: Option<String>,
        /// The superior changed something after the cell's session was made, and nobody is marked there yet.
        pub changed: bool,
    }
}

message! {
    /// Makes the cell's own session of a round from a joint one, or brings it up to date.
    #[schemars(rename = "FollowJointSession")]
    pub struct Follow {
        pub round: String,
        pub joint: String,
    }
}
