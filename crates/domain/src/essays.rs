//! Reflection essays (bài thu hoạch): their form, state and grade.

use crate::text_enum::text_enum;

text_enum! {
    pub enum EssayForm {
        Typed = "typed", "Đánh máy", "Typed";
        Paper = "paper", "Bản giấy", "On paper";
        Photo = "photo", "Ảnh chụp", "Photographed";
        /// No essay is due from the member in this round.
        Exempt = "exempt", "Được miễn", "Exempt";
    }
}

text_enum! {
    pub enum EssayState {
        NotHandedIn = "not_handed_in", "Chưa nộp";
        Writing = "writing", "Đang viết";
        HandedIn = "handed_in", "Đã nộp";
        Graded = "graded", "Đã đánh giá";
    }
}

impl EssayState {
    /// `has_text`: a draft or a version is saved. A grade does not count until the essay is handed in.
    pub fn of(has_text: bool, handed_in: bool, grade: Option<Grade>) -> EssayState {
        match (handed_in, grade, has_text) {
            (true, Some(_), _) => EssayState::Graded,
            (true, None, _) => EssayState::HandedIn,
            (false, _, true) => EssayState::Writing,
            (false, _, false) => EssayState::NotHandedIn,
        }
    }
}

text_enum! {
    /// The essay's grade: never a member's yearly rating.
    pub enum Grade {
        Good = "good", "Tốt", "Good";
        Fair = "fair", "Khá", "Fair";
        Average = "average", "Trung bình", "Average";
        /// Only if enabled in the round.
        Failed = "failed", "Không đạt", "Failed";
    }
}

text_enum! {
    /// The three parts of an essay (Cần Thơ).
    pub enum EssayPart {
        Awareness = "awareness", "Nhận thức";
        SelfReview = "self_review", "Liên hệ bản thân";
        Proposals = "proposals", "Kiến nghị, đề xuất";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_essay_goes_through_its_states() {
        assert_eq!(EssayState::of(false, false, None), EssayState::NotHandedIn);
        assert_eq!(EssayState::of(true, false, None), EssayState::Writing);
        assert_eq!(EssayState::of(true, true, None), EssayState::HandedIn);
        assert_eq!(EssayState::of(false, true, None), EssayState::HandedIn, "on paper");
        assert_eq!(EssayState::of(true, true, Some(Grade::Fair)), EssayState::Graded);
        assert_eq!(EssayState::of(true, false, Some(Grade::Fair)), EssayState::Writing, "taken back");
    }
}
