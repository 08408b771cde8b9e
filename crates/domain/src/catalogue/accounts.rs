//! The cell itself, the people who use its book, and the keys for what is sealed in it.
//!
//! Some values are sealed to fewer people than hold the cell's ring: to an [`Audience`]. Each person has a key of their
//! own for that, which their passphrase opens.

use super::describe::{field, internal, kinds, line, piece, value};
use super::{Field, FieldType, Format, Kind, Owner, Page, What};
use crate::audiences::Audience;
use crate::authors::{Role, Writers};

kinds! {
    /// A person who uses the cell's book.
    person = 3: Kind::of("person", "Người dùng sổ", "Person").shown_in(Page::People).titled(&[value(person::NAME)]) => {
        NAME = 1: line("name", "Họ và tên", "Full name").erasable().required().written_by(Writers::Everybody);
        ROLE = 2: field("role", "Chức vụ", "Role", Format::Word(&Role::VOCABULARY)).required().written_by(Writers::Heads);
        REMOVED = 3: field("removed", "Thôi dùng sổ", "Removed", Format::Flag).written_by(Writers::Heads);
        // The seed from which the id was derived, together with the device; changes of that device may name the
        // person.
        SEED = 4: internal("seed", FieldType::Bytes, "the journal obeys it");
        // [device id…]: other devices whose changes may name the person.
        DEVICES = 5: internal("devices", FieldType::Parts, "the journal obeys it");
    }
    /// The cell itself, with the name its secretary entered.
    cell = 4: Kind::of("cell", "Chi bộ", "Cell").shown_in(Page::People).titled(&[value(cell::NAME)]) => {
        NAME = 1: line("name", "Tên chi bộ", "Name of the cell").required();
        SUPERIOR_NAME = 2: line("superior_name", "Cấp trên trực tiếp", "Superior committee");
        UNIT = 3: internal("unit", FieldType::IdRef, "which unit of the superior the cell is");
        // The days of its congresses. Papers are numbered anew after each.
        CONGRESSES = 4: field("congresses", "Ngày đại hội chi bộ", "Days of the congresses", Format::List(&Format::Date));
        // The public half of the latest generation of the ring, to which the committee seals its remarks on essays.
        RING = 5: internal("ring", FieldType::Text, "a public key");
    }
    /// One generation of the cell's key ring, sealed to a holder: a laptop, a recovery sheet, or a later
    /// generation.
    ring_key = 16: Kind::of("ring_key", "Khóa của chi bộ", "Key of the cell").id_pair("generation", "holder")
        .owned(Owner::Cell, Writers::Everybody) => {
        SEALED = 1: internal("sealed", FieldType::Bytes, "a sealed key");
        // Later generations have greater numbers; the latest seals.
        ORDER = 2: internal("ordinal", FieldType::Int, "which generation is later");
        // The age recipient it is sealed to, and the proof that the author held the generation.
        RECIPIENT = 3: internal("recipient", FieldType::Text, "a public key");
        PROOF = 4: internal("proof", FieldType::Bytes, "a proof by key");
        // If the holder is a recovery sheet, the laptop that printed it.
        SHEET_OF = 5: internal("sheet_of", FieldType::IdRef, "a laptop");
    }
    /// The comparison of words before a further laptop is given the cell's key: the laptop commits to a number,
    /// one that holds the key answers with its own, and the first reveals the number it committed to.
    key_comparison = 19: Kind::of("key_comparison", "Lần so từ", "Comparison of words").owned(Owner::Cell, Writers::Everybody) => {
        NEWCOMER = 1: internal("newcomer", FieldType::IdRef, "a laptop");
        // Later attempts have greater numbers.
        ATTEMPT = 2: internal("attempt", FieldType::Int, "which attempt is later");
        COMMITMENT = 3: internal("commitment", FieldType::Bytes, "a hash");
        // [device that holds the key, its number]
        ANSWER = 4: internal("answer", FieldType::Parts, "a message between laptops");
        OPENED = 5: internal("opened", FieldType::Bytes, "a message between laptops");
    }
    /// The public half of a person's own key on one laptop. Only that person writes it.
    person_key = 46: Kind::of("person_key", "Khóa riêng của người dùng sổ", "Key of a person").id_pair("person", "device")
        .owned(Owner::Cell, Writers::Everybody) => {
        RECIPIENT = 1: internal("recipient", FieldType::Text, "a public key");
    }
    /// Whether a person belongs to an audience. Counts only with a proof that its author held the audience's key.
    audience_member = 47: Kind::of("audience_member", "Người được xem", "Member of an audience").shown_in(Page::People).id_pair("audience_id", "person")
        .titled(&[piece(What::Field(audience_member::AUDIENCE))]) => {
        AUDIENCE = 1: field("audience", "Phần được xem", "Audience", Format::Word(&Audience::VOCABULARY));
        ADMITTED = 2: field("admitted", "Được xem", "Admitted", Format::Flag).said("Cho xem").cleared_said("Thôi cho xem");
        PROOF = 3: internal("proof", FieldType::Bytes, "a proof by key");
    }
    /// One generation of an audience's key, sealed to a holder (a person's key on one laptop, or a later generation),
    /// and then to the cell's ring, so that a server that invents a laptop opens nothing.
    audience_key = 48: Kind::of("audience_key", "Khóa của phần chỉ một số người xem", "Key of an audience").id_pair("generation", "holder")
        .owned(Owner::Cell, Writers::Everybody) => {
        AUDIENCE = 1: internal("audience", FieldType::Text, "which audience");
        SEALED = 2: internal("sealed", FieldType::Bytes, "a sealed key");
        // Later generations have greater numbers; the latest seals.
        ORDER = 3: internal("ordinal", FieldType::Int, "which generation is later");
        RECIPIENT = 4: internal("recipient", FieldType::Text, "a public key");
        PROOF = 5: internal("proof", FieldType::Bytes, "a proof by key");
    }
    /// Values that are erased for good once their period is past. The change that says so stays, and the chain verifies.
    erasure = 50: Kind::of("erasure", "Lần xóa vĩnh viễn", "Erasure").owned(Owner::Cell, Writers::Heads) => {
        RECORDS = 1: internal("records", FieldType::Parts, "the journal obeys it");
        // The table of periods by which they were past theirs.
        BY_TABLE = 2: internal("by_table", FieldType::Text, "which table of periods applied");
    }
}
