//! The people who present documents: what they are good at, their languages and training, and their yearly review.

use super::in_order;
use crate::catalogue::describe::*;
use crate::catalogue::languages::Language;
use crate::catalogue::{CheckContext, Problem};
use crate::text_enum::text_enum;

text_enum! {
    pub enum SpeakerLevel {
        Province = "province", "Báo cáo viên cấp tỉnh", "Speaker of the province";
        Commune = "commune", "Báo cáo viên cấp xã", "Speaker of the commune";
        Base = "base", "Tuyên truyền viên cơ sở", "Propagandist at the base";
    }
}

kinds! {
    registered_speaker = 26: Kind::register("registered_speaker", ("Báo cáo viên, tuyên truyền viên", "Speakers"), ("báo cáo viên, tuyên truyền viên", "speaker"))
        .titled(&[value(registered_speaker::NAME), value(registered_speaker::LEVEL).between(" (", ")")]).checked(since_before_until) => {
        NAME = 1: line("name", "Họ và tên", "Name").erasable().required().searched();
        LEVEL = 2: word("level", "Cấp", "Level", &SpeakerLevel::VOCABULARY).required();
        STRENGTHS = 3: line("strengths", "Lĩnh vực sở trường", "Strengths").erasable().searched();
        LANGUAGES = 4: field("languages", "Ngôn ngữ", "Languages", Format::List(&Format::Word(&Language::VOCABULARY)));
        TRAINED = 5: line("trained", "Bồi dưỡng nghiệp vụ", "Training").erasable();
        SINCE = 6: date("since", "Từ ngày", "Since");
        UNTIL = 7: date("until_day", "Đến ngày", "Until");
        REVIEWED = 8: date("reviewed", "Đánh giá năm, ngày", "Reviewed on");
        REVIEW = 9: sealed_block("review", "Nhận xét", "Review");
        DELETED = 10: deleted();
        DELETED_KNOWING = 11: deleted_knowing();
    }
}

fn since_before_until(row: &dyn Fields, context: &CheckContext<'_>) -> Vec<Problem> {
    let ahead = context.not_ahead(row, registered_speaker::REVIEWED);
    in_order(row, &[registered_speaker::SINCE, registered_speaker::UNTIL]).into_iter().chain(ahead).collect()
}
