//! Divides the text of an essay into its three parts, or into the answers to a round's questions, by the headings that
//! people write.

use crate::text::fold;

/// The text by the parts of an essay. What stands before the first heading belongs to the first part, so that nothing is
/// left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EssayText {
    pub awareness: String,
    pub self_review: String,
    pub proposals: String,
    /// The answers, if the round asks questions.
    pub answers: Vec<String>,
}

/// A heading has a few words; a longer line is text that begins with the same words.
const LONGEST_HEADING: usize = 90;
/// The most words of a heading that says nothing else, with its number.
const BARE_WORDS: usize = 7;

/// `questions` is how many the round asks; without any, the essay has three parts.
#[must_use]
pub fn parts(text: &str, questions: usize) -> EssayText {
    let places = if questions == 0 { 3 } else { questions };
    let mut found = vec![Vec::new(); places];
    let mut at = 0;
    for line in text.lines() {
        let heading = if questions == 0 { part(line) } else { question(line, questions) };
        at = heading.unwrap_or(at);
        // Only a bare heading of a part is left out: a longer line may hold words of the essay, and the heading of a
        // question those of the question.
        if heading.is_none() || questions > 0 || !is_bare(line) {
            found[at].push(line);
        }
    }
    let mut texts = found.into_iter().map(|lines| lines.join("\n").trim().to_owned());
    if questions > 0 {
        return EssayText { answers: texts.collect(), ..EssayText::default() };
    }
    let mut next = || texts.next().unwrap_or_default();
    EssayText { awareness: next(), self_review: next(), proposals: next(), answers: Vec::new() }
}

/// The part that a line heads: "I. NHẬN THỨC", "2. Tự liên hệ bản thân", "III- Đề xuất, kiến nghị".
fn part(line: &str) -> Option<usize> {
    if line.chars().count() > LONGEST_HEADING || line.trim_end().ends_with(['.', ';', ',']) {
        return None;
    }
    let folded = fold(line);
    let (number, rest) = folded.split_once(' ')?;
    let numbered = matches!(number, "i" | "ii" | "iii" | "iv" | "a" | "b" | "c" | "1" | "2" | "3" | "4" | "phan");
    let rest = if numbered { rest } else { &folded };
    let rest = rest.strip_prefix("thu nhat ").or_else(|| rest.strip_prefix("thu hai ")).unwrap_or(rest);
    const HEADS: [(&str, usize); 10] = [
        ("nhan thuc", 0),
        ("nhung nhan thuc", 0),
        ("lien he", 1),
        ("tu lien he", 1),
        ("lien he ban than", 1),
        ("trach nhiem", 1),
        ("tu danh gia", 1),
        ("de xuat", 2),
        ("kien nghi", 2),
        ("y kien de xuat", 2),
    ];
    let shouted = line.chars().any(char::is_alphabetic) && !line.chars().any(char::is_lowercase);
    let place = HEADS.iter().find(|(head, _)| rest.starts_with(head)).map(|(_, place)| *place)?;
    (numbered || shouted).then_some(place)
}

fn is_bare(line: &str) -> bool {
    let after = line.split_once(':').is_some_and(|(_, after)| !after.trim().is_empty());
    !after && line.split_whitespace().count() <= BARE_WORDS
}

/// The question that a line names: "Câu 2:", "Câu hỏi 3."
fn question(line: &str, questions: usize) -> Option<usize> {
    let folded = fold(line);
    let rest = folded.strip_prefix("cau hoi ").or_else(|| folded.strip_prefix("cau "))?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let number: usize = digits.parse().ok()?;
    (1..=questions).contains(&number).then(|| number - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_divide_an_essay_into_its_parts() {
        let text = "BÀI THU HOẠCH\nHọ và tên: Lò Thị Xuân\nI. NHẬN THỨC CỦA BẢN THÂN\nNghị quyết nêu rõ ba việc.\n\nII- Tự liên hệ\nLiên hệ bản thân, tôi đã gương mẫu.\n3. Đề xuất, kiến nghị\nMở thêm lớp buổi tối.";
        let read = parts(text, 0);
        assert_eq!(read.awareness, "BÀI THU HOẠCH\nHọ và tên: Lò Thị Xuân\nNghị quyết nêu rõ ba việc.");
        assert_eq!(read.self_review, "Liên hệ bản thân, tôi đã gương mẫu.");
        assert_eq!(read.proposals, "Mở thêm lớp buổi tối.");
        let begun = parts("I. Nhận thức: tốt\n2. Liên hệ bản thân tôi đã cố gắng nhiều hơn", 0);
        assert_eq!((begun.awareness.as_str(), begun.self_review.contains("cố gắng")), ("I. Nhận thức: tốt", true));
        assert_eq!(parts("Một đoạn không có đề mục.", 0).awareness, "Một đoạn không có đề mục.");
    }

    #[test]
    fn questions_divide_it_into_answers() {
        let read =
            parts("Họ tên: Tẩn Mẩy\nCâu 1: Nội dung mới là gì?\nBa nội dung.\nCÂU HỎI 2\nĐã làm.\nCâu 9 không có", 2);
        assert_eq!(
            read.answers,
            ["Họ tên: Tẩn Mẩy\nCâu 1: Nội dung mới là gì?\nBa nội dung.", "CÂU HỎI 2\nĐã làm.\nCâu 9 không có"]
        );
    }
}
