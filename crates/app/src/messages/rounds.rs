//! Study rounds: the plan, the state, and who owes an essay.

use super::message;
pub use domain::rounds::{EssayOwers, RoundState};

message! {
    pub struct Rounds {
        pub rounds: Vec<RoundLine>,
        /// Rounds that the superior opened and that no round of ours refers to yet.
        pub from_superior: Vec<SuperiorRound>,
        /// Rounds that the superior withdrew.
        pub withdrawn: Vec<WithdrawnRound>,
    }
}

message! {
    pub struct RoundLine {
        pub id: String,
        pub title: String,
        pub documents: Vec<String>,
        pub from: String,
        pub to: String,
        pub deadline: String,
        pub state: RoundState,
        pub due: u32,
        pub studied: u32,
        /// Basis points; absent when nobody is due.
        pub share: Option<u32>,
        /// The superior asked for the essays of this round, so they are handed in to it.
        pub hand_in: bool,
    }
}

message! {
    pub struct SuperiorRound {
        pub id: String,
        pub title: String,
        pub deadline: String,
        pub documents: Vec<String>,
        pub document_ids: Vec<String>,
        /// The essays of this round are to be handed in.
        pub hand_in: bool,
    }
}

message! {
    pub struct WithdrawnRound {
        pub id: String,
        pub title: String,
        pub reason: String,
    }
}

message! {
    pub struct PlanPart {
        pub text: String,
        pub done: bool,
    }
}

message! {
    /// The five parts a plan must state.
    pub struct Plan {
        pub purpose: PlanPart,
        pub content: PlanPart,
        pub speakers: PlanPart,
        pub logistics: PlanPart,
        pub implementation: PlanPart,
    }
}

message! {
    pub struct Round {
        pub id: String,
        pub title: String,
        pub documents: Vec<String>,
        /// Labels of the documents, in the same order.
        pub document_labels: Vec<String>,
        pub parent_round: Option<String>,
        pub parent_title: Option<String>,
        /// The superior's deadline, which it may have changed since.
        pub parent_deadline: Option<String>,
        /// Why the superior withdrew its round; absent while it is in force.
        pub parent_withdrawn: Option<String>,
        pub from: String,
        pub to: String,
        pub deadline: String,
        pub state: RoundState,
        pub plan: Plan,
        pub essay_owers: EssayOwers,
        pub essay_named: Vec<String>,
        pub essay_due: String,
        /// Essays of the round may be graded "Không đạt".
        pub failed_grade: bool,
        pub guiding_questions: String,
        pub sessions: Vec<super::sessions::Session>,
    }
}

message! {
    /// Fields that are left out stay as they are.
    #[schemars(rename = "RoundSave")]
    pub struct Save {
        #[serde(default)]
        pub id: Option<String>,
        /// The id that a form gave its new record when it was opened: sent twice, it is one record. Unused where `id` is given.
        #[serde(default)]
        pub new_id: Option<String>,
        #[serde(default)]
        pub title: Option<String>,
        #[serde(default)]
        pub documents: Option<Vec<String>>,
        #[serde(default)]
        pub parent_round: Option<String>,
        #[serde(default)]
        pub from: Option<String>,
        #[serde(default)]
        pub to: Option<String>,
        #[serde(default)]
        pub deadline: Option<String>,
        #[serde(default)]
        pub plan: Option<Plan>,
        #[serde(default)]
        pub essay_owers: Option<EssayOwers>,
        #[serde(default)]
        pub essay_named: Option<Vec<String>>,
        #[serde(default)]
        pub essay_due: Option<String>,
        #[serde(default)]
        pub failed_grade: Option<bool>,
        #[serde(default)]
        pub guiding_questions: Option<String>,
    }
}

message! {
    /// Finalises (chốt số liệu), reopens or closes a round.
    pub struct Finalise {
        pub id: String,
        /// Finalises although marks are missing; those members stay "chưa điểm danh" in the figures.
        #[serde(default)]
        pub although_unmarked: bool,
        /// Finalises although a session lies in the future, whose people are "chưa điểm danh" then.
        #[serde(default)]
        pub although_ahead: bool,
    }
}

message! {
    pub struct Close {
        pub id: String,
        pub closed: bool,
    }
}

message! {
    /// Takes the late changes into the final figures.
    pub struct AcceptLate {
        pub id: String,
        pub reason: String,
        /// As `totals.late` names them; all that wait when absent.
        #[serde(default)]
        pub changes: Option<Vec<String>>,
    }
}

message! {
    pub struct LeaveLate {
        pub id: String,
        /// As `totals.late` names them; all that wait when absent.
        #[serde(default)]
        pub changes: Option<Vec<String>>,
    }
}
