//! The minutes of a meeting. The head is filled; ruled lines stand where people speak.

use docx_rs::Paragraph;

use super::{blank, shown, title, with_all};
use crate::PaperError;
use crate::head::DocumentHead;
use crate::word::{self, body, centred, heading, run, two_columns};

/// The figures of the head, as printed, and the names behind those who were not there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MinutesHead {
    pub total: String,
    pub official: String,
    pub probationary: String,
    pub here: String,
    pub exempt: String,
    pub exempt_names: Vec<String>,
    pub away: String,
    pub away_names: Vec<String>,
    pub due: String,
    pub present: String,
    /// "80,00 %": present of due.
    pub rate: String,
    /// The exempt who came, in words; empty if none did.
    pub exempt_present: String,
    pub absent: String,
    /// "Lò Văn An (công tác)".
    pub with_reason: Vec<String>,
    pub without: Vec<String>,
    /// "Còn 3 người chưa điểm danh."; empty if nobody is left.
    pub unmarked: String,
}

/// A vote, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Voted {
    pub in_favour: String,
    pub of: String,
    pub rate: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingMinutes {
    /// Without its place and date, which stand in the text.
    pub head: DocumentHead,
    pub summary: String,
    pub place: String,
    pub begun: String,
    /// "21 giờ 00"; empty leaves a blank.
    pub ended: String,
    pub attendance: MinutesHead,
    pub chair: String,
    pub secretary: String,
    pub items: Vec<String>,
    /// `None` leaves blanks.
    pub vote: Option<Voted>,
}

/// Enough for an evening's discussion on a page and a half.
const LINES: usize = 24;

impl MeetingMinutes {
    /// The minutes as a .docx.
    ///
    /// # Errors
    /// When the file cannot be put together.
    pub fn to_docx(&self) -> Result<Vec<u8>, PaperError> {
        let mut docx = word::document().add_table(word::undated_letterhead(&self.head));
        docx = with_all(docx, title("BIÊN BẢN", &self.summary));
        docx = with_all(docx, self.lines().iter().map(|line| body(line)));
        docx = docx.add_paragraph(heading("I. NỘI DUNG")).add_paragraph(heading("1. Bí thư chi bộ triển khai"));
        docx = if self.items.is_empty() {
            with_all(docx, (0..4).map(|_| word::dots()))
        } else {
            with_all(docx, self.items.iter().map(|item| body(&format!("- {item}."))))
        };
        docx = docx.add_paragraph(heading("2. Thảo luận"));
        docx = with_all(docx, (0..LINES).map(|_| word::dots()));
        docx = docx.add_paragraph(heading("3. Kết luận, biểu quyết"));
        docx = with_all(docx, (0..4).map(|_| word::dots())).add_paragraph(body(&self.voted()));
        let closed = format!(
            "Cuộc họp kết thúc lúc {} cùng ngày; biên bản đã được đọc lại cho những người có mặt cùng nghe và nhất trí với nội dung.",
            blank(&self.ended)
        );
        let signatures = two_columns(
            signed("NGƯỜI GHI BIÊN BẢN", "(Thư ký)", &self.secretary),
            signed("CHỦ TRÌ HỘI NGHỊ", "(Chủ tọa)", &self.chair),
            word::TEXT_WIDTH / 2,
        );
        word::bytes(docx.add_paragraph(body(&closed)).add_paragraph(word::space(14)).add_table(signatures))
    }

    fn lines(&self) -> Vec<String> {
        let of = &self.attendance;
        let mut lines = vec![
            format!("Địa điểm: {}.", blank(&self.place)),
            format!("Thời gian: {}.", blank(&self.begun)),
            format!(
                "Tổng số đảng viên: {}. Trong đó: chính thức {}, dự bị {}.",
                shown(&of.total),
                shown(&of.official),
                shown(&of.probationary)
            ),
            format!("Sinh hoạt tạm thời tại chi bộ: {}.", shown(&of.here)),
            format!("+ Miễn sinh hoạt: {}{}.", shown(&of.exempt), names(&of.exempt_names)),
            format!("+ Giới thiệu sinh hoạt tạm thời đi nơi khác: {}{}.", shown(&of.away), names(&of.away_names)),
            format!("Số phải dự: {}.", shown(&of.due)),
            format!("Số dự: {} ({}).", shown(&of.present), shown(&of.rate)),
        ];
        if !of.exempt_present.is_empty() {
            lines.push(of.exempt_present.clone());
        }
        lines.push(format!("Số vắng: {}.", shown(&of.absent)));
        lines.push(format!("+ Có lý do: {}.", list(&of.with_reason)));
        lines.push(format!("+ Không có lý do: {}.", list(&of.without)));
        if !of.unmarked.is_empty() {
            lines.push(of.unmarked.clone());
        }
        lines.push(format!("* Chủ tọa: {}.", blank(&self.chair)));
        lines.push(format!("* Thư ký: {}.", blank(&self.secretary)));
        lines
    }

    fn voted(&self) -> String {
        let dots = || "………".to_owned();
        let vote = self.vote.clone().unwrap_or(Voted { in_favour: dots(), of: dots(), rate: format!("{} %", dots()) });
        format!("Biểu quyết: {}/{} đồng chí tán thành, đạt tỷ lệ {}.", vote.in_favour, vote.of, vote.rate)
    }
}

fn list(names: &[String]) -> String {
    if names.is_empty() { "không".to_owned() } else { names.join("; ") }
}

fn names(names: &[String]) -> String {
    if names.is_empty() { String::new() } else { format!(" ({})", names.join("; ")) }
}

fn signed(role: &str, below: &str, name: &str) -> Vec<Paragraph> {
    let mut lines = vec![centred(run(role, 26).bold()), centred(run(below, 24).italic())];
    lines.extend((0..4).map(|_| centred(run("", word::SIZE_BODY))));
    lines.push(centred(run(name, word::SIZE_BODY).bold()));
    lines
}
