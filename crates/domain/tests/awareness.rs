//! No count under five can be reckoned from what is shown of a check. Every possible total of small checks is listed; totals
//! that look alike when shown are what a reader who knows the rules can't tell apart.

#![allow(clippy::unwrap_used)]

use domain::awareness::{
    AnswerFault, AnswerKey, Answers, LEAST, Question, QuestionForm, SheetTotals, ShownAnswers, right, shown,
    shown_parts, shown_ticks,
};
use domain::value::{FieldValue, Value};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

/// All ways to divide a whole into this many parts.
fn divisions(whole: u32, parts: usize) -> Vec<Vec<u32>> {
    if parts == 1 {
        return vec![vec![whole]];
    }
    let rest =
        |first: u32| divisions(whole - first, parts - 1).into_iter().map(move |rest| [vec![first], rest].concat());
    (0..=whole).flat_map(rest).collect()
}

/// Fails if some sum of counts is under five in one total and the same in all that look like it.
fn nobody_can_tell<S: Ord + Debug>(totals: &[Vec<u32>], shown: impl Fn(&[u32]) -> S) {
    let mut alike: BTreeMap<S, Vec<&Vec<u32>>> = BTreeMap::new();
    for total in totals {
        alike.entry(shown(total)).or_default().push(total);
    }
    for (look, totals) in &alike {
        let width = totals[0].len();
        for among in 1..(1_u32 << width) {
            let sum = |total: &&Vec<u32>| {
                (0..width).filter(|place| among & (1 << place) != 0).map(|place| total[place]).sum::<u32>()
            };
            let sums: BTreeSet<u32> = totals.iter().map(sum).collect();
            let told = sums.len() == 1 && sums.iter().all(|sum| *sum < LEAST);
            assert!(!told, "{look:?} says that {among:b} of {totals:?} is {sums:?}");
        }
    }
}

#[test]
fn no_count_under_five_of_parts_of_a_whole_can_be_reckoned_from_what_is_shown() {
    for (parts, most) in [(2, 30), (3, 22), (4, 18), (5, 15)] {
        for whole in LEAST..=most {
            nobody_can_tell(&divisions(whole, parts), shown_parts);
        }
    }
}

#[test]
fn no_count_under_five_of_ticked_answers_can_be_reckoned_from_itself_or_its_complement() {
    for sheets in LEAST..=24 {
        let pairs: Vec<Vec<u32>> = (0..=sheets).map(|ticked| vec![ticked, sheets - ticked]).collect();
        nobody_can_tell(&pairs, |pair| shown_ticks(sheets, &pair[..1]));
    }
}

#[test]
fn a_mean_does_not_say_how_many_left_the_question_out() {
    for sheets in LEAST..=12 {
        let totals: Vec<(Vec<u32>, i64)> = (0..=sheets)
            .flat_map(|answered| (0..=i64::from(answered) * 4).map(move |sum| (vec![sheets - answered], sum)))
            .collect();
        let mean = |blank: u32, sum| {
            let answers = vec![Answers::Number { answered: sheets - blank, sum }];
            shown(&SheetTotals { sheets, answers }).questions
        };
        let mut alike: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
        for (blank, sum) in &totals {
            alike.entry(format!("{:?}", mean(blank[0], *sum))).or_default().insert(blank[0]);
        }
        assert!(
            alike.values().all(|blanks| blanks.len() > 1 || blanks.iter().all(|blank| *blank >= LEAST)),
            "{alike:?}"
        );
    }
}

#[test]
fn what_can_be_shown_is_shown() {
    assert_eq!(shown_parts(&[10, 9, 8]), [Some(10), Some(9), Some(8)]);
    assert_eq!(shown_parts(&[14, 3, 2]), [Some(14), None, None], "3 and 2 are lost in 5");
    assert_eq!(shown_parts(&[15, 4]), [None, None], "4 is the complement of 15");
    assert_eq!(shown_parts(&[10, 9, 0]), [Some(10), None, None], "that nobody answered otherwise is a count too");
    assert_eq!(shown_parts(&[19, 0, 0]), [None, None, None], "all of one mind");
    assert_eq!(shown_parts(&[20, 4, 4]), [None, None, None], "8 is twice 4 and nothing else");
    assert_eq!(shown_parts(&[20, 9, 9, 1]), [Some(20), None, None, None], "of two alike, both");
    assert_eq!(shown_ticks(19, &[14, 15, 5, 4]), [Some(14), None, Some(5), None]);
}

#[test]
fn nothing_is_shown_of_fewer_than_five_sheets() {
    let of = |sheets| shown(&SheetTotals { sheets, answers: vec![Answers::Single(vec![sheets, 0])] });
    assert_eq!((of(4).sheets, of(4).questions.len()), (None, 0));
    assert_eq!(of(5).sheets, Some(5));
}

#[test]
fn another_key_recounts_what_is_right_from_the_same_totals() {
    let totals = SheetTotals { sheets: 30, answers: vec![Answers::Single(vec![12, 10, 8])] };
    let answers = &shown(&totals).questions[0];
    let of = |key: &[u32]| right(answers, key);
    assert_eq!((of(&[0]), of(&[0, 2])), (Some(12), None), "no sheet without an answer: 8 is hidden with that");
    let totals = SheetTotals { sheets: 37, answers: vec![Answers::Single(vec![12, 10, 8])] };
    let answers = &shown(&totals).questions[0];
    let of = |key: &[u32]| right(answers, key);
    assert_eq!((of(&[0]), of(&[0, 1]), of(&[])), (Some(12), Some(22), None));
    let ticks = ShownAnswers::Several { counts: vec![Some(9)] };
    assert_eq!(right(&ticks, &[0]), None, "totals do not say who ticked all that is right");
}

fn question(form: QuestionForm, choices: &[&str]) -> Question {
    Question { form, text: "Câu hỏi".into(), choices: choices.iter().map(|choice| (*choice).to_owned()).collect() }
}

#[test]
fn totals_that_can_not_be_right_are_named_with_their_question() {
    let questions = [question(QuestionForm::Single, &["Có", "Không"]), question(QuestionForm::Number, &[])];
    let totals = |sheets, counts: &[u32], answered| SheetTotals {
        sheets,
        answers: vec![Answers::Single(counts.to_vec()), Answers::Number { answered, sum: 0 }],
    };
    let fault = |totals: SheetTotals| totals.fault(&questions);
    assert_eq!(fault(totals(10, &[6, 4], 10)), None);
    assert_eq!(fault(totals(0, &[0, 0], 0)), Some(AnswerFault::NoSheets));
    assert_eq!(fault(totals(10, &[6, 5], 10)), Some(AnswerFault::TooMany(0)));
    assert_eq!(fault(totals(10, &[6, 4], 11)), Some(AnswerFault::TooMany(1)));
    assert_eq!(fault(totals(10, &[6], 10)), Some(AnswerFault::OtherQuestions));
}

#[test]
fn a_question_to_choose_from_has_choices_that_differ() {
    let fault = |choices: &[&str]| Question::fault(&[question(QuestionForm::Single, choices)]);
    assert_eq!(fault(&["Có", "Không"]), None);
    for choices in [&[][..], &["Có"], &["Có", ""], &["Có", "Có"]] {
        assert!(fault(choices).is_some(), "{choices:?}");
    }
    assert_eq!(Question::fault(&[question(QuestionForm::Text, &[])]), None);
}

#[test]
fn a_key_names_choices_of_its_questions() {
    let questions = [question(QuestionForm::Single, &["Có", "Không"]), question(QuestionForm::Text, &[])];
    assert!(AnswerKey(vec![vec![1], vec![]]).fits(&questions));
    for wrong in [vec![vec![2], vec![]], vec![vec![0], vec![0]], vec![vec![0]]] {
        assert!(!AnswerKey(wrong.clone()).fits(&questions), "{wrong:?}");
    }
}

fn answers() -> impl Strategy<Value = Answers> {
    let counts = || proptest::collection::vec(0..200_u32, 2..6);
    prop_oneof![
        counts().prop_map(Answers::Single),
        counts().prop_map(Answers::Several),
        (0..200_u32, any::<i32>()).prop_map(|(answered, sum)| Answers::Number { answered, sum: sum.into() }),
        (0..200_u32, "[a-z ]{0,40}").prop_map(|(answered, summary)| Answers::Text { answered, summary }),
    ]
}

proptest! {
    #[test]
    fn totals_are_read_as_they_were_written(sheets in 1..500_u32, answers in proptest::collection::vec(answers(), 0..8)) {
        let totals = SheetTotals { sheets, answers };
        let value = Value::decode(&totals.to_value().encode()).unwrap();
        prop_assert_eq!(SheetTotals::from_value(&value), Some(totals));
    }

    #[test]
    fn no_shown_count_nor_what_is_left_of_the_whole_is_under_five(parts in proptest::collection::vec(0..40_u32, 2..8)) {
        let shown = shown_parts(&parts);
        prop_assert!(shown.iter().flatten().all(|count| *count >= LEAST));
        let hidden: Vec<u32> = parts.iter().zip(&shown).filter(|(_, shown)| shown.is_none()).map(|(part, _)| *part).collect();
        let whole: u32 = parts.iter().sum();
        prop_assert!(whole < LEAST || hidden.is_empty() || (hidden.len() > 1 && hidden.iter().sum::<u32>() >= LEAST));
    }
}
