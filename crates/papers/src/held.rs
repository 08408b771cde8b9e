//! What a cell's book holds on one member, to be handed to that member.

use crate::paper::numbered;
use crate::{Block, Column, End, Paper, PaperKind, Table, Title, TitleStyle, Top};

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

/// Millimetres.
const ROW_HEIGHT: f32 = 6.7;
const OLD_VALUES: &str =
    "Giá trị cũ của mỗi mục còn trong lịch sử của sổ. Tên ghi trong phần chữ tự do của mục khác: dùng chức năng Tìm.";

impl HeldSheet {
    #[must_use]
    pub fn paper(&self) -> Paper {
        let born = if self.birth_year.is_empty() { String::new() } else { format!(", sinh năm {}", self.birth_year) };
        let (who, day) = (format!("{}{born}", self.name), format!("Những gì sổ của chi bộ ghi đến ngày {}", self.day));
        let mut blocks: Vec<Block> = self.kinds.iter().flat_map(kind).collect();
        if !self.unread.is_empty() {
            blocks.push(Block::Text(format!(
                "Còn những mục niêm phong mà người lập bản này không mở được, trong đó có thể có mục về người này: {}.",
                self.unread.join(", ")
            )));
        }
        blocks.push(Block::Note(OLD_VALUES.to_owned()));
        let lines = [(who.as_str(), TitleStyle::Bold), (day.as_str(), TitleStyle::Italic)];
        let title = Title::sheet("SỔ GHI GÌ VỀ TÔI", &lines);
        Paper::upright(PaperKind::Held, Top::names(&self.superior, &self.cell), title, blocks, End::Nothing)
    }
}

fn kind(kind: &HeldKind) -> Vec<Block> {
    let columns = vec![
        Column::figure("TT", 2),
        Column::figure("Ngày", 5),
        Column::text("Đã ghi", 22),
        Column::figure("Số lần ghi", 3),
    ];
    let rows = numbered(&kind.rows, |row| vec![row.day.clone(), row.lines.join("\n"), row.changes.clone()]);
    let caption = format!("{} – {} mục, thời hạn giữ: {}", kind.name, kind.rows.len(), kind.keep);
    let table = Table { small: true, row_height: ROW_HEIGHT, ..Table::new(columns, rows) }.captioned(&caption);
    [vec![Block::Table(table)], kind.kept.iter().cloned().map(Block::Note).collect()].concat()
}
