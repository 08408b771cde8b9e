//! The minutes of a meeting. The head is filled; ruled lines stand where people speak.

use crate::paper::{blank, shown};
use crate::{Block, DocumentHead, End, Paper, PaperKind, Signer, Title, Top};

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
    #[must_use]
    pub fn paper(&self) -> Paper {
        let mut blocks: Vec<Block> = self.lines().into_iter().map(Block::Text).collect();
        blocks.extend([Block::heading(1, "I. NỘI DUNG"), Block::heading(2, "1. Bí thư chi bộ triển khai")]);
        if self.items.is_empty() {
            blocks.push(Block::Dots(4));
        }
        blocks.extend(self.items.iter().map(|item| Block::Text(format!("- {item}."))));
        blocks.extend([Block::heading(2, "2. Thảo luận"), Block::Dots(LINES)]);
        blocks.extend([Block::heading(2, "3. Kết luận, biểu quyết"), Block::Dots(4), Block::Text(self.voted())]);
        blocks.push(Block::Text(format!(
            "Cuộc họp kết thúc lúc {} cùng ngày; biên bản đã được đọc lại cho những người có mặt cùng nghe và nhất trí với nội dung.",
            blank(&self.ended)
        )));
        let end = End::Signatures {
            left: Signer::new("NGƯỜI GHI BIÊN BẢN", "(Thư ký)", &self.secretary),
            right: Signer::new("CHỦ TRÌ HỘI NGHỊ", "(Chủ tọa)", &self.chair),
        };
        let top = Top::Letterhead { head: self.head.clone(), dated: false };
        Paper::upright(PaperKind::Minutes, top, Title::official("BIÊN BẢN", &self.summary), blocks, end)
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
