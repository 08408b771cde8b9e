//! The table of an action programme.

use crate::paper::{columns, numbered};
use crate::{Align, Block, End, Paper, PaperKind, Table, Title, TitleStyle, Top};

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

const COLUMNS: [(&str, usize, Align); 8] = [
    ("TT", 2, Align::Centre),
    ("Nhóm nhiệm vụ", 5, Align::Left),
    ("Nhiệm vụ", 8, Align::Left),
    ("Chủ trì", 5, Align::Left),
    ("Phối hợp", 5, Align::Left),
    ("Sản phẩm, kết quả", 6, Align::Left),
    ("Thời hạn hoàn thành", 5, Align::Centre),
    ("Tình trạng", 4, Align::Left),
];

impl ProgrammeTable {
    /// The headings of the columns after the number.
    pub const HEADINGS: [&'static str; 7] =
        [COLUMNS[1].0, COLUMNS[2].0, COLUMNS[3].0, COLUMNS[4].0, COLUMNS[5].0, COLUMNS[6].0, COLUMNS[7].0];

    /// On its side: eight columns are too narrow on an upright page.
    #[must_use]
    pub fn paper(&self) -> Paper {
        let blocks = if self.tasks.is_empty() {
            vec![Block::Text("Chương trình chưa có nhiệm vụ nào.".to_owned())]
        } else {
            vec![Block::Table(Table::new(columns(&COLUMNS), numbered(&self.tasks, TaskLine::cells)))]
        };
        let lines = [(self.title.as_str(), TitleStyle::Bold), (self.number.as_str(), TitleStyle::Italic)];
        Paper {
            kind: PaperKind::TaskTable,
            top: Top::names(&self.superior, &self.cell),
            title: Title::sheet("BẢNG NHIỆM VỤ", &lines),
            blocks,
            end: End::Nothing,
            landscape: true,
        }
    }
}
