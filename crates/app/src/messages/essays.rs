//! Reflection essays. The text stays at the cell, sealed.

use super::message;

message! {
    pub enum EssayForm {
        Typed,
        Paper,
        Photo,
        Exempt,
    }
}

message! {
    pub enum EssayState {
        NotHandedIn,
        Writing,
        HandedIn,
        Graded,
    }
}

message! {
    pub enum Grade {
        Good,
        Fair,
        Average,
        Failed,
    }
}

message! {
    #[schemars(rename = "EssaysOfRound")]
    pub struct OfRound {
        pub round: String,
    }
}

message! {
    pub struct Essays {
        pub rows: Vec<Line>,
        pub due: u32,
        pub received: u32,
        pub exempt: u32,
        pub graded: u32,
    }
}

message! {
    pub struct Line {
        pub member: String,
        pub name: String,
        pub born: String,
        /// Owes one by the round's rule.
        pub owes: bool,
        pub form: Option<EssayForm>,
        pub state: EssayState,
        pub grade: Option<Grade>,
        pub handed_in_on: String,
    }
}

message! {
    pub struct WhichEssay {
        pub round: String,
        pub member: String,
    }
}

message! {
    #[derive(Default)]
    pub struct Parts {
        pub awareness: String,
        pub self_review: String,
        pub proposals: String,
    }
}

message! {
    pub struct Essay {
        pub round: String,
        pub round_title: String,
        pub guiding_questions: String,
        pub member: String,
        pub name: String,
        pub born: String,
        pub form: Option<EssayForm>,
        pub state: EssayState,
        pub grade: Option<Grade>,
        /// The latest version, or the draft when there is a newer one.
        pub parts: Parts,
        pub is_draft: bool,
        pub saved_at: Option<String>,
        /// In the order of the list: for "Bài trước" and "Bài sau".
        pub previous: Option<String>,
        pub next: Option<String>,
        pub versions: Vec<Version>,
    }
}

message! {
    pub struct Version {
        pub id: String,
        pub at: String,
        pub by: String,
        pub characters: u32,
    }
}

message! {
    /// Saved at once, on this laptop only, until a version is made.
    pub struct Draft {
        pub round: String,
        pub member: String,
        pub parts: Parts,
    }
}

message! {
    pub struct Saved {
        pub saved_at: String,
    }
}

message! {
    pub struct SetForm {
        pub round: String,
        pub member: String,
        /// Absent: cleared.
        pub form: Option<EssayForm>,
    }
}

message! {
    pub struct HandIn {
        pub round: String,
        pub member: String,
        /// False takes it back.
        pub handed_in: bool,
        /// Today when absent.
        #[serde(default)]
        pub on: Option<String>,
    }
}

message! {
    pub struct SetGrade {
        pub round: String,
        pub member: String,
        pub grade: Option<Grade>,
    }
}
