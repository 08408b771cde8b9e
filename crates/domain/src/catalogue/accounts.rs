//! The cell itself, the people who use its book, and the keys for what is sealed in it.

use super::describe::{field, internal, kinds, line, value};
use super::{Field, FieldType, Format, Kind, Page};
use crate::authors::{Role, Writers};

kinds! {
    /// A person who uses the cell's book.
    person = 3: Kind::of("person", "Người dùng sổ", "Person").shown_in(Page::People).titled(&[value(person::NAME)]) => {
        NAME = 1: line("name", "Họ và tên", "Full name").erasable().required();
        ROLE = 2: field("role", "Chức vụ", "Role", Format::Word(&Role::VOCABULARY)).required();
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
    }
    /// One generation of the cell's key ring, sealed to a holder: a laptop, a recovery sheet, or a later
    /// generation.
    ring_key = 16: Kind::of("ring_key", "Khóa của chi bộ", "Key of the cell").id_pair("generation", "holder") => {
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
    key_comparison = 19: Kind::of("key_comparison", "Lần so từ", "Comparison of words") => {
        NEWCOMER = 1: internal("newcomer", FieldType::IdRef, "a laptop");
        // Later attempts have greater numbers.
        ATTEMPT = 2: internal("attempt", FieldType::Int, "which attempt is later");
        COMMITMENT = 3: internal("commitment", FieldType::Bytes, "a hash");
        // [device that holds the key, its number]
        ANSWER = 4: internal("answer", FieldType::Parts, "a message between laptops");
        OPENED = 5: internal("opened", FieldType::Bytes, "a message between laptops");
    }
}
