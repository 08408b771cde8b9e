//! Forms as cells fill them in.

use super::*;
use crate::read::tests::form;
use proptest::prelude::*;

const HEADINGS: &[&str] =
    &["type", "name", "label", "required", "required_message", "constraint", "constraint_message", "relevant"];
const CHOICES: &[&[&str]] =
    &[&["list_name", "name", "label"], &["cn", "co", "Có"], &["cn", "khong", "Không"], &["cn", "khac", "Khác"]];

fn today() -> NaiveDate {
    "2026-12-01".parse().unwrap()
}

fn survey() -> Form {
    form(
        &[
            HEADINGS,
            &["select_one cn", "da_hoc", "Đã học?", "yes"],
            &["begin group", "hoc", "Học", "", "", "", "", "${da_hoc} = 'co'"],
            &["integer", "so_nguoi", "Số người?", "yes", "Ghi số người.", ". >= 0 and . <= 100", "Từ 0 đến 100."],
            &["date", "ngay", "Ngày?", "${so_nguoi} > 0", "", ". <= today()"],
            &["text", "ly_do", "Vì sao ít?", "", "", "", "", "${so_nguoi} < 5"],
            &["end group"],
            &["select_multiple cn", "hinh_thuc", "Hình thức?", "", "", "count-selected(.) <= 2"],
            &["decimal", "ty_le", "Tỷ lệ?"],
            &["note", "cam_on", "Cảm ơn."],
        ],
        CHOICES,
    )
}

fn answers(pairs: &[(&str, &str)]) -> Answers {
    pairs.iter().copied().collect()
}

fn wrong(pairs: &[(&str, &str)]) -> Vec<(String, AnswerCode)> {
    let evaluated = evaluate(&survey(), &answers(pairs), today());
    assert_eq!(evaluated.complete, evaluated.problems.is_empty());
    evaluated.problems.into_iter().map(|problem| (problem.name, problem.code)).collect()
}

fn of(name: &str, code: AnswerCode) -> Vec<(String, AnswerCode)> {
    vec![(name.to_owned(), code)]
}

#[test]
fn relevance_goes_through_groups_and_other_questions() {
    let shown = |pairs: &[(&str, &str)]| -> Vec<String> {
        let evaluated = evaluate(&survey(), &answers(pairs), today());
        evaluated
            .shown
            .into_iter()
            .filter(|name| ["hoc", "so_nguoi", "ngay", "ly_do", "cam_on"].contains(&name.as_str()))
            .collect()
    };
    assert_eq!(shown(&[("da_hoc", "khong"), ("so_nguoi", "3")]), ["cam_on"]);
    assert_eq!(shown(&[("da_hoc", "co")]), ["cam_on", "hoc", "ngay", "so_nguoi"]);
    assert_eq!(shown(&[("da_hoc", "co"), ("so_nguoi", "3")]), ["cam_on", "hoc", "ly_do", "ngay", "so_nguoi"]);
}

#[test]
fn the_answer_to_a_question_that_is_not_shown_counts_as_empty() {
    let chain = form(
        &[
            HEADINGS,
            &["integer", "c", "C", "", "", "", "", "${b} = 1"],
            &["integer", "a", "A"],
            &["integer", "b", "B", "", "", "", "", "${a} = 1"],
        ],
        &[],
    );
    let given = answers(&[("a", "2"), ("b", "1"), ("c", "1")]);
    assert_eq!(evaluate(&chain, &given, today()).shown.into_iter().collect::<Vec<_>>(), ["a"]);
    assert_eq!(to_send(&chain, &given, today()), answers(&[("a", "2")]));
}

#[test]
fn what_is_required_depends_on_other_answers() {
    assert_eq!(wrong(&[]), of("da_hoc", AnswerCode::Missing));
    assert_eq!(wrong(&[("da_hoc", "co")]), of("so_nguoi", AnswerCode::Missing));
    assert_eq!(wrong(&[("da_hoc", "co"), ("so_nguoi", "0")]), []);
    assert_eq!(wrong(&[("da_hoc", "co"), ("so_nguoi", "7")]), of("ngay", AnswerCode::Missing));
    let evaluated = evaluate(&survey(), &answers(&[("da_hoc", "co"), ("so_nguoi", "7")]), today());
    assert_eq!(evaluated.required.into_iter().collect::<Vec<_>>(), ["da_hoc", "ngay", "so_nguoi"]);
}

#[test]
fn a_constraint_is_met_only_if_it_is_true() {
    let with = |pairs: &[(&'static str, &'static str)]| wrong(&[&[("da_hoc", "khong")], pairs].concat());
    assert_eq!(
        wrong(&[("da_hoc", "co"), ("so_nguoi", "101")]),
        [("so_nguoi".to_owned(), AnswerCode::NotMet), ("ngay".to_owned(), AnswerCode::Missing)]
    );
    assert_eq!(wrong(&[("da_hoc", "co"), ("so_nguoi", "7"), ("ngay", "2026-12-02")]), of("ngay", AnswerCode::NotMet));
    assert_eq!(with(&[("hinh_thuc", "co khong")]), []);
    assert_eq!(with(&[("hinh_thuc", "co khong khac")]), of("hinh_thuc", AnswerCode::NotMet));
    let divided = form(&[HEADINGS, &["integer", "a", "A", "", "", "10 div ${b} > 1"], &["integer", "b", "B"]], &[]);
    let codes = |pairs| evaluate(&divided, &answers(pairs), today()).problems.len();
    assert_eq!((codes(&[("a", "1")]), codes(&[("a", "1"), ("b", "0")]), codes(&[("a", "1"), ("b", "20")])), (1, 0, 1));
}

#[test]
fn the_form_speaks_with_its_own_words() {
    let evaluated = evaluate(&survey(), &answers(&[("da_hoc", "co"), ("so_nguoi", "-1")]), today());
    assert_eq!(evaluated.problems[0].vietnamese, "Từ 0 đến 100.");
    let evaluated = evaluate(&survey(), &answers(&[("da_hoc", "co")]), today());
    assert_eq!(evaluated.problems[0].vietnamese, "Ghi số người.");
}

#[test]
fn answers_have_the_type_of_their_question() {
    let with = |name: &'static str, answer: &'static str| wrong(&[("da_hoc", "khong"), (name, answer)]);
    assert_eq!(wrong(&[("da_hoc", "nope")]), of("da_hoc", AnswerCode::NotAChoice));
    assert_eq!(wrong(&[("da_hoc", "co"), ("so_nguoi", "mười")]), of("so_nguoi", AnswerCode::NotAnInteger));
    assert_eq!(with("ty_le", "1e5"), of("ty_le", AnswerCode::NotADecimal));
    assert_eq!(with("ty_le", "1.200"), of("ty_le", AnswerCode::NotNormal));
    assert_eq!(with("ty_le", "1,2"), of("ty_le", AnswerCode::NotNormal));
    assert_eq!(with("ty_le", "0.1234567"), of("ty_le", AnswerCode::TooManyDigits));
    assert_eq!(with("hinh_thuc", "khong co"), of("hinh_thuc", AnswerCode::NotNormal));
    // What is not shown is not looked at until it is sent.
    assert_eq!(with("so_nguoi", "mười"), []);
}

#[test]
fn what_people_type_becomes_the_stored_form() {
    let form = survey();
    for (name, typed, stored) in [
        ("so_nguoi", " 12 ", "12"),
        ("so_nguoi", "1.200", "1200"),
        ("so_nguoi", "34 800", "34800"),
        ("so_nguoi", "-007", "-7"),
        ("so_nguoi", "−5", "-5"),
        ("so_nguoi", "-0", "0"),
        ("ty_le", "3,50", "3.5"),
        ("ty_le", "3.5", "3.5"),
        ("ty_le", "1.234,5", "1234.5"),
        ("ty_le", "1.200.000", "1200000"),
        ("ty_le", "1 200", "1200"),
        ("ty_le", "0.500", "0.5"),
        ("ty_le", "-0,0", "0"),
        ("ty_le", "7", "7"),
        ("ngay", "1/3/2026", "2026-03-01"),
        ("ngay", "2026-03-01", "2026-03-01"),
        ("da_hoc", "co", "co"),
        ("hinh_thuc", "khac  co co", "co khac"),
        ("ly_do", " a\r\nb\u{c} ", "a\nb"),
        ("ly_do", "", ""),
    ] {
        let normal = normalise(&form, name, typed).unwrap_or_else(|problem| panic!("{typed}: {problem:?}"));
        assert_eq!(normal, stored, "{typed}");
        if !stored.is_empty() {
            let question = form.question(name).unwrap().1;
            assert!(super::stored(&form, question, &normal), "{typed}");
            assert_eq!(normalise(&form, name, &as_typed(&form, name, &normal)).unwrap(), normal, "{typed}");
        }
    }
}

#[test]
fn what_is_no_answer_is_refused() {
    let form = survey();
    for (name, typed, code) in [
        ("so_nguoi", "12,5", AnswerCode::NotAnInteger),
        ("so_nguoi", "1.2", AnswerCode::NotAnInteger),
        ("so_nguoi", "1234567890123456", AnswerCode::TooManyDigits),
        ("ty_le", "1.200", AnswerCode::NotADecimal),
        ("ty_le", "1,2,3", AnswerCode::NotADecimal),
        ("ty_le", ",5", AnswerCode::NotADecimal),
        ("ngay", "2026", AnswerCode::NotADate),
        ("ngay", "31/02/2026", AnswerCode::NotADate),
        ("da_hoc", "Có", AnswerCode::NotAChoice),
        ("hinh_thuc", "co la", AnswerCode::NotAChoice),
        ("cam_on", "x", AnswerCode::UnknownQuestion),
        ("la", "x", AnswerCode::UnknownQuestion),
    ] {
        assert_eq!(normalise(&form, name, typed).map_err(|problem| problem.code), Err(code), "{typed}");
    }
    let long = "x".repeat(crate::limits::MAX_ANSWER_CHARS + 1);
    assert_eq!(normalise(&form, "ly_do", &long).map_err(|problem| problem.code), Err(AnswerCode::TooLong));
}

#[test]
fn answers_read_as_people_write_them() {
    let form = survey();
    assert_eq!(as_typed(&form, "ty_le", "1.234"), "1,234");
    assert_eq!(in_words(&form, "ngay", "2026-03-01"), "01/03/2026");
    assert_eq!(in_words(&form, "hinh_thuc", "co khac"), "Có; Khác");
    assert_eq!(as_typed(&form, "hinh_thuc", "co khac"), "co khac");
}

#[test]
fn what_another_machine_sent_is_held_against_the_form() {
    let form = survey();
    let right = answers(&[("da_hoc", "co"), ("so_nguoi", "7"), ("ngay", "2026-12-01")]);
    assert_eq!(check_sent(&form, &right, today()), Ok(()));
    let codes = |pairs: &[(&str, &str)]| -> Vec<_> {
        let problems = check_sent(&form, &answers(pairs), today()).unwrap_err();
        problems.into_iter().map(|problem| (problem.name, problem.code)).collect()
    };
    assert_eq!(codes(&[("da_hoc", "khong"), ("so_nguoi", "7")]), of("so_nguoi", AnswerCode::NotShown));
    assert_eq!(codes(&[("da_hoc", "khong"), ("cam_on", "x")]), of("cam_on", AnswerCode::UnknownQuestion));
    assert_eq!(codes(&[("da_hoc", "khong"), ("ty_le", "07")]), of("ty_le", AnswerCode::NotNormal));
    assert_eq!(
        codes(&[("la", "x"), ("so_nguoi", "7")]),
        [
            ("da_hoc".to_owned(), AnswerCode::Missing),
            ("so_nguoi".to_owned(), AnswerCode::NotShown),
            ("la".to_owned(), AnswerCode::UnknownQuestion)
        ]
    );
}

proptest! {
    /// Whatever people type: what is sent of complete answers holds at the other end.
    #[test]
    fn what_is_complete_here_is_accepted_there(typed in prop::collection::vec((question(), ".{0,8}|-?[0-9]{1,3}([.,][0-9]{1,3})?|co|khong|khac co|[0-9]{1,2}/[0-9]{1,2}/2026"), 0..12)) {
        let form = survey();
        let mut answers = Answers::default();
        for (name, text) in typed {
            if let Ok(normal) = normalise(&form, name, &text) {
                answers.set(name, normal);
            }
        }
        let evaluated = evaluate(&form, &answers, today());
        prop_assert!(evaluated.required.is_subset(&evaluated.shown));
        let sent = to_send(&form, &answers, today());
        prop_assert_eq!(check_sent(&form, &sent, today()).is_ok(), evaluated.complete);
        prop_assert_eq!(to_send(&form, &sent, today()), sent);
    }

    #[test]
    fn no_answers_make_it_fail(pairs in prop::collection::vec((question(), ".{0,20}"), 0..12), day in -1_000_000..1_000_000_i32) {
        let form = survey();
        let answers: Answers = pairs.into_iter().collect();
        let day = NaiveDate::from_num_days_from_ce_opt(day).unwrap_or_default();
        let _ = (evaluate(&form, &answers, day), check_sent(&form, &answers, day), to_send(&form, &answers, day));
    }
}

fn question() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["da_hoc", "so_nguoi", "ngay", "ly_do", "hinh_thuc", "ty_le", "cam_on", "la"])
}
