//! Grading by a team: grades that graders give without seeing each other's, the grade that is settled on, and essays that
//! are like others.

use super::essays::{Grade, Piece};
use super::message;

message! {
    #[schemars(rename = "GradingOfRound")]
    pub struct OfRound {
        pub round: String,
    }
}

message! {
    pub struct Given {
        pub by: String,
        pub grade: Option<Grade>,
        pub remark: String,
    }
}

message! {
    #[schemars(rename = "GradedEssay")]
    pub struct Line {
        pub member: String,
        pub name: String,
        pub born: String,
        pub handed_in_on: String,
        /// Handed in after the round's day.
        pub late: bool,
        /// What the person at work gave.
        pub own_grade: Option<Grade>,
        pub own_remark: String,
        /// How many have graded it.
        pub graders: u32,
        /// What the others gave; absent until the person at work may see it.
        pub others: Option<Vec<Given>>,
        /// All grades are equal, and which; absent while they may not be seen.
        pub agreed: Option<Grade>,
        pub differs: bool,
        /// The grade that was settled on, which the figures count.
        pub grade: Option<Grade>,
        pub remark: String,
    }
}

message! {
    pub struct Grading {
        pub rows: Vec<Line>,
        pub failed_grade: bool,
    }
}

message! {
    pub struct GiveGrade {
        pub round: String,
        pub member: String,
        pub grade: Option<Grade>,
        #[serde(default)]
        pub remark: String,
    }
}

message! {
    pub struct WhoseEssay {
        pub round: String,
        pub member: String,
    }
}

message! {
    pub struct AlikeEssay {
        pub round: String,
        pub round_title: String,
        pub member: String,
        pub name: String,
        pub born: String,
        /// Basis points: how much of the opened essay stands in this one.
        pub share: u32,
    }
}

message! {
    pub struct Alike {
        /// The most alike first. Nothing is stored or sent, and nothing is concluded.
        pub rows: Vec<AlikeEssay>,
        /// Essays whose text is here and was compared.
        pub compared: u32,
    }
}

message! {
    pub struct TwoEssays {
        pub round: String,
        pub member: String,
        pub other_round: String,
        pub other_member: String,
    }
}

message! {
    pub struct SideBySide {
        /// Passages of the opened essay: the same, or only in it (added); those only in the other one are removed.
        pub pieces: Vec<Piece>,
    }
}
