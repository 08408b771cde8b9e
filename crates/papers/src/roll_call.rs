//! The roll-call sheet that is passed round the room.

use crate::paper::{columns, numbered};
use crate::{Align, Block, End, Paper, PaperKind, Signer, Table, Title, TitleStyle, Top};

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

const COLUMNS: [(&str, usize, Align); 7] = [
    ("STT", 2, Align::Centre),
    ("Họ và tên", 9, Align::Left),
    ("Năm sinh", 3, Align::Centre),
    ("Có mặt", 3, Align::Centre),
    ("Vắng có lý do", 3, Align::Centre),
    ("Vắng không lý do", 3, Align::Centre),
    ("Ghi chú / Ký tên", 7, Align::Left),
];

/// Enough for a signature.
const ROW_HEIGHT: f32 = 9.0;
const SUM: &str = "Cộng: ……… người. Có mặt: ……… Vắng có lý do: ……… Vắng không lý do: ………";

impl RollCallSheet {
    #[must_use]
    pub fn paper(&self) -> Paper {
        let lines = [
            (self.round.as_str(), TitleStyle::Bold),
            (self.session.as_str(), TitleStyle::Plain),
            (self.standing.as_str(), TitleStyle::Italic),
        ];
        let said = [
            ("Địa điểm", &self.place),
            ("Hình thức", &self.form),
            ("Báo cáo viên", &self.speaker),
            ("Chủ trì", &self.chair),
        ];
        let said = said.map(|(label, value)| {
            let value = if value.is_empty() { "…".repeat(25) } else { value.clone() };
            Block::Line(format!("{label}: {value}"))
        });
        let mut blocks = said.to_vec();
        let rows = numbered(&self.members, cells);
        blocks.push(Block::Table(Table { row_height: ROW_HEIGHT, ..Table::new(columns(&COLUMNS), rows) }));
        blocks.push(Block::Line(if self.sum.is_empty() { SUM.to_owned() } else { self.sum.clone() }));
        let signer = |role| Signer::new(role, "(Ký, ghi rõ họ tên)", "");
        Paper::upright(
            PaperKind::RollCallSheet,
            Top::names(&self.superior, &self.cell),
            Title::sheet("PHIẾU ĐIỂM DANH", &lines),
            blocks,
            End::Signatures { left: signer("NGƯỜI ĐIỂM DANH"), right: signer("CHỦ TRÌ") },
        )
    }
}

fn cells(member: &SheetMember) -> Vec<String> {
    let cross = |column| if member.mark == Some(column) { "x".to_owned() } else { String::new() };
    vec![
        member.name.clone(),
        member.born_year.clone(),
        cross(SheetMark::Present),
        cross(SheetMark::WithReason),
        cross(SheetMark::Without),
        member.note.clone(),
    ]
}
