//! What a cell's book holds on one member, to be handed to that member.

use docx_rs::{AlignmentType, LineSpacing, Paragraph};

use crate::PaperError;
use crate::word::{self, Column, Rows, body, centred, grid_of, run, two_columns};

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeldRow {
    pub day: String,
    pub lines: Vec<String>,
    pub changes: String,
}

/// The records of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeldKind {
    pub name: String,
    /// How long they are kept, as printed.
    pub keep: String,
    /// Sentences on where the values are kept.
    pub kept: Vec<String>,
    pub rows: Vec<HeldRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeldSheet {
    pub superior: String,
    pub cell: String,
    pub name: String,
    pub birth_year: String,
    /// The day on which it was read.
    pub day: String,
    pub kinds: Vec<HeldKind>,
    /// Kinds of which some records can't be opened by whoever made the sheet.
    pub unread: Vec<String>,
}

const COLUMNS: [Column; 4] =
    [Column::figure("TT", 2), Column::figure("Ngày", 5), Column::text("Đã ghi", 22), Column::figure("Số lần ghi", 3)];
const ROWS: Rows = Rows { height: 380.0, size: 22 };

impl HeldSheet {
    /// The sheet as a .docx.
    ///
    /// # Errors
    /// When the file cannot be put together.
    pub fn to_docx(&self) -> Result<Vec<u8>, PaperError> {
        let left =
            vec![centred(run(&self.superior.to_uppercase(), 26)), centred(run(&self.cell.to_uppercase(), 26).bold())];
        let born = if self.birth_year.is_empty() { String::new() } else { format!(", sinh năm {}", self.birth_year) };
        let mut docx = word::document()
            .add_table(two_columns(left, Vec::from([Paragraph::new()]), word::TEXT_WIDTH * 11 / 20))
            .add_paragraph(centred(run("SỔ GHI GÌ VỀ TÔI", 32).bold()).line_spacing(LineSpacing::new().before(200)))
            .add_paragraph(centred(run(&format!("{}{born}", self.name), word::SIZE_BODY).bold()))
            .add_paragraph(
                centred(run(&format!("Những gì sổ của chi bộ ghi đến ngày {}", self.day), 26).italic())
                    .line_spacing(LineSpacing::new().after(120)),
            );
        for kind in &self.kinds {
            let heading = format!("{} – {} mục, thời hạn giữ: {}", kind.name, kind.rows.len(), kind.keep);
            docx = docx.add_paragraph(
                Paragraph::new()
                    .align(AlignmentType::Left)
                    .keep_next(true)
                    .line_spacing(LineSpacing::new().before(200).after(60))
                    .add_run(run(&heading, word::SIZE_TABLE).bold()),
            );
            docx = docx.add_table(grid_of(&COLUMNS, &rows(kind), ROWS));
            for said in &kind.kept {
                docx = docx.add_paragraph(small(said));
            }
        }
        if !self.unread.is_empty() {
            let said = format!(
                "Còn những mục niêm phong mà người lập bản này không mở được, trong đó có thể có mục về người này: {}.",
                self.unread.join(", ")
            );
            docx = docx.add_paragraph(body(&said));
        }
        docx = docx.add_paragraph(small(
            "Giá trị cũ của mỗi mục còn trong lịch sử của sổ. Tên ghi trong phần chữ tự do của mục khác: dùng chức năng Tìm.",
        ));
        word::bytes(docx)
    }
}

fn rows(kind: &HeldKind) -> Vec<Vec<String>> {
    let row = |(place, row): (usize, &HeldRow)| {
        vec![(place + 1).to_string(), row.day.clone(), row.lines.join("\n"), row.changes.clone()]
    };
    kind.rows.iter().enumerate().map(row).collect()
}

fn small(text: &str) -> Paragraph {
    Paragraph::new()
        .align(AlignmentType::Left)
        .line_spacing(LineSpacing::new().before(40))
        .add_run(run(text, 22).italic())
}
