//! The points (điểm cầu) at which people follow a session from elsewhere, and what they are equipped with.

use super::in_order;
use crate::catalogue::describe::*;
use crate::catalogue::{CheckContext, Problem};
use crate::text_enum::text_enum;

text_enum! {
    pub enum Equipment {
        Screen = "screen", "Màn hình, máy chiếu", "Screen or projector";
        Sound = "sound", "Loa, micro", "Loudspeaker and microphone";
        Camera = "camera", "Camera", "Camera";
        Line = "line", "Đường truyền cố định", "Fixed line";
        Mobile = "mobile", "Phát sóng di động", "Mobile link";
        Generator = "generator", "Máy phát điện", "Generator";
    }
}

kinds! {
    meeting_point = 29: Kind::register("meeting_point", ("Điểm cầu", "Connection points"), ("điểm cầu", "connection point"))
        .titled(&[value(meeting_point::NAME)]).summed(&[meeting_point::SEATS]).checked(since_before_until) => {
        NAME = 1: line("name", "Tên điểm cầu", "Name").erasable_and_seen().required().searched();
        PLACE = 2: line("place", "Địa điểm", "Place").erasable_and_seen().searched();
        EQUIPMENT = 3: field("equipment", "Thiết bị", "Equipment", Format::List(&Format::Word(&Equipment::VOCABULARY)));
        SEATS = 4: count("seats", "Số chỗ", "Seats");
        SINCE = 5: date("since", "Dùng từ ngày", "In use since");
        UNTIL = 6: date("until_day", "Dùng đến ngày", "In use until");
        IN_CHARGE = 7: line("in_charge", "Người phụ trách", "In charge").erasable();
        NOTE = 8: block("note", "Ghi chú", "Note").erasable();
        DELETED = 9: deleted();
        DELETED_KNOWING = 10: deleted_knowing();
    }
}

fn since_before_until(row: &dyn Fields, _: &CheckContext<'_>) -> Vec<Problem> {
    in_order(row, &[meeting_point::SINCE, meeting_point::UNTIL])
}
