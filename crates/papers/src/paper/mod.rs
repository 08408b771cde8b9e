//! A paper as a sequence of blocks, before it is known whether it becomes Word or PDF.
//!
//! Whoever makes a paper says what stands in it; how wide a margin is and how large a letter comes from the
//! [`TemplateSet`](crate::TemplateSet) with which it is printed.

mod parts;
mod table;

pub(crate) use parts::{blank, columns, numbered, shown, text_or_dots, written};
pub use parts::{ground_lines, recipient_lines};
pub use table::{Align, Column, Table};

use chrono::NaiveDate;

use crate::{Chart, DocumentHead, Signature};

/// A paper of one or more pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    pub kind: PaperKind,
    pub top: Top,
    pub title: Title,
    pub blocks: Vec<Block>,
    pub end: End,
    pub landscape: bool,
}

impl Paper {
    /// The day that an official paper bears.
    #[must_use]
    pub const fn day(&self) -> Option<NaiveDate> {
        match &self.top {
            Top::Letterhead { head, .. } => Some(head.date),
            Top::Names { .. } => None,
        }
    }
}

/// Which paper this is. Template sets and numbers go by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    StudyPlan,
    RoundReport,
    PeriodReport,
    MeetingNotice,
    MeetingAgenda,
    Minutes,
    Resolution,
    ActionProgramme,
    Commitment,
    InspectionPlan,
    InspectionMinutes,
    InspectionReport,
    InspectionConclusion,
    InspectionIndex,
    RollCallSheet,
    EssaySheet,
    HandOutList,
    PropagandaReport,
    Evidence,
    Held,
    Questionnaire,
    AwarenessResult,
    TaskTable,
    /// The sheets from which figures are typed into the national app.
    MeetingHandOver,
    RoundHandOver,
    RecoverySheet,
    /// A list or a ledger printed as it stands.
    List,
}

/// What stands above the title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Top {
    /// The head of a Party paper. Minutes have no place and date beside it, because these stand in their text.
    Letterhead { head: DocumentHead, dated: bool },
    /// The names of the superior and the cell, on sheets that are no official paper.
    Names { superior: String, cell: String },
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Title {
    /// "BÁO CÁO"; empty on an official letter (công văn).
    pub name: String,
    /// What it is about, below the name.
    pub lines: Vec<TitleLine>,
    /// Whether "-----" closes the title.
    pub rule: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitleLine {
    pub text: String,
    pub style: TitleStyle,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TitleStyle {
    Bold,
    Plain,
    Italic,
}

/// One part of the body.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// "Căn cứ …": without marks of their own, which the printer of the paper puts ("- …;", the last "- …,").
    Grounds(Vec<String>),
    /// Level 1 is "I- …", 2 is "1. …", 3 is "a) …". The text comes with its number.
    Heading {
        level: u8,
        text: String,
    },
    /// A justified paragraph with its first line indented.
    Text(String),
    /// The same in italics.
    Italic(String),
    /// A small line in italics, left aligned.
    Note(String),
    /// A line that is not indented: "Địa điểm: Nhà văn hóa bản".
    Line(String),
    /// A centred line in bold: "QUYẾT NGHỊ".
    Centred(String),
    /// Dotted lines to write on.
    Dots(usize),
    Table(Table),
    /// A chart where the format has charts, and always its table.
    Chart(Chart),
    /// An empty line of the given height in points.
    Space(u32),
    /// A code for machines and for people: the picture and the characters that say the same.
    Code {
        content: String,
        characters: String,
        note: String,
    },
    NewPage,
}

/// What closes the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// "Nơi nhận" on the left, the signature on the right. `archive` is the last recipient: "Lưu Chi bộ".
    Recipients {
        recipients: Vec<String>,
        archive: String,
        signature: Signature,
    },
    /// Two people who sign side by side.
    Signatures {
        left: Signer,
        right: Signer,
    },
    /// One person who signs, on the right.
    Signed(Signer),
    Nothing,
}

/// Somebody who signs for himself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signer {
    /// "CHỦ TRÌ HỘI NGHỊ"
    pub role: String,
    /// "(Ký, ghi rõ họ tên)"
    pub note: String,
    /// Empty leaves room to write it.
    pub name: String,
}
