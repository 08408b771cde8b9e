//! An action programme with its tasks.

use super::message;
use super::registers::Row;
pub use domain::programmes::TaskStanding;

message! {
    pub struct Programme {
        pub programme: Row,
        /// Grouped: tasks of one group follow each other, by deadline; groups in the order of their first deadline.
        pub tasks: Vec<Task>,
        /// A figure for each standing; its rows are the tasks that stand so.
        pub figures: Vec<Figure>,
    }
}

message! {
    #[schemars(rename = "ProgrammeTask")]
    pub struct Task {
        pub row: Row,
        /// Empty for tasks without a group.
        pub group: String,
        pub standing: TaskStanding,
    }
}

message! {
    #[schemars(rename = "ProgrammeFigure")]
    pub struct Figure {
        pub standing: TaskStanding,
        pub count: u32,
    }
}

message! {
    #[schemars(rename = "ProgrammePaper")]
    pub struct Paper {
        pub id: String,
        /// The path of the file: .docx or .xlsx.
        pub out: String,
    }
}
