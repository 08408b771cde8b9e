//! Study rounds: the plan, the state, and who owes an essay.

use super::exchange::FormerCommittee;
use super::message;
pub use domain::rounds::{EssayOwers, RoundState};

message! {
    pub struct Rounds {
        pub rounds: Vec<RoundLine>,
        /// Rounds that the superior opened and that no round of ours refers to yet.
        pub from_superior: Vec<SuperiorRound>,
        /// Rounds of committees that the cell stood under before, which no round of ours carried out. Nobody asks for them.
        pub from_former: Vec<FormerRound>,
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
        /// As they were when the figures were closed, if they were; so are the next two.
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
    pub struct FormerRound {
        pub id: String,
        pub title: String,
        pub deadline: String,
        pub documents: Vec<String>,
        /// Why that committee withdrew it; empty if it did not.
        pub withdrawn: String,
        pub former: FormerCommittee,
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
        /// Set if the superior's round is of a committee that the cell stood under before.
        pub parent_former: Option<FormerCommittee>,
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
        /// The superior's questions, which an essay answers in place of its three parts.
        pub essay_questions: Vec<String>,
        /// The numbers of the round's papers; absent while they have none.
        pub plan_number: Option<u32>,
        pub plan_dated: String,
        pub report_number: Option<u32>,
        pub report_dated: String,
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
        /// An empty list means that an essay has its three parts.
        #[serde(default)]
        pub essay_questions: Option<Vec<String>>,
        /// 0 takes the number away.
        #[serde(default)]
        pub plan_number: Option<u32>,
        #[serde(default)]
        pub plan_dated: Option<String>,
        #[serde(default)]
        pub report_number: Option<u32>,
        #[serde(default)]
        pub report_dated: Option<String>,
        /// The earlier round from which a new one takes its plan and its rules for essays, where they are left out.
        /// No dates, sessions or marks are taken. Unused where `id` is given.
        #[serde(default)]
        pub copy_of: Option<String>,
    }
}

message! {
    /// What `rounds.save` would make of the same request, and what is doubtful about it. Nothing is written.
    #[schemars(rename = "RoundProposed")]
    pub struct Proposed {
        /// Empty where it does not follow from anything that was said.
        pub title: String,
        pub plan: Plan,
        pub essay_owers: EssayOwers,
        pub failed_grade: bool,
        pub guiding_questions: String,
        pub essay_questions: Vec<String>,
        /// The next numbers of the term, for papers of the days that are given, or of today.
        pub next_plan_number: u32,
        pub next_report_number: u32,
        pub doubts: Vec<Doubt>,
    }
}

message! {
    /// Something that may be meant, but more often was overlooked. It is said beside the field and refuses nothing.
    pub struct Doubt {
        pub field: String,
        pub sentence: String,
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
