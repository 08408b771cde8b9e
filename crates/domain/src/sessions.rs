//! One time of study within a round.

use crate::text_enum::text_enum;

text_enum! {
    pub enum SessionForm {
        InPerson = "in_person", "Trực tiếp";
        Online = "online", "Trực tuyến";
        Hybrid = "hybrid", "Trực tiếp kết hợp trực tuyến";
        SelfStudy = "self_study", "Tự nghiên cứu tài liệu";
        InCellMeeting = "in_cell_meeting", "Trong sinh hoạt chi bộ";
        Specialised = "specialised", "Chuyên đề theo ngành, lĩnh vực";
    }
}

text_enum! {
    /// Who presented: work is to be left to cells less, so it is a figure.
    pub enum SpeakerFrom {
        Superior = "superior", "Cấp trên";
        Cell = "cell", "Chi bộ";
    }
}
