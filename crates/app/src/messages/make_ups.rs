//! Make-up study for missed sessions (học bổ sung).

use super::exchange::FormerCommittee;
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
        /// What the superior says was made up at other units.
        pub confirmations: Vec<Confirmed>,
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
        /// It was recorded from a confirmation of the superior.
        pub confirmed: bool,
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

message! {
    /// A make-up at a session of another unit that the superior confirmed.
    #[schemars(rename = "MakeUpConfirmed")]
    pub struct Confirmed {
        pub id: String,
        /// Absent if the book has no such member any more.
        pub member: Option<String>,
        pub name: String,
        pub born: String,
        pub on: String,
        /// The unit that held the session.
        pub at_unit: String,
        /// The absence that it makes up for.
        pub session: Option<String>,
        pub session_label: String,
        /// Why the superior took it back; empty while it stands.
        pub withdrawn: String,
        /// Set if the committee is one that the cell stood under before: nobody is asked to record it.
        pub former: Option<FormerCommittee>,
        pub state: ConfirmedState,
    }
}

message! {
    #[schemars(rename = "MakeUpConfirmedState")]
    pub enum ConfirmedState {
        /// It counts once the cell has recorded it.
        ToRecord,
        /// The cell's make-up rests on it.
        Recorded,
        /// The cell had recorded the make-up itself; it counts once.
        RecordedAlready,
        /// The book has no absence before that day that it could make up for.
        NoAbsence,
        UnknownMember,
        /// The superior took it back, and the cell's make-up still rests on it.
        ToTakeOut,
    }
}

message! {
    /// Confirmations that are recorded as one act.
    #[schemars(rename = "MakeUpsTake")]
    pub struct TakeConfirmed {
        pub round: String,
        pub confirmations: Vec<String>,
    }
}
