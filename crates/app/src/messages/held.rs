//! What the book holds on one member.

use super::message;
use domain::catalogue::Keeping;

message! {
    pub struct Held {
        /// The entry that the member is counted as.
        pub id: String,
        pub name: String,
        pub birth_year: String,
        /// By kind of record.
        pub groups: Vec<HeldGroup>,
        /// All records of the groups.
        pub count: u32,
        /// Sealed records that the person at work can't open, so that it is not known whom they are about.
        pub unread: Vec<HeldUnread>,
        /// Who opened this page before, the latest first.
        pub openings: Vec<HeldOpening>,
    }
}

message! {
    pub struct HeldGroup {
        /// The kind's table.
        pub kind: String,
        pub vietnamese: String,
        pub english: String,
        /// How long such records are kept.
        pub keep_vietnamese: String,
        pub keep_english: String,
        /// Where the values are kept, with the fields that are kept there.
        pub keepings: Vec<KeptFields>,
        /// By date.
        pub records: Vec<HeldRecord>,
    }
}

message! {
    pub struct KeptFields {
        pub keeping: Keeping,
        /// Whether the values stay as long as the book does, because they are a part of the signed changes.
        pub stays: bool,
        pub fields: Vec<String>,
    }
}

message! {
    pub struct HeldRecord {
        pub id: String,
        /// The record's own last date, that of what it lies within, or the day it was last changed.
        pub date: String,
        pub title: String,
        pub values: Vec<HeldValue>,
        pub in_bin: bool,
        /// The superior wrote it, in a book that it sends.
        pub by_superior: bool,
        /// How many recorded changes set one of its values. Earlier values stay in the history.
        pub changes: u32,
    }
}

message! {
    pub struct HeldValue {
        pub label: String,
        /// Empty for a sealed value that the person at work can't open.
        pub value: String,
        pub keeping: Keeping,
    }
}

message! {
    pub struct HeldUnread {
        pub vietnamese: String,
        pub english: String,
        pub count: u32,
    }
}

message! {
    pub struct HeldOpening {
        pub at: String,
        pub by: String,
    }
}

message! {
    pub struct WriteHeld {
        pub id: String,
        /// The path of the .docx.
        pub out: String,
    }
}
