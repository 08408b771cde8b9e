//! Papers of a meeting: its notice, its minutes and its resolution. Where people speak, minutes have ruled lines: what anyone
//! said is written by hand, and nowhere else.

mod minutes;
mod notice;
mod resolution;

pub use minutes::{MeetingMinutes, MinutesHead, Voted};
pub use notice::{MeetingNotice, NoticeItem};
pub use resolution::{AssignedTask, MeetingResolution, ReportedTask};

use docx_rs::{Docx, LineSpacing, Paragraph};

use crate::NO_FIGURE;
use crate::word::{self, body, centred, run};

/// The name of the paper, its summary, and the short rule below them.
fn title(name: &str, summary: &str) -> [Paragraph; 3] {
    [
        centred(run(name, 32).bold()).line_spacing(LineSpacing::new().before(320)),
        centred(run(summary, word::SIZE_BODY).bold()),
        centred(run("-----", word::SIZE_BODY)).line_spacing(LineSpacing::new().after(120)),
    ]
}

fn with_all(docx: Docx, paragraphs: impl IntoIterator<Item = Paragraph>) -> Docx {
    paragraphs.into_iter().fold(docx, Docx::add_paragraph)
}

/// A text paragraph by paragraph, or lines to write on.
fn text_or_lines(docx: Docx, text: &str, lines: usize) -> Docx {
    let written: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if written.is_empty() {
        return with_all(docx, (0..lines).map(|_| word::dots()));
    }
    with_all(docx, written.into_iter().map(body))
}

fn shown(value: &str) -> String {
    if value.trim().is_empty() { NO_FIGURE.to_owned() } else { value.to_owned() }
}

/// What is not known is left to be filled in by hand.
fn blank(value: &str) -> String {
    if value.trim().is_empty() { "…".repeat(20) } else { value.to_owned() }
}
