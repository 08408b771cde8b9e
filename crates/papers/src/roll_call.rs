//! The roll-call sheet that is passed round the room.

use docx_rs::{AlignmentType, LineSpacing, Paragraph};

use crate::PaperError;
use crate::word::{self, Column, Rows, centred, grid_of, run, two_columns};

/// The column that is crossed for a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetMark {
    Present,
    WithReason,
    Without,
}

/// A member as listed on the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetMember {
    pub name: String,
    pub born_year: String,
    /// Nothing on a blank sheet, and for whoever is not marked.
    pub mark: Option<SheetMark>,
    /// Printed under "Ghi chú": "Miễn công tác và sinh hoạt đảng", "Tính ở nơi khác".
    pub note: String,
}

/// A roll-call to print: blank, or as it was marked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RollCallSheet {
    pub superior: String,
    pub cell: String,
    pub round: String,
    /// "Buổi học ngày 12/3/2026, 19 giờ 00".
    pub session: String,
    pub place: String,
    pub form: String,
    pub chair: String,
    pub speaker: String,
    /// What a marked sheet says of itself: whether it was confirmed, and when. Empty on a blank one.
    pub standing: String,
    /// The line below the list. Empty on a blank sheet, which has dots to fill in by hand.
    pub sum: String,
    /// In the order of the grid on screen, so that marks can be copied line by line.
    pub members: Vec<SheetMember>,
}

const COLUMNS: [Column; 7] = [
    Column::figure("STT", 2),
    Column::text("Họ và tên", 9),
    Column::figure("Năm sinh", 3),
    Column::figure("Có mặt", 3),
    Column::figure("Vắng có lý do", 3),
    Column::figure("Vắng không lý do", 3),
    Column::text("Ghi chú / Ký tên", 7),
];

/// 9 mm, enough for a signature.
const ROWS: Rows = Rows { height: 510.0, size: 24 };
const SUM: &str = "Cộng: ……… người. Có mặt: ……… Vắng có lý do: ……… Vắng không lý do: ………";

impl RollCallSheet {
    /// The sheet as a .docx.
    ///
    /// # Errors
    /// When the file cannot be put together.
    pub fn to_docx(&self) -> Result<Vec<u8>, PaperError> {
        let left =
            vec![centred(run(&self.superior.to_uppercase(), 26)), centred(run(&self.cell.to_uppercase(), 26).bold())];
        let mut docx = word::document()
            .add_table(two_columns(left, Vec::from([Paragraph::new()]), word::TEXT_WIDTH * 11 / 20))
            .add_paragraph(centred(run("PHIẾU ĐIỂM DANH", 32).bold()).line_spacing(LineSpacing::new().before(200)))
            .add_paragraph(centred(run(&self.round, word::SIZE_BODY).bold()))
            .add_paragraph(centred(run(&self.session, word::SIZE_BODY)).line_spacing(LineSpacing::new().after(120)));
        if !self.standing.is_empty() {
            docx = docx
                .add_paragraph(centred(run(&self.standing, 24).italic()).line_spacing(LineSpacing::new().after(120)));
        }
        for (label, value) in [
            ("Địa điểm", &self.place),
            ("Hình thức", &self.form),
            ("Báo cáo viên", &self.speaker),
            ("Chủ trì", &self.chair),
        ] {
            let value = if value.is_empty() { "…".repeat(30) } else { value.clone() };
            docx = docx.add_paragraph(
                Paragraph::new().align(AlignmentType::Left).add_run(run(&format!("{label}: {value}"), 26)),
            );
        }
        let sum = if self.sum.is_empty() { SUM } else { &self.sum };
        let rows: Vec<Vec<String>> = self.members.iter().enumerate().map(row).collect();
        docx = docx
            .add_paragraph(word::space(8))
            .add_table(grid_of(&COLUMNS, &rows, ROWS))
            .add_paragraph(
                Paragraph::new().add_run(run(sum, 26)).line_spacing(LineSpacing::new().before(160).after(160)),
            )
            .add_table(two_columns(signed("NGƯỜI ĐIỂM DANH"), signed("CHỦ TRÌ"), word::TEXT_WIDTH / 2));
        word::bytes(docx)
    }
}

fn row((at, member): (usize, &SheetMember)) -> Vec<String> {
    let cross = |column| if member.mark == Some(column) { "x".to_owned() } else { String::new() };
    vec![
        (at + 1).to_string(),
        member.name.clone(),
        member.born_year.clone(),
        cross(SheetMark::Present),
        cross(SheetMark::WithReason),
        cross(SheetMark::Without),
        member.note.clone(),
    ]
}

fn signed(role: &str) -> Vec<Paragraph> {
    vec![centred(run(role, 26).bold()), centred(run("(Ký, ghi rõ họ tên)", 24).italic())]
}
