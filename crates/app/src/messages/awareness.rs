//! Checks and surveys of awareness. No message holds the totals as they were counted, except the one that enters them.

use super::message;
use domain::awareness::{Question, QuestionForm};
use domain::figures::NotOpened;

message! {
    #[schemars(rename = "AwarenessCheck")]
    pub struct Check {
        pub id: String,
        pub title: String,
        pub date: String,
        pub kind: String,
        /// The session or the meeting at which it was held.
        pub place: String,
        pub questions: Vec<Question>,
        /// Whether totals have been entered.
        pub entered: bool,
        /// The versions of the answer key, the latest first.
        pub keys: Vec<Key>,
        /// Whether the result has been sent up and not taken back.
        pub sent: bool,
    }
}

message! {
    /// A version of the answer key.
    #[schemars(rename = "AwarenessKey")]
    pub struct Key {
        pub id: String,
        /// From 1.
        pub number: u32,
        pub date: String,
        pub reason: String,
        /// For each question the places of the right choices; none where it is not judged.
        pub right: Vec<Vec<u32>>,
        /// Whether it is a key to the questions as they are now.
        pub fits: bool,
    }
}

message! {
    #[schemars(rename = "AwarenessQuestions")]
    pub struct SetQuestions {
        pub id: String,
        pub questions: Vec<Question>,
    }
}

message! {
    #[schemars(rename = "AwarenessTotals")]
    pub struct EnterTotals {
        pub id: String,
        /// How many sheets came back, as typed.
        pub sheets: String,
        /// One for each question.
        pub answers: Vec<Answer>,
    }
}

message! {
    /// The numbers as typed.
    #[schemars(rename = "AwarenessAnswer")]
    pub struct Answer {
        /// For each choice.
        #[serde(default)]
        pub counts: Vec<String>,
        /// For a number or words: how many answered.
        #[serde(default)]
        pub answered: String,
        /// For a number: the sum of what was answered.
        #[serde(default)]
        pub sum: String,
        /// For words: what was said, without names.
        #[serde(default)]
        pub summary: String,
    }
}

message! {
    #[schemars(rename = "AwarenessSetKey")]
    pub struct SetKey {
        pub id: String,
        pub right: Vec<Vec<u32>>,
        /// From the second version on: why the one before was wrong.
        #[serde(default)]
        pub reason: String,
    }
}

message! {
    #[schemars(rename = "AwarenessByKey")]
    pub struct ByKey {
        pub id: String,
        /// The version of the key by which to judge; the latest if absent.
        #[serde(default)]
        pub key: Option<String>,
    }
}

message! {
    #[schemars(rename = "AwarenessResult")]
    pub struct Results {
        /// Whether totals were entered and belong to the questions as they are now.
        pub entered: bool,
        /// Absent for fewer than five; then there are no questions either.
        pub sheets: Option<u32>,
        /// The version of the key by which answers were judged.
        pub key: Option<Key>,
        pub questions: Vec<ResultQuestion>,
        /// Why no figure of the result opens onto rows.
        pub not_opened: NotOpened,
    }
}

message! {
    #[schemars(rename = "AwarenessResultQuestion")]
    pub struct ResultQuestion {
        pub form: QuestionForm,
        pub text: String,
        pub lines: Vec<ResultLine>,
        /// How many answered rightly; absent if the question is not judged or the count is not shown.
        pub right: Option<u32>,
        pub right_share: Option<u32>,
        /// For a number: the mean, to the whole.
        pub mean: Option<i64>,
        /// For words: what was said.
        pub summary: String,
        /// Whether a count of this question is not shown.
        pub hidden: bool,
    }
}

message! {
    #[schemars(rename = "AwarenessResultLine")]
    pub struct ResultLine {
        pub label: String,
        /// Absent if it is not shown.
        pub count: Option<u32>,
        pub share: Option<u32>,
        /// Whether the key says that this is right.
        pub right: bool,
    }
}

message! {
    #[schemars(rename = "AwarenessPaper")]
    pub struct Paper {
        pub id: String,
        #[serde(default)]
        pub key: Option<String>,
        /// The path of the file.
        pub out: String,
    }
}
