//! The roll-call grid. Nobody counts as present until somebody marks them.

use super::message;

message! {
    pub enum Mark {
        /// 0: chưa điểm danh
        Unmarked,
        /// 1
        Present,
        /// 2
        PresentElsewhere,
        /// 3
        AbsentWork,
        /// 4
        AbsentStudy,
        /// 5
        AbsentFarAway,
        /// 6
        AbsentPersonal,
        /// 7
        AbsentOther,
        /// 8
        AbsentWithout,
        /// 9
        CountedElsewhere,
        /// Exempt and did not come: what an exempt member starts as.
        Exempt,
        /// Exempt, but came: welcome, and not counted in the share.
        ExemptPresent,
    }
}

message! {
    pub struct Sheet {
        pub session: super::sessions::Session,
        pub round_title: String,
        pub rows: Vec<Row>,
        pub counts: Counts,
        /// The moment of the last mark.
        pub saved_at: Option<String>,
    }
}

message! {
    #[schemars(rename = "RollCallRow")]
    pub struct Row {
        pub member: String,
        pub name: String,
        pub born: String,
        pub mark: Mark,
        /// Index into the session's points.
        pub point: u32,
        pub note: String,
        /// Exempt on the day of the session.
        pub exempt: bool,
        /// Marked by a bulk act.
        pub bulk: bool,
    }
}

message! {
    pub struct Counts {
        pub due: u32,
        pub present: u32,
        pub with_reason: u32,
        pub without: u32,
        pub unmarked: u32,
        pub not_due: u32,
        pub share: Option<u32>,
    }
}

message! {
    pub struct MarkOne {
        pub session: String,
        pub member: String,
        pub mark: Mark,
        #[serde(default)]
        pub point: u32,
        /// Absent: the note stays as it is.
        #[serde(default)]
        pub note: Option<String>,
    }
}

message! {
    /// Several marks as one act (paste with preview).
    pub struct MarkMany {
        pub session: String,
        pub marks: Vec<MarkedMember>,
    }
}

message! {
    pub struct MarkedMember {
        pub member: String,
        pub mark: Mark,
    }
}

message! {
    pub struct Marked {
        pub counts: Counts,
        pub saved_at: String,
        pub undo: Option<String>,
    }
}
