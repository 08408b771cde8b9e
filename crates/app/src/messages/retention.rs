//! How long records are kept, and which are past their period.

use super::message;

message! {
    pub struct Retention {
        /// The table of periods that applies.
        pub table: String,
        pub rules: Vec<RetentionRule>,
        /// What is past its period, by kind.
        pub groups: Vec<PastGroup>,
        /// The person at work may erase what is past its period.
        pub may_erase: bool,
        /// An erasure is carried out once the superior's server has received it.
        pub erased_when_received: bool,
        /// What was erased, the latest first.
        pub erasures: Vec<ErasureMade>,
    }
}

message! {
    pub enum ErasureState {
        /// It is carried out once the superior's server has received it.
        Waiting,
        Done,
    }
}

message! {
    /// One decision to erase.
    pub struct ErasureMade {
        pub at: String,
        pub by: String,
        pub records: u32,
        pub values: u32,
        pub state: ErasureState,
    }
}

message! {
    /// Which records past their period are meant.
    pub struct PastChosen {
        /// The kind's table.
        pub kind: String,
        pub records: Vec<String>,
    }
}

message! {
    /// What would be erased of the chosen records and of what lies within them.
    pub struct ErasurePreview {
        pub records: u32,
        pub values: u32,
        /// Values that were written less than a year ago, which stay.
        pub young: u32,
        pub parts: Vec<ErasedPart>,
    }
}

message! {
    /// What would be erased of the records of one kind.
    pub struct ErasedPart {
        pub vietnamese: String,
        pub english: String,
        pub records: u32,
        /// The names of the fields whose values go.
        pub fields_vietnamese: Vec<String>,
        pub fields_english: Vec<String>,
    }
}

message! {
    pub struct EraseRequest {
        pub kind: String,
        pub records: Vec<String>,
        /// How many values the preview named. If it is another number now, nothing is erased.
        pub values: u32,
    }
}

message! {
    pub struct RetentionRule {
        pub kinds_vietnamese: Vec<String>,
        pub kinds_english: Vec<String>,
        pub keep_vietnamese: String,
        pub keep_english: String,
        pub source: String,
        /// An office has confirmed the period.
        pub checked: bool,
    }
}

message! {
    pub struct PastGroup {
        /// The kind's table.
        pub kind: String,
        pub vietnamese: String,
        pub english: String,
        pub keep_vietnamese: String,
        pub keep_english: String,
        pub checked: bool,
        /// By date.
        pub records: Vec<PastRecord>,
    }
}

message! {
    pub struct PastRecord {
        pub id: String,
        pub title: String,
        pub names_people: bool,
        /// The last date of the record.
        pub date: String,
        /// The year since which it may be erased.
        pub free_from: i32,
        /// What is shown only within it and would go with it.
        pub within: Vec<PastWithin>,
        pub in_bin: bool,
        /// Set if its erasure was decided.
        pub erased: Option<ErasureState>,
    }
}

message! {
    pub struct PastWithin {
        pub vietnamese: String,
        pub english: String,
        pub count: u32,
    }
}
