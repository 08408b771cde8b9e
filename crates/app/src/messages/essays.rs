//! Reflection essays. The text stays in the cell, sealed.

use super::exchange::FormerCommittee;
use super::message;
pub use domain::essays::{EssayForm, EssayPart, EssayState, Grade};

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
        /// Essays that this laptop has no key to read, so that it can't tell whose they are.
        pub unread: u32,
        pub exempt: u32,
        pub graded: u32,
        /// Received, and without a grade yet.
        pub not_graded: u32,
        /// Sessions of the round, past or planned. Before there is one, nobody is due.
        pub sessions: u32,
        /// The round has the grade "Không đạt".
        pub failed_grade: bool,
        /// The superior's name if it asks for the essays. Its graders read the essays that are handed in.
        pub hand_in_to: Option<String>,
    }
}

message! {
    pub struct Line {
        pub member: String,
        pub name: String,
        pub born: String,
        /// The round's rule asks this member for an essay.
        pub owes: bool,
        pub form: Option<EssayForm>,
        pub state: EssayState,
        pub grade: Option<Grade>,
        pub handed_in_on: String,
        /// Absent from a part of the round, and has not made it up.
        pub missed: bool,
        /// Whether the superior can read the essay as it is now; absent unless the superior asks for essays and
        /// this one is handed in.
        pub reaches_superior: Option<bool>,
        /// What the superior's graders settled on. Figures count the cell's own grade.
        pub superior_grade: Option<Grade>,
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
        /// The answers to the questions of the round (Câu 1, 2, 3…), in place of the three parts.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub answers: Vec<String>,
    }
}

message! {
    pub struct Essay {
        pub round: String,
        pub round_title: String,
        pub guiding_questions: String,
        /// The superior's questions. Without any, an essay has its three parts.
        pub questions: Vec<String>,
        /// The round has the grade "Không đạt".
        pub failed_grade: bool,
        pub member: String,
        pub name: String,
        pub born: String,
        pub form: Option<EssayForm>,
        pub state: EssayState,
        pub grade: Option<Grade>,
        /// Empty until it is handed in.
        pub handed_in_on: String,
        /// Absent from a part of the round, and has not made it up.
        pub missed: bool,
        /// The superior's name if it asks for the essays of this round.
        pub hand_in_to: Option<String>,
        /// Whether the superior can read the essay as it is now; absent unless the superior asks for essays and
        /// this one is handed in.
        pub reaches_superior: Option<bool>,
        /// What the graders of committees sent home, latest first. Figures count the cell's own grade.
        pub superior_grades: Vec<SuperiorGrade>,
        /// The latest version, or the draft when it is newer.
        pub parts: Parts,
        pub is_draft: bool,
        /// The version that the parts are or were started from; sent back with `essays.draft`.
        pub based_on: Option<String>,
        /// The number of other versions that the draft merges with that one.
        pub joins: u32,
        pub saved_at: Option<String>,
        /// Neighbours in the order of the list, for "Bài trước" and "Bài sau".
        pub previous: Option<String>,
        pub next: Option<String>,
        /// Versions that this laptop has no key to read. If it has no key at all, this counts essays of the
        /// round whose owner it can't tell.
        pub unread: u32,
        /// Oldest first.
        pub versions: Vec<Version>,
        /// Concurrent versions of two laptops, until somebody chooses one or saves a text that merges them.
        pub beside: Vec<Beside>,
    }
}

message! {
    pub struct SuperiorGrade {
        /// The committee.
        pub from: String,
        /// Set if the committee is one that the cell stood under before.
        pub former: Option<FormerCommittee>,
        pub at: String,
        pub grade: Option<Grade>,
        pub remark: String,
        /// There is a remark that this laptop has no key to read.
        pub remark_unread: bool,
        /// Text or pages of the essay changed after it was graded.
        pub changed: bool,
        /// The cell has taken the essay back.
        pub taken_back: bool,
        /// Why the committee took the grade back; empty while it stands.
        pub withdrawn: String,
    }
}

message! {
    pub struct Version {
        pub id: String,
        /// By the clock of the laptop it was written on.
        pub at: String,
        pub clock_doubtful: bool,
        pub by: String,
        /// Written on this laptop.
        pub here: bool,
        pub characters: u32,
        /// One of several concurrent versions.
        pub beside: bool,
    }
}

message! {
    #[schemars(rename = "VersionText")]
    pub struct Beside {
        pub version: Version,
        pub parts: Parts,
    }
}

message! {
    pub struct WhichVersion {
        pub round: String,
        pub member: String,
        pub version: String,
    }
}

message! {
    #[schemars(rename = "CompareVersions")]
    pub struct Compare {
        pub round: String,
        pub member: String,
        pub from: String,
        pub to: String,
    }
}

message! {
    pub struct Comparison {
        pub from: Version,
        pub to: Version,
        pub parts: Vec<ComparedPart>,
    }
}

message! {
    pub struct ComparedPart {
        /// Absent for an answer to a question.
        pub part: Option<EssayPart>,
        /// The number of the question that was answered, from 1.
        pub question: Option<u32>,
        /// In reading order. The pieces that are not removed make up the later text.
        pub pieces: Vec<Piece>,
    }
}

message! {
    pub struct Piece {
        pub change: Change,
        pub text: String,
    }
}

message! {
    #[schemars(rename = "PieceChange")]
    pub enum Change {
        Same,
        Added,
        Removed,
    }
}

message! {
    /// Saves the draft at once, on this laptop only, until a version is made.
    pub struct Draft {
        pub round: String,
        pub member: String,
        pub parts: Parts,
        /// As returned by `essays.open`.
        #[serde(default)]
        pub based_on: Option<String>,
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
        /// Absent: the field is cleared.
        pub form: Option<EssayForm>,
    }
}

message! {
    pub struct HandIn {
        pub round: String,
        pub member: String,
        /// False withdraws the essay.
        pub handed_in: bool,
        /// Today if absent.
        #[serde(default)]
        pub on: Option<String>,
        /// The person who hands in has seen that the superior's graders will read the essay. Required if the
        /// superior asks for essays.
        #[serde(default)]
        pub superior_reads: bool,
        /// It came on paper: its form becomes that in the same change.
        #[serde(default)]
        pub on_paper: bool,
    }
}

message! {
    pub struct SetGrade {
        pub round: String,
        pub member: String,
        pub grade: Option<Grade>,
    }
}
