//! An inspection or supervision with its twelve steps.

use super::exchange::FormerCommittee;
use super::message;
use super::registers::Row;

message! {
    pub struct Inspection {
        pub inspection: Row,
        pub steps: Vec<Step>,
        /// What it found, praise first, then by the day by which it is to be put right.
        pub findings: Vec<Row>,
    }
}

message! {
    /// One step and the paper it left.
    #[schemars(rename = "InspectionStep")]
    pub struct Step {
        pub step: String,
        /// "4. Biên bản triển khai"
        pub label: String,
        pub done: bool,
        pub date: String,
        /// Its number or name.
        pub paper: String,
    }
}

message! {
    #[schemars(rename = "InspectionSteps")]
    pub struct SaveSteps {
        pub id: String,
        /// Those that are left out stay as they are.
        pub steps: Vec<SavedStep>,
    }
}

message! {
    #[schemars(rename = "InspectionSavedStep")]
    pub struct SavedStep {
        pub step: String,
        pub done: bool,
        #[serde(default)]
        pub date: String,
        #[serde(default)]
        pub paper: String,
    }
}

message! {
    /// What the superior concluded about this cell.
    pub struct Received {
        pub inspections: Vec<ReceivedInspection>,
    }
}

message! {
    pub struct ReceivedInspection {
        pub id: String,
        pub kind_vietnamese: String,
        pub kind_english: String,
        pub what: String,
        pub begun: String,
        pub concluded: String,
        pub merits: String,
        pub faults: String,
        pub demands: String,
        pub right_by: String,
        /// The day on which the superior recorded that it was put right.
        pub put_right: String,
        /// Why the superior took it back; empty while it stands.
        pub withdrawn: String,
        /// Set if the committee is one that the cell stood under before: it asks for nothing any more.
        pub former: Option<FormerCommittee>,
        /// Something has to be put right still.
        pub open: bool,
        pub late: bool,
    }
}

message! {
    pub enum InspectionPaper {
        Plan,
        Minutes,
        Report,
        Conclusion,
        Index,
    }
}

message! {
    pub struct WriteInspection {
        pub id: String,
        pub which: InspectionPaper,
        pub out: String,
    }
}
