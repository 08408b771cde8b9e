//! The report of a month, a quarter, a year, or any other time.

use crate::paper::{shown, written};
use crate::{Block, Chart, Column, DocumentHead, End, Figure, Paper, PaperKind, Signature, Table, Title, Top};

/// Figures under one caption.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FigureGroup {
    pub caption: String,
    pub figures: Vec<Figure>,
    pub chart: Option<Chart>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct PeriodReport {
    pub head: DocumentHead,
    /// "Tình hình, kết quả công tác tháng 11 năm 2026".
    pub summary: String,
    pub opening: String,
    /// When the figures were counted, as a sentence.
    pub standing: String,
    pub groups: Vec<FigureGroup>,
    pub recipients: Vec<String>,
    pub archive: String,
    pub signature: Signature,
}

impl PeriodReport {
    #[must_use]
    pub fn paper(&self) -> Paper {
        let mut blocks = vec![Block::Text(self.opening.clone()), Block::Italic(self.standing.clone())];
        blocks.push(Block::heading(1, "I. KẾT QUẢ"));
        for group in &self.groups {
            let columns =
                vec![Column::text("Nội dung", 9), Column::figure("Số lượng", 4), Column::figure("Tỷ lệ, ghi chú", 5)];
            let row = |figure: &Figure| vec![figure.label.clone(), shown(&figure.value), figure.note.clone()];
            let rows = group.figures.iter().map(row).collect();
            blocks.push(Block::Table(Table::new(columns, rows).captioned(&group.caption)));
            blocks.extend(group.chart.clone().map(Block::Chart));
        }
        for heading in
            ["II. ƯU ĐIỂM", "III. HẠN CHẾ, NGUYÊN NHÂN", "IV. NHIỆM VỤ THỜI GIAN TỚI", "V. KIẾN NGHỊ, ĐỀ XUẤT"]
        {
            blocks.extend(written(1, heading, &[]));
        }
        let end = End::recipients(&self.recipients, &self.archive, &self.signature);
        let title = Title::official("BÁO CÁO", &self.summary);
        Paper::upright(PaperKind::PeriodReport, Top::dated(&self.head), title, blocks, end)
    }
}
