//! Papers of an inspection or supervision by the cell. What the book does not hold is left to be written by hand.

use crate::paper::{blank, columns, numbered, text_or_dots};
use crate::{Align, Block, DocumentHead, End, Paper, PaperKind, Signature, Signer, Table, Title, TitleStyle, Top};

/// Which paper of the file is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InspectionPaper {
    Plan,
    Minutes,
    Report,
    Conclusion,
    Index,
}

/// The paper of one step, for the index.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StepLine {
    pub step: String,
    pub paper: String,
    pub date: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InspectionFile {
    /// Its symbol and number belong to the paper that is printed.
    pub head: DocumentHead,
    /// "Kiểm tra", "Giám sát".
    pub kind: String,
    pub what: String,
    /// Who is inspected; empty leaves room.
    pub member: String,
    pub working_group: String,
    pub begun: String,
    pub merits: String,
    pub faults: String,
    pub demands: String,
    /// "20/11/2026"; empty if no day was set.
    pub right_by: String,
    pub steps: Vec<StepLine>,
    pub recipients: Vec<String>,
    pub archive: String,
    pub signature: Signature,
}

const READ_OUT: &str =
    "Biên bản đã được đọc lại cho những người có mặt cùng nghe và nhất trí với nội dung. Kết thúc lúc ……… cùng ngày.";

impl InspectionFile {
    #[must_use]
    pub fn paper(&self, which: InspectionPaper) -> Paper {
        let about = format!("{} {}", self.kind, lower(&self.what));
        let dated = Top::dated(&self.head);
        let received = || End::recipients(&self.recipients, &self.archive, &self.signature);
        let official = |kind, name, summary: &str, blocks| {
            Paper::upright(kind, Top::dated(&self.head), Title::official(name, summary), blocks, received())
        };
        match which {
            InspectionPaper::Plan => official(PaperKind::InspectionPlan, "KẾ HOẠCH", &about, self.plan()),
            InspectionPaper::Report => {
                let summary = format!("Kết quả {}", lower(&about));
                official(PaperKind::InspectionReport, "BÁO CÁO", &summary, self.report())
            }
            InspectionPaper::Conclusion => {
                let summary = format!("Kết luận {}", lower(&about));
                official(PaperKind::InspectionConclusion, "THÔNG BÁO", &summary, self.conclusion())
            }
            InspectionPaper::Minutes => {
                let top = Top::Letterhead { head: self.head.clone(), dated: false };
                let title = Title::official("BIÊN BẢN", &format!("Làm việc {}", lower(&about)));
                let note = "(Ký, ghi rõ họ tên)";
                let end = End::Signatures {
                    left: Signer::new("NGƯỜI ĐƯỢC KIỂM TRA, GIÁM SÁT", note, &self.member),
                    right: Signer::new("T/M TỔ KIỂM TRA, GIÁM SÁT", note, ""),
                };
                Paper::upright(PaperKind::InspectionMinutes, top, title, self.minutes(), end)
            }
            InspectionPaper::Index => {
                let top = match dated {
                    Top::Letterhead { head, .. } => Top::names(&head.superior, &head.issuer),
                    names @ Top::Names { .. } => names,
                };
                let title = Title::sheet("MỤC LỤC HỒ SƠ", &[(&about, TitleStyle::Bold)]);
                Paper::upright(PaperKind::InspectionIndex, top, title, vec![self.index()], End::Nothing)
            }
        }
    }

    fn plan(&self) -> Vec<Block> {
        let mut blocks = vec![Block::heading(1, "I. MỤC ĐÍCH, YÊU CẦU"), Block::Dots(3)];
        blocks.extend([
            Block::heading(1, "II. NỘI DUNG"),
            Block::heading(2, "1. Thành phần tổ kiểm tra, giám sát"),
            Block::Text(format!("{}.", blank(&self.working_group))),
            Block::heading(2, "2. Đối tượng, nội dung"),
            Block::Text(format!("Đảng viên được kiểm tra, giám sát: {}.", blank(&self.member))),
            Block::Text(format!("Nội dung: {}.", blank(&self.what))),
            Block::heading(2, "3. Mốc, thời gian, địa điểm"),
            Block::Text(format!("Bắt đầu từ ngày {}.", blank(&self.begun))),
            Block::Dots(1),
            Block::heading(2, "4. Phương pháp tiến hành"),
            Block::Dots(4),
            Block::heading(1, "III. TỔ CHỨC THỰC HIỆN"),
            Block::Dots(3),
        ]);
        blocks
    }

    fn minutes(&self) -> Vec<Block> {
        vec![
            Block::Text(format!("Thời gian: {}.", blank(""))),
            Block::Text(format!("Địa điểm: {}.", blank(""))),
            Block::Text(format!("Tổ kiểm tra, giám sát: {}.", blank(&self.working_group))),
            Block::Text(format!("Đảng viên được kiểm tra, giám sát: {}.", blank(&self.member))),
            Block::heading(1, "I. NỘI DUNG"),
            Block::Text(format!("{}.", blank(&self.what))),
            Block::Dots(14),
            Block::heading(1, "II. Ý KIẾN CỦA ĐẢNG VIÊN ĐƯỢC KIỂM TRA, GIÁM SÁT"),
            Block::Dots(8),
            Block::Text(READ_OUT.to_owned()),
        ]
    }

    fn report(&self) -> Vec<Block> {
        let mut blocks = vec![
            Block::Text(format!("Đảng viên được kiểm tra, giám sát: {}.", blank(&self.member))),
            Block::heading(1, "I. KẾT QUẢ"),
            Block::heading(2, "1. Ưu điểm"),
        ];
        blocks.extend(text_or_dots(&self.merits, 3));
        blocks.push(Block::heading(2, "2. Hạn chế, khuyết điểm"));
        blocks.extend(text_or_dots(&self.faults, 3));
        blocks.push(Block::heading(1, "II. NHẬN XÉT, KIẾN NGHỊ"));
        blocks.extend(text_or_dots(&self.demands, 4));
        blocks
    }

    fn conclusion(&self) -> Vec<Block> {
        let mut blocks = vec![Block::Text(format!("Đảng viên được kiểm tra, giám sát: {}.", blank(&self.member)))];
        blocks.push(Block::heading(2, "1. Ưu điểm"));
        blocks.extend(text_or_dots(&self.merits, 3));
        blocks.push(Block::heading(2, "2. Hạn chế, khuyết điểm"));
        blocks.extend(text_or_dots(&self.faults, 3));
        blocks.push(Block::heading(2, "3. Chi bộ yêu cầu"));
        blocks.extend(text_or_dots(&self.demands, 3));
        if !self.right_by.is_empty() {
            blocks.push(Block::Text(format!("Báo cáo kết quả khắc phục về Chi bộ trước ngày {}.", self.right_by)));
        }
        blocks
    }

    fn index(&self) -> Block {
        let index = [
            ("TT", 2, Align::Centre),
            ("Bước", 8, Align::Left),
            ("Tên, số giấy tờ", 10, Align::Left),
            ("Ngày", 4, Align::Centre),
            ("Ghi chú", 4, Align::Left),
        ];
        let cells = |line: &StepLine| vec![line.step.clone(), line.paper.clone(), line.date.clone(), String::new()];
        Block::Table(Table::new(columns(&index), numbered(&self.steps, cells)))
    }
}

/// Within a sentence.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    let second_is_small = text.chars().nth(1).is_some_and(char::is_lowercase);
    match letters.next() {
        Some(first) if second_is_small => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}
