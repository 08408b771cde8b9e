//! The grading of essays by several people who do not see each other's grades, and the likeness of two texts.

use crate::essays::Grade;
use crate::language::{exact_fold, fold};
use std::collections::HashSet;

/// How many people grade an essay before their grades are laid side by side.
pub const GRADERS: usize = 2;

/// What several grades of one essay come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Fewer than [`GRADERS`] have graded it.
    Waiting,
    Agreed(Grade),
    Differing,
}

pub fn outcome(grades: &[Grade]) -> Outcome {
    match grades {
        [first, rest @ ..] if grades.len() >= GRADERS => {
            if rest.iter().all(|grade| grade == first) {
                Outcome::Agreed(*first)
            } else {
                Outcome::Differing
            }
        }
        _ => Outcome::Waiting,
    }
}

/// Whether somebody may see what others gave: not before enough have graded, and not before their own grade is given,
/// unless they lead the team and do not grade.
pub fn may_see_others(given: usize, own_given: bool, leads: bool, settled: bool) -> bool {
    settled || given >= GRADERS && (own_given || leads)
}

/// Whether a remark holds the author's name: the whole name, or its last two words, with or without its signs. The given
/// name alone is often a common word.
pub fn names_author(remark: &str, author: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let folded = fold(text);
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let (remark, author) = (words(remark), words(author));
    let end = &author[author.len().saturating_sub(2)..];
    end.len() == 2 && remark.windows(2).any(|pair| pair == end)
}

/// How many words in a row count as one passage.
const PASSAGE: usize = 5;

/// How much of one text stands in another: passages of five words, whatever their case and signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Likeness {
    pub common: u32,
    /// Passages of the text that was asked about.
    pub of: u32,
}

impl Likeness {
    /// Hundredths of a per cent; `None` for a text of fewer than five words.
    pub fn share(self) -> Option<u32> {
        crate::figures::share(self.common.into(), self.of.into())
    }
}

/// The passages of a text, computed once for comparisons with many others.
pub struct Passages(HashSet<Vec<String>>);

impl Passages {
    pub fn of(text: &str) -> Passages {
        let folded = exact_fold(text);
        let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let passage = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Passages(words.windows(PASSAGE).map(passage).collect())
    }

    pub fn likeness(&self, to: &Passages) -> Likeness {
        Likeness { common: self.0.intersection(&to.0).count() as u32, of: self.0.len() as u32 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_remark_that_calls_the_author_by_name_is_noticed_and_one_with_a_common_word_is_not() {
        assert!(names_author("Đồng chí Lò Văn An viết tốt.", "Lò Văn An"));
        assert!(names_author("Bài của dc van an con ngan", "Lò Văn An"));
        assert!(!names_author("Bài viết về an ninh thôn bản, văn phong gọn.", "Lò Văn An"));
        assert!(!names_author("An toàn.", "An"));
    }

    #[test]
    fn two_equal_grades_agree_two_others_differ_and_one_waits() {
        assert_eq!(outcome(&[]), Outcome::Waiting);
        assert_eq!(outcome(&[Grade::Good]), Outcome::Waiting);
        assert_eq!(outcome(&[Grade::Good, Grade::Good]), Outcome::Agreed(Grade::Good));
        assert_eq!(outcome(&[Grade::Good, Grade::Fair]), Outcome::Differing);
        assert_eq!(outcome(&[Grade::Good, Grade::Good, Grade::Average]), Outcome::Differing);
    }

    #[test]
    fn nobody_sees_the_others_grade_before_the_own_is_given() {
        assert!(!may_see_others(1, false, false, false), "the second grader would copy the first");
        assert!(!may_see_others(2, false, false, false), "nor does a third see two");
        assert!(!may_see_others(1, true, true, false), "the first has nothing to compare with");
        assert!(may_see_others(2, true, false, false) && may_see_others(2, false, true, false));
        assert!(may_see_others(1, false, false, true), "it was settled");
    }

    #[test]
    fn a_text_that_was_copied_is_wholly_in_the_other_whatever_its_case_and_signs() {
        let text = "Chi bộ bản Nà Hiềng đã vận động bà con làm đường, giữ rừng và cho con đi học đều.";
        let copied = format!("Mở đầu. {}", text.to_uppercase().replace(',', " –"));
        let likeness = Passages::of(text).likeness(&Passages::of(&copied));
        assert_eq!(likeness.share(), Some(10_000));
        let other = Passages::of("Bản thân thường xuyên đọc nghị quyết và làm theo những điều đã học được ở đợt này.");
        assert_eq!(Passages::of(text).likeness(&other).share(), Some(0));
        assert_eq!(Passages::of("quá ngắn").likeness(&other).share(), None, "nothing can be said of four words");
    }

    proptest! {
        #[test]
        fn likeness_is_never_more_than_the_whole(one in "[a-d ]{0,200}", other in "[a-d ]{0,200}") {
            let (one, other) = (Passages::of(&one), Passages::of(&other));
            let likeness = one.likeness(&other);
            prop_assert!(likeness.common <= likeness.of);
            prop_assert_eq!(likeness.common, other.likeness(&one).common);
        }
    }
}
