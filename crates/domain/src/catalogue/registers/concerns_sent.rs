//! Questions and concerns that the cell has sent up, each by a press of its own: a copy for the committee, dated by the round
//! and not by the day, that says nothing of who asked. It stays as it was sent until it is sent again or taken back.

use super::concerns::{ConcernField, ConcernState, Tendency};
use crate::catalogue::describe::*;
use crate::catalogue::{concern, round};

kinds! {
    concern_sent = 40: Kind::register("concern_sent", ("Câu hỏi, băn khoăn đã gửi cấp trên", "Questions and concerns sent up"), ("câu hỏi, băn khoăn đã gửi", "question or concern sent"))
        .titled(&[words("Đã gửi cấp trên: "), value(concern_sent::TEXT)]).sent_up() => {
        ROUND = 1: field("round", "Đợt học tập", "Study round", Format::Reference(round::KIND)).required();
        TEXT = 2: block("text", "Nội dung", "Text").erasable_and_seen().required().searched();
        FIELD = 3: word("field", "Lĩnh vực", "Field", &ConcernField::VOCABULARY);
        TENDENCY = 4: word("tendency", "Khuynh hướng", "Tendency", &Tendency::VOCABULARY);
        STATE = 5: word("state", "Tình trạng", "State", &ConcernState::VOCABULARY).required();
        ANSWER = 6: block("answer", "Trả lời", "Answer").erasable_and_seen();
        // Sealed, because the day stands in clear beside the entry.
        OF = 7: sealed("concern", "Chép từ", "Copy of", &Format::Reference(concern::KIND));
        DELETED = 8: deleted();
        DELETED_KNOWING = 9: deleted_knowing();
    }
}
