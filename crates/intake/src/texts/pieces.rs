//! Lines of a document in runs of one font.

use crate::encoding::{Encoding, in_capitals, is_font_of_capitals};

/// The most bytes of a line that can be a stamp of secrecy, in any code.
const LONGEST_STAMP: usize = 200;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Font {
    /// A font of Unicode, or none named.
    #[default]
    Unknown,
    Tcvn3,
    /// Shows small letters as capitals.
    Tcvn3Capitals,
    Vni,
}

impl Font {
    pub fn named(name: &str) -> Self {
        let tidy = name.trim().trim_matches(['\'', '"']).to_ascii_lowercase();
        if is_font_of_capitals(&tidy) {
            Self::Tcvn3Capitals
        } else if tidy.starts_with(".vn") {
            Self::Tcvn3
        } else if tidy.starts_with("vni-") || tidy.starts_with("vni ") {
            Self::Vni
        } else {
            Self::Unknown
        }
    }

    fn encoding(self) -> Option<Encoding> {
        match self {
            Self::Unknown => None,
            Self::Tcvn3 | Self::Tcvn3Capitals => Some(Encoding::Tcvn3),
            Self::Vni => Some(Encoding::Vni),
        }
    }
}

#[derive(Debug, Clone)]
pub struct Piece {
    /// In the letters that the file has; capitals of an `…H` font are marked.
    pub text: String,
    pub font: Font,
}

#[derive(Debug, Clone, Default)]
pub struct Line(Vec<Piece>);

impl Line {
    pub fn of(text: &str, font: Font) -> Self {
        let mut line = Self::default();
        line.push(text, font);
        line
    }

    pub fn push(&mut self, text: &str, font: Font) {
        let text = if font == Font::Tcvn3Capitals { in_capitals(text) } else { text.to_owned() };
        match self.0.last_mut() {
            // A letter of VNI and its mark may stand in two runs.
            Some(last) if last.font == font => last.text.push_str(&text),
            _ => self.0.push(Piece { text, font }),
        }
    }

    pub fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.0.iter()
    }

    pub fn is_blank(&self) -> bool {
        self.0.iter().all(|piece| piece.text.trim().is_empty())
    }

    pub fn bytes(&self) -> usize {
        self.0.iter().map(|piece| piece.text.len()).sum::<usize>() + 1
    }

    pub fn may_be_stamp(&self) -> bool {
        self.bytes() < LONGEST_STAMP && !self.is_blank()
    }

    pub fn text(&self, encoding: Encoding) -> String {
        let text = |piece: &Piece| {
            let by = piece.font.encoding().filter(|_| encoding != Encoding::None).unwrap_or(encoding);
            by.paragraph(&piece.text)
        };
        self.0.iter().map(text).collect()
    }
}

/// Gathers lines from the paragraphs of a document.
#[derive(Debug, Default)]
pub struct Lines {
    done: Vec<Line>,
    open: Line,
    bytes: usize,
}

impl Lines {
    pub fn text(&mut self, text: &str, font: Font) {
        self.bytes += text.len();
        self.open.push(text, font);
    }

    pub fn end_line(&mut self) {
        self.bytes += 1;
        self.done.push(std::mem::take(&mut self.open));
    }

    /// How much was gathered, so that a reader can stop early.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    pub fn take(mut self) -> Vec<Line> {
        if !self.open.is_blank() {
            self.end_line();
        }
        self.done
    }
}
