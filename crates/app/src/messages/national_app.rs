//! What is typed into the national app again, in the order in which it asks for it.

use super::message;

message! {
    pub struct AppSheet {
        pub title: String,
        /// Why the figures may still change; empty if they are final.
        pub provisional: String,
        pub lines: Vec<AppSheetLine>,
    }
}

message! {
    pub struct AppSheetLine {
        pub vietnamese: String,
        pub english: String,
        /// What is typed or pasted; empty if the book does not have it. Several lines for an agenda.
        pub value: String,
    }
}

message! {
    pub struct WriteAppSheet {
        pub of: AppSheetOf,
        pub id: String,
        /// The path of the CSV file to write.
        pub out: String,
    }
}

message! {
    pub enum AppSheetOf {
        Meeting,
        Round,
    }
}
