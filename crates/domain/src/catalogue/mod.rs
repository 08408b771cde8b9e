//! The catalogue of everything that is stored: every kind of record, its fields, their names, who keeps them
//! and who may write them.
//!
//! Numbers are part of the protocol, so a number never gets a new meaning. A kind or field that is not listed
//! here (from a newer program) is kept and passed on, but not shown. Whatever differs between kinds is
//! described here, and everything else reads it: history, conflicts, search, dependents of a deletion, the
//! counts of an exchange, the server's review.

mod accounts;
pub mod chosen;
mod committee;
mod describe;
mod display;
mod essays;
mod format;
mod forms;
mod graph;
mod keeping;
mod languages;
mod meetings;
mod members;
mod ratings;
mod references;
mod register;
mod registers;
mod returns;
mod row;
mod sealed;
mod study;

pub use crate::text_enum::{Vocabulary, Word};
pub use accounts::{audience_key, audience_member, cell, erasure, key_comparison, person, person_key, ring_key};
pub use committee::{committee_grade, conclusion, device, make_up_confirmed, names_opened, unit, verdict};
pub use display::{ChangedField, Context, UNKNOWN, bare_title, describe_change, detail, display, short_title, title};
pub use essays::{attachment, essay, essay_grade, essay_version};
pub use format::{Composite, FieldType, Format};
pub use forms::{form, form_answer, form_draft, form_version};
pub use graph::{Link, children, counted_as, pages, parents};
pub use keeping::Keeping;
pub use languages::Language;
pub use meetings::{STEPS, agenda_item, meeting, meeting_grade, meeting_mark, point_scheme, resolution, task_report};
pub use members::{member, same_person};
pub use ratings::rating;
pub use references::referred;
pub use register::{Alike, Check, CheckContext, Due, Problem, Register};
pub use registers::*;
pub use returns::{return_answer, returned};
pub use row::Fields;
pub use sealed::{pack, unpack};
pub use study::{document, joint_session, make_up, material, roll_call, round, session};

use crate::audiences::Audience;
use crate::authors::Writers;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a value may be sent, and whether it can be dropped later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Custody {
    /// The value is part of the hashed change itself.
    Plain,
    /// The change holds only a salted digest; value and salt are sent beside it and can be dropped.
    Erasable,
    /// Like `Erasable`, but the value never leaves the laptop: only the digest is sent.
    Private,
}

/// A name in Vietnamese and English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Label {
    pub vietnamese: &'static str,
    pub english: &'static str,
}

/// Words for a change that is an act rather than a new value: "Kết thúc đợt" instead of "Kết thúc đợt: có".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acts {
    /// The sentence when the field gets its first value.
    pub first: Option<&'static str>,
    /// The sentence when it gets another value.
    pub again: Option<&'static str>,
    /// The sentence when it is cleared or switched off.
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
    /// The committee's pages of registers show it, although it can be erased. They show every plain field.
    pub seen_by_committee: bool,
    pub required: bool,
    /// The longest text, in characters.
    pub longest: usize,
    pub searched: bool,
    /// The row of the record holds only the digest of the value, and the value is stored once, with the others that
    /// can be erased. For long texts.
    pub by_digest: bool,
    /// If the value is sealed to fewer people than hold the cell's ring, to whom.
    pub audience: Option<Audience>,
    /// The record that this field refers to contains this record, which is not shown without it.
    pub within: bool,
    /// Who may write the field, if that differs from the rest of its kind.
    pub writers: Option<Writers>,
    pub acts: Acts,
    /// The separator if two texts of the field are kept together; `None` if only one can be kept.
    pub joined_by: Option<&'static str>,
    /// Words for a value that is set or on, and for one that is not, shown instead of the value itself.
    pub when_set: Option<&'static str>,
    pub when_empty: Option<&'static str>,
}

impl Field {
    /// How the value is encoded, and so which column holds it.
    pub const fn stored(&self) -> FieldType {
        self.format.stored()
    }

    /// Whether the committee's pages of registers show the field.
    pub const fn is_seen_by_committee(&self) -> bool {
        let shown = !self.is_internal() && !matches!(self.format, Format::Deleted);
        shown && !self.format.is_sealed() && (matches!(self.custody, Custody::Plain) || self.seen_by_committee)
    }

    /// Whether a value may name a person, so that it is hidden while names are.
    pub fn may_name_people(&self) -> bool {
        let free = self.custody != Custody::Plain && !self.seen_by_committee;
        let picked = matches!(self.format.opened(), Format::Word(_) | Format::Date | Format::List(Format::Word(_)));
        (free && !picked) || self.format.refers_to() == Some(member::KIND)
    }

    /// Whether the field is never shown: it has no history and no conflicts to resolve.
    pub const fn is_internal(&self) -> bool {
        matches!(self.format, Format::Internal(..) | Format::DeletedKnowing)
    }
}

/// Who writes records of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The cell, in its own book.
    Cell,
    /// The superior committee, in the books that it sends.
    Superior,
    /// Either, each in its own book (documents, rounds).
    Either,
}

/// Two records whose pair names a record of this kind; its id is derived from them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    pub columns: (&'static str, &'static str),
    /// The kinds of the two, if they are records. A record named by them is shown only within both.
    pub kinds: Option<(u16, u16)>,
}

/// What changed records of a kind are counted as when people are told what arrived or waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Not reported.
    No,
    /// Each record counts.
    Each,
    /// All records with the same first part of their pair count as one: the marks of an evening are one
    /// roll-call.
    ByFirst,
    /// As the record they lie within: a page counts as its essay.
    AsParent,
}

/// A piece of a row's name. A piece without content is left out together with the words around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    pub before: &'static str,
    pub what: What,
    pub after: &'static str,
    /// Used instead if there is no content.
    pub otherwise: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Fixed words.
    Words,
    /// A field's value as shown; for a reference, the name of the other row.
    Field(u16),
    /// The year of a date.
    YearOf(u16),
    /// One part of the pair.
    First,
    Second,
    /// A document's number or name, with its date.
    Document,
}

/// The parts of the book that a page may be showing; they are fetched again when one of them changes.
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
    Ratings,
    Meetings,
    Returns,
    Forms,
    Exchange,
    Bin,
}

#[derive(Debug, Clone, Copy)]
pub struct Kind {
    pub number: u16,
    /// The name of the projected table, which also identifies the kind between programs and pages.
    pub table: &'static str,
    pub name: Label,
    pub owner: Owner,
    pub writers: Writers,
    pub pair: Option<Pair>,
    pub fields: &'static [Field],
    /// The pieces of a row's name.
    pub title: &'static [Piece],
    /// What search results show of a row in addition to its name.
    pub detail: &'static [Piece],
    /// Deleted rows are shown in the bin, from which people can restore them.
    pub binned: bool,
    pub counted: Counted,
    /// The part of the program that shows its records.
    pub page: Page,
    /// Figures are counted from its records.
    pub in_figures: bool,
    /// Its history is shown with that of the record it lies within.
    pub told_with_parent: bool,
    /// Set if the kind is a list that people add to, shown by the program's one list page and form.
    pub register: Option<Register>,
}

impl Kind {
    pub fn field(&self, number: u16) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.number == number)
    }

    fn formatted(&self, format: Format) -> Option<u16> {
        self.fields.iter().find(|field| field.format == format).map(|field| field.number)
    }

    /// The field that says whether a record is in the bin.
    pub fn deleted(&self) -> Option<u16> {
        self.formatted(Format::Deleted)
    }

    /// The field that stores the cut that whoever deleted it had seen.
    pub fn deleted_knowing(&self) -> Option<u16> {
        self.formatted(Format::DeletedKnowing)
    }

    /// Whether the name of a record may name a person.
    pub fn title_may_name_people(&self) -> bool {
        let names = |piece: &Piece| match piece.what {
            What::Field(number) => self.field(number).is_some_and(Field::may_name_people),
            _ => false,
        };
        self.title.iter().any(names)
    }

    /// Whether its records can be found by search.
    pub fn is_searched(&self) -> bool {
        self.fields.iter().any(|field| field.searched)
    }
}

const GROUPS: &[&[&Kind]] = &[
    committee::KINDS,
    accounts::KINDS,
    members::KINDS,
    study::KINDS,
    essays::KINDS,
    ratings::KINDS,
    registers::KINDS,
    meetings::KINDS,
    returns::KINDS,
    forms::KINDS,
];

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

/// All kinds that this version knows.
pub const KINDS: &[&Kind] = &ALL;

pub fn kind(number: u16) -> Option<&'static Kind> {
    KINDS.iter().copied().find(|kind| kind.number == number)
}

/// The kinds that are registers, in the order in which they are shown.
pub fn registers() -> impl Iterator<Item = (&'static Kind, Register)> {
    KINDS.iter().copied().filter_map(|kind| Some((kind, kind.register?)))
}

/// The registers that have a list of their own.
pub fn listed_registers() -> impl Iterator<Item = (&'static Kind, Register)> {
    registers().filter(|(_, register)| register.listed)
}

/// A register by the name of its table.
pub fn register(name: &str) -> Option<(&'static Kind, Register)> {
    registers().find(|(kind, _)| kind.table == name)
}

/// The field that says whether a record of this kind is in the bin.
pub fn deletion_field(number: u16) -> Option<u16> {
    kind(number)?.deleted()
}

#[cfg(test)]
mod tests;
