//! Checks and surveys of awareness, held at a session or a meeting: what is asked, and how often each answer was given.
//! Nobody's answers are recorded. Small counts are among the totals, so only the cell can read them.

use crate::catalogue::describe::*;
use crate::catalogue::{CheckContext, Composite, Problem, round, session};
use crate::text_enum::text_enum;

text_enum! {
    pub enum AwarenessKind {
        Check = "check", "Kiểm tra nhận thức", "Check of awareness";
        Survey = "survey", "Khảo sát, thăm dò", "Survey";
    }
}

kinds! {
    awareness_check = 37: Kind::register("awareness_check", ("Kiểm tra, khảo sát nhận thức", "Checks of awareness"), ("lần kiểm tra, khảo sát", "check or survey"))
        .titled(&[value(awareness_check::TITLE), value(awareness_check::DATE).between(" (", ")")])
        .by_day(awareness_check::DATE).checked(held_somewhere).with_page() => {
        DATE = 1: date("date", "Ngày", "Date").required();
        TITLE = 2: line("title", "Tên lần kiểm tra, khảo sát", "Title").erasable_and_seen().required().searched();
        WHICH = 3: word("kind", "Loại", "Kind", &AwarenessKind::VOCABULARY).required();
        SESSION = 4: field("session", "Tại buổi học", "At the session", Format::Reference(session::KIND));
        MEETING = 5: line("meeting", "Hoặc tại cuộc họp", "Or at the meeting").erasable_and_seen().searched();
        ROUND = 6: field("round", "Đợt học tập", "Study round", Format::Reference(round::KIND));
        QUESTIONS = 7: field("questions", "Câu hỏi", "Questions", Format::Parts(Composite::Questions)).erasable();
        TOTALS = 8: sealed("totals", "Tổng số câu trả lời", "Totals of the answers", &Format::Parts(Composite::SheetTotals))
            .said("Nhập tổng số câu trả lời").cleared_said("Bỏ tổng số câu trả lời").when_set("Đã nhập");
        DELETED = 9: deleted();
        DELETED_KNOWING = 10: deleted_knowing();
    }
    /// A version of the answer key. The latest counts; the earlier ones stay, because results were told by them.
    answer_key = 38: Kind::of("answer_key", "Đáp án", "Answer key").shown_in(Page::Registers).binned().counted(Counted::AsParent).told_with_parent()
        .titled(&[words("Đáp án "), value(answer_key::MADE), value(answer_key::CHECK).after(" – ")]) => {
        CHECK = 1: field("awareness_check", "Lần kiểm tra, khảo sát", "Check or survey", Format::Reference(awareness_check::KIND)).within();
        MADE = 2: date("made", "Ngày", "Date");
        RIGHT = 3: field("right_answers", "Phương án đúng", "Right answers", Format::Parts(Composite::AnswerKey));
        REASON = 4: line("reason", "Lý do sửa", "Reason of the correction").erasable();
        ORDER = 5: internal("place", FieldType::Int, "tells which version is the later of one day");
        DELETED = 6: deleted();
        DELETED_KNOWING = 7: deleted_knowing();
    }
}

/// Sheets are handed out at a session, or at a meeting that is named.
fn held_somewhere(row: &dyn Fields, _: &CheckContext<'_>) -> Vec<Problem> {
    use awareness_check as a;
    let at_session = row.value(a::SESSION).is_some_and(Value::is_set);
    let at_meeting = !row.text(a::MEETING).is_empty();
    let nowhere = !at_session && !at_meeting;
    let said = nowhere.then(|| Problem::new(a::MEETING, "required", "Chọn buổi học, hoặc ghi cuộc họp đã phát phiếu."));
    let both = (at_session && at_meeting).then(|| {
        Problem::new(
            a::MEETING,
            "held_twice",
            "Đã chọn buổi học thì để trống ô này. Phát hai nơi thì ghi hai lần riêng.",
        )
    });
    said.into_iter().chain(both).collect()
}
