//! Meetings of the cell: regular and thematic ones, who attended, how long they last, and how their quality is graded.

mod attendance;
mod grading;
mod rules;

pub use attendance::{Attendance, Attended};
pub use grading::{Band, Criterion, Fault, Given, NotPoints, Scheme, faults, parse_points, points};
pub use rules::{MeetingRules, Quarter, minutes_between, quarter_without_theme};

use crate::roll_call::{AbsenceReason, Mark, Status};
use crate::text_enum::text_enum;

text_enum! {
    pub enum MeetingKind {
        Regular = "regular", "Sinh hoạt thường kỳ", "Regular meeting";
        Thematic = "thematic", "Sinh hoạt chuyên đề", "Thematic meeting";
        Combined = "combined", "Sinh hoạt thường kỳ kết hợp chuyên đề", "Regular meeting with a theme";
    }
}

impl MeetingKind {
    /// Whether the meeting has a theme, and so a topic.
    pub const fn has_theme(self) -> bool {
        matches!(self, MeetingKind::Thematic | MeetingKind::Combined)
    }
}

text_enum! {
    /// The parts of a meeting's procedure (HD 42-HD/BTCTW).
    pub enum MeetingPhase {
        Prepare = "prepare", "Chuẩn bị", "Prepare";
        Open = "open", "Mở đầu", "Open";
        Conduct = "conduct", "Tiến hành", "Conduct";
        Close = "close", "Kết thúc", "Close";
        After = "after", "Sau kỳ sinh hoạt", "Afterwards";
    }
}

text_enum! {
    /// The mark of one member at one meeting. The whole mark is sealed, so it is one word; nobody without a mark is present.
    pub enum AttendanceMark {
        Present = "present", "Có mặt", "Present";
        AbsentWork = "absent_work", "Vắng: công tác", "Absent: work";
        AbsentStudy = "absent_study", "Vắng: học tập, tập huấn", "Absent: studying";
        AbsentFarAway = "absent_far_away", "Vắng: đi làm ăn xa", "Absent: working far away";
        AbsentPersonal = "absent_personal", "Vắng: việc riêng, sức khỏe", "Absent: personal reasons, health";
        AbsentOther = "absent_other", "Vắng: lý do khác đã báo", "Absent: another reason was given";
        AbsentWithout = "absent_without", "Vắng không lý do", "Absent without a reason";
        CountedElsewhere = "counted_elsewhere", "Tính ở nơi khác", "Counted elsewhere";
    }
}

impl AttendanceMark {
    /// The same mark as the roll-call of a study session has it.
    pub const fn mark(self) -> Mark {
        let (status, reason) = match self {
            AttendanceMark::Present => (Status::Present, None),
            AttendanceMark::AbsentWork => (Status::WithReason, Some(AbsenceReason::Work)),
            AttendanceMark::AbsentStudy => (Status::WithReason, Some(AbsenceReason::Study)),
            AttendanceMark::AbsentFarAway => (Status::WithReason, Some(AbsenceReason::FarAway)),
            AttendanceMark::AbsentPersonal => (Status::WithReason, Some(AbsenceReason::Personal)),
            AttendanceMark::AbsentOther => (Status::WithReason, Some(AbsenceReason::Other)),
            AttendanceMark::AbsentWithout => (Status::Without, None),
            AttendanceMark::CountedElsewhere => (Status::CountedElsewhere, None),
        };
        Mark { status, point: 0, bulk: false, reason }
    }

    /// `None` for a mark that says nothing about whether somebody came.
    pub fn of(mark: Mark) -> Option<AttendanceMark> {
        Some(match (mark.status, mark.reason) {
            (Status::Present | Status::PresentElsewhere | Status::ExemptPresent, _) => AttendanceMark::Present,
            (Status::WithReason, Some(AbsenceReason::Work)) => AttendanceMark::AbsentWork,
            (Status::WithReason, Some(AbsenceReason::Study)) => AttendanceMark::AbsentStudy,
            (Status::WithReason, Some(AbsenceReason::FarAway)) => AttendanceMark::AbsentFarAway,
            (Status::WithReason, Some(AbsenceReason::Personal)) => AttendanceMark::AbsentPersonal,
            (Status::WithReason, Some(AbsenceReason::Other) | None) => AttendanceMark::AbsentOther,
            (Status::Without, _) => AttendanceMark::AbsentWithout,
            (Status::CountedElsewhere, _) => AttendanceMark::CountedElsewhere,
            (Status::Unmarked, _) => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_of_a_meeting_is_a_mark_of_the_roll_call() {
        for word in AttendanceMark::ALL {
            assert_eq!(AttendanceMark::of(word.mark()), Some(*word));
        }
        assert_eq!(AttendanceMark::of(Mark::default()), None, "nobody is present until somebody says so");
    }
}
