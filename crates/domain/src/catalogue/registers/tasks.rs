//! Tasks with somebody in charge and a deadline, from an action programme or from a meeting of the cell.

use super::in_order;
use crate::catalogue::describe::*;
use crate::catalogue::{CheckContext, Problem, meeting, member, programme};
use crate::text_enum::text_enum;

text_enum! {
    #[derive(Default)]
    pub enum Progress {
        #[default]
        NotBegun = "not_begun", "Chưa làm", "Not begun";
        Ongoing = "ongoing", "Đang làm", "Ongoing";
        Done = "done", "Đã xong", "Done";
        Dropped = "dropped", "Thôi không làm", "Dropped";
    }
}

kinds! {
    assigned_task = 23: Kind::register("assigned_task", ("Nhiệm vụ", "Tasks"), ("nhiệm vụ", "task"))
        .titled(&[value(assigned_task::WHAT)]).by_day(assigned_task::DEADLINE).checked(finished_when_done)
        .due(&[Due { by: assigned_task::DEADLINE, is_open }]) => {
        WHAT = 1: line("what", "Nhiệm vụ", "Task").erasable_and_seen().required().searched();
        GROUP = 2: line("task_group", "Nhóm nhiệm vụ", "Group of tasks").erasable_and_seen().searched();
        PROGRAMME = 3: field("programme", "Thuộc chương trình", "Of the programme", Format::Reference(programme::KIND)).erasable();
        LEAD = 4: field("lead", "Chủ trì", "In charge", Format::Reference(member::KIND)).erasable();
        WITH = 5: line("with_whom", "Phối hợp", "Together with").erasable();
        PRODUCT = 6: line("product", "Sản phẩm, kết quả cần có", "Product").erasable_and_seen();
        START = 7: date("start", "Bắt đầu", "Start");
        DEADLINE = 8: date("deadline", "Thời hạn", "Deadline").required();
        PROGRESS = 9: word("progress", "Tình trạng", "Progress", &Progress::VOCABULARY).required();
        FINISHED = 10: date("finished", "Xong ngày", "Finished on");
        EVIDENCE = 11: block("evidence", "Kết quả, minh chứng", "Result and evidence").erasable();
        DELETED = 12: deleted();
        DELETED_KNOWING = 13: deleted_knowing();
        MEETING = 20: field("meeting", "Giao tại kỳ sinh hoạt", "Assigned at the meeting", Format::Reference(meeting::KIND));
    }
}

fn is_open(row: &dyn Fields) -> bool {
    ![Progress::Done, Progress::Dropped].iter().any(|over| row.text(assigned_task::PROGRESS) == over.as_str())
}

/// A task has a day on which it was finished when it is done, and only then.
fn finished_when_done(row: &dyn Fields, context: &CheckContext<'_>) -> Vec<Problem> {
    let done = row.text(assigned_task::PROGRESS) == Progress::Done.as_str();
    let finished = !row.text(assigned_task::FINISHED).is_empty();
    let lacks =
        (done && !finished).then(|| Problem::new(assigned_task::FINISHED, "required", "Đã xong thì ghi ngày xong."));
    let early = (!done && finished).then(|| {
        Problem::new(
            assigned_task::FINISHED,
            "not_done",
            "Có ngày xong thì chọn tình trạng “Đã xong”, hoặc để trống ngày.",
        )
    });
    let ahead = context.not_ahead(row, assigned_task::FINISHED);
    let order = [
        in_order(row, &[assigned_task::START, assigned_task::DEADLINE]),
        in_order(row, &[assigned_task::START, assigned_task::FINISHED]),
    ]
    .concat();
    lacks.into_iter().chain(early).chain(ahead).chain(order).collect()
}
