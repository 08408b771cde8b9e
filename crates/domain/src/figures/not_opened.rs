//! Why a figure does not open onto rows.

use crate::text_enum::text_enum;

text_enum! {
    /// Every other figure opens onto the rows it was counted from.
    pub enum NotOpened {
        SurveyCount = "survey_count", "Phiếu không ghi tên, chỉ có tổng số", "The sheets bear no names";
        NonMembers = "non_members", "Người ngoài Đảng không ghi tên", "Non-members are never named";
        Declared = "declared", "Không đếm từ sổ này", "Not counted from this book";
    }
}
