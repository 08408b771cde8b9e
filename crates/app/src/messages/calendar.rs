//! Days on which something takes place or is due.

use super::message;

message! {
    #[schemars(rename = "CalendarYear")]
    pub struct Year {
        pub year: i32,
    }
}

message! {
    pub struct Calendar {
        /// By day.
        pub days: Vec<DatedEntry>,
    }
}

message! {
    pub struct DatedEntry {
        pub day: String,
        /// The field that holds the day.
        pub field: String,
        /// What takes place or is due, in both languages: `Nhiệm vụ – thời hạn`, `Buổi học`.
        pub vietnamese: String,
        pub english: String,
        /// The record's name.
        pub title: String,
        /// The record's name may name a person.
        pub names_people: bool,
        /// Only the cell can read the day: it is in no file for other programs.
        pub sealed: bool,
        /// Whether it still has to be done or lies ahead.
        pub open: bool,
        /// Whether it still has to be done and its day is over.
        pub late: bool,
        pub id: String,
        /// The round that it belongs to.
        pub round: Option<String>,
        /// The register that it is in.
        pub register: Option<String>,
        /// It is a form of the superior, whose page has this id.
        pub form: bool,
    }
}

message! {
    pub struct SaveCalendar {
        pub year: i32,
        /// The path of the `.ics` file to write.
        pub path: String,
    }
}
