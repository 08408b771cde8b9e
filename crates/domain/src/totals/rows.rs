//! A figure consists of the rows it was counted from.

use schemars::JsonSchema;
use serde::Serialize;

use crate::id::Id;

/// One row from which a figure was counted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Row {
    Member(Id),
    Session(Id),
    Essay(Id),
    /// The people of a group in a session, without names.
    Group {
        session: Id,
        group: String,
        count: u32,
    },
    /// The members present at a session, each counted at every session (lượt). Turns are never added to people.
    Turns {
        session: Id,
        count: u32,
    },
    /// A connection point, by one spelling of its name.
    Point(String),
}

impl Row {
    /// What this row adds to its figure: 1, or the people of a group.
    pub fn adds(&self) -> u32 {
        match self {
            Row::Member(_) | Row::Session(_) | Row::Essay(_) | Row::Point(_) => 1,
            Row::Group { count, .. } | Row::Turns { count, .. } => *count,
        }
    }
}

/// The rows behind one figure, sorted; the count follows from them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Rows {
    counted: Vec<Row>,
    less: Vec<Row>,
}

impl Rows {
    pub fn of(counted: impl IntoIterator<Item = Row>) -> Rows {
        Rows::difference(counted, [])
    }

    pub fn of_members(members: impl IntoIterator<Item = Id>) -> Rows {
        Rows::of(members.into_iter().map(Row::Member))
    }

    /// The counted rows minus others. Only the server, which can't tell whose an essay is, subtracts any.
    pub fn difference(counted: impl IntoIterator<Item = Row>, less: impl IntoIterator<Item = Row>) -> Rows {
        let sorted = |rows: Vec<Row>| {
            let mut rows = rows;
            rows.sort_unstable();
            rows
        };
        Rows { counted: sorted(counted.into_iter().collect()), less: sorted(less.into_iter().collect()) }
    }

    pub fn count(&self) -> u32 {
        let total = |rows: &[Row]| rows.iter().fold(0, |sum: u32, row| sum.saturating_add(row.adds()));
        total(&self.counted).saturating_sub(total(&self.less))
    }

    pub fn is_zero(&self) -> bool {
        self.count() == 0
    }

    pub fn rows(&self) -> &[Row] {
        &self.counted
    }

    /// Rows subtracted from the count; empty in the cell.
    pub fn less(&self) -> &[Row] {
        &self.less
    }

    pub fn members(&self) -> impl Iterator<Item = Id> {
        self.counted.iter().filter_map(|row| match row {
            Row::Member(id) => Some(*id),
            Row::Session(_) | Row::Essay(_) | Row::Group { .. } | Row::Turns { .. } | Row::Point(_) => None,
        })
    }

    pub fn has_member(&self, member: Id) -> bool {
        self.counted.binary_search(&Row::Member(member)).is_ok()
    }
}

crate::text_enum::text_enum! {
    /// Names one figure of [`super::Totals`].
    pub enum Figure {
        Due = "due", "Phải học";
        Present = "present", "Có mặt";
        WithReason = "with_reason", "Vắng có lý do";
        Without = "without", "Vắng không lý do";
        Unmarked = "unmarked", "Chưa điểm danh";
        MadeUp = "made_up", "Đã học bổ sung";
        Studied = "studied", "Đã học";
        MakeUpOwed = "make_up_owed", "Cần học bổ sung";
        ExemptPresent = "exempt_present", "Được miễn, có dự";
        Exempt = "exempt", "Được miễn, không dự";
        CountedElsewhere = "counted_elsewhere", "Tính ở nơi khác";
        Sessions = "sessions", "Số buổi";
        SessionsBySuperior = "sessions_by_superior", "Số buổi do cấp trên báo cáo";
        SessionsBySecretary = "sessions_by_secretary", "Số buổi do bí thư chi bộ báo cáo";
        SessionsByCommitteeMember = "sessions_by_committee_member", "Số buổi do cấp ủy viên được phân công báo cáo";
        SessionsByCell = "sessions_by_cell", "Số buổi chi bộ tự lo";
        Turns = "turns", "Lượt đảng viên dự học";
        Points = "points", "Điểm cầu";
        SessionsUnconfirmed = "sessions_unconfirmed", "Số buổi chưa xác nhận điểm danh";
        SessionsAhead = "sessions_ahead", "Số buổi chưa đến ngày";
        NonMembersInvited = "non_members_invited", "Người ngoài Đảng được mời";
        NonMembersAttended = "non_members_attended", "Người ngoài Đảng dự học";
        EssaysDue = "essays_due", "Bài thu hoạch phải nộp";
        EssaysReceived = "essays_received", "Bài thu hoạch đã nộp";
        EssaysExempt = "essays_exempt", "Được miễn bài thu hoạch";
        EssaysOwed = "essays_owed", "Bài thu hoạch chưa nộp";
        GradeGood = "grade_good", "Tốt";
        GradeFair = "grade_fair", "Khá";
        GradeAverage = "grade_average", "Trung bình";
        GradeFailed = "grade_failed", "Không đạt";
        EssaysNotGraded = "essays_not_graded", "Bài chưa đánh giá";
    }
}

/// The figures of a round as plain numbers, which can be summed over cells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, serde::Deserialize, JsonSchema)]
#[serde(default)]
pub struct Counts {
    pub due: u32,
    pub present: u32,
    pub with_reason: u32,
    pub without: u32,
    pub unmarked: u32,
    pub made_up: u32,
    pub studied: u32,
    pub make_up_owed: u32,
    pub exempt_present: u32,
    pub sessions: u32,
    pub sessions_by_superior: u32,
    pub sessions_by_secretary: u32,
    pub sessions_by_committee_member: u32,
    pub sessions_by_cell: u32,
    pub turns: u32,
    pub points: u32,
    pub non_members_invited: u32,
    pub non_members_attended: u32,
    pub essays_due: u32,
    pub essays_received: u32,
    pub essays_exempt: u32,
    pub essays_owed: u32,
    pub grade_good: u32,
    pub grade_fair: u32,
    pub grade_average: u32,
    pub grade_failed: u32,
}
