//! What of the totals may be shown. A count under five may point at a person, so it is shown nowhere, and neither is
//! anything from which such a count could be reckoned: not its complement, and not the other counts beside it. Whoever
//! reads the figures is assumed to know these rules.
//!
//! The test in `tests/awareness.rs` lists every possible total of small checks, puts together those that look alike when
//! shown, and finds no count under five that all of them agree on.

use super::answers::{Answers, SheetTotals};

/// The smallest count that is shown.
pub const LEAST: u32 = 5;

/// What is shown of one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShownAnswers {
    /// Of a question with one choice each: a count for each choice, and the sheets without a valid one.
    Single {
        counts: Vec<Option<u32>>,
        blank: Option<u32>,
    },
    Several {
        counts: Vec<Option<u32>>,
    },
    /// The mean as a whole number. Decimals would say how many answered.
    Number {
        mean: Option<i64>,
    },
    Text {
        answered: Option<u32>,
        summary: String,
    },
}

/// What is shown of a check; nothing of its questions if fewer than [`LEAST`] sheets came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownTotals {
    pub sheets: Option<u32>,
    pub questions: Vec<ShownAnswers>,
}

/// `None` in place of every count that is not shown.
pub fn shown(totals: &SheetTotals) -> ShownTotals {
    let sheets = (totals.sheets >= LEAST).then_some(totals.sheets);
    let of = |answers: &Answers| sheets.map(|sheets| shown_answers(sheets, answers));
    ShownTotals { sheets, questions: totals.answers.iter().filter_map(of).collect() }
}

fn shown_answers(sheets: u32, answers: &Answers) -> ShownAnswers {
    match answers {
        Answers::Single(counts) => {
            let chosen = counts.iter().fold(0, |sum: u32, count| sum.saturating_add(*count));
            let parts: Vec<u32> = counts.iter().copied().chain([sheets.saturating_sub(chosen)]).collect();
            let mut counts = shown_parts(&parts);
            let blank = counts.pop().flatten();
            ShownAnswers::Single { counts, blank }
        }
        Answers::Several(counts) => ShownAnswers::Several { counts: shown_ticks(sheets, counts) },
        // With five sheets a mean would say that everybody answered.
        Answers::Number { answered, sum } => {
            let mean = (*answered >= LEAST && sheets > LEAST).then(|| whole_mean(*sum, *answered));
            ShownAnswers::Number { mean }
        }
        Answers::Text { answered, summary } => {
            let answered = shown_ticks(sheets, &[*answered]).pop().flatten();
            ShownAnswers::Text { answered, summary: summary.clone() }
        }
    }
}

/// Half up.
fn whole_mean(sum: i64, answered: u32) -> i64 {
    let answered = i64::from(answered.max(1));
    (sum.saturating_mul(2).saturating_add(answered)).div_euclid(answered * 2)
}

/// Parts that make up a known whole. If the small ones together are five or more and neither all zero nor all four, their
/// sum says nothing about each. Otherwise the smallest of the others are hidden with them: then any of these may be the
/// small one.
pub fn shown_parts(parts: &[u32]) -> Vec<Option<u32>> {
    let is_small = |part: &u32| *part < LEAST;
    let small: Vec<u32> = parts.iter().copied().filter(is_small).collect();
    let (sum, count) = (small.iter().sum::<u32>(), small.len() as u32);
    let lost_among_themselves = sum >= LEAST && sum < count * (LEAST - 1);
    let least_of_others = parts.iter().copied().filter(|part| !is_small(part)).min();
    let hidden_too = least_of_others.filter(|_| count > 0 && !lost_among_themselves);
    let is_shown = |part: &u32| !is_small(part) && Some(*part) != hidden_too;
    parts.iter().map(|part| Some(*part).filter(is_shown)).collect()
}

/// Counts of which each stands beside its own complement: who ticked an answer, and who did not.
pub fn shown_ticks(sheets: u32, counts: &[u32]) -> Vec<Option<u32>> {
    let is_shown = |count: &u32| *count >= LEAST && sheets.saturating_sub(*count) >= LEAST;
    counts.iter().map(|count| Some(*count).filter(is_shown)).collect()
}

/// How many answered a question rightly by a key. It is a sum of shown counts, so that it says nothing new; `None` if one of
/// them is not shown, if the question is not judged, or if several answers had to be ticked: totals do not say who ticked
/// all of them.
pub fn right(answers: &ShownAnswers, key: &[u32]) -> Option<u32> {
    match answers {
        ShownAnswers::Single { counts, .. } if !key.is_empty() => {
            let of = |place: &u32| counts.get(usize::try_from(*place).ok()?).copied().flatten();
            key.iter().map(of).try_fold(0, |sum: u32, count| Some(sum.saturating_add(count?)))
        }
        _ => None,
    }
}
