//! The members of the cell.

use super::describe::{deleted, deleted_knowing, field, kinds, line, piece, value};
use super::{Composite, Counted, Field, Format, Kind, Page, What};

kinds! {
    member = 5: Kind::of("member", "Đảng viên", "Member").shown_in(Page::Members).binned().counted(Counted::Each).in_figures()
        .titled(&[value(member::NAME), piece(What::YearOf(member::BORN)).between(" (", ")")])
        .detailed(&[value(member::DUTY)]) => {
        NAME = 1: line("name", "Họ và tên", "Full name").erasable().required().searched();
        BORN = 2: field("born", "Ngày sinh", "Born", Format::DayOrYear).erasable().searched();
        SEX = 3: line("sex", "Giới tính", "Sex").erasable();
        PEOPLE = 4: line("people", "Dân tộc", "Ethnic group").private();
        JOINED = 5: field("joined", "Ngày kết nạp", "Joined", Format::DayOrYear);
        OFFICIAL = 6: field("official", "Ngày chính thức", "Official member since", Format::DayOrYear);
        DUTY = 7: line("duty", "Chức vụ", "Duty").searched();
        PARTY_GROUP = 8: line("party_group", "Tổ đảng", "Party group");
        CARD = 9: line("card", "Số thẻ đảng viên", "Card number").private();
        NOTE = 10: field("note", "Ghi chú", "Note", Format::Sealed(&Format::Line)).erasable().joined_by("; ");
        EXEMPT = 11: field("exempt", "Miễn công tác và sinh hoạt đảng", "Exempt", Format::Parts(Composite::Period));
        AWAY = 12: field("away", "Sinh hoạt đảng tạm thời nơi khác", "Attached elsewhere", Format::Parts(Composite::Period));
        LEFT = 13: field("left_cell", "Rời chi bộ", "Left the cell", Format::Parts(Composite::Left));
        DELETED = 14: deleted();
        DELETED_KNOWING = 15: deleted_knowing();
        HERE = 20: field("here", "Sinh hoạt đảng tạm thời tại đây", "Attached here", Format::Parts(Composite::Period));
    }
    /// Two entries of one person as a member.
    same_person = 13: Kind::of("same_person", "Hai mục của một người", "Two entries of one person").shown_in(Page::Members).in_figures()
        .titled(&[value(same_person::KEPT), piece(What::Field(same_person::MERGED)).after(" và ")]) => {
        KEPT = 1: field("kept", "Mục được giữ", "Entry kept", Format::Reference(member::KIND));
        MERGED = 2: field("merged", "Mục được gộp", "Entry merged", Format::Reference(member::KIND));
        DELETED = 3: deleted();
    }
}
