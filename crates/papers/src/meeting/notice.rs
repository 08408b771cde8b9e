//! The notice of a meeting: when, where, and what, with a person for each item.

use super::{blank, title, with_all};
use crate::PaperError;
use crate::head::{DocumentHead, Signature};
use crate::word::{self, Column, body, grid};

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NoticeItem {
    pub text: String,
    /// Empty where nobody is in charge yet.
    pub who: String,
    pub papers: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingNotice {
    pub head: DocumentHead,
    /// "Sinh hoạt chi bộ thường kỳ tháng 11 năm 2026".
    pub summary: String,
    /// "19 giờ 30, ngày 05/11/2026".
    pub time: String,
    pub place: String,
    pub chair: String,
    pub secretary: String,
    /// The theme, if the meeting has one.
    pub topic: String,
    pub items: Vec<NoticeItem>,
    /// "Tài liệu gửi trước ngày 04/11/2026."
    pub papers_by: String,
    pub recipients: Vec<String>,
    pub archive: String,
    pub signature: Signature,
}

const COLUMNS: [Column; 4] = [
    Column::figure("STT", 2),
    Column::text("Nội dung", 9),
    Column::text("Người phụ trách", 6),
    Column::text("Tài liệu", 5),
];

impl MeetingNotice {
    /// The notice as a .docx.
    ///
    /// # Errors
    /// When the file cannot be put together.
    pub fn to_docx(&self) -> Result<Vec<u8>, PaperError> {
        let mut lines = vec![
            format!("1. Thời gian: {}.", blank(&self.time)),
            format!("2. Địa điểm: {}.", blank(&self.place)),
            format!("3. Thành phần: toàn thể đảng viên của chi bộ. Chủ trì: {}.", blank(&self.chair)),
        ];
        if !self.secretary.is_empty() {
            lines.push(format!("Thư ký: {}.", self.secretary));
        }
        if !self.topic.is_empty() {
            lines.push(format!("4. Chuyên đề: {}.", self.topic));
        }
        let number = if self.topic.is_empty() { 4 } else { 5 };
        lines.push(format!("{number}. Nội dung:"));
        let mut docx = word::document().add_table(word::letterhead(&self.head));
        docx = with_all(docx, title("THÔNG BÁO", &self.summary));
        docx = with_all(docx, lines.iter().map(|line| body(line))).add_paragraph(word::space(6));
        docx = docx.add_table(grid(&COLUMNS, &self.items.iter().enumerate().map(row).collect::<Vec<_>>()));
        if !self.papers_by.is_empty() {
            docx = docx.add_paragraph(body(&self.papers_by));
        }
        docx = docx.add_paragraph(body(
            "Đề nghị các đồng chí chuẩn bị nội dung được phân công, dự đầy đủ, đúng giờ; vắng mặt thì báo trước.",
        ));
        let foot = word::recipients_and_signature(&self.recipients, &self.archive, &self.signature);
        word::bytes(docx.add_paragraph(word::space(14)).add_table(foot))
    }
}

fn row((at, item): (usize, &NoticeItem)) -> Vec<String> {
    vec![(at + 1).to_string(), item.text.clone(), item.who.clone(), item.papers.clone()]
}
