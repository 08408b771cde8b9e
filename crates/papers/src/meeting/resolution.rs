//! The resolution of a meeting, as cells write it monthly.

use super::{Voted, text_or_lines, title, with_all};
use crate::PaperError;
use crate::head::{DocumentHead, Signature};
use crate::word::{self, Column, body, grid, heading};

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

const REPORTED: [Column; 4] = [
    Column::figure("TT", 2),
    Column::text("Nhiệm vụ đề ra tại nghị quyết kỳ trước", 9),
    Column::text("Tình trạng đầu kỳ", 4),
    Column::text("Kết quả thực hiện", 7),
];
const ASSIGNED: [Column; 4] = [
    Column::figure("TT", 2),
    Column::text("Nhiệm vụ", 10),
    Column::text("Người chịu trách nhiệm", 6),
    Column::figure("Thời hạn", 4),
];

impl MeetingResolution {
    /// The resolution as a .docx.
    ///
    /// # Errors
    /// When the file cannot be put together.
    pub fn to_docx(&self) -> Result<Vec<u8>, PaperError> {
        let period = self.period.to_uppercase();
        let mut docx = word::document().add_table(word::letterhead(&self.head));
        docx = with_all(docx, title("NGHỊ QUYẾT", &self.summary)).add_paragraph(body(&self.opening));
        docx = docx.add_paragraph(heading(&format!("I. ĐÁNH GIÁ KẾT QUẢ LÃNH ĐẠO THỰC HIỆN NHIỆM VỤ {period}")));
        docx = text_or_lines(docx.add_paragraph(heading("1. Công tác chính trị, tư tưởng")), &self.politics, 3);
        docx = text_or_lines(docx.add_paragraph(heading("2. Thực hiện nhiệm vụ chính trị")), &self.work, 4);
        docx = docx.add_paragraph(heading("3. Kết quả thực hiện nghị quyết kỳ trước"));
        docx = if self.reported.is_empty() {
            docx.add_paragraph(body("Không có nhiệm vụ nào của kỳ trước phải báo cáo."))
        } else {
            docx.add_table(grid(&REPORTED, &numbered(&self.reported, |task| [&task.what, &task.before, &task.result])))
        };
        docx = text_or_lines(docx.add_paragraph(heading("4. Biểu dương, nhắc nhở")), &self.praise, 2);
        docx = text_or_lines(docx.add_paragraph(heading("5. Hạn chế, nguyên nhân")), &self.faults, 3);
        docx = text_or_lines(docx.add_paragraph(heading("II. PHƯƠNG HƯỚNG, NHIỆM VỤ")), &self.directions, 5);
        docx = docx.add_paragraph(heading("III. PHÂN CÔNG NHIỆM VỤ VÀ TỔ CHỨC THỰC HIỆN"));
        if !self.assigned.is_empty() {
            docx = docx
                .add_table(grid(&ASSIGNED, &numbered(&self.assigned, |task| [&task.what, &task.lead, &task.deadline])));
        }
        docx = text_or_lines(docx, &self.organisation, 2);
        docx = docx.add_paragraph(heading("IV. TỰ ĐÁNH GIÁ CHẤT LƯỢNG KỲ SINH HOẠT"));
        docx = text_or_lines(docx, &self.quality, 1).add_paragraph(body(&self.closing()));
        let foot = word::recipients_and_signature(&self.recipients, &self.archive, &self.signature);
        word::bytes(docx.add_paragraph(word::space(14)).add_table(foot))
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

fn numbered<T>(rows: &[T], cells: impl Fn(&T) -> [&String; 3]) -> Vec<Vec<String>> {
    let row = |(at, row): (usize, &T)| {
        let [one, two, three] = cells(row);
        vec![(at + 1).to_string(), one.clone(), two.clone(), three.clone()]
    };
    rows.iter().enumerate().map(row).collect()
}
