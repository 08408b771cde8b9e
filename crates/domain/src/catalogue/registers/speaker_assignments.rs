//! Which speaker presents what, where and when, as the cell or the committee assigned it.

use crate::catalogue::describe::*;
use crate::catalogue::{CheckContext, Problem, registered_speaker, round};
use crate::text_enum::text_enum;

text_enum! {
    pub enum AssignedBy {
        Cell = "cell", "Chi bộ", "The cell";
        Committee = "committee", "Cấp ủy cấp trên", "The superior committee";
    }
}

kinds! {
    speaker_assignment = 27: Kind::register("speaker_assignment", ("Phân công báo cáo viên", "Assignments of speakers"), ("lượt phân công", "assignment"))
        .titled(&[value(speaker_assignment::SPEAKER), value(speaker_assignment::DATE).after(", "), value(speaker_assignment::TOPIC).after(" – ")])
        .by_day(speaker_assignment::DATE).checked(nowhere_else_that_day) => {
        SPEAKER = 1: field("speaker", "Báo cáo viên", "Speaker", Format::Reference(registered_speaker::KIND)).erasable().required();
        DATE = 2: date("date", "Ngày", "Date").required();
        TOPIC = 3: line("topic", "Nội dung", "Topic").erasable_and_seen().required().searched();
        PLACE = 4: line("place", "Địa điểm", "Place").erasable_and_seen().searched();
        ROUND = 5: field("round", "Đợt học tập", "Study round", Format::Reference(round::KIND));
        BY = 6: word("assigned_by", "Ai phân công", "Assigned by", &AssignedBy::VOCABULARY).required();
        LISTENERS = 7: count("listeners", "Số người nghe", "Listeners");
        NOTE = 8: block("note", "Ghi chú", "Note").erasable();
        DELETED = 9: deleted();
        DELETED_KNOWING = 10: deleted_knowing();
    }
}

/// A speaker may present twice on one day, but more often somebody overlooked the first time.
fn nowhere_else_that_day(row: &dyn Fields, context: &CheckContext<'_>) -> Vec<Problem> {
    use speaker_assignment as a;
    let same =
        |other: &&&dyn Fields| [a::SPEAKER, a::DATE].iter().all(|field| row.value(*field) == other.value(*field));
    let set = row.value(a::SPEAKER).is_some_and(Value::is_set) && !row.text(a::DATE).is_empty();
    let clash = context.others.iter().find(same).filter(|_| set);
    let asked = clash.map(|other| {
        let topic = other.text(a::TOPIC);
        Problem::doubt(
            a::DATE,
            "assigned_twice",
            format!("Ngày này người ấy đã được phân công: {topic}. Xem lại ngày hoặc chọn người khác."),
        )
    });
    asked.into_iter().collect()
}
