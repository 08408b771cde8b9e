//! Questions and concerns about a document, and what was answered. There is no field for who asked, and only the cell can
//! read what is written here.

use crate::catalogue::describe::*;
use crate::catalogue::{CheckContext, Problem, document, round};
use crate::language::fold;
use crate::text_enum::text_enum;

text_enum! {
    pub enum ConcernField {
        Economy = "economy", "Kinh tế", "Economy";
        Society = "society", "Văn hóa – xã hội", "Culture and society";
        Security = "security", "Quốc phòng, an ninh", "Defence and security";
        Party = "party", "Xây dựng Đảng", "Party building";
        Other = "other", "Lĩnh vực khác", "Other";
    }
}

text_enum! {
    pub enum Tendency {
        Agrees = "agrees", "Đồng tình", "Agrees";
        Worries = "worries", "Băn khoăn", "Worries";
        Asks = "asks", "Cần giải thích", "Asks for an explanation";
        Objects = "objects", "Không đồng tình", "Objects";
    }
}

text_enum! {
    pub enum ConcernState {
        Open = "open", "Chưa trả lời", "Not answered";
        Answered = "answered", "Đã trả lời", "Answered";
        Forwarded = "forwarded", "Cần cấp trên trả lời", "For the superior to answer";
    }
}

kinds! {
    concern = 24: Kind::register("concern", ("Câu hỏi, băn khoăn", "Questions and concerns"), ("câu hỏi, băn khoăn", "question or concern"))
        .titled(&[words("Câu hỏi, băn khoăn"), value(concern::DATE).after(" "), value(concern::TEXT).after(" – ")])
        .by_day(concern::DATE).checked(without_names).with_page() => {
        DATE = 1: date("date", "Ngày ghi", "Written on").required();
        TEXT = 2: sealed_block("text", "Nội dung (không ghi tên người hỏi)", "Text, without who asked").required().searched();
        FIELD = 3: sealed("field", "Lĩnh vực", "Field", &Format::Word(&ConcernField::VOCABULARY));
        TENDENCY = 4: sealed("tendency", "Khuynh hướng", "Tendency", &Format::Word(&Tendency::VOCABULARY));
        STATE = 5: sealed("state", "Tình trạng", "State", &Format::Word(&ConcernState::VOCABULARY)).required();
        ANSWER = 6: sealed_block("answer", "Trả lời", "Answer").searched();
        ROUND = 7: field("round", "Đợt học tập", "Study round", Format::Reference(round::KIND));
        DOCUMENT = 8: field("document", "Văn bản", "Document", Format::Reference(document::KIND));
        DELETED = 9: deleted();
        DELETED_KNOWING = 10: deleted_knowing();
    }
}

/// Who asked is not written down, and what is answered has an answer.
fn without_names(row: &dyn Fields, context: &CheckContext<'_>) -> Vec<Problem> {
    let named = [concern::TEXT, concern::ANSWER].into_iter().find_map(|field| {
        let text = spaced(row.text(field));
        let name = context.members.iter().find(|name| !name.is_empty() && text.contains(&spaced(name)))?;
        Some((field, name))
    });
    let doubt = named.map(|(field, name)| {
        let sentence = format!(
            "Nội dung có tên “{name}”. Sổ này không ghi ai hỏi: bỏ tên đi, hoặc giữ nếu tên ấy là của người khác."
        );
        Problem::doubt(field, "names_a_member", sentence)
    });
    let unanswered =
        row.text(concern::STATE) == ConcernState::Answered.as_str() && row.text(concern::ANSWER).is_empty();
    let lacks =
        unanswered.then(|| Problem::new(concern::ANSWER, "required", "Ghi câu trả lời, hoặc chọn tình trạng khác."));
    lacks.into_iter().chain(doubt).collect()
}

/// The words of a text, each between two blanks, whatever signs stand around them.
fn spaced(text: &str) -> String {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}
