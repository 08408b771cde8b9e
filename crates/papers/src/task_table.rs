//! The table of an action programme.

use docx_rs::{LineSpacing, Paragraph};

use crate::PaperError;
use crate::word::{self, Column, body, centred, grid, run, two_columns};

/// One task, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TaskLine {
    pub group: String,
    pub what: String,
    pub lead: String,
    pub with: String,
    pub product: String,
    pub deadline: String,
    pub standing: String,
}

impl TaskLine {
    /// In the order of [`ProgrammeTable::HEADINGS`].
    #[must_use]
    pub fn cells(&self) -> Vec<String> {
        let Self { group, what, lead, with, product, deadline, standing } = self.clone();
        vec![group, what, lead, with, product, deadline, standing]
    }
}

/// Tasks are printed in the given order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProgrammeTable {
    pub superior: String,
    pub cell: String,
    pub title: String,
    /// Number and day of issue, or empty.
    pub number: String,
    pub tasks: Vec<TaskLine>,
}

const COLUMNS: [Column; 8] = [
    Column::figure("TT", 2),
    Column::text("Nhóm nhiệm vụ", 5),
    Column::text("Nhiệm vụ", 8),
    Column::text("Chủ trì", 5),
    Column::text("Phối hợp", 5),
    Column::text("Sản phẩm, kết quả", 6),
    Column::figure("Thời hạn hoàn thành", 5),
    Column::text("Tình trạng", 4),
];

impl ProgrammeTable {
    /// The headings of the columns after the number.
    pub const HEADINGS: [&'static str; 7] = [
        COLUMNS[1].heading,
        COLUMNS[2].heading,
        COLUMNS[3].heading,
        COLUMNS[4].heading,
        COLUMNS[5].heading,
        COLUMNS[6].heading,
        COLUMNS[7].heading,
    ];

    /// The table as a .docx.
    ///
    /// # Errors
    /// When the file cannot be put together.
    pub fn to_docx(&self) -> Result<Vec<u8>, PaperError> {
        let left =
            vec![centred(run(&self.superior.to_uppercase(), 26)), centred(run(&self.cell.to_uppercase(), 26).bold())];
        let docx = word::document()
            .add_table(two_columns(left, vec![Paragraph::new()], word::TEXT_WIDTH * 11 / 20))
            .add_paragraph(centred(run("BẢNG NHIỆM VỤ", 32).bold()).line_spacing(LineSpacing::new().before(200)))
            .add_paragraph(centred(run(&self.title, word::SIZE_BODY).bold()))
            .add_paragraph(
                centred(run(&self.number, word::SIZE_BODY).italic()).line_spacing(LineSpacing::new().after(120)),
            );
        if self.tasks.is_empty() {
            return word::bytes(docx.add_paragraph(body("Chương trình chưa có nhiệm vụ nào.")));
        }
        let row = |(at, task): (usize, &TaskLine)| [vec![(at + 1).to_string()], task.cells()].concat();
        let rows: Vec<Vec<String>> = self.tasks.iter().enumerate().map(row).collect();
        word::bytes(docx.add_table(grid(&COLUMNS, &rows)))
    }
}
