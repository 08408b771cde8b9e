//! The notation in which the neighbouring files describe kinds and their fields.

use super::{Acts, Check, Custody, Label, Pair, Piece, Register};
pub(super) use super::{Alike, Counted, Due, Field, FieldType, Fields, Format, Kind, Owner, Page, Vocabulary, What};
use crate::audiences::Audience;
pub(super) use crate::authors::Writers;
use crate::figures::NotOpened;
pub(super) use crate::value::Value;

/// Declares kinds: for each a module with its field numbers, and a list of all.
macro_rules! kinds {
    ($($(#[$meta:meta])* $module:ident = $number:literal: $kind:expr => {
        $($name:ident = $field:literal: $described:expr;)*
    })*) => {
        $($(#[$meta])* pub mod $module {
            #[allow(unused_imports)]
            use super::*;

            /// The kind's number.
            pub const KIND: u16 = $number;
            $(pub const $name: u16 = $field;)*
            const FIELDS: &[Field] = &[$($described.number($field)),*];
            pub const DESCRIBED: Kind = $kind.number($number).fields(FIELDS);
        })*
        pub(super) const KINDS: &[&Kind] = &[$(&$module::DESCRIBED),*];
    };
}
pub(super) use kinds;

/// The most characters of a single-line text.
pub const LONGEST_LINE: usize = 2_000;
/// The most characters of a text of several lines.
pub const LONGEST_BLOCK: usize = 20_000;

const NO_ACTS: Acts = Acts { first: None, again: None, cleared: None };

/// A field that is shown to people.
pub(super) const fn field(
    column: &'static str,
    vietnamese: &'static str,
    english: &'static str,
    format: Format,
) -> Field {
    let longest = match format.opened() {
        Format::Line => LONGEST_LINE,
        Format::Block => LONGEST_BLOCK,
        _ => usize::MAX,
    };
    Field {
        number: 0,
        column,
        label: Label { vietnamese, english },
        format,
        custody: Custody::Plain,
        seen_by_committee: false,
        required: false,
        longest,
        searched: false,
        by_digest: false,
        audience: None,
        within: false,
        writers: None,
        acts: NO_ACTS,
        joined_by: None,
        when_set: None,
        when_empty: None,
    }
}

pub(super) const fn line(column: &'static str, vietnamese: &'static str, english: &'static str) -> Field {
    field(column, vietnamese, english, Format::Line)
}

pub(super) const fn block(column: &'static str, vietnamese: &'static str, english: &'static str) -> Field {
    field(column, vietnamese, english, Format::Block)
}

pub(super) const fn date(column: &'static str, vietnamese: &'static str, english: &'static str) -> Field {
    field(column, vietnamese, english, Format::Date)
}

pub(super) const fn count(column: &'static str, vietnamese: &'static str, english: &'static str) -> Field {
    field(column, vietnamese, english, Format::Count)
}

pub(super) const fn word(
    column: &'static str,
    vietnamese: &'static str,
    english: &'static str,
    words: &'static Vocabulary,
) -> Field {
    field(column, vietnamese, english, Format::Word(words))
}

/// A field that only the cell can read: sealed to its ring, and it can be erased.
pub(super) const fn sealed(
    column: &'static str,
    vietnamese: &'static str,
    english: &'static str,
    format: &'static Format,
) -> Field {
    field(column, vietnamese, english, Format::Sealed(format)).erasable()
}

pub(super) const fn sealed_line(column: &'static str, vietnamese: &'static str, english: &'static str) -> Field {
    sealed(column, vietnamese, english, &Format::Line)
}

/// A text of several lines that only the cell can read.
pub(super) const fn sealed_block(column: &'static str, vietnamese: &'static str, english: &'static str) -> Field {
    field(column, vietnamese, english, Format::SealedText).erasable()
}

/// A field that is never shown, and the reason why it exists.
pub(super) const fn internal(column: &'static str, stored: FieldType, reason: &'static str) -> Field {
    field(column, "", "", Format::Internal(stored, reason))
}

/// The two fields of a kind whose records can be deleted.
pub(super) const fn deleted() -> Field {
    field("deleted", "Xóa hay giữ lại", "Deleted or kept", Format::Deleted)
        .when_set("Xóa, đưa vào thùng rác")
        .when_empty("Giữ lại, không xóa")
}

pub(super) const fn deleted_knowing() -> Field {
    field("deleted_knowing", "", "", Format::DeletedKnowing)
}

impl Field {
    pub(super) const fn number(self, number: u16) -> Field {
        Field { number, ..self }
    }

    pub(super) const fn erasable(self) -> Field {
        Field { custody: Custody::Erasable, ..self }
    }

    /// Text that can be erased and names nobody, so that the committee's pages show it.
    pub(super) const fn erasable_and_seen(self) -> Field {
        Field { seen_by_committee: true, ..self.erasable() }
    }

    pub(super) const fn private(self) -> Field {
        Field { custody: Custody::Private, ..self }
    }

    pub(super) const fn required(self) -> Field {
        Field { required: true, ..self }
    }

    pub(super) const fn searched(self) -> Field {
        Field { searched: true, ..self }
    }

    pub(super) const fn by_digest(self) -> Field {
        Field { by_digest: true, ..self }
    }

    /// A sealed field that only these people can read, not everybody who opens the book. It is never searched: the
    /// index lies in the book.
    pub(super) const fn for_audience(self, audience: Audience) -> Field {
        Field { audience: Some(audience), ..self }
    }

    pub(super) const fn within(self) -> Field {
        Field { within: true, ..self }
    }

    pub(super) const fn written_by(self, writers: Writers) -> Field {
        Field { writers: Some(writers), ..self }
    }

    pub(super) const fn joined_by(self, between: &'static str) -> Field {
        Field { joined_by: Some(between), ..self }
    }

    pub(super) const fn when_set(self, words: &'static str) -> Field {
        Field { when_set: Some(words), ..self }
    }

    pub(super) const fn when_empty(self, words: &'static str) -> Field {
        Field { when_empty: Some(words), ..self }
    }

    /// The words for the field's first value, whatever it is.
    pub(super) const fn first_said(self, words: &'static str) -> Field {
        Field { acts: Acts { first: Some(words), ..self.acts }, ..self }
    }

    pub(super) const fn again_said(self, words: &'static str) -> Field {
        Field { acts: Acts { again: Some(words), ..self.acts }, ..self }
    }

    pub(super) const fn cleared_said(self, words: &'static str) -> Field {
        Field { acts: Acts { cleared: Some(words), ..self.acts }, ..self }
    }

    /// The words for any value.
    pub(super) const fn said(self, words: &'static str) -> Field {
        self.first_said(words).again_said(words)
    }
}

impl Kind {
    pub(super) const fn of(table: &'static str, vietnamese: &'static str, english: &'static str) -> Kind {
        Kind {
            number: 0,
            table,
            name: Label { vietnamese, english },
            owner: Owner::Cell,
            writers: Writers::Cell,
            pair: None,
            fields: &[],
            title: &[],
            detail: &[],
            binned: false,
            counted: Counted::No,
            page: Page::Exchange,
            in_figures: false,
            told_with_parent: false,
            register: None,
        }
    }

    /// A list that people add to: its name, and what its rows are counted as, in both languages.
    pub(super) const fn register(
        table: &'static str,
        name: (&'static str, &'static str),
        row: (&'static str, &'static str),
    ) -> Kind {
        let counted_as = Label { vietnamese: row.0, english: row.1 };
        let register = Register {
            counted_as,
            day: None,
            sums: &[],
            check: None,
            dues: &[],
            listed: true,
            sent: false,
            has_page: false,
            not_opened: None,
            alike: None,
        };
        let kind = Kind::of(table, name.0, name.1).binned().counted(Counted::Each).shown_in(Page::Registers);
        Kind { register: Some(register), ..kind }
    }

    const fn registered(self) -> Register {
        match self.register {
            Some(register) => register,
            None => panic!("not described as a register"),
        }
    }

    /// The date field by which a period of a register is chosen.
    pub(super) const fn by_day(self, day: u16) -> Kind {
        Kind { register: Some(Register { day: Some(day), ..self.registered() }), ..self }
    }

    /// The counts of a register that are summed.
    pub(super) const fn summed(self, sums: &'static [u16]) -> Kind {
        Kind { register: Some(Register { sums, ..self.registered() }), ..self }
    }

    /// An additional rule of a register.
    pub(super) const fn checked(self, check: Check) -> Kind {
        Kind { register: Some(Register { check: Some(check), ..self.registered() }), ..self }
    }

    /// The rows of a register are written by an act that sends something up.
    pub(super) const fn sent_up(self) -> Kind {
        Kind { register: Some(Register { sent: true, ..self.registered() }), ..self }
    }

    /// A row of a register has a page of its own.
    pub(super) const fn with_page(self) -> Kind {
        Kind { register: Some(Register { has_page: true, ..self.registered() }), ..self }
    }

    /// The counts in a register's rows open onto nothing.
    pub(super) const fn not_opened(self, why: NotOpened) -> Kind {
        Kind { register: Some(Register { not_opened: Some(why), ..self.registered() }), ..self }
    }

    /// What only one standing row of a register may have.
    pub(super) const fn without_alike(self, alike: Alike) -> Kind {
        Kind { register: Some(Register { alike: Some(alike), ..self.registered() }), ..self }
    }

    /// A register without a list of its own, whose rows are shown with what they lie within.
    pub(super) const fn unlisted(self) -> Kind {
        Kind { register: Some(Register { listed: false, ..self.registered() }), ..self }
    }

    /// What has to be done about the rows of a register.
    pub(super) const fn due(self, dues: &'static [Due]) -> Kind {
        Kind { register: Some(Register { dues, ..self.registered() }), ..self }
    }

    pub(super) const fn number(self, number: u16) -> Kind {
        Kind { number, ..self }
    }

    pub(super) const fn fields(self, fields: &'static [Field]) -> Kind {
        Kind { fields, ..self }
    }

    pub(super) const fn owned(self, owner: Owner, writers: Writers) -> Kind {
        Kind { owner, writers, ..self }
    }

    /// Records of this kind are named by two records of these kinds.
    pub(super) const fn pair(self, first: (&'static str, u16), second: (&'static str, u16)) -> Kind {
        Kind { pair: Some(Pair { columns: (first.0, second.0), kinds: Some((first.1, second.1)) }), ..self }
    }

    /// Records of this kind are named by two ids that are not records.
    pub(super) const fn id_pair(self, first: &'static str, second: &'static str) -> Kind {
        Kind { pair: Some(Pair { columns: (first, second), kinds: None }), ..self }
    }

    pub(super) const fn titled(self, title: &'static [Piece]) -> Kind {
        Kind { title, ..self }
    }

    pub(super) const fn detailed(self, detail: &'static [Piece]) -> Kind {
        Kind { detail, ..self }
    }

    pub(super) const fn binned(self) -> Kind {
        Kind { binned: true, ..self }
    }

    pub(super) const fn shown_in(self, page: Page) -> Kind {
        Kind { page, ..self }
    }

    pub(super) const fn counted(self, counted: Counted) -> Kind {
        Kind { counted, ..self }
    }

    pub(super) const fn told_with_parent(self) -> Kind {
        Kind { told_with_parent: true, ..self }
    }

    pub(super) const fn in_figures(self) -> Kind {
        Kind { in_figures: true, ..self }
    }
}

/// A piece of a title.
pub(super) const fn piece(what: What) -> Piece {
    Piece { before: "", what, after: "", otherwise: "" }
}

pub(super) const fn words(words: &'static str) -> Piece {
    Piece { before: words, what: What::Words, after: "", otherwise: "" }
}

pub(super) const fn value(field: u16) -> Piece {
    piece(What::Field(field))
}

impl Piece {
    pub(super) const fn after(self, before: &'static str) -> Piece {
        Piece { before, ..self }
    }

    pub(super) const fn between(self, before: &'static str, after: &'static str) -> Piece {
        Piece { before, after, ..self }
    }

    pub(super) const fn or(self, otherwise: &'static str) -> Piece {
        Piece { otherwise, ..self }
    }
}
