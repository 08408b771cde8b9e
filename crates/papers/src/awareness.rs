//! Checks and surveys of awareness on paper: the sheet that people fill in without their names, and the result.

use docx_rs::{AlignmentType, Docx, LineSpacing, Paragraph};

use crate::PaperError;
use crate::word::{self, Column, body, centred, dots, grid, heading, run, two_columns};

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

fn head(superior: &str, cell: &str, title: &str, held: &str, what: &str) -> Docx {
    let left = vec![centred(run(&superior.to_uppercase(), 26)), centred(run(&cell.to_uppercase(), 26).bold())];
    word::document()
        .add_table(two_columns(left, vec![Paragraph::new()], word::TEXT_WIDTH * 11 / 20))
        .add_paragraph(centred(run(what, 32).bold()).line_spacing(LineSpacing::new().before(200)))
        .add_paragraph(centred(run(title, word::SIZE_BODY).bold()))
        .add_paragraph(centred(run(held, word::SIZE_BODY).italic()).line_spacing(LineSpacing::new().after(120)))
}

impl Questionnaire {
    /// The sheet as a .docx.
    ///
    /// # Errors
    /// When the file cannot be put together.
    pub fn to_docx(&self) -> Result<Vec<u8>, PaperError> {
        let docx = head(&self.superior, &self.cell, &self.title, &self.held, "PHIẾU HỎI").add_paragraph(body(NO_NAME));
        word::bytes(self.questions.iter().enumerate().fold(docx, asked))
    }
}

fn asked(docx: Docx, (place, question): (usize, &AskedQuestion)) -> Docx {
    let how = match question.way {
        WayToAnswer::One => " (chọn một)",
        WayToAnswer::Several => " (chọn một hoặc nhiều)",
        WayToAnswer::Number => " (ghi số)",
        WayToAnswer::Words => "",
    };
    let docx = docx.add_paragraph(heading(&format!("Câu {}. {}{how}", place + 1, question.text)));
    let docx = question.choices.iter().fold(docx, |docx, choice| docx.add_paragraph(body(&format!("☐ {choice}"))));
    match question.way {
        WayToAnswer::One | WayToAnswer::Several => docx,
        WayToAnswer::Number => docx.add_paragraph(dots()),
        WayToAnswer::Words => (0..3).fold(docx, |docx, _| docx.add_paragraph(dots())),
    }
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

const COLUMNS: [Column; 3] =
    [Column::text("Trả lời", 11), Column::figure("Số người", 3), Column::figure("Tỷ lệ trên số phiếu", 4)];

impl AwarenessResult {
    /// The result as a .docx.
    ///
    /// # Errors
    /// When the file cannot be put together.
    pub fn to_docx(&self) -> Result<Vec<u8>, PaperError> {
        let mut docx = head(&self.superior, &self.cell, &self.title, &self.held, "KẾT QUẢ TỔNG HỢP PHIẾU HỎI")
            .add_paragraph(body(&format!("Số phiếu thu về: {}.", self.sheets)));
        if !self.key.is_empty() {
            docx = docx.add_paragraph(body(&format!("Câu có phương án đúng tính theo {}.", self.key)));
        }
        for table in &self.tables {
            let cells =
                |(label, count, share): &(String, String, String)| vec![label.clone(), count.clone(), share.clone()];
            let rows: Vec<Vec<String>> = table.lines.iter().map(cells).collect();
            docx = docx.add_paragraph(heading(&table.question)).add_table(grid(&COLUMNS, &rows));
            if !table.words.is_empty() {
                docx = docx.add_paragraph(body(&format!("Ý kiến tóm tắt: {}", table.words)));
            }
        }
        if !self.note.is_empty() {
            let note = Paragraph::new().align(AlignmentType::Left).add_run(run(&self.note, 24).italic());
            docx = docx.add_paragraph(note.line_spacing(LineSpacing::new().before(160)));
        }
        word::bytes(docx)
    }
}
