//! What is kept: every kind of record, its fields, what they are called, who keeps them and who may write them.
//!
//! Numbers are part of the protocol: one is never given a new meaning. A kind or field not listed here (from a newer program)
//! is kept and passed on, just not shown. Whatever differs from kind to kind is described here, and everything else reads it:
//! history, conflicts, search, dependents of a deletion, what the exchange counts, what the server's review shows.

mod accounts;
mod committee;
mod describe;
mod display;
mod essays;
mod format;
mod graph;
mod members;
mod register;
mod registers;
mod row;
mod study;

pub use crate::text_enum::{Vocabulary, Word};
pub use accounts::{cell, key_comparison, person, ring_key};
pub use committee::{device, names_opened, unit, verdict};
pub use display::{ChangedField, Context, UNKNOWN, bare_title, describe_change, detail, display, short_title, title};
pub use essays::{attachment, essay, essay_version};
pub use format::{Composite, FieldType, Format};
pub use graph::{Link, children, counted_as, pages, parents};
pub use members::{member, same_person};
pub use register::{Check, CheckContext, Problem, Register};
pub use registers::*;
pub use row::Fields;
pub use study::{document, make_up, roll_call, round, session};

use crate::authors::Writers;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a value may go and whether it can be dropped later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Custody {
    /// Part of the hashed change itself.
    Plain,
    /// The change holds only a salted digest; value and salt travel beside it and can be dropped.
    Erasable,
    /// As erasable, and never leaves the laptop: only the digest is sent.
    Private,
}

/// A name in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Label {
    pub vietnamese: &'static str,
    pub english: &'static str,
}

/// Words for a change that is an act rather than a new value: "Kết thúc đợt", not "Kết thúc đợt: có".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acts {
    /// The field got its first value.
    pub first: Option<&'static str>,
    /// It got another one.
    pub again: Option<&'static str>,
    /// It was emptied or switched off.
    pub cleared: Option<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    pub number: u16,
    /// Column of the projected table.
    pub column: &'static str,
    pub label: Label,
    pub format: Format,
    pub custody: Custody,
    pub required: bool,
    /// The longest text, in characters.
    pub longest: usize,
    pub searched: bool,
    /// The record this field names is the one that shows this record: without it nobody sees this one.
    pub within: bool,
    /// Where others may write it than the rest of its kind.
    pub writers: Option<Writers>,
    pub acts: Acts,
    /// What stands between two texts of it that are kept together; None where only one can be kept.
    pub joined_by: Option<&'static str>,
    /// Words for a value that is set or on, and for one that is not, in place of the value itself.
    pub when_set: Option<&'static str>,
    pub when_empty: Option<&'static str>,
}

impl Field {
    /// How the value is encoded, and so which column holds it.
    pub const fn stored(&self) -> FieldType {
        self.format.stored()
    }

    /// Nobody sees it: no history, no conflict to choose from.
    pub const fn is_internal(&self) -> bool {
        matches!(self.format, Format::Internal(..) | Format::DeletedKnowing)
    }
}

/// Who writes records of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The cell, in its own book.
    Cell,
    /// The superior committee, in what it sends down.
    Superior,
    /// Either, each in its own book (a document, a round).
    Either,
}

/// Two records whose pair names one of this kind; its id is derived from them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    pub columns: (&'static str, &'static str),
    /// The kinds of the two, where they are records. Such a record shows only within both.
    pub kinds: Option<(u16, u16)>,
}

/// What a batch of changes to records of a kind is counted as, where people are told what came or waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Not told.
    No,
    /// Each record is one.
    Each,
    /// All that share the first of their pair are one: the marks of an evening are one roll-call.
    ByFirst,
    /// As the record they lie within: a page is its essay.
    AsParent,
}

/// A piece of the words a row is called by. Pieces with nothing in them are left out with what stands around them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    pub before: &'static str,
    pub what: What,
    pub after: &'static str,
    /// In place of nothing.
    pub otherwise: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Words that always stand there.
    Words,
    /// A field's value as people read it; of a reference the other row's words.
    Field(u16),
    /// The year of a date.
    YearOf(u16),
    /// One half of the pair.
    First,
    Second,
    /// A document's number or name, with its date.
    Document,
}

/// The parts of the book a page may be showing: what is fetched again when one of them changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Tag")]
#[serde(rename_all = "snake_case")]
pub enum Page {
    People,
    Members,
    Documents,
    Rounds,
    Sessions,
    RollCall,
    MakeUps,
    Essays,
    Totals,
    Registers,
    Exchange,
    Bin,
}

#[derive(Debug, Clone, Copy)]
pub struct Kind {
    pub number: u16,
    /// Projected table, and the kind's name on the line between programs and pages.
    pub table: &'static str,
    pub name: Label,
    pub owner: Owner,
    pub writers: Writers,
    pub pair: Option<Pair>,
    pub fields: &'static [Field],
    /// The words a row is called by.
    pub title: &'static [Piece],
    /// What is said of a row beside its title where it was found by words.
    pub detail: &'static [Piece],
    /// Deleted rows are shown in the bin, from where people bring them back.
    pub binned: bool,
    pub counted: Counted,
    /// The part of the program that shows its records.
    pub page: Page,
    /// Figures are counted from it.
    pub in_figures: bool,
    /// Its history is read with that of the record it lies within.
    pub told_with_parent: bool,
    /// Kept as a list that people add to, by the program's one list page and form.
    pub register: Option<Register>,
}

impl Kind {
    pub fn field(&self, number: u16) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.number == number)
    }

    fn formatted(&self, format: Format) -> Option<u16> {
        self.fields.iter().find(|field| field.format == format).map(|field| field.number)
    }

    /// The field that says a record is in the bin.
    pub fn deleted(&self) -> Option<u16> {
        self.formatted(Format::Deleted)
    }

    /// The field that says what whoever deleted it had seen.
    pub fn deleted_knowing(&self) -> Option<u16> {
        self.formatted(Format::DeletedKnowing)
    }

    /// Records of it are found by words.
    pub fn is_searched(&self) -> bool {
        self.fields.iter().any(|field| field.searched)
    }
}

const GROUPS: &[&[&Kind]] =
    &[committee::KINDS, accounts::KINDS, members::KINDS, study::KINDS, essays::KINDS, registers::KINDS];

const COUNT: usize = {
    let (mut count, mut group) = (0, 0);
    while group < GROUPS.len() {
        count += GROUPS[group].len();
        group += 1;
    }
    count
};

const ALL: [&Kind; COUNT] = {
    let mut all = [GROUPS[0][0]; COUNT];
    let (mut at, mut group) = (0, 0);
    while group < GROUPS.len() {
        let mut one = 0;
        while one < GROUPS[group].len() {
            all[at] = GROUPS[group][one];
            at += 1;
            one += 1;
        }
        group += 1;
    }
    all
};

/// Every kind this version knows.
pub const KINDS: &[&Kind] = &ALL;

/// Looks a kind up by its number.
pub fn kind(number: u16) -> Option<&'static Kind> {
    KINDS.iter().copied().find(|kind| kind.number == number)
}

/// Kinds that are kept as registers, in the order people see them.
pub fn registers() -> impl Iterator<Item = (&'static Kind, Register)> {
    KINDS.iter().copied().filter_map(|kind| Some((kind, kind.register?)))
}

/// A register by the name of its table.
pub fn register(name: &str) -> Option<(&'static Kind, Register)> {
    registers().find(|(kind, _)| kind.table == name)
}

/// The field that says a record of this kind is in the bin.
pub fn deletion_field(number: u16) -> Option<u16> {
    kind(number)?.deleted()
}

#[cfg(test)]
mod tests;
