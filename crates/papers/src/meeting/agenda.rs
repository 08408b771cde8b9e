//! The agenda of a meeting, to lie on the table.

use super::NoticeItem;
use super::notice::items;
use crate::paper::blank;
use crate::{Block, End, Paper, PaperKind, Title, TitleStyle, Top};

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MeetingAgenda {
    pub superior: String,
    pub cell: String,
    /// "Sinh hoạt chi bộ thường kỳ tháng 11 năm 2026".
    pub summary: String,
    pub time: String,
    pub place: String,
    pub chair: String,
    pub secretary: String,
    pub topic: String,
    pub items: Vec<NoticeItem>,
}

impl MeetingAgenda {
    #[must_use]
    pub fn paper(&self) -> Paper {
        let mut blocks = vec![
            Block::heading(1, "I. MỤC ĐÍCH, YÊU CẦU"),
            Block::Dots(2),
            Block::heading(1, "II. THỜI GIAN, ĐỊA ĐIỂM"),
            Block::Text(format!("Thời gian: {}. Địa điểm: {}.", blank(&self.time), blank(&self.place))),
            Block::heading(1, "III. THÀNH PHẦN"),
            Block::Text(format!(
                "Toàn thể đảng viên của chi bộ. Chủ trì: {}. Thư ký: {}.",
                blank(&self.chair),
                blank(&self.secretary)
            )),
            Block::heading(1, "IV. NỘI DUNG CHƯƠNG TRÌNH"),
        ];
        if !self.topic.is_empty() {
            blocks.push(Block::Text(format!("Chuyên đề: {}.", self.topic)));
        }
        blocks.push(if self.items.is_empty() { Block::Dots(8) } else { Block::Table(items(&self.items)) });
        blocks.push(Block::heading(1, "V. KẾT THÚC"));
        blocks.push(Block::Text("Kết luận, biểu quyết nghị quyết, đọc lại biên bản.".to_owned()));
        Paper::upright(
            PaperKind::MeetingAgenda,
            Top::names(&self.superior, &self.cell),
            Title::sheet("CHƯƠNG TRÌNH", &[(&self.summary, TitleStyle::Bold)]),
            blocks,
            End::Nothing,
        )
    }
}
