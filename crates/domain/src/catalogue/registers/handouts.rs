//! Materials handed out: what, in which language, how many copies, to whom, and what has to come back.

use super::in_order;
use crate::catalogue::describe::*;
use crate::catalogue::languages::Language;
use crate::catalogue::{CheckContext, Problem, document};

kinds! {
    handout = 28: Kind::register("handout", ("Giao nhận tài liệu", "Materials handed out"), ("lượt giao tài liệu", "hand-out"))
        .titled(&[value(handout::TITLE), value(handout::TO).after(" – "), value(handout::DATE).after(", ")])
        .by_day(handout::DATE).summed(&[handout::COPIES]).checked(back_after_given)
        .due(&[Due { by: handout::BACK_BY, is_open: |row| row.text(handout::BACK).is_empty() }]) => {
        DATE = 1: date("date", "Ngày giao", "Handed out on").required();
        TITLE = 2: line("title", "Tên tài liệu", "Material").erasable_and_seen().required().searched();
        DOCUMENT = 3: field("document", "Văn bản", "Document", Format::Reference(document::KIND));
        LANGUAGE = 4: word("language", "Ngôn ngữ", "Language", &Language::VOCABULARY);
        COPIES = 5: count("copies", "Số bản", "Copies").required();
        TO = 6: line("given_to", "Người, nơi nhận", "Given to").erasable().required().searched();
        SIGNED = 7: field("signed", "Đã ký nhận", "Signed for", Format::Flag);
        BACK_BY = 8: date("back_by", "Phải trả trước ngày", "Due back by");
        BACK = 9: date("back", "Đã trả ngày", "Returned on");
        DELETED = 10: deleted();
        DELETED_KNOWING = 11: deleted_knowing();
    }
}

fn back_after_given(row: &dyn Fields, context: &CheckContext<'_>) -> Vec<Problem> {
    use handout as h;
    let ahead = [h::DATE, h::BACK].into_iter().filter_map(|day| context.not_ahead(row, day));
    let order = [in_order(row, &[h::DATE, h::BACK_BY]), in_order(row, &[h::DATE, h::BACK])].concat();
    ahead.chain(order).collect()
}
