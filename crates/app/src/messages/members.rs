//! The cell's members and the list that comes in from Excel.

use super::message;

message! {
    pub enum Standing {
        /// Đang sinh hoạt
        Active,
        /// Miễn công tác và sinh hoạt đảng
        Exempt,
        /// Sinh hoạt đảng tạm thời nơi khác
        TemporarilyAway,
        /// Đã chuyển đi
        Transferred,
        Deceased,
    }
}

message! {
    #[derive(Default)]
    pub struct Filter {
        /// The day asked about; today when absent.
        #[serde(default)]
        pub on: Option<String>,
        #[serde(default)]
        pub include_left: bool,
    }
}

message! {
    pub struct Members {
        /// By given name, then family, then middle, in Vietnamese order.
        pub members: Vec<Member>,
    }
}

message! {
    pub struct Member {
        pub id: String,
        pub name: String,
        /// ISO date or a bare year, empty when unknown.
        pub born: String,
        pub sex: String,
        pub people: String,
        pub joined: String,
        pub official: String,
        /// Official on the day asked about.
        pub is_official: bool,
        pub duty: String,
        pub party_group: String,
        pub card: String,
        pub note: String,
        pub standing: Standing,
        /// Since when the standing holds.
        pub standing_since: String,
        /// When it ends, if known (exempt and away only).
        pub standing_until: String,
    }
}

message! {
    /// Fields left out stay as they are; an empty string clears one.
    #[schemars(rename = "MemberSave")]
    pub struct Save {
        /// Absent: a new member.
        #[serde(default)]
        pub id: Option<String>,
        /// The id that a form gave its new record when it was opened: sent twice, it is one record. Unused where `id` is given.
        #[serde(default)]
        pub new_id: Option<String>,
        #[serde(default)]
        pub name: Option<String>,
        #[serde(default)]
        pub born: Option<String>,
        #[serde(default)]
        pub sex: Option<String>,
        #[serde(default)]
        pub people: Option<String>,
        #[serde(default)]
        pub joined: Option<String>,
        #[serde(default)]
        pub official: Option<String>,
        #[serde(default)]
        pub duty: Option<String>,
        #[serde(default)]
        pub party_group: Option<String>,
        #[serde(default)]
        pub card: Option<String>,
        #[serde(default)]
        pub note: Option<String>,
    }
}

message! {
    pub struct ChangeStanding {
        pub id: String,
        pub standing: Standing,
        pub since: String,
        #[serde(default)]
        pub until: Option<String>,
    }
}

message! {
    pub struct LikelySame {
        /// Pairs that look like one person entered twice; the first of each has more work on it.
        pub likely: Vec<Pair>,
        /// Joined already.
        pub joined: Vec<Pair>,
    }
}

message! {
    pub struct Pair {
        pub kept: Entry,
        pub merged: Entry,
    }
}

message! {
    /// A member as entered once, with what hangs on that entry.
    pub struct Entry {
        pub id: String,
        pub name: String,
        pub born: String,
        pub joined: String,
        pub duty: String,
        pub entered_at: String,
        pub entered_by: String,
        /// Entered on this laptop.
        pub here: bool,
        /// Sessions in which this entry was marked.
        pub marks: u32,
        pub make_ups: u32,
        pub essays: u32,
    }
}

message! {
    /// Two entries of one person, and which of them is kept.
    pub struct SamePerson {
        pub kept: String,
        pub merged: String,
    }
}

message! {
    pub struct ImportFile {
        pub path: String,
        /// The sheet that looks most like a list when absent.
        #[serde(default)]
        pub sheet: Option<String>,
    }
}

message! {
    pub struct ImportPreviewRequest {
        pub path: String,
        /// The proposal's own choices when absent.
        #[serde(default)]
        pub choices: Option<intake::Choices>,
        /// What the person corrected, by sheet row and field.
        #[serde(default)]
        pub corrections: Vec<Correction>,
        #[serde(default)]
        pub decisions: Vec<Decision>,
    }
}

message! {
    pub struct Correction {
        pub row: u32,
        /// One of the nine row fields.
        pub field: String,
        pub value: String,
    }
}

message! {
    /// What to do with a row that resembles somebody already in the book.
    pub struct Decision {
        pub row: u32,
        pub take: Take,
    }
}

message! {
    pub enum Take {
        Add,
        Skip,
    }
}

message! {
    pub struct ImportPreview {
        pub rows: Vec<ImportRow>,
        pub problems: Vec<intake::Problem>,
        pub to_add: u32,
        pub already_here: u32,
        /// Rows that wait for somebody's word.
        pub to_review: u32,
        /// Rows somebody said to pass over.
        pub skipped: u32,
        /// Rows of the file that are not among `rows`: said twice, or without a readable name. All five add up to the
        /// file's people.
        pub left_out: u32,
    }
}

message! {
    pub struct ImportRow {
        /// The row as Excel numbers it.
        pub row: u32,
        pub values: intake::RosterRow,
        pub status: ImportStatus,
        /// The member it resembles ("Có phải một người?"): name and birth year.
        pub resembles: Option<Resembles>,
    }
}

message! {
    pub struct Resembles {
        pub id: String,
        pub name: String,
        pub born: String,
    }
}

message! {
    pub enum ImportStatus {
        New,
        AlreadyHere,
        Review,
        Skipped,
    }
}

message! {
    pub struct ProposedStanding {
        /// The member that came in.
        pub id: String,
        pub name: String,
        pub note: String,
        pub standing: Standing,
    }
}

message! {
    pub struct ImportDone {
        pub added: u32,
        pub skipped: u32,
        pub left_out: u32,
        /// What notes of the list say of those who came in; kept as notes until somebody says since when.
        pub standings: Vec<ProposedStanding>,
        /// For "Hoàn tác".
        pub undo: Option<String>,
    }
}
