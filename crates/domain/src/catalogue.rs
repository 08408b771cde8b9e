//! What is kept: every kind of record, its fields, who keeps them and who may write them.
//!
//! Numbers are part of the protocol: one is never given a new meaning. A kind or field not listed
//! here (from a newer program) is kept and passed on, just not shown.

use Custody::{Erasable, Plain, Private};
use FieldType::{Bytes, Flag, IdRef, Int, Parts, Text};

/// How a field's value is encoded, and so which column holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldType {
    /// NFC text; dates are text `2026-03-12`, or `1949` where only the year is known.
    Text,
    /// Signed integer; moments are milliseconds since 1970 UTC.
    Int,
    /// 0 or 1.
    Flag,
    /// Sixteen bytes naming another record.
    IdRef,
    Bytes,
    /// Several values that only make sense together, as one CBOR array.
    Parts,
}

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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    pub number: u16,
    /// Column of the projected table.
    pub column: &'static str,
    pub kind: FieldType,
    pub custody: Custody,
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

#[derive(Debug)]
pub struct Kind {
    pub number: u16,
    /// Projected table.
    pub table: &'static str,
    pub owner: Owner,
    /// Columns of the two records whose pair names this one; its id is derived from them.
    pub pair: Option<(&'static str, &'static str)>,
    pub fields: &'static [Field],
}

impl Kind {
    pub fn field(&self, number: u16) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.number == number)
    }
}

const fn field(number: u16, column: &'static str, kind: FieldType, custody: Custody) -> Field {
    Field { number, column, kind, custody }
}

/// Looks a kind up by its number.
pub fn kind(number: u16) -> Option<&'static Kind> {
    KINDS.iter().copied().find(|kind| kind.number == number)
}

/// Declares the field numbers as constants beside the table they stand in.
macro_rules! kinds {
    ($($(#[$meta:meta])* $module:ident = $number:literal, $table:literal, $owner:ident, $pair:expr => {
        $($name:ident = $field:literal, $column:literal, $type:ident, $custody:ident;)*
    })*) => {
        $($(#[$meta])* pub mod $module {
            /// The kind's number.
            pub const KIND: u16 = $number;
            $(pub const $name: u16 = $field;)*
        })*
        /// Every kind this version knows.
        pub const KINDS: &[&Kind] = &[$(&Kind {
            number: $number, table: $table, owner: Owner::$owner, pair: $pair,
            fields: &[$(field($field, $column, $type, $custody)),*],
        }),*];
    };
}

kinds! {
    /// A unit as its superior names it, for the laptops below.
    unit = 1, "unit", Superior, None => {
        NAME = 1, "name", Text, Plain; LEVEL = 2, "level", Text, Plain; PARENT = 3, "parent", IdRef, Plain;
        VALID_FROM = 4, "valid_from", Text, Plain; VALID_TO = 5, "valid_to", Text, Plain;
        OLD_NAME = 6, "old_name", Text, Plain;
        // Of the committee itself: what packages are sealed to, and essays it asks to be handed in (age).
        PACKAGE_KEY = 7, "package_key", Text, Plain; GRADING_KEY = 8, "grading_key", Text, Plain;
    }
    /// A laptop the superior has enrolled or revoked.
    device = 2, "device_record", Superior, None => {
        PUBLIC_KEY = 1, "public_key", Bytes, Plain; NAME = 2, "name", Text, Plain;
        STATE = 3, "state", Text, Plain; UNIT = 4, "unit", IdRef, Plain; AT = 5, "at", Int, Plain;
        // What the cell's key ring and answers on a stick are sealed to for it (age).
        RECIPIENT = 6, "recipient", Text, Plain;
        // [the cell's book, [chain id…], [[chain id, person id]…] or absent]: chains that join the state of that book from now
        // on, and who may be named in which.
        VOUCHES = 7, "vouches", Parts, Plain;
    }
    /// Someone who uses the cell's book.
    person = 3, "person", Cell, None => {
        NAME = 1, "name", Text, Erasable; ROLE = 2, "role", Text, Plain; REMOVED = 3, "removed", Flag, Plain;
        // What the id was made of, with the device it was made at: that device may name them.
        SEED = 4, "seed", Bytes, Plain;
        // [device id…]: other devices that may name them.
        DEVICES = 5, "devices", Parts, Plain;
    }
    /// The cell itself, as its secretary names it.
    cell = 4, "cell", Cell, None => {
        NAME = 1, "name", Text, Plain; SUPERIOR_NAME = 2, "superior_name", Text, Plain; UNIT = 3, "unit", IdRef, Plain;
    }
    member = 5, "member", Cell, None => {
        NAME = 1, "name", Text, Erasable; BORN = 2, "born", Text, Erasable; SEX = 3, "sex", Text, Erasable;
        PEOPLE = 4, "people", Text, Private; JOINED = 5, "joined", Text, Plain; OFFICIAL = 6, "official", Text, Plain;
        DUTY = 7, "duty", Text, Plain; PARTY_GROUP = 8, "party_group", Text, Plain; CARD = 9, "card", Text, Private;
        // Sealed to the cell's key ring.
        NOTE = 10, "note", Bytes, Erasable;
        // [from, until or null]
        EXEMPT = 11, "exempt", Parts, Plain; AWAY = 12, "away", Parts, Plain;
        // ["transferred" | "deceased", on]
        LEFT = 13, "left_cell", Parts, Plain;
        DELETED = 14, "deleted", Flag, Plain;
        // [[chain id, number]…]: what whoever deleted had seen of the record and what hangs on it.
        DELETED_KNOWING = 15, "deleted_knowing", Parts, Plain;
    }
    document = 6, "document", Either, None => {
        NUMBER = 1, "number", Text, Plain; NAME = 2, "name", Text, Plain; ISSUER = 3, "issuer", Text, Plain;
        TERM = 4, "term", Text, Plain; DATE = 5, "date", Text, Plain; SUMMARY = 6, "summary", Text, Plain;
        CARRIES_OUT = 7, "carries_out", IdRef, Plain; DELETED = 8, "deleted", Flag, Plain;
        DELETED_KNOWING = 9, "deleted_knowing", Parts, Plain;
    }
    round = 7, "round", Either, None => {
        TITLE = 1, "title", Text, Plain;
        // [id…]
        DOCUMENTS = 2, "documents", Parts, Plain;
        PARENT_ROUND = 3, "parent_round", IdRef, Plain; FROM = 4, "from_date", Text, Plain; TO = 5, "to_date", Text, Plain;
        DEADLINE = 6, "deadline", Text, Plain;
        // The five parts a plan must state, each [text, done].
        PLAN_PURPOSE = 7, "plan_purpose", Parts, Plain; PLAN_CONTENT = 8, "plan_content", Parts, Plain;
        PLAN_SPEAKERS = 9, "plan_speakers", Parts, Plain; PLAN_LOGISTICS = 10, "plan_logistics", Parts, Plain;
        PLAN_IMPLEMENTATION = 11, "plan_implementation", Parts, Plain;
        // [rule, [member id…]]
        ESSAY_RULE = 12, "essay_rule", Parts, Plain; ESSAY_DUE = 13, "essay_due", Text, Plain;
        GUIDING_QUESTIONS = 14, "guiding_questions", Text, Plain;
        // Figures finalised: [at ms, person id, cut, correction reason or null, changes left out or absent]; null reopens.
        // A cut is [[chain id, number, check]…], a fourth element 1 where just that one change is meant.
        FINAL_CUT = 15, "final_cut", Parts, Plain;
        CLOSED = 16, "closed", Flag, Plain; DELETED = 17, "deleted", Flag, Plain;
        DELETED_KNOWING = 18, "deleted_knowing", Parts, Plain;
        // The grade "Không đạt" may be given.
        FAILED_GRADE = 19, "failed_grade", Flag, Plain;
        // The committee asks for the essays themselves: they are sealed to its grading key as well.
        HAND_IN = 20, "hand_in", Flag, Plain;
    }
    session = 8, "session", Cell, None => {
        ROUND = 1, "round", IdRef, Plain; DATE = 2, "date", Text, Plain; TIME = 3, "time", Text, Plain;
        PART = 4, "part", Int, Plain; FORM = 5, "form", Text, Plain; PLACE = 6, "place", Text, Plain;
        // [text…]
        POINTS = 7, "points", Parts, Plain;
        SPEAKER_FROM = 8, "speaker_from", Text, Plain; SPEAKER = 9, "speaker", Text, Erasable; CHAIR = 10, "chair", Text, Erasable;
        // [member id…]; null means everybody due
        SUMMONED = 11, "summoned", Parts, Plain;
        // [[group, invited, attended]…]
        NON_MEMBERS = 12, "non_members", Parts, Plain;
        // [at ms, person id]
        CONFIRMED = 13, "confirmed", Parts, Plain;
        DELETED = 14, "deleted", Flag, Plain;
        DELETED_KNOWING = 15, "deleted_knowing", Parts, Plain;
    }
    roll_call = 9, "roll_call", Cell, Some(("session", "member")) => {
        // [status, point, bulk, sealed reason or null]: status and reason are one value, the reason readable at the cell only.
        MARK = 1, "mark", Parts, Plain;
        // Sealed to the cell's key ring.
        NOTE = 2, "note", Bytes, Erasable;
    }
    make_up = 10, "make_up", Cell, Some(("session", "member")) => {
        // [on, session id or null, unit as typed]; null: not made up
        DONE = 1, "done", Parts, Plain;
    }
    /// The essay's id is keyed: the server can count essays and grades, not tell whose they are.
    essay = 11, "essay", Cell, None => {
        ROUND = 1, "round", IdRef, Plain;
        // Sealed member id.
        MEMBER = 2, "member", Bytes, Erasable;
        FORM = 3, "form", Text, Plain; HANDED_IN = 4, "handed_in", Text, Plain; GRADE = 5, "grade", Text, Plain;
        // Where the committee asks for essays: who wrote it, sealed to its grading key.
        HANDED_BY = 6, "handed_by", Bytes, Erasable;
    }
    /// One saved text of an essay: never merged, never dropped by a merge.
    essay_version = 12, "essay_version", Cell, None => {
        ESSAY = 1, "essay", IdRef, Plain;
        TEXT = 2, "text", Bytes, Erasable;
        // The version it was written from, and [id…] of those beside that one which it was chosen over or joins.
        BASED_ON = 3, "based_on", IdRef, Plain; SETTLES = 4, "settles", Parts, Plain;
        // The name of the grading key the text is sealed to as well: the first four bytes of its hash.
        HANDED_TO = 5, "handed_to", Bytes, Plain;
    }
    /// Two members entered twice who are one person.
    same_person = 13, "same_person", Cell, None => {
        KEPT = 1, "kept", IdRef, Plain; MERGED = 2, "merged", IdRef, Plain; DELETED = 3, "deleted", Flag, Plain;
    }
    /// The server's word on a change it kept but set aside.
    verdict = 14, "verdict", Superior, None => {
        CHAIN = 1, "chain", IdRef, Plain; NUMBER = 2, "number", Int, Plain; REASON = 3, "reason", Text, Plain;
        // First four bytes of the change's hash.
        CHECK = 4, "check_bytes", Bytes, Plain;
        // Taken back after review: the change counts after all.
        WITHDRAWN = 5, "withdrawn", Flag, Plain;
        // Looked at, and left aside for good.
        LEFT_ASIDE = 6, "left_aside", Flag, Plain;
    }
    /// An officer opened names of this cell.
    names_opened = 15, "names_opened", Superior, None => {
        OFFICER = 1, "officer", Text, Plain; ROUND = 2, "round", IdRef, Plain; WHAT = 3, "what", Text, Plain; AT = 4, "at", Int, Plain;
        // Which essay, where one was opened.
        ESSAY = 5, "essay", IdRef, Plain;
    }
    /// One page of an essay written by hand, or a file of it. Its bytes are sealed and go in a lane of their own; what is
    /// in them never changes after they were named here.
    attachment = 17, "attachment", Cell, None => {
        ESSAY = 1, "essay", IdRef, Plain;
        // Among the essay's pages, from 1.
        PAGE = 2, "page", Int, Plain;
        // The file's name, sealed to the cell's key ring: people name files after people.
        NAME = 3, "name", Bytes, Erasable;
        MEDIA = 4, "media", Text, Plain;
        // Bytes of the sealed file, and the BLAKE3 hashes of its pieces of 64 KiB, one after another.
        SIZE = 5, "size", Int, Plain; PIECES = 6, "pieces", Bytes, Plain;
        DELETED = 7, "deleted", Flag, Plain;
        // Quarter turns clockwise that the page still needs: turning sends one number, not the page again.
        TURN = 8, "turn", Int, Plain;
        // The file's own key, sealed to the ring. Dropping it drops the page, wherever copies of its pieces lie.
        KEY = 9, "key", Bytes, Erasable;
        // The same key, sealed to the committee's grading key where the essay was handed in.
        HANDED_KEY = 10, "handed_key", Bytes, Erasable;
    }
    /// One generation of the cell's key ring, sealed to one who may hold it: a laptop, a recovery sheet, or a later generation.
    ring_key = 16, "ring_key", Cell, Some(("generation", "holder")) => {
        SEALED = 1, "sealed", Bytes, Plain;
        // Greater numbers are later; the latest seals.
        ORDER = 2, "ordinal", Int, Plain;
        // What it is sealed to (age), and the proof that whoever sealed it held the generation.
        RECIPIENT = 3, "recipient", Text, Plain; PROOF = 4, "proof", Bytes, Plain;
        // Of a recovery sheet: the laptop it was printed from.
        SHEET_OF = 5, "sheet_of", IdRef, Plain;
    }
    /// Comparing words before a further laptop is given the cell's key: it commits to a number, a laptop that holds the key
    /// answers with its own, the first one shows what it committed to.
    key_comparison = 19, "key_comparison", Cell, None => {
        NEWCOMER = 1, "newcomer", IdRef, Plain;
        // Greater numbers were begun later.
        ATTEMPT = 2, "attempt", Int, Plain; COMMITMENT = 3, "commitment", Bytes, Plain;
        // [device that holds the key, its number]
        ANSWER = 4, "answer", Parts, Plain;
        OPENED = 5, "opened", Bytes, Plain;
    }
}
