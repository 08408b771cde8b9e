//! Checks and surveys of awareness: their questions, the totals of the answers, the versions of the answer key, and what of
//! it all may be shown. Nobody's answers are recorded, only how many people gave each.

mod answers;
mod questions;
mod shown;

pub use answers::{AnswerFault, Answers, SheetTotals};
pub use questions::{AnswerKey, Question, QuestionFault, QuestionForm, choice_letter};
pub use shown::{LEAST, ShownAnswers, ShownTotals, right, shown, shown_parts, shown_ticks};
