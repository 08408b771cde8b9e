//! Parts that many papers have.

use super::{Align, Block, Column, End, Paper, PaperKind, Signer, Title, TitleLine, TitleStyle, Top};
use crate::{DocumentHead, NO_FIGURE, Signature};

impl Title {
    /// The name of a Party paper, what it is about, and the short rule below them.
    pub(crate) fn official(name: &str, summary: &str) -> Self {
        Self { rule: true, ..Self::sheet(name, &[(summary, TitleStyle::Bold)]) }
    }

    /// The name of a sheet that is no official paper, and the lines below it that are not empty.
    pub(crate) fn sheet(name: &str, lines: &[(&str, TitleStyle)]) -> Self {
        let line = |(text, style): &(&str, TitleStyle)| TitleLine { text: (*text).to_owned(), style: *style };
        let lines = lines.iter().filter(|(text, _)| !text.is_empty()).map(line).collect();
        Self { name: name.to_owned(), lines, rule: false }
    }
}

impl Top {
    pub(crate) fn dated(head: &DocumentHead) -> Self {
        Self::Letterhead { head: head.clone(), dated: true }
    }

    pub(crate) fn names(superior: &str, cell: &str) -> Self {
        Self::Names { superior: superior.to_owned(), cell: cell.to_owned() }
    }
}

impl End {
    pub(crate) fn recipients(recipients: &[String], archive: &str, signature: &Signature) -> Self {
        Self::Recipients { recipients: recipients.to_vec(), archive: archive.to_owned(), signature: signature.clone() }
    }
}

impl Signer {
    pub(crate) fn new(role: &str, note: &str, name: &str) -> Self {
        Self { role: role.to_owned(), note: note.to_owned(), name: name.to_owned() }
    }
}

impl Paper {
    pub(crate) const fn upright(kind: PaperKind, top: Top, title: Title, blocks: Vec<Block>, end: End) -> Self {
        Self { kind, top, title, blocks, end, landscape: false }
    }
}

impl Block {
    pub(crate) fn heading(level: u8, text: impl Into<String>) -> Self {
        Self::Heading { level, text: text.into() }
    }
}

/// Columns from heading, share of the width, and alignment.
pub fn columns(columns: &[(&str, usize, Align)]) -> Vec<Column> {
    let column = |(heading, share, align): &(&str, usize, Align)| Column {
        heading: (*heading).to_owned(),
        share: *share,
        align: *align,
    };
    columns.iter().map(column).collect()
}

/// Rows with their number before them.
pub fn numbered<T>(rows: &[T], cells: impl Fn(&T) -> Vec<String>) -> Vec<Vec<String>> {
    rows.iter().enumerate().map(|(at, row)| [vec![(at + 1).to_string()], cells(row)].concat()).collect()
}

/// A heading and its paragraphs, or lines for the writer to fill in.
pub fn written(level: u8, heading: &str, texts: &[String]) -> Vec<Block> {
    let mut blocks = vec![Block::heading(level, heading)];
    if texts.is_empty() {
        blocks.push(Block::Dots(2));
    }
    blocks.extend(texts.iter().cloned().map(Block::Text));
    blocks
}

/// A text paragraph by paragraph, or lines to write on.
pub fn text_or_dots(text: &str, lines: usize) -> Vec<Block> {
    let paragraphs = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let written: Vec<Block> = paragraphs.map(|line| Block::Text(line.to_owned())).collect();
    if written.is_empty() { vec![Block::Dots(lines)] } else { written }
}

/// A figure that was not given is a dash, never a 0.
pub fn shown(value: &str) -> String {
    if value.trim().is_empty() { NO_FIGURE.to_owned() } else { value.to_owned() }
}

/// What is not known is left to be filled in by hand.
pub fn blank(value: &str) -> String {
    if value.trim().is_empty() { "…".repeat(20) } else { value.to_owned() }
}

/// "- Căn cứ …;" The last ends with a comma if the sentence goes on in a line of its own, and otherwise with a stop.
pub fn ground_lines(grounds: &[String], after: Option<&Block>) -> Vec<String> {
    let last = if matches!(after, Some(Block::Centred(_))) { ',' } else { '.' };
    let line = |(at, ground): (usize, &String)| {
        let mark = if at + 1 == grounds.len() { last } else { ';' };
        let bare = ground.trim_start_matches(['-', ' ']).trim_end_matches([',', '.', ';', ' ']);
        format!("- {bare}{mark}")
    };
    grounds.iter().enumerate().map(line).collect()
}

/// "- Ban chi ủy;" and last "- Lưu Chi bộ."
pub fn recipient_lines(recipients: &[String], archive: &str, mark: char) -> Vec<String> {
    let bare = |text: &str| text.trim_end_matches([',', '.', ';', ' ']).to_owned();
    let lines = recipients.iter().map(|recipient| format!("- {}{mark}", bare(recipient)));
    lines.chain([format!("- {}.", bare(archive))]).collect()
}
