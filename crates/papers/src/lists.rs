//! The list of materials handed out, and the report on propaganda.

use crate::paper::{columns, numbered, shown, written};
use crate::{Align, Block, Column, DocumentHead, End, Paper, PaperKind, Signature, Table, Title, TitleStyle, Top};

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HandOutLine {
    pub title: String,
    pub language: String,
    pub copies: String,
    pub to: String,
    pub given: String,
    pub back: String,
    /// "Đã ký"; empty leaves room to sign.
    pub signed: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HandOutList {
    pub superior: String,
    pub cell: String,
    /// "Từ 01/01/2026 đến 31/12/2026", or empty.
    pub period: String,
    pub lines: Vec<HandOutLine>,
    /// All copies together.
    pub copies: String,
}

/// Enough for a signature, in millimetres.
const ROW_HEIGHT: f32 = 9.0;

impl HandOutList {
    #[must_use]
    pub fn paper(&self) -> Paper {
        let headings = [
            ("TT", 2, Align::Centre),
            ("Tên tài liệu", 8, Align::Left),
            ("Ngôn ngữ", 4, Align::Left),
            ("Số bản", 2, Align::Centre),
            ("Người, nơi nhận", 6, Align::Left),
            ("Ngày giao", 4, Align::Centre),
            ("Ngày trả", 4, Align::Centre),
            ("Ký nhận", 5, Align::Centre),
        ];
        let cells = |l: &HandOutLine| {
            [&l.title, &l.language, &l.copies, &l.to, &l.given, &l.back, &l.signed].map(Clone::clone).to_vec()
        };
        let table = Table { row_height: ROW_HEIGHT, ..Table::new(columns(&headings), numbered(&self.lines, cells)) };
        Paper {
            kind: PaperKind::HandOutList,
            top: Top::names(&self.superior, &self.cell),
            title: Title::sheet("DANH SÁCH GIAO NHẬN TÀI LIỆU", &[(&self.period, TitleStyle::Italic)]),
            blocks: vec![Block::Table(table), Block::Line(format!("Cộng: {} bản.", shown(&self.copies)))],
            end: End::Nothing,
            landscape: true,
        }
    }
}

/// What was done by one channel.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChannelLine {
    pub channel: String,
    pub entries: String,
    pub sessions: String,
    pub listeners: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PropagandaReport {
    pub head: DocumentHead,
    pub summary: String,
    /// "Từ 01/01/2026 đến 31/12/2026, Chi bộ …"
    pub opening: String,
    pub channels: Vec<ChannelLine>,
    pub total: ChannelLine,
    /// "Tiếng Kinh, tiếng Lự"; empty if no language was recorded.
    pub languages: String,
    pub recipients: Vec<String>,
    pub archive: String,
    pub signature: Signature,
}

impl PropagandaReport {
    #[must_use]
    pub fn paper(&self) -> Paper {
        let row = |line: &ChannelLine| {
            vec![line.channel.clone(), shown(&line.entries), shown(&line.sessions), shown(&line.listeners)]
        };
        let columns = vec![
            Column::text("Hình thức", 8),
            Column::figure("Số mục ghi", 3),
            Column::figure("Số buổi, số lần", 4),
            Column::figure("Lượt người nghe", 4),
        ];
        let rows = self.channels.iter().chain([&self.total]).map(row).collect();
        let mut blocks = vec![Block::Text(self.opening.clone())];
        blocks.extend(written(1, "I. CÔNG TÁC LÃNH ĐẠO, QUÁN TRIỆT", &[]));
        blocks.push(Block::heading(1, "II. KẾT QUẢ"));
        blocks.push(Block::Table(Table::new(columns, rows)));
        if !self.languages.is_empty() {
            blocks.push(Block::Text(format!("Ngôn ngữ: {}.", self.languages)));
        }
        blocks.extend(written(1, "III. ƯU ĐIỂM, HẠN CHẾ", &[]));
        blocks.extend(written(1, "IV. NHIỆM VỤ THỜI GIAN TỚI, KIẾN NGHỊ", &[]));
        let end = End::recipients(&self.recipients, &self.archive, &self.signature);
        let title = Title::official("BÁO CÁO", &self.summary);
        Paper::upright(PaperKind::PropagandaReport, Top::dated(&self.head), title, blocks, end)
    }
}
