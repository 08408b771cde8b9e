//! What an inspection or supervision found, one row for each: praise, or a fault with what the cell demands and by when it is
//! put right. Only the cell can read it.

use crate::catalogue::describe::*;
use crate::catalogue::{CheckContext, Problem, inspection};
use crate::text_enum::text_enum;

text_enum! {
    pub enum FindingKind {
        Praise = "praise", "Ưu điểm, biểu dương", "Praise";
        Fault = "fault", "Hạn chế, phê bình", "Fault or criticism";
    }
}

kinds! {
    inspection_finding = 42: Kind::register("inspection_finding", ("Kết quả kiểm tra, khắc phục", "Findings of inspections"), ("kết quả kiểm tra", "finding"))
        .titled(&[value(inspection_finding::WHICH), value(inspection_finding::WHAT).after(" – ")])
        .checked(faults_are_put_right)
        .due(&[Due { by: inspection_finding::RIGHT_BY, is_open: |row| row.text(inspection_finding::PUT_RIGHT).is_empty() }]) => {
        INSPECTION = 1: field("of_inspection", "Cuộc kiểm tra, giám sát", "Inspection", Format::Reference(inspection::KIND)).erasable().required();
        WHICH = 2: sealed("kind", "Loại", "Kind", &Format::Word(&FindingKind::VOCABULARY)).required();
        WHAT = 3: sealed_block("what", "Nội dung", "What was found").required().searched();
        DEMAND = 4: sealed_block("demand", "Chi bộ yêu cầu", "What the cell demands");
        RIGHT_BY = 5: sealed("right_by", "Khắc phục trước ngày", "Put right by", &Format::Date);
        PUT_RIGHT = 6: sealed("put_right", "Đã khắc phục ngày", "Put right on", &Format::Date);
        HOW = 7: sealed_block("how", "Đã khắc phục thế nào", "How it was put right");
        DELETED = 8: deleted();
        DELETED_KNOWING = 9: deleted_knowing();
    }
}

/// Praise asks for nothing, and nothing was put right tomorrow.
fn faults_are_put_right(row: &dyn Fields, context: &CheckContext<'_>) -> Vec<Problem> {
    use inspection_finding as f;
    let praise = row.text(f::WHICH) == FindingKind::Praise.as_str();
    let asks = [f::RIGHT_BY, f::PUT_RIGHT].into_iter().find(|day| !row.text(*day).is_empty());
    let odd = asks.filter(|_| praise).map(|day| {
        Problem::new(day, "praise_put_right", "Ưu điểm thì không có hạn khắc phục. Chọn loại khác, hoặc để trống ngày.")
    });
    odd.into_iter().chain(context.not_ahead(row, f::PUT_RIGHT)).collect()
}
