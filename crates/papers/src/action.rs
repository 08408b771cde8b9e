//! The action programme of a cell, and the commitment of one person.

use crate::paper::{blank, columns, numbered, text_or_dots};
use crate::{
    Align, Block, DocumentHead, End, Paper, PaperKind, Signature, Signer, Table, TaskLine, Title, TitleStyle, Top,
};

const TASKS: [(&str, usize, Align); 7] = [
    ("TT", 2, Align::Centre),
    ("Nhóm nhiệm vụ", 4, Align::Left),
    ("Nhiệm vụ", 7, Align::Left),
    ("Chủ trì", 4, Align::Left),
    ("Phối hợp", 4, Align::Left),
    ("Sản phẩm, kết quả", 5, Align::Left),
    ("Thời hạn hoàn thành", 4, Align::Centre),
];

/// Without the standing, which belongs to a report and not to a programme.
fn tasks(tasks: &[TaskLine]) -> Block {
    let cells = |task: &TaskLine| {
        [&task.group, &task.what, &task.lead, &task.with, &task.product, &task.deadline].map(Clone::clone).to_vec()
    };
    Block::Table(Table { small: true, ..Table::new(columns(&TASKS), numbered(tasks, cells)) })
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionProgramme {
    pub head: DocumentHead,
    pub summary: String,
    pub grounds: Vec<String>,
    /// Phases and targets; empty leaves lines.
    pub goals: String,
    pub tasks: Vec<TaskLine>,
    /// When the programme is reviewed: "Sơ kết trước ngày 30/6/2026."
    pub reviews: Vec<String>,
    pub recipients: Vec<String>,
    pub archive: String,
    pub signature: Signature,
}

impl ActionProgramme {
    #[must_use]
    pub fn paper(&self) -> Paper {
        let mut blocks = Vec::new();
        if !self.grounds.is_empty() {
            blocks.push(Block::Grounds(self.grounds.clone()));
        }
        blocks.push(Block::heading(1, "I. MỤC TIÊU"));
        blocks.extend(text_or_dots(&self.goals, 3));
        blocks.push(Block::heading(1, "II. NHIỆM VỤ"));
        blocks.push(if self.tasks.is_empty() { Block::Dots(4) } else { tasks(&self.tasks) });
        blocks.push(Block::heading(1, "III. TỔ CHỨC THỰC HIỆN"));
        blocks.extend(self.reviews.iter().cloned().map(Block::Text));
        blocks.push(Block::Dots(2));
        let end = End::recipients(&self.recipients, &self.archive, &self.signature);
        let title = Title::official("CHƯƠNG TRÌNH HÀNH ĐỘNG", &self.summary);
        Paper::upright(PaperKind::ActionProgramme, Top::dated(&self.head), title, blocks, end)
    }
}

/// What one person undertakes, signed by that person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Commitment {
    pub superior: String,
    pub cell: String,
    /// "Năm 2026", "Thực hiện Nghị quyết số 12-NQ/ĐU".
    pub title: String,
    pub name: String,
    pub birth_year: String,
    pub goals: String,
    pub tasks: Vec<TaskLine>,
}

impl Commitment {
    #[must_use]
    pub fn paper(&self) -> Paper {
        let mut blocks = vec![
            Block::Line(format!("Họ và tên: {}", blank(&self.name))),
            Block::Line(format!("Năm sinh: {}", blank(&self.birth_year))),
        ];
        for heading in [
            "1. Về tư tưởng chính trị; phẩm chất đạo đức, lối sống",
            "2. Về thực hiện chức trách, nhiệm vụ",
            "3. Về ý thức tổ chức kỷ luật, trách nhiệm nêu gương",
        ] {
            blocks.extend([Block::heading(2, heading), Block::Dots(4)]);
        }
        blocks.push(Block::heading(2, "4. Kế hoạch hành động và biện pháp"));
        blocks.extend(text_or_dots(&self.goals, 4));
        if !self.tasks.is_empty() {
            blocks.push(tasks(&self.tasks));
        }
        let lines = [("tu dưỡng, rèn luyện, phấn đấu", TitleStyle::Bold), (self.title.as_str(), TitleStyle::Plain)];
        let end = End::Signed(Signer::new("NGƯỜI CAM KẾT", "(Ký, ghi rõ họ tên)", &self.name));
        let top = Top::names(&self.superior, &self.cell);
        Paper::upright(PaperKind::Commitment, top, Title::sheet("BẢN CAM KẾT", &lines), blocks, end)
    }
}
