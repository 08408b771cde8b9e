//! Meetings of the cell: the list, one meeting with all that belongs to it, its attendance, tasks and grading.

use super::message;
use super::registers::Row as RegisterRow;
use super::roll_call::{Counts, Mark, MarkedMember, Row as RollRow};

message! {
    pub struct Meetings {
        /// The latest first.
        pub meetings: Vec<MeetingLine>,
        /// What the rules ask and is about to be missed, as a sentence.
        pub missing: Option<String>,
        /// The number that the next notice would have.
        pub next_notice: u32,
    }
}

message! {
    pub struct MeetingLine {
        pub id: String,
        pub title: String,
        pub date: String,
        pub kind: String,
        pub start: String,
        pub finish: String,
        pub topic: String,
        /// Its day has come.
        pub begun: bool,
        pub counts: Counts,
        pub confirmed: bool,
        pub has_resolution: bool,
        /// The grade of its points, if it was graded.
        pub grade: Option<String>,
    }
}

message! {
    pub struct Meeting {
        pub line: MeetingLine,
        /// The stored values, for its form.
        pub row: RegisterRow,
        /// What does not fit the rules: too short, papers late. Sentences.
        pub notes: Vec<String>,
        pub steps: Vec<MeetingStep>,
        pub agenda: Vec<RegisterRow>,
        pub figures: Vec<MeetingFigure>,
        /// Usually one; two after two laptops wrote one each.
        pub resolutions: Vec<RegisterRow>,
        pub next_resolution: u32,
        /// Tasks of earlier meetings, as they are reported here.
        pub reported: Vec<ReportedTask>,
        /// Tasks that were assigned here.
        pub assigned: Vec<RegisterRow>,
        pub grades: Vec<MeetingGrade>,
    }
}

message! {
    /// A step of the procedure of HD 42-HD/BTCTW.
    pub struct MeetingStep {
        /// The field of the meeting that holds its day.
        pub field: String,
        pub phase: String,
        pub phase_vietnamese: String,
        pub phase_english: String,
        pub vietnamese: String,
        pub english: String,
        /// Empty while it is not done.
        pub done_on: String,
    }
}

message! {
    /// A figure of the attendance, with the people that it counts.
    pub struct MeetingFigure {
        pub figure: FigureOfMeeting,
        pub people: Vec<MeetingPerson>,
    }
}

message! {
    pub enum FigureOfMeeting {
        Total,
        Official,
        Probationary,
        Exempt,
        Away,
        Here,
        Due,
        Present,
        WithReason,
        Without,
        Unmarked,
        ExemptPresent,
    }
}

message! {
    pub struct MeetingPerson {
        pub member: String,
        pub name: String,
        pub born: String,
        pub mark: Mark,
        pub note: String,
    }
}

message! {
    pub struct ReportedTask {
        pub task: String,
        pub what: String,
        pub lead: String,
        pub deadline: String,
        /// Stored words of the progress.
        pub before: String,
        pub after: String,
        pub result: String,
        /// Somebody wrote the report of this meeting.
        pub is_reported: bool,
    }
}

message! {
    pub struct ReportTask {
        pub meeting: String,
        pub task: String,
        /// Absent: as it is proposed.
        #[serde(default)]
        pub before: Option<String>,
        #[serde(default)]
        pub after: Option<String>,
        #[serde(default)]
        pub result: Option<String>,
        /// The day on which a task that is done was finished; the day of the meeting if absent.
        #[serde(default)]
        pub finished: Option<String>,
    }
}

message! {
    pub struct MeetingGrade {
        pub id: String,
        pub scheme: String,
        pub points: Vec<GivenPoints>,
        pub sum: String,
        pub most: String,
        /// Absent where this laptop does not have the scheme, or the scheme has a gap.
        pub grade: Option<String>,
    }
}

message! {
    pub struct GivenPoints {
        pub criterion: String,
        /// As people write them: "4,5".
        pub given: String,
        pub most: String,
    }
}

message! {
    pub struct Schemes {
        pub schemes: Vec<Scheme>,
    }
}

message! {
    #[schemars(rename = "PointScheme")]
    pub struct Scheme {
        pub id: String,
        /// The record, if it is one of the cell's own.
        pub own: Option<String>,
        pub name: String,
        pub source: String,
        /// First and last day on which it holds; empty where it is open.
        pub from: String,
        pub until: String,
        pub total: u32,
        pub criteria: Vec<SchemeCriterion>,
        pub grades: Vec<SchemeBand>,
        /// Gaps, overlaps and sums that do not fit, as sentences.
        pub faults: Vec<String>,
    }
}

message! {
    pub struct SchemeCriterion {
        pub name: String,
        pub points: u32,
        pub bands: Vec<SchemeBand>,
    }
}

message! {
    pub struct SchemeBand {
        /// "từ 40 đến dưới 50"
        pub range: String,
        pub gives: String,
    }
}

message! {
    pub struct ReadScheme {
        pub path: String,
    }
}

message! {
    /// People's points for a meeting.
    pub struct GradeMeeting {
        pub meeting: String,
        pub scheme: String,
        /// One for each criterion of the scheme, in its order.
        pub points: Vec<String>,
    }
}

message! {
    #[schemars(rename = "MeetingSheet")]
    pub struct Sheet {
        pub id: String,
        pub title: String,
        pub rows: Vec<RollRow>,
        pub counts: Counts,
        pub confirmed: bool,
        /// The moment of the last mark.
        pub saved_at: Option<String>,
    }
}

message! {
    #[schemars(rename = "MeetingMarkOne")]
    pub struct MarkOne {
        pub meeting: String,
        pub member: String,
        pub mark: Mark,
        /// Absent: the note stays as it is.
        #[serde(default)]
        pub note: Option<String>,
    }
}

message! {
    /// Several marks as one act (paste with preview).
    #[schemars(rename = "MeetingMarkMany")]
    pub struct MarkMany {
        pub meeting: String,
        pub marks: Vec<MarkedMember>,
    }
}

message! {
    #[schemars(rename = "MeetingPaper")]
    pub struct Paper {
        pub meeting: String,
        /// The path of the Word file to write.
        pub out: String,
        /// For a notice or a resolution: it takes its number now.
        #[serde(default)]
        pub issue: bool,
    }
}
