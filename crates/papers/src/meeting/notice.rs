//! The notice of a meeting: when, where, and what, with a person for each item.

use crate::paper::{blank, numbered};
use crate::{Block, Column, DocumentHead, End, Paper, PaperKind, Signature, Table, Title, Top};

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

const PLEASE: &str =
    "Đề nghị các đồng chí chuẩn bị nội dung được phân công, dự đầy đủ, đúng giờ; vắng mặt thì báo trước.";

impl MeetingNotice {
    #[must_use]
    pub fn paper(&self) -> Paper {
        let mut blocks: Vec<Block> = self.lines().into_iter().map(Block::Text).collect();
        blocks.push(Block::Table(items(&self.items)));
        if !self.papers_by.is_empty() {
            blocks.push(Block::Text(self.papers_by.clone()));
        }
        blocks.push(Block::Text(PLEASE.to_owned()));
        let end = End::recipients(&self.recipients, &self.archive, &self.signature);
        let title = Title::official("THÔNG BÁO", &self.summary);
        Paper::upright(PaperKind::MeetingNotice, Top::dated(&self.head), title, blocks, end)
    }

    fn lines(&self) -> Vec<String> {
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
        lines
    }
}

pub(super) fn items(items: &[NoticeItem]) -> Table {
    let columns = vec![
        Column::figure("STT", 2),
        Column::text("Nội dung", 9),
        Column::text("Người phụ trách", 6),
        Column::text("Tài liệu", 5),
    ];
    Table::new(columns, numbered(items, |item| vec![item.text.clone(), item.who.clone(), item.papers.clone()]))
}
