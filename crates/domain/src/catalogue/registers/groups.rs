//! Groups of members as the cell names them: members in office, key cadres, party groups, the retired. Who belongs to one
//! is kept with dates, so that a figure of March counts the groups of March.

use crate::catalogue::describe::*;
use crate::text_enum::text_enum;

text_enum! {
    pub enum GroupOf {
        Office = "office", "Công tác: đương chức, nghỉ hưu…", "Occupation";
        Cadre = "cadre", "Cán bộ chủ chốt, cấp ủy viên", "Key cadres";
        Party = "party", "Tổ đảng", "Party group";
        Other = "other", "Nhóm khác", "Other";
    }
}

kinds! {
    member_group = 43: Kind::register("member_group", ("Nhóm đảng viên", "Groups of members"), ("nhóm đảng viên", "group of members"))
        .titled(&[value(member_group::NAME)]) => {
        NAME = 1: line("name", "Tên nhóm", "Name").erasable_and_seen().required().searched();
        WHICH = 2: word("kind", "Chia theo", "Divided by", &GroupOf::VOCABULARY).required();
        NOTE = 3: block("note", "Ghi chú", "Note").erasable();
        DELETED = 4: deleted();
        DELETED_KNOWING = 5: deleted_knowing();
    }
}
