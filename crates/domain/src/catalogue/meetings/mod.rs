//! Meetings of the cell. The committee can read that a meeting took place, of which kind and how long; everything else is
//! sealed to the cell's ring. What anyone said has no field.

mod checks;

use super::describe::*;
use super::{Composite, Progress, assigned_task, member, register::Problem};
use crate::meetings::{AttendanceMark, MeetingKind, MeetingPhase};

const MEMBER: Format = Format::Reference(member::KIND);
const PROGRESS: Format = Format::Word(&Progress::VOCABULARY);

/// The day on which a step of the procedure was done.
const fn step(column: &'static str, vietnamese: &'static str, english: &'static str) -> Field {
    sealed(column, vietnamese, english, &Format::Date)
}

kinds! {
    meeting = 31: Kind::register("meeting", ("Sinh hoạt chi bộ", "Meetings of the cell"), ("kỳ sinh hoạt", "meeting"))
        .titled(&[value(meeting::KIND_OF), value(meeting::DATE).after(" ")]).detailed(&[value(meeting::TOPIC)])
        .by_day(meeting::DATE).checked(checks::of_meeting).shown_in(Page::Meetings) => {
        DATE = 1: date("date", "Ngày", "Date").required();
        KIND_OF = 2: word("kind", "Loại sinh hoạt", "Kind", &MeetingKind::VOCABULARY).required();
        START = 3: field("start", "Bắt đầu", "Start", Format::Time);
        END = 4: field("finish", "Kết thúc", "End", Format::Time);
        PLACE = 5: sealed_line("place", "Địa điểm", "Place");
        CHAIR = 6: sealed("chair", "Chủ trì", "Chair", &MEMBER);
        SECRETARY = 7: sealed("secretary", "Thư ký kỳ sinh hoạt", "Secretary of the meeting", &MEMBER);
        TOPIC = 8: sealed_line("topic", "Chuyên đề", "Topic").searched();
        NOTICE_NUMBER = 9: count("notice_number", "Số thông báo", "Number of the notice");
        NOTICE_DATE = 10: date("notice_date", "Ngày thông báo", "Date of the notice");
        // A committee may set a length of its own for a cell with few members or with many.
        OWN_LENGTH = 11: count("own_length", "Thời lượng tối thiểu riêng của chi bộ (phút)", "The cell's own least length (minutes)");
        CONFIRMED = 12: field("confirmed", "Xác nhận điểm danh", "Attendance confirmed", Format::Parts(Composite::Confirmed))
            .said("Xác nhận điểm danh").cleared_said("Bỏ xác nhận điểm danh")
            .when_set("Đã xác nhận").when_empty("Chưa xác nhận");
        DELETED = 13: deleted();
        DELETED_KNOWING = 14: deleted_knowing();
        ASSIGNED = 21: step("step_assigned", "Bí thư phân công chuẩn bị", "Preparation was assigned");
        AGREED = 22: step("step_agreed", "Chi ủy họp, hoặc bí thư và phó bí thư thống nhất", "The committee of the cell met or agreed");
        NOTIFIED = 23: step("step_notified", "Thông báo thời gian, địa điểm, nội dung", "Time, place and agenda were announced");
        PAPERS_OUT = 24: step("step_papers_out", "Gửi tài liệu cho đảng viên", "Papers were sent out");
        OPENED = 25: step("step_opened", "Tuyên bố lý do", "The purpose was stated");
        SECRETARY_CHOSEN = 26: step("step_secretary", "Cử thư ký", "A secretary was chosen");
        ROLL = 27: step("step_roll", "Điểm danh", "The roll was called");
        DUES = 28: step("step_dues", "Thu đảng phí", "Dues were collected");
        ADOPTED = 29: step("step_adopted", "Thông qua chương trình", "The agenda was adopted");
        REPORTED = 30: step("step_reported", "Bí thư báo cáo", "The secretary reported");
        TASKS_REPORTED = 31: step("step_tasks_reported", "Đảng viên báo cáo nhiệm vụ được giao", "Members reported their tasks");
        INFORMED = 32: step("step_informed", "Cung cấp thông tin", "Information was given");
        DISCUSSED = 33: step("step_discussed", "Thảo luận", "Discussion");
        CRITICISED = 34: step("step_criticised", "Tự phê bình và phê bình", "Criticism and self-criticism");
        SUMMED_UP = 35: step("step_summed_up", "Tổng hợp ý kiến", "The discussion was summed up");
        TASKS_ASSIGNED = 36: step("step_tasks_assigned", "Phân công nhiệm vụ có thời hạn", "Tasks were assigned with deadlines");
        ANSWERED = 37: step("step_answered", "Trả lời kiến nghị, định hướng tư tưởng", "Proposals were answered");
        VOTED = 38: step("step_voted", "Kết luận, biểu quyết nghị quyết", "The resolution was voted");
        GRADED = 39: step("step_graded", "Chấm điểm chất lượng", "The quality was graded");
        READ_BACK = 40: step("step_read_back", "Thư ký đọc lại biên bản", "The minutes were read back");
        PAPERS_UP = 41: step("step_papers_up", "Hoàn thiện, đăng nghị quyết, biên bản", "Resolution and minutes were put up");
        TOLD = 42: step("step_told", "Báo cáo cấp trên", "The superior was told");
    }
    agenda_item = 32: Kind::register("agenda_item", ("Nội dung sinh hoạt", "Agenda"), ("nội dung", "item"))
        .titled(&[value(agenda_item::TEXT), value(agenda_item::MEETING).after(" – ")])
        .checked(checks::of_agenda_item).unlisted().shown_in(Page::Meetings) => {
        MEETING = 1: field("meeting", "Kỳ sinh hoạt", "Meeting", Format::Reference(meeting::KIND)).within().required();
        PLACE = 2: count("place_no", "Thứ tự", "Order").required();
        TEXT = 3: sealed_line("text", "Nội dung", "Item").required().searched();
        WHO = 4: sealed("who", "Người phụ trách", "Person in charge", &MEMBER);
        PAPERS = 5: sealed_line("papers", "Tài liệu kèm theo", "Papers");
        PAPERS_OUT = 6: sealed("papers_out", "Đã gửi tài liệu ngày", "Papers sent on", &Format::Date);
        DELETED = 7: deleted();
        DELETED_KNOWING = 8: deleted_knowing();
    }
    meeting_mark = 33: Kind::of("meeting_mark", "Điểm danh sinh hoạt", "Attendance of a meeting").shown_in(Page::Meetings)
        .pair(("meeting", meeting::KIND), ("member", member::KIND)).counted(Counted::ByFirst).told_with_parent()
        .titled(&[piece(What::Second), piece(What::First).after(" – ")]) => {
        MARK = 1: sealed("mark", "Điểm danh", "Mark", &Format::Word(&AttendanceMark::VOCABULARY)).cleared_said("Bỏ điểm danh");
        NOTE = 2: sealed_block("note", "Ghi chú", "Note").joined_by("; ");
    }
    resolution = 34: Kind::register("resolution", ("Nghị quyết sinh hoạt", "Resolution of a meeting"), ("nghị quyết", "resolution"))
        .titled(&[words("Nghị quyết"), value(resolution::NUMBER).after(" số "), value(resolution::MEETING).after(" – ")])
        .checked(checks::of_resolution).unlisted().shown_in(Page::Meetings) => {
        MEETING = 1: field("meeting", "Kỳ sinh hoạt", "Meeting", Format::Reference(meeting::KIND)).within().required();
        NUMBER = 2: count("number", "Số nghị quyết", "Number");
        VOTED = 3: sealed("voted", "Số đảng viên biểu quyết", "Members who voted", &Format::Count);
        VOTED_FOR = 4: sealed("voted_for", "Số tán thành", "In favour", &Format::Count);
        POLITICS = 5: sealed_block("politics", "Đánh giá: chính trị, tư tưởng", "Assessment: politics and thought").searched();
        WORK = 6: sealed_block("work", "Đánh giá: nhiệm vụ chính trị", "Assessment: the political task").searched();
        PRAISE = 7: sealed_block("praise", "Biểu dương, nhắc nhở", "Praise and reminders");
        FAULTS = 8: sealed_block("faults", "Hạn chế, nguyên nhân", "Shortcomings and causes").searched();
        DIRECTIONS = 9: sealed_block("directions", "Phương hướng, nhiệm vụ kỳ tới", "Directions and tasks").searched();
        ORGANISATION = 10: sealed_block("organisation", "Tổ chức thực hiện", "Organisation").searched();
        DELETED = 11: deleted();
        DELETED_KNOWING = 12: deleted_knowing();
    }
    task_report = 35: Kind::of("task_report", "Báo cáo nhiệm vụ tại kỳ sinh hoạt", "Report of a task at a meeting").shown_in(Page::Meetings)
        .pair(("meeting", meeting::KIND), ("task", assigned_task::KIND)).counted(Counted::ByFirst).told_with_parent()
        .titled(&[piece(What::Second), piece(What::First).after(" – ")]) => {
        BEFORE = 1: sealed("before_it", "Tình trạng đầu kỳ", "Progress at the start", &PROGRESS);
        AFTER = 2: sealed("after_it", "Tình trạng cuối kỳ", "Progress at the end", &PROGRESS);
        RESULT = 3: sealed_block("result", "Kết quả thực hiện", "Result").joined_by("\n");
    }
    meeting_grade = 36: Kind::of("meeting_grade", "Tự chấm chất lượng sinh hoạt", "Grading of a meeting").shown_in(Page::Meetings)
        .binned().counted(Counted::Each).titled(&[words("Tự chấm chất lượng"), value(meeting_grade::MEETING).after(" – ")]) => {
        MEETING = 1: field("meeting", "Kỳ sinh hoạt", "Meeting", Format::Reference(meeting::KIND)).within().required();
        SCHEME = 2: sealed_line("scheme", "Thang điểm", "Scheme");
        POINTS = 3: sealed("points", "Điểm từng mục", "Points", &Format::List(&Format::Line));
        DELETED = 4: deleted();
        DELETED_KNOWING = 5: deleted_knowing();
    }
    /// A scheme of points that the cell uses beside those that ship with the program, as an office wrote it.
    point_scheme = 55: Kind::of("point_scheme", "Thang điểm sinh hoạt", "Scheme of points").shown_in(Page::Meetings)
        .binned().counted(Counted::Each).titled(&[words("Thang điểm"), value(point_scheme::NAME).after(" ")]) => {
        NAME = 1: line("name", "Tên thang điểm", "Name of the scheme").required().erasable_and_seen();
        FILE = 2: internal("file", FieldType::Text, "the file of the scheme").erasable();
        DELETED = 3: deleted();
        DELETED_KNOWING = 4: deleted_knowing();
    }
}

/// The steps of a meeting in their order (HD 42-HD/BTCTW); each is a field that holds the day on which it was done.
pub const STEPS: &[(MeetingPhase, &[u16])] = {
    use meeting::*;
    &[
        (MeetingPhase::Prepare, &[ASSIGNED, AGREED, NOTIFIED, PAPERS_OUT]),
        (MeetingPhase::Open, &[OPENED, SECRETARY_CHOSEN, ROLL, DUES, ADOPTED]),
        (MeetingPhase::Conduct, &[REPORTED, TASKS_REPORTED, INFORMED, DISCUSSED, CRITICISED]),
        (MeetingPhase::Close, &[SUMMED_UP, TASKS_ASSIGNED, ANSWERED, VOTED, GRADED, READ_BACK]),
        (MeetingPhase::After, &[PAPERS_UP, TOLD]),
    ]
};

#[cfg(test)]
mod tests;
