//! The evidence for a rating: what the book holds beside each criterion, and the points that people gave or will write in.

use crate::{Block, Column, End, Paper, PaperKind, Table, Title, TitleStyle, Top};

/// A criterion, or the heading of a group of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EvidenceCriterion {
    pub name: String,
    /// The greatest points and those given, as printed; empty without points.
    pub most: String,
    pub given: String,
    pub evidence: Vec<String>,
    pub note: String,
    pub is_group: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EvidenceSheet {
    pub superior: String,
    pub cell: String,
    pub scheme: String,
    /// "năm 2026".
    pub period: String,
    pub name: String,
    pub birth_year: String,
    pub criteria: Vec<EvidenceCriterion>,
    pub sum: String,
    /// Why the member is not rated; empty for everybody else.
    pub not_rated: String,
    pub own_level: String,
    pub level: String,
    pub note: String,
}

/// Millimetres.
const ROW_HEIGHT: f32 = 7.4;
const DOTS: &str = "………………………………";
const WHO_COUNTS: &str = "Tư liệu do chương trình đếm từ sổ; điểm và mức do người đánh giá ghi.";

impl EvidenceSheet {
    #[must_use]
    pub fn paper(&self) -> Paper {
        let born = if self.birth_year.is_empty() { String::new() } else { format!(", sinh năm {}", self.birth_year) };
        let lines = [
            (format!("Phục vụ đánh giá, xếp loại {}", self.period), TitleStyle::Bold),
            (format!("Theo {}", self.scheme), TitleStyle::Italic),
            (format!("{}{born}", self.name), TitleStyle::Bold),
        ];
        let lines: Vec<(&str, TitleStyle)> = lines.iter().map(|(text, style)| (text.as_str(), *style)).collect();
        let columns = vec![
            Column::figure("TT", 2),
            Column::text("Tiêu chí", 8),
            Column::text("Tư liệu trong sổ", 12),
            Column::figure("Điểm tối đa", 3),
            Column::figure("Điểm đạt", 3),
            Column::text("Ghi chú", 5),
        ];
        let table = Table { small: true, row_height: ROW_HEIGHT, ..Table::new(columns, self.rows()) };
        let mut blocks = vec![Block::Table(table)];
        blocks.extend(self.below().into_iter().map(Block::Text));
        blocks.push(Block::Note(WHO_COUNTS.to_owned()));
        let title = Title::sheet("TƯ LIỆU ĐÁNH GIÁ", &lines);
        Paper::upright(PaperKind::Evidence, Top::names(&self.superior, &self.cell), title, blocks, End::Nothing)
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let mut number = 0;
        let row = |criterion: &EvidenceCriterion| {
            if !criterion.is_group {
                number += 1;
            }
            let first = if criterion.is_group { String::new() } else { number.to_string() };
            vec![
                first,
                criterion.name.clone(),
                criterion.evidence.join("\n"),
                criterion.most.clone(),
                criterion.given.clone(),
                criterion.note.clone(),
            ]
        };
        self.criteria.iter().map(row).collect()
    }

    fn below(&self) -> Vec<String> {
        let or_dots = |text: &str| if text.is_empty() { DOTS.to_owned() } else { text.to_owned() };
        if !self.not_rated.is_empty() {
            return vec![format!("Không xếp loại: {}.", self.not_rated)];
        }
        let mut said = Vec::new();
        if self.criteria.iter().any(|criterion| !criterion.most.is_empty()) {
            said.push(format!("Tổng điểm: {}", or_dots(&self.sum)));
        }
        said.push(format!("Tự nhận mức: {}", or_dots(&self.own_level)));
        said.push(format!("Mức xếp loại: {}", or_dots(&self.level)));
        if !self.note.is_empty() {
            said.push(format!("Nhận xét: {}", self.note));
        }
        said
    }
}
