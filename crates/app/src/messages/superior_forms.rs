//! Forms from above: what the superior asks, filled in here and sent by a press.

use super::exchange::FormerCommittee;
use super::message;
use domain::superior_forms::FormState;

message! {
    pub struct SuperiorForms {
        /// Those that wait for the cell first, by their deadline.
        pub forms: Vec<SuperiorForm>,
    }
}

message! {
    pub struct SuperiorForm {
        pub id: String,
        pub title: String,
        /// Empty: there is none.
        pub deadline: String,
        /// The number of the current version.
        pub version: u32,
        pub state: FormState,
        /// The cell acts next.
        pub waits: bool,
        /// It waits for the cell, and its deadline is over.
        pub late: bool,
        /// The person at work has not opened this version.
        pub new: bool,
        /// Since when it stands so.
        pub since: String,
        /// Why the superior withdrew it; empty while it stands.
        pub withdrawn: String,
        /// The superior's study round that it belongs to.
        pub round_title: String,
        /// The committee that asked for it, if it stands above the cell no more.
        pub former: Option<FormerCommittee>,
        /// When answers were sent last; absent if they were taken back, too.
        pub sent_at: Option<String>,
    }
}

message! {
    #[schemars(rename = "OpenForm")]
    pub struct Open {
        pub id: String,
        /// One of the form's languages; without it, the form's own.
        #[serde(default)]
        pub language: String,
    }
}

message! {
    pub struct FilledForm {
        pub form: SuperiorForm,
        /// The languages of its texts, in the form's order; the first is its own.
        pub languages: Vec<String>,
        /// What a save names: the answers are given to this version.
        pub version: String,
        /// Groups, notes and questions in their order. Empty if this program can't read the version.
        pub items: Vec<FormItem>,
        /// A newer program made this version.
        pub unreadable: bool,
        /// The answers are sealed with a key that this laptop does not have.
        pub unread: bool,
        pub answers: Vec<FormAnswer>,
        pub evaluated: FormEvaluated,
        /// Answers that were given to another version.
        pub older: Vec<OlderAnswer>,
        /// Exactly what would leave the cell.
        pub leaving: Vec<ShownAnswer>,
        /// Names what would leave the cell, so that nothing else is sent than was shown.
        pub mark: String,
        pub sent: Option<SentForm>,
        /// What would leave the cell differs from what was sent last.
        pub differs: bool,
        /// The person at work may send and take back.
        pub may_send: bool,
    }
}

message! {
    pub struct FormItem {
        pub name: String,
        /// The name of the group that it is directly in.
        pub within: Option<String>,
        pub kind: FormItemKind,
        pub label: String,
        pub hint: String,
        pub choices: Vec<FormChoice>,
    }
}

message! {
    pub enum FormItemKind {
        Group,
        Note,
        Text,
        Integer,
        Decimal,
        Date,
        SelectOne,
        SelectMultiple,
    }
}

message! {
    pub struct FormChoice {
        pub name: String,
        pub label: String,
    }
}

message! {
    pub struct FormAnswer {
        pub name: String,
        /// As it is stored; what can't be read as an answer is kept as it was typed.
        pub answer: String,
        /// Two laptops answered differently, and nobody has chosen yet.
        pub contested: bool,
    }
}

message! {
    /// Which questions are asked, and what is wrong or missing.
    pub struct FormEvaluated {
        pub shown: Vec<String>,
        pub required: Vec<String>,
        pub problems: Vec<FormProblem>,
        /// Nothing is wrong, and nothing is missing.
        pub complete: bool,
    }
}

message! {
    pub struct FormProblem {
        pub name: String,
        /// The question has to be answered, and is not.
        pub missing: bool,
        pub vietnamese: String,
        pub english: String,
    }
}

message! {
    pub struct OlderAnswer {
        pub name: String,
        pub label: String,
        pub answer: String,
        /// The version that was answered.
        pub version: u32,
        /// It is an answer to a question of the current version, which has none.
        pub fits: bool,
    }
}

message! {
    pub struct ShownAnswer {
        pub name: String,
        pub label: String,
        pub answer: String,
    }
}

message! {
    pub struct SentForm {
        pub version: u32,
        pub at: String,
        /// Why it was taken back; empty while it stands.
        pub taken_back: String,
        pub answers: Vec<ShownAnswer>,
    }
}

message! {
    pub struct TypedAnswer {
        pub name: String,
        /// As typed; empty to take the answer away.
        pub typed: String,
    }
}

message! {
    pub struct TypedAnswers {
        pub id: String,
        /// The version that was on the screen.
        pub version: String,
        pub answers: Vec<TypedAnswer>,
    }
}

message! {
    #[schemars(rename = "CarryOverAnswers")]
    pub struct CarryOver {
        pub id: String,
        /// The questions whose older answers are used again.
        pub questions: Vec<String>,
    }
}

message! {
    #[schemars(rename = "SendForm")]
    pub struct Send {
        pub id: String,
        /// What was shown as leaving the cell.
        pub mark: String,
    }
}

message! {
    #[schemars(rename = "TakeFormBack")]
    pub struct TakeBack {
        pub id: String,
        pub reason: String,
    }
}
