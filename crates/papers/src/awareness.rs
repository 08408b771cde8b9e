//! Checks and surveys of awareness on paper: the sheet that people fill in without their names, and the result.

use crate::{Block, Column, End, Paper, PaperKind, Table, Title, TitleStyle, Top};

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WayToAnswer {
    One,
    Several,
    Number,
    Words,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedQuestion {
    pub text: String,
    /// "A. Ba nhóm nhiệm vụ"
    pub choices: Vec<String>,
    pub way: WayToAnswer,
}

/// The sheet that is handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questionnaire {
    pub superior: String,
    pub cell: String,
    pub title: String,
    /// "Ngày 12/03/2026, sinh hoạt chi bộ tháng 3"
    pub held: String,
    pub questions: Vec<AskedQuestion>,
}

const NO_NAME: &str = "Phiếu không ghi tên. Đánh dấu X vào ô trước phương án đã chọn.";

fn sheet(kind: PaperKind, names: [&str; 2], lines: [&str; 3], blocks: Vec<Block>) -> Paper {
    let [what, title, held] = lines;
    let title = Title::sheet(what, &[(title, TitleStyle::Bold), (held, TitleStyle::Italic)]);
    Paper::upright(kind, Top::names(names[0], names[1]), title, blocks, End::Nothing)
}

impl Questionnaire {
    #[must_use]
    pub fn paper(&self) -> Paper {
        let mut blocks = vec![Block::Text(NO_NAME.to_owned())];
        blocks.extend(self.questions.iter().enumerate().flat_map(asked));
        let lines = ["PHIẾU HỎI", &self.title, &self.held];
        sheet(PaperKind::Questionnaire, [&self.superior, &self.cell], lines, blocks)
    }
}

fn asked((place, question): (usize, &AskedQuestion)) -> Vec<Block> {
    let (how, lines) = match question.way {
        WayToAnswer::One => (" (chọn một)", 0),
        WayToAnswer::Several => (" (chọn một hoặc nhiều)", 0),
        WayToAnswer::Number => (" (ghi số)", 1),
        WayToAnswer::Words => ("", 3),
    };
    let mut blocks = vec![Block::heading(2, format!("Câu {}. {}{how}", place + 1, question.text))];
    blocks.extend(question.choices.iter().map(|choice| Block::Text(format!("☐ {choice}"))));
    if lines > 0 {
        blocks.push(Block::Dots(lines));
    }
    blocks
}

/// What was counted of one question: a label, a count and a share for each line, and what was said in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultTable {
    pub question: String,
    pub lines: Vec<(String, String, String)>,
    pub words: String,
}

/// The result, with every count already left out that may not be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwarenessResult {
    pub superior: String,
    pub cell: String,
    pub title: String,
    pub held: String,
    /// How many sheets came back, in words.
    pub sheets: String,
    /// "đáp án bản 2 (20/03/2026)", or empty.
    pub key: String,
    pub tables: Vec<ResultTable>,
    /// Why some counts are not shown, or empty.
    pub note: String,
}

impl AwarenessResult {
    #[must_use]
    pub fn paper(&self) -> Paper {
        let mut blocks = vec![Block::Text(format!("Số phiếu thu về: {}.", self.sheets))];
        if !self.key.is_empty() {
            blocks.push(Block::Text(format!("Câu có phương án đúng tính theo {}.", self.key)));
        }
        blocks.extend(self.tables.iter().flat_map(counted));
        if !self.note.is_empty() {
            blocks.push(Block::Note(self.note.clone()));
        }
        let lines = ["KẾT QUẢ TỔNG HỢP PHIẾU HỎI", &self.title, &self.held];
        sheet(PaperKind::AwarenessResult, [&self.superior, &self.cell], lines, blocks)
    }
}

fn counted(table: &ResultTable) -> Vec<Block> {
    let columns =
        vec![Column::text("Trả lời", 11), Column::figure("Số người", 3), Column::figure("Tỷ lệ trên số phiếu", 4)];
    let cells = |(label, count, share): &(String, String, String)| vec![label.clone(), count.clone(), share.clone()];
    let rows = table.lines.iter().map(cells).collect();
    let mut blocks = vec![Block::heading(2, &table.question), Block::Table(Table::new(columns, rows))];
    if !table.words.is_empty() {
        blocks.push(Block::Text(format!("Ý kiến tóm tắt: {}", table.words)));
    }
    blocks
}
