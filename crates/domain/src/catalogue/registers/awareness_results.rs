//! Results of checks of awareness that the cell has sent up: only what may be shown, in words, under the version of the
//! answer key that counted.

use crate::catalogue::describe::*;
use crate::catalogue::round;
use crate::figures::NotOpened;

kinds! {
    awareness_result = 39: Kind::register("awareness_result", ("Kết quả nhận thức đã gửi cấp trên", "Results of awareness sent up"), ("kết quả đã gửi", "result sent"))
        .titled(&[words("Kết quả: "), value(awareness_result::TITLE), value(awareness_result::DATE).between(" (", ")")])
        .by_day(awareness_result::DATE).summed(&[awareness_result::SHEETS]).sent_up().not_opened(NotOpened::SurveyCount) => {
        DATE = 1: date("date", "Ngày kiểm tra, khảo sát", "Held on").required();
        TITLE = 2: line("title", "Tên lần kiểm tra, khảo sát", "Title").erasable_and_seen().required().searched();
        ROUND = 3: field("round", "Đợt học tập", "Study round", Format::Reference(round::KIND));
        // Empty for fewer than five.
        SHEETS = 4: count("sheets", "Số phiếu thu về", "Sheets returned");
        KEY = 5: line("answer_key", "Theo đáp án", "By the answer key").erasable_and_seen();
        RESULT = 6: block("result", "Kết quả", "Result").erasable_and_seen().required();
        CHECK = 7: internal("awareness_check", FieldType::IdRef, "tells of which check it is, so that it can be taken back");
        DELETED = 8: deleted();
        DELETED_KNOWING = 9: deleted_knowing();
    }
}
