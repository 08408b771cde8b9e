//! Inspection and supervision of members by the cell: what was looked at, how far it got, what was found and put right.
//! Only the cell can read it. There is no discipline file.

use super::in_order;
use crate::catalogue::describe::*;
use crate::catalogue::{CheckContext, Composite, Problem, inspection_plan, member};
use crate::inspections::InspectionStep;
use crate::text_enum::text_enum;

text_enum! {
    pub enum InspectionKind {
        Inspection = "inspection", "Kiểm tra", "Inspection";
        Supervision = "supervision", "Giám sát", "Supervision";
    }
}

kinds! {
    inspection = 25: Kind::register("inspection", ("Kiểm tra, giám sát", "Inspection and supervision"), ("cuộc kiểm tra, giám sát", "inspection"))
        .titled(&[value(inspection::WHICH), value(inspection::WHAT).after(" – "), value(inspection::BEGUN).after(", ")])
        .by_day(inspection::BEGUN).checked(begun_before_done).with_page()
        .due(&[Due { by: inspection::RIGHT_BY, is_open: |row| row.text(inspection::PUT_RIGHT).is_empty() }]) => {
        BEGUN = 1: date("begun", "Ngày bắt đầu", "Begun on").required();
        WHICH = 2: sealed("kind", "Loại", "Kind", &Format::Word(&InspectionKind::VOCABULARY)).required();
        WHAT = 3: sealed_line("what", "Nội dung", "What about").required().searched();
        MEMBER = 4: sealed("member", "Đảng viên được kiểm tra, giám sát", "Member", &Format::Reference(member::KIND));
        GROUP = 5: sealed_line("working_group", "Tổ kiểm tra, giám sát", "Working group");
        STEPS = 6: sealed("steps", "Các bước đã có giấy tờ", "Steps with their papers", &Format::List(&Format::Word(&InspectionStep::VOCABULARY)));
        MERITS = 7: sealed_block("merits", "Ưu điểm, biểu dương", "Merits and praise");
        FAULTS = 8: sealed_block("faults", "Hạn chế, nhắc nhở", "Shortcomings and criticism");
        DEMANDS = 9: sealed_block("demands", "Chi bộ yêu cầu", "What the cell demands");
        RIGHT_BY = 10: sealed("right_by", "Khắc phục trước ngày", "Put right by", &Format::Date);
        PUT_RIGHT = 11: sealed("put_right", "Đã khắc phục ngày", "Put right on", &Format::Date);
        PLAN = 14: field("plan", "Theo chương trình năm", "By the yearly programme", Format::Reference(inspection_plan::KIND)).erasable();
        PAPERS = 15: sealed("papers", "Giấy tờ của các bước", "Papers of the steps", &Format::Parts(Composite::StepPapers));
        DELETED = 12: deleted();
        DELETED_KNOWING = 13: deleted_knowing();
    }
}

fn begun_before_done(row: &dyn Fields, context: &CheckContext<'_>) -> Vec<Problem> {
    use inspection as i;
    let ahead = context.not_ahead(row, i::PUT_RIGHT);
    let order = [in_order(row, &[i::BEGUN, i::RIGHT_BY]), in_order(row, &[i::BEGUN, i::PUT_RIGHT])].concat();
    ahead.into_iter().chain(order).collect()
}
