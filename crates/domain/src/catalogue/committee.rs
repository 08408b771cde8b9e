//! What the superior committee sends down about units, laptops and its own actions.

use super::describe::{field, internal, kinds, line, piece, value};
use super::{Field, FieldType, Format, Kind, Owner, What, essay, round};
use crate::authors::Writers;

kinds! {
    /// A unit with the name its superior uses, for the laptops below.
    unit = 1: Kind::of("unit", "Đơn vị", "Unit").owned(Owner::Superior, Writers::Superior).titled(&[value(unit::NAME)]) => {
        NAME = 1: line("name", "Tên đơn vị", "Name");
        LEVEL = 2: line("level", "Cấp", "Level");
        PARENT = 3: field("parent", "Đơn vị cấp trên", "Superior unit", Format::Reference(unit::KIND));
        VALID_FROM = 4: field("valid_from", "Từ ngày", "From", Format::DayOrYear);
        VALID_TO = 5: field("valid_to", "Đến ngày", "Until", Format::DayOrYear);
        OLD_NAME = 6: line("old_name", "Tên cũ", "Former name");
        // Of the committee itself: the age recipients for packages and for essays it asks to be handed in.
        PACKAGE_KEY = 7: internal("package_key", FieldType::Text, "a public key");
        GRADING_KEY = 8: internal("grading_key", FieldType::Text, "a public key");
    }
    /// A laptop that the superior has enrolled or revoked.
    device = 2: Kind::of("device_record", "Máy", "Laptop").owned(Owner::Superior, Writers::Superior).titled(&[value(device::NAME)]) => {
        PUBLIC_KEY = 1: internal("public_key", FieldType::Bytes, "a public key");
        NAME = 2: line("name", "Tên máy", "Name");
        STATE = 3: internal("state", FieldType::Text, "the page of laptops shows it");
        UNIT = 4: field("unit", "Đơn vị", "Unit", Format::Reference(unit::KIND));
        AT = 5: field("at", "Lúc", "At", Format::Moment);
        // The age recipient for the cell's key ring and for answers on a stick.
        RECIPIENT = 6: internal("recipient", FieldType::Text, "a public key");
        // [the cell's book, [chain id…], [[chain id, person id]…] or absent]: chains that are part of the state
        // of that book from now on, and the people whom each chain may name.
        VOUCHES = 7: internal("vouches", FieldType::Parts, "the journal obeys it");
    }
    /// The server's verdict on a change that it kept but set aside.
    verdict = 14: Kind::of("verdict", "Thay đổi không được tính", "Change set aside").owned(Owner::Superior, Writers::Superior) => {
        CHAIN = 1: internal("chain", FieldType::IdRef, "the journal obeys it");
        NUMBER = 2: internal("number", FieldType::Int, "the journal obeys it");
        REASON = 3: line("reason", "Lý do", "Reason");
        // First four bytes of the change's hash.
        CHECK = 4: internal("check_bytes", FieldType::Bytes, "the journal obeys it");
        // Withdrawn after a review: the change counts after all.
        WITHDRAWN = 5: field("withdrawn", "Tính lại", "Counts after all", Format::Flag);
        // Reviewed and left out for good.
        LEFT_ASIDE = 6: field("left_aside", "Để nguyên, không tính", "Left out for good", Format::Flag);
    }
    /// An officer looked at names of this cell.
    names_opened = 15: Kind::of("names_opened", "Lần xem tên", "Names opened").owned(Owner::Superior, Writers::Superior)
        .titled(&[value(names_opened::OFFICER), piece(What::Field(names_opened::AT)).after(" – ")]) => {
        OFFICER = 1: line("officer", "Cán bộ", "Officer");
        ROUND = 2: field("round", "Đợt", "Round", Format::Reference(round::KIND));
        WHAT = 3: line("what", "Đã xem", "What was opened");
        AT = 4: field("at", "Lúc", "At", Format::Moment);
        // The essay, if one was opened.
        ESSAY = 5: field("essay", "Bài thu hoạch", "Essay", Format::Reference(essay::KIND));
    }
}
