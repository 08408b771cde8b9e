//! Action programmes that carry a document out, of the cell and of single members: from the draft that was discussed to the
//! final review.

use super::in_order;
use crate::catalogue::describe::*;
use crate::catalogue::{CheckContext, Problem, document, member, round};
use crate::text_enum::text_enum;

text_enum! {
    pub enum ProgrammeOf {
        Cell = "cell", "Của chi bộ", "The cell's";
        Head = "head", "Của người đứng đầu", "The head's";
        Member = "member", "Của đảng viên", "A member's";
    }
}

kinds! {
    programme = 22: Kind::register("programme", ("Chương trình hành động", "Action programmes"), ("chương trình hành động", "action programme"))
        .titled(&[value(programme::TITLE), value(programme::MEMBER).after(" – ")]).by_day(programme::ISSUED).checked(in_its_order).with_page()
        .due(&[
            Due { by: programme::INTERIM, is_open: |row| row.text(programme::INTERIM_HELD).is_empty() },
            Due { by: programme::FINAL, is_open: |row| row.text(programme::FINAL_HELD).is_empty() },
        ]) => {
        TITLE = 1: line("title", "Tên chương trình, kế hoạch", "Title").erasable_and_seen().required().searched();
        OF = 2: word("of", "Của ai", "Whose", &ProgrammeOf::VOCABULARY).required();
        MEMBER = 3: field("member", "Đảng viên", "Member", Format::Reference(member::KIND)).erasable();
        DOCUMENT = 4: field("document", "Thực hiện văn bản", "Carries out", Format::Reference(document::KIND));
        ROUND = 5: field("round", "Đợt học tập", "Study round", Format::Reference(round::KIND));
        DISCUSSED = 6: date("discussed", "Ngày thảo luận dự thảo", "Draft discussed on");
        CHANGED = 7: block("changed", "Sửa sau thảo luận", "Changed after the discussion").erasable();
        ISSUED = 8: date("issued", "Ngày ban hành", "Issued on");
        NUMBER = 9: line("number", "Số, ký hiệu", "Number").erasable_and_seen().searched();
        GOALS = 10: block("goals", "Giai đoạn, mục tiêu", "Phases and targets").erasable();
        INTERIM = 11: date("interim", "Sơ kết trước ngày", "Interim review by");
        INTERIM_HELD = 12: date("interim_held", "Đã sơ kết ngày", "Interim review held on");
        FINAL = 13: date("final", "Tổng kết trước ngày", "Final review by");
        FINAL_HELD = 14: date("final_held", "Đã tổng kết ngày", "Final review held on");
        INTERIM_RESULT = 17: block("interim_result", "Kết quả sơ kết", "What the interim review found").erasable();
        FINAL_RESULT = 18: block("final_result", "Kết quả tổng kết", "What the final review found").erasable();
        DELETED = 15: deleted();
        DELETED_KNOWING = 16: deleted_knowing();
    }
}

/// A draft is discussed before it is issued, and a programme is reviewed after that.
fn in_its_order(row: &dyn Fields, context: &CheckContext<'_>) -> Vec<Problem> {
    use programme as p;
    let nobody = row.text(p::OF) != ProgrammeOf::Cell.as_str() && row.value(p::MEMBER).is_none_or(|id| !id.is_set());
    let whose = nobody.then(|| Problem::new(p::MEMBER, "required", "Chọn đảng viên có chương trình này."));
    let ahead = [p::INTERIM_HELD, p::FINAL_HELD].into_iter().filter_map(|held| context.not_ahead(row, held));
    whose.into_iter().chain(in_order(row, &[p::DISCUSSED, p::ISSUED, p::INTERIM, p::FINAL])).chain(ahead).collect()
}
