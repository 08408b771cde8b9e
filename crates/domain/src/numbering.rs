//! The numbers of papers: per kind of paper, from 01, over one term of the body that issues them.

use chrono::NaiveDate;

/// A paper that was given a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbered {
    pub number: u32,
    pub on: NaiveDate,
}

/// The day of the congress after which the term of a paper began; `None` before the first congress that is known. A
/// term runs from the close of one congress to the close of the next, so the day of a congress ends the old term.
pub fn term_of(congresses: &[NaiveDate], on: NaiveDate) -> Option<NaiveDate> {
    congresses.iter().copied().filter(|congress| *congress < on).max()
}

/// The number that a new paper of this kind gets.
pub fn next_number(congresses: &[NaiveDate], papers: &[Numbered], on: NaiveDate) -> u32 {
    of_term(congresses, papers, on).map(|paper| paper.number).max().unwrap_or_default().saturating_add(1)
}

/// Whether another paper of this kind and term has the number already.
pub fn is_repeated(congresses: &[NaiveDate], others: &[Numbered], paper: Numbered) -> bool {
    of_term(congresses, others, paper.on).any(|other| other.number == paper.number)
}

fn of_term<'p>(
    congresses: &'p [NaiveDate],
    papers: &'p [Numbered],
    on: NaiveDate,
) -> impl Iterator<Item = &'p Numbered> {
    let term = term_of(congresses, on);
    papers.iter().filter(move |paper| term_of(congresses, paper.on) == term)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn numbers_begin_anew_after_a_congress_and_its_own_day_belongs_to_the_old_term() {
        let congresses = [day(2025, 6, 10), day(2020, 5, 20)];
        let papers = [
            Numbered { number: 41, on: day(2025, 6, 10) },
            Numbered { number: 2, on: day(2025, 7, 1) },
            Numbered { number: 1, on: day(2025, 6, 11) },
        ];
        assert_eq!(next_number(&congresses, &papers, day(2025, 6, 10)), 42);
        assert_eq!(next_number(&congresses, &papers, day(2026, 1, 5)), 3);
        assert_eq!(next_number(&[], &papers, day(2026, 1, 5)), 42, "without a congress there is one term");
    }

    #[test]
    fn a_number_is_repeated_only_within_one_term() {
        let congresses = [day(2025, 6, 10)];
        let others = [Numbered { number: 5, on: day(2025, 3, 1) }];
        assert!(is_repeated(&congresses, &others, Numbered { number: 5, on: day(2025, 4, 1) }));
        assert!(!is_repeated(&congresses, &others, Numbered { number: 6, on: day(2025, 4, 1) }));
        assert!(!is_repeated(&congresses, &others, Numbered { number: 5, on: day(2025, 7, 1) }));
    }
}
