//! The rating of a member, or of the cell itself, for a period. Only those whom the secretary lets see ratings can read it.

use super::describe::{deleted, deleted_knowing, kinds, piece, sealed, sealed_block, sealed_line, value, words};
use super::{Counted, Field, Format, Kind, Page, What, member};
use crate::audiences::Audience;

kinds! {
    rating = 49: Kind::of("rating", "Đánh giá, xếp loại", "Rating").shown_in(Page::Ratings).binned().counted(Counted::Each)
        .titled(&[words("Đánh giá, xếp loại "), value(rating::MEMBER), piece(What::Field(rating::PERIOD)).between(" (", ")")]) => {
        // Empty for the cell itself.
        MEMBER = 1: sealed("member", "Đảng viên", "Member", &Format::Reference(member::KIND)).for_audience(Audience::Ratings);
        PERIOD = 2: sealed_line("period", "Kỳ", "Period").for_audience(Audience::Ratings);
        SCHEME = 3: sealed_line("scheme", "Theo quy định", "Scheme").for_audience(Audience::Ratings);
        // Points and notes by criterion, as JSON.
        ANSWERS = 4: sealed_block("answers", "Điểm, ghi chú từng tiêu chí", "Points and notes").for_audience(Audience::Ratings);
        OWN_LEVEL = 5: sealed_line("own_level", "Tự nhận mức", "Own proposal").for_audience(Audience::Ratings);
        LEVEL = 6: sealed_line("level", "Mức xếp loại", "Level").for_audience(Audience::Ratings);
        NOT_RATED = 7: sealed_line("not_rated", "Không xếp loại vì", "Not rated because").for_audience(Audience::Ratings);
        NOTE = 8: sealed_block("note", "Nhận xét", "Remark").for_audience(Audience::Ratings);
        DELETED = 9: deleted();
        DELETED_KNOWING = 10: deleted_knowing();
    }
}
