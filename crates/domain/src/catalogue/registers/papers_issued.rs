//! The papers that the cell has issued (sổ công văn đi), each with its number. A number is counted by the type of paper and
//! anew after each congress. What the program printed is kept beside the row, with the code by which it is looked up.

use crate::catalogue::describe::*;
use crate::catalogue::{CheckContext, Problem};
use crate::numbering::term_of;
use crate::text_enum::text_enum;
use chrono::NaiveDate;

text_enum! {
    pub enum PaperType {
        Report = "report", "Báo cáo", "Report";
        Plan = "plan", "Kế hoạch", "Plan";
        Notice = "notice", "Thông báo", "Notice";
        Resolution = "resolution", "Nghị quyết", "Resolution";
        Programme = "programme", "Chương trình", "Programme";
        Decision = "decision", "Quyết định", "Decision";
        Proposal = "proposal", "Tờ trình", "Proposal";
        Minutes = "minutes", "Biên bản", "Minutes";
        Letter = "letter", "Công văn", "Letter";
        Other = "other", "Văn bản khác", "Other paper";
    }
}

kinds! {
    issued_paper = 63: Kind::register("issued_paper", ("Sổ văn bản đi", "Papers issued"), ("văn bản đã phát hành", "paper issued"))
        .owned(Owner::Cell, Writers::Heads)
        .titled(&[value(issued_paper::PAPER), value(issued_paper::NUMBER).after(" số "), value(issued_paper::ABOUT).after(" – ")])
        .by_day(issued_paper::DAY).checked(numbered_once).with_page().without_alike(Alike {
            key: standing_number, what: "Trùng số",
            to_do: "Hai máy có thể đã lấy số khi chưa trao đổi với nhau. Thu hồi một văn bản rồi lấy số khác.",
        }) => {
        PAPER = 1: word("paper", "Loại văn bản", "Type", &PaperType::VOCABULARY).required();
        NUMBER = 2: count("number", "Số", "Number").required();
        SYMBOL = 3: line("symbol", "Ký hiệu", "Symbol").erasable_and_seen();
        DAY = 4: date("day", "Ngày văn bản", "Dated").required();
        ABOUT = 5: line("about", "Trích yếu", "What about").erasable_and_seen().required().searched();
        TO = 6: line("sent_to", "Nơi nhận", "Sent to").erasable_and_seen().searched();
        SIGNER = 7: line("signer", "Người ký", "Signed by").erasable();
        WITHDRAWN = 8: date("withdrawn", "Thu hồi ngày", "Withdrawn on");
        WHY = 9: line("why_withdrawn", "Lý do thu hồi", "Why it was withdrawn").erasable_and_seen();
        // "hd-05-2026 3f2a9c11": the name of the template set and the beginning of its hash.
        TEMPLATE = 10: internal("template", FieldType::Text, "the page of the paper shows it");
        // The record or the part of the book that it is about (`issued::Subject`).
        OF_KIND = 11: internal("of_kind", FieldType::Int, "the page of the paper names what it is about");
        OF_RECORD = 12: internal("of_record", FieldType::IdRef, "the page of the paper names what it is about");
        OF_PART = 13: internal("of_part", FieldType::Text, "the page of the paper names what it is about");
        PRINTED = 14: internal("printed", FieldType::Parts, "what the code covers (`issued::Printed`)");
        CODE = 15: internal("code", FieldType::Text, "the page of the paper shows it");
        DELETED = 16: deleted();
        DELETED_KNOWING = 17: deleted_knowing();
    }
}

/// Type, term and number.
fn number_in_term(row: &dyn Fields, congresses: &[NaiveDate]) -> Option<String> {
    let number = row.value(issued_paper::NUMBER).and_then(Value::as_count)?;
    let day = row.value(issued_paper::DAY).and_then(Value::as_day)?;
    Some(format!("{} {number} {:?}", row.text(issued_paper::PAPER), term_of(congresses, day)))
}

/// A paper that was withdrawn keeps its number, and collides with none.
fn standing_number(row: &dyn Fields, congresses: &[NaiveDate]) -> Option<String> {
    number_in_term(row, congresses).filter(|_| row.text(issued_paper::WITHDRAWN).is_empty())
}

fn numbered_once(row: &dyn Fields, context: &CheckContext<'_>) -> Vec<Problem> {
    let number = |row: &dyn Fields| number_in_term(row, context.congresses);
    let same = |other: &&&dyn Fields| number(row).is_some() && number(**other) == number(row);
    let repeated = context.others.iter().find(same).map(|other| {
        let about = other.text(issued_paper::ABOUT);
        let sentence = format!("Số này đã dùng cho văn bản “{about}” trong nhiệm kỳ này. Xem lại số.");
        Problem::doubt(issued_paper::NUMBER, "same_number", sentence)
    });
    [repeated, context.not_ahead(row, issued_paper::WITHDRAWN)].into_iter().flatten().collect()
}
