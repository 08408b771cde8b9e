//! Reflection essays (bài thu hoạch): their form, state and grade.

use crate::Id;
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
    /// The three parts of an essay (Cần Thơ), where the superior gave no questions to answer in their place.
    pub enum EssayPart {
        Awareness = "awareness", "Nhận thức";
        SelfReview = "self_review", "Liên hệ bản thân";
        Proposals = "proposals", "Kiến nghị, đề xuất";
    }
}

/// Names what an essay says at a moment: its versions that no other is based on, and its pages. Laptop and server, which
/// both hold the records, arrive at the same name without opening a text.
pub fn content_of(versions: &[Id], pages: &[Id]) -> Id {
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"sochibo essay content v1");
    for ids in [versions, pages] {
        let mut ids = ids.to_vec();
        ids.sort_unstable();
        ids.dedup();
        hasher.update(&(ids.len() as u64).to_be_bytes());
        ids.iter().for_each(|id| {
            hasher.update(&id.0);
        });
    }
    Id::first_half(hasher.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_of_an_essay_has_one_name_in_any_order_and_another_after_each_change() {
        let [one, two, three] = [1, 2, 3].map(|byte| Id([byte; 16]));
        let content = content_of(&[one, two], &[three]);
        assert_eq!(content, content_of(&[two, one, two], &[three]));
        for other in [content_of(&[one], &[three]), content_of(&[one, two], &[]), content_of(&[one], &[two, three])] {
            assert_ne!(content, other);
        }
    }

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
