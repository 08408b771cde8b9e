//! The evidence for a rating: what the book holds beside each criterion, and the points that people gave or will write in.

use docx_rs::{AlignmentType, LineSpacing, Paragraph};

use crate::PaperError;
use crate::word::{self, Column, Rows, body, centred, grid_of, run, two_columns};

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

const COLUMNS: [Column; 6] = [
    Column::figure("TT", 2),
    Column::text("Tiêu chí", 8),
    Column::text("Tư liệu trong sổ", 12),
    Column::figure("Điểm tối đa", 3),
    Column::figure("Điểm đạt", 3),
    Column::text("Ghi chú", 5),
];
const ROWS: Rows = Rows { height: 420.0, size: 22 };
const DOTS: &str = "………………………………";

impl EvidenceSheet {
    /// The sheet as a .docx.
    ///
    /// # Errors
    /// When the file cannot be put together.
    pub fn to_docx(&self) -> Result<Vec<u8>, PaperError> {
        let left =
            vec![centred(run(&self.superior.to_uppercase(), 26)), centred(run(&self.cell.to_uppercase(), 26).bold())];
        let title = format!("Phục vụ đánh giá, xếp loại {}", self.period);
        let born = if self.birth_year.is_empty() { String::new() } else { format!(", sinh năm {}", self.birth_year) };
        let mut docx = word::document()
            .add_table(two_columns(left, Vec::from([Paragraph::new()]), word::TEXT_WIDTH * 11 / 20))
            .add_paragraph(centred(run("TƯ LIỆU ĐÁNH GIÁ", 32).bold()).line_spacing(LineSpacing::new().before(200)))
            .add_paragraph(centred(run(&title, word::SIZE_BODY).bold()))
            .add_paragraph(centred(run(&format!("Theo {}", self.scheme), 26).italic()))
            .add_paragraph(
                centred(run(&format!("{}{born}", self.name), word::SIZE_BODY).bold())
                    .line_spacing(LineSpacing::new().before(120).after(120)),
            )
            .add_table(grid_of(&COLUMNS, &self.rows(), ROWS));
        for said in self.below() {
            docx = docx.add_paragraph(body(&said));
        }
        docx = docx.add_paragraph(
            Paragraph::new()
                .align(AlignmentType::Left)
                .line_spacing(LineSpacing::new().before(120))
                .add_run(run("Tư liệu do chương trình đếm từ sổ; điểm và mức do người đánh giá ghi.", 22).italic()),
        );
        word::bytes(docx)
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
