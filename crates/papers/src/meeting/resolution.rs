//! The resolution of a meeting, as cells write it monthly.

use super::Voted;
use crate::paper::{columns, numbered, text_or_dots};
use crate::{Align, Block, DocumentHead, End, Paper, PaperKind, Signature, Table, Title, Top};

/// A task of an earlier meeting: "Nhiệm vụ – Tình trạng đầu kỳ – Kết quả".
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportedTask {
    pub what: String,
    pub before: String,
    pub result: String,
}

/// A task that the meeting assigned.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AssignedTask {
    pub what: String,
    pub lead: String,
    pub deadline: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingResolution {
    pub head: DocumentHead,
    pub summary: String,
    pub opening: String,
    /// "tháng 11"
    pub period: String,
    /// The texts of the resolution; an empty one leaves lines to write on.
    pub politics: String,
    pub work: String,
    pub reported: Vec<ReportedTask>,
    pub praise: String,
    pub faults: String,
    pub directions: String,
    pub assigned: Vec<AssignedTask>,
    pub organisation: String,
    /// "95/100 điểm, xếp loại Tốt (…)"; empty leaves a line.
    pub quality: String,
    pub vote: Option<Voted>,
    pub recipients: Vec<String>,
    pub archive: String,
    pub signature: Signature,
}

const REPORTED: [(&str, usize, Align); 4] = [
    ("TT", 2, Align::Centre),
    ("Nhiệm vụ đề ra tại nghị quyết kỳ trước", 9, Align::Left),
    ("Tình trạng đầu kỳ", 4, Align::Left),
    ("Kết quả thực hiện", 7, Align::Left),
];
const ASSIGNED: [(&str, usize, Align); 4] = [
    ("TT", 2, Align::Centre),
    ("Nhiệm vụ", 10, Align::Left),
    ("Người chịu trách nhiệm", 6, Align::Left),
    ("Thời hạn", 4, Align::Centre),
];

impl MeetingResolution {
    #[must_use]
    pub fn paper(&self) -> Paper {
        let mut blocks = vec![Block::Text(self.opening.clone())];
        blocks.extend(self.judged());
        blocks.push(Block::heading(1, "II. PHƯƠNG HƯỚNG, NHIỆM VỤ"));
        blocks.extend(text_or_dots(&self.directions, 5));
        blocks.push(Block::heading(1, "III. PHÂN CÔNG NHIỆM VỤ VÀ TỔ CHỨC THỰC HIỆN"));
        if !self.assigned.is_empty() {
            let cells = |task: &AssignedTask| vec![task.what.clone(), task.lead.clone(), task.deadline.clone()];
            blocks.push(Block::Table(Table::new(columns(&ASSIGNED), numbered(&self.assigned, cells))));
        }
        blocks.extend(text_or_dots(&self.organisation, 2));
        blocks.push(Block::heading(1, "IV. TỰ ĐÁNH GIÁ CHẤT LƯỢNG KỲ SINH HOẠT"));
        blocks.extend(text_or_dots(&self.quality, 1));
        blocks.push(Block::Text(self.closing()));
        let end = End::recipients(&self.recipients, &self.archive, &self.signature);
        let title = Title::official("NGHỊ QUYẾT", &self.summary);
        Paper::upright(PaperKind::Resolution, Top::dated(&self.head), title, blocks, end)
    }

    /// What was done since the last meeting.
    fn judged(&self) -> Vec<Block> {
        let period = self.period.to_uppercase();
        let mut blocks = vec![Block::heading(1, format!("I. ĐÁNH GIÁ KẾT QUẢ LÃNH ĐẠO THỰC HIỆN NHIỆM VỤ {period}"))];
        let mut part = |heading: &str, body: Vec<Block>| {
            blocks.push(Block::heading(2, heading));
            blocks.extend(body);
        };
        part("1. Công tác chính trị, tư tưởng", text_or_dots(&self.politics, 3));
        part("2. Thực hiện nhiệm vụ chính trị", text_or_dots(&self.work, 4));
        part("3. Kết quả thực hiện nghị quyết kỳ trước", vec![self.reported()]);
        part("4. Biểu dương, nhắc nhở", text_or_dots(&self.praise, 2));
        part("5. Hạn chế, nguyên nhân", text_or_dots(&self.faults, 3));
        blocks
    }

    fn reported(&self) -> Block {
        if self.reported.is_empty() {
            return Block::Text("Không có nhiệm vụ nào của kỳ trước phải báo cáo.".to_owned());
        }
        let cells = |task: &ReportedTask| vec![task.what.clone(), task.before.clone(), task.result.clone()];
        Block::Table(Table::new(columns(&REPORTED), numbered(&self.reported, cells)))
    }

    fn closing(&self) -> String {
        match &self.vote {
            Some(vote) => format!(
                "Nghị quyết được thông qua với {}/{} đồng chí tán thành, đạt tỷ lệ {}.",
                vote.in_favour, vote.of, vote.rate
            ),
            None => "Nghị quyết được thông qua với ………/……… đồng chí tán thành, đạt tỷ lệ ……… %.".to_owned(),
        }
    }
}
