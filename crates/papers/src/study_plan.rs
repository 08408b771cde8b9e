//! The plan of a study round.

use crate::paper::text_or_dots;
use crate::{Block, DocumentHead, End, Paper, PaperKind, Signature, Title, Top};

/// The texts of the plan. An empty one leaves lines to write on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudyPlan {
    pub head: DocumentHead,
    /// "Học tập, quán triệt Chỉ thị số 01-CT/TW".
    pub summary: String,
    /// "Công văn số 12-CV/ĐU, ngày 05/9/2026 của Đảng ủy xã": what the plan carries out.
    pub grounds: Vec<String>,
    pub purpose: String,
    pub content: String,
    pub speakers: String,
    pub logistics: String,
    pub implementation: String,
    pub recipients: Vec<String>,
    pub archive: String,
    pub signature: Signature,
}

impl StudyPlan {
    #[must_use]
    pub fn paper(&self) -> Paper {
        let mut blocks = Vec::new();
        if !self.grounds.is_empty() {
            blocks.push(Block::Grounds(self.grounds.clone()));
        }
        for (level, heading, text) in [
            (1, "I. MỤC ĐÍCH, YÊU CẦU", Some(&self.purpose)),
            (1, "II. NỘI DUNG, HÌNH THỨC", None),
            (2, "1. Nội dung, hình thức", Some(&self.content)),
            (2, "2. Báo cáo viên, thành phần", Some(&self.speakers)),
            (2, "3. Thời gian, địa điểm, khánh tiết", Some(&self.logistics)),
            (1, "III. TỔ CHỨC THỰC HIỆN", Some(&self.implementation)),
        ] {
            blocks.push(Block::heading(level, heading));
            blocks.extend(text.map(|text| text_or_dots(text, 3)).unwrap_or_default());
        }
        let end = End::recipients(&self.recipients, &self.archive, &self.signature);
        let title = Title::official("KẾ HOẠCH", &self.summary);
        Paper::upright(PaperKind::StudyPlan, Top::dated(&self.head), title, blocks, end)
    }
}
