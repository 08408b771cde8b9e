//! The sheet on which a member writes a reflection essay by hand.

use crate::paper::blank;
use crate::{Block, End, Paper, PaperKind, Signer, Title, TitleStyle, Top};

/// One sheet; without a name it is for anybody.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EssaySheet {
    pub superior: String,
    pub cell: String,
    /// "Học tập, quán triệt Chỉ thị số 01-CT/TW".
    pub round: String,
    pub name: String,
    pub birth_year: String,
    /// "20/03/2026"; empty if no day was set.
    pub due: String,
    /// The superior's questions; without them the essay has its three usual parts.
    pub questions: Vec<String>,
    /// Questions that guide and need not be answered one by one.
    pub guiding: String,
}

const PARTS: [&str; 3] =
    ["Nhận thức của bản thân", "Liên hệ trách nhiệm, ưu điểm, hạn chế", "Phương hướng, việc làm cụ thể"];
/// Lines after each part: two pages in all.
const LINES: usize = 42;

impl EssaySheet {
    #[must_use]
    pub fn paper(&self) -> Paper {
        let born = if self.name.is_empty() { blank("") } else { blank(&self.birth_year) };
        let mut blocks =
            vec![Block::Line(format!("Họ và tên: {}", blank(&self.name))), Block::Line(format!("Năm sinh: {born}"))];
        if !self.due.is_empty() {
            blocks.push(Block::Line(format!("Nộp trước ngày: {}", self.due)));
        }
        let guiding = self.guiding.lines().map(str::trim).filter(|line| !line.is_empty());
        blocks.extend(guiding.map(|line| Block::Note(format!("Gợi ý: {line}"))));
        let parts: Vec<String> = if self.questions.is_empty() {
            PARTS.iter().enumerate().map(|(at, part)| format!("{}. {part}", at + 1)).collect()
        } else {
            self.questions.iter().enumerate().map(|(at, question)| format!("Câu {}. {question}", at + 1)).collect()
        };
        let lines = (LINES / parts.len()).max(4);
        for part in parts {
            blocks.extend([Block::heading(2, part), Block::Dots(lines)]);
        }
        Paper::upright(
            PaperKind::EssaySheet,
            Top::names(&self.superior, &self.cell),
            Title::sheet("BÀI THU HOẠCH", &[(&self.round, TitleStyle::Bold)]),
            blocks,
            End::Signed(Signer::new("NGƯỜI VIẾT", "(Ký, ghi rõ họ tên)", &self.name)),
        )
    }
}
