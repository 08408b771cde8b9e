//! The cell's members, and the import of a member list from Excel.

use super::message;

message! {
    pub enum Standing {
        /// Đang sinh hoạt
        Active,
        /// Miễn công tác và sinh hoạt đảng
        Exempt,
        /// Sinh hoạt đảng tạm thời nơi khác
        TemporarilyAway,
        /// Sinh hoạt đảng tạm thời tại đây: a member of another cell
        TemporarilyHere,
        /// Đã chuyển đi
        Transferred,
        Deceased,
    }
}

message! {
    #[derive(Default)]
    pub struct Filter {
        /// The day to which the answer refers; today if absent.
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
        /// Whether the member is official on that day.
        pub is_official: bool,
        pub duty: String,
        pub party_group: String,
        pub card: String,
        pub note: String,
        pub standing: Standing,
        /// The first day of the standing.
        pub standing_since: String,
        /// The last day of the standing, if known (only exempt, temporarily away and temporarily here).
        pub standing_until: String,
    }
}

message! {
    /// Fields that are left out stay as they are; an empty string clears a field.
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
        /// Further members with the same change; all are changed in one act, or none.
        #[serde(default)]
        pub also: Vec<String>,
        pub standing: Standing,
        pub since: String,
        #[serde(default)]
        pub until: Option<String>,
    }
}

message! {
    pub struct LikelySame {
        /// Pairs that look like one person entered twice; the first of each has more records that refer to it.
        pub likely: Vec<Pair>,
        /// Pairs that were already joined.
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
    /// One entry of a member, with the number of records that refer to it.
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
        /// If absent, the sheet that looks most like a list.
        #[serde(default)]
        pub sheet: Option<String>,
    }
}

message! {
    pub struct ImportPreviewRequest {
        pub path: String,
        /// If absent, the choices of the proposal.
        #[serde(default)]
        pub choices: Option<intake::Choices>,
        /// The person's corrections, by sheet row and field.
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
        /// Rows that wait for a person's decision.
        pub to_review: u32,
        /// Rows that a person chose to skip.
        pub skipped: u32,
        /// Rows of the file that are not among `rows`, because they are duplicates or have no readable name.
        /// All five counts add up to the number of people in the file.
        pub left_out: u32,
    }
}

message! {
    pub struct ImportRow {
        /// The row number as in Excel.
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
        /// The member that was added.
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
        /// What notes in the list say about the standing of added members; kept as notes until a person enters
        /// since when.
        pub standings: Vec<ProposedStanding>,
        /// For "Hoàn tác".
        pub undo: Option<String>,
    }
}
