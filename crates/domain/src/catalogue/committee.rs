//! What the superior committee sends down about units, laptops and its own actions.

use super::describe::{block, count, date, field, internal, kinds, line, piece, value, word, words};
use super::registers::InspectionKind;
use super::{Counted, Field, FieldType, Format, Kind, Owner, Page, What, essay, member, round};
use crate::authors::Writers;
use crate::essays::Grade;

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
    }    /// A member of this cell made up at a session of another unit, says the committee, which found the member among the guests
    /// of that unit. It is written into the book to the member's own cell alone, and counts once the cell records it.
    make_up_confirmed = 52: Kind::of("make_up_confirmed", "Học bù ở nơi khác", "Make-up elsewhere, confirmed")
        .owned(Owner::Superior, Writers::Superior).shown_in(Page::MakeUps).counted(Counted::Each)
        .titled(&[value(make_up_confirmed::MEMBER), value(make_up_confirmed::ON).after(", ngày "), value(make_up_confirmed::AT).after(", tại ")]) => {
        MEMBER = 1: field("member", "Đảng viên", "Member", Format::Reference(member::KIND)).erasable();
        ROUND = 2: field("round", "Đợt của cấp trên", "Superior's round", Format::Reference(round::KIND));
        PART = 3: count("part", "Phần", "Part");
        ON = 4: date("on_day", "Ngày học", "Made up on");
        AT = 5: line("at_unit", "Học tại", "Where").erasable();
        // Why the committee took it back.
        WITHDRAWN = 6: line("withdrawn", "Cấp trên rút lại", "Taken back by the superior").erasable();
    }    /// What the committee concluded about this cell when it inspected or supervised it. It is sent by a press; the rest of the
    /// committee's register stays there.
    conclusion = 53: Kind::of("inspection_conclusion", "Kết luận kiểm tra, giám sát của cấp trên", "Conclusion of the superior's inspection")
        .owned(Owner::Superior, Writers::Superior).shown_in(Page::Registers).counted(Counted::Each)
        .titled(&[value(conclusion::WHICH), value(conclusion::WHAT).after(" – "), value(conclusion::CONCLUDED).after(", ")]) => {
        WHICH = 1: word("kind", "Loại", "Kind", &InspectionKind::VOCABULARY);
        WHAT = 2: line("what", "Nội dung", "What about").erasable();
        BEGUN = 3: date("begun", "Ngày bắt đầu", "Begun on");
        CONCLUDED = 4: date("concluded", "Ngày kết luận", "Concluded on");
        MERITS = 5: block("merits", "Ưu điểm, biểu dương", "Merits and praise").erasable();
        FAULTS = 6: block("faults", "Hạn chế, phê bình", "Shortcomings and criticism").erasable();
        DEMANDS = 7: block("demands", "Yêu cầu khắc phục", "What has to be put right").erasable();
        RIGHT_BY = 8: date("right_by", "Khắc phục trước ngày", "Put right by");
        PUT_RIGHT = 9: date("put_right", "Cấp trên ghi đã khắc phục ngày", "Put right on, says the superior");
        // Why the committee took it back.
        WITHDRAWN = 10: line("withdrawn", "Cấp trên rút lại", "Taken back by the superior").erasable();
    }
    /// What the committee's graders settled on for an essay that was handed in to them. It has the essay's own id. It stands beside
    /// the cell's grade and replaces nothing of it.
    committee_grade = 54: Kind::of("committee_grade", "Đánh giá bài thu hoạch của cấp trên", "The superior's grade of an essay")
        .owned(Owner::Superior, Writers::Superior).shown_in(Page::Essays).counted(Counted::Each)
        .titled(&[words("Cấp trên đánh giá"), value(committee_grade::GRADE).after(" "), value(committee_grade::ESSAY).after(" – ")]) => {
        ESSAY = 1: field("essay", "Bài thu hoạch", "Essay", Format::Reference(essay::KIND));
        ROUND = 2: field("round", "Đợt của cấp trên", "Superior's round", Format::Reference(round::KIND));
        GRADE = 3: field("grade", "Cấp trên đánh giá", "The superior's grade", Format::Word(&Grade::VOCABULARY));
        // Sealed to the latest ring that the cell has named (kind 4, field 5).
        REMARK = 4: field("remark", "Nhận xét của cấp trên", "The superior's remark", Format::SealedText).erasable();
        AT = 5: field("at", "Gửi lúc", "Sent at", Format::Moment);
        // What was graded (`essays::content_of`), so that the cell sees when its essay has changed since.
        CONTENT = 6: internal("content", FieldType::IdRef, "which text and pages were graded");
        // Why the committee took it back.
        WITHDRAWN = 7: line("withdrawn", "Cấp trên rút lại", "Taken back by the superior").erasable();
    }
}
