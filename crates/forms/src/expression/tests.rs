use super::*;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The value of an expression on 1 December 2026, with `.` and `${…}` as given.
fn with(text: &str, own: &Value, answers: &[(&str, Value)]) -> Value {
    let answer = |name: &str| answers.iter().find(|(it, _)| *it == name).map(|(_, it)| it.clone()).unwrap_or_default();
    let surroundings = Surroundings { own, answer: &answer, today: day("2026-12-01") };
    Expression::parse(text).unwrap_or_else(|said| panic!("{text}: {said:?}")).value(&surroundings)
}

fn of(text: &str) -> String {
    with(text, &Value::default(), &[]).text()
}

fn refused(text: &str) -> String {
    Expression::parse(text).map_or_else(|said| said.english, |_| panic!("{text} was accepted"))
}

#[test]
fn operators_bind_as_in_xpath() {
    for (text, value) in [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("10 - 2 - 3", "5"),
        ("8 div 2 div 2", "2"),
        ("7 mod 3", "1"),
        ("-7 mod 3", "-1"),
        ("- 2 * 3", "-6"),
        ("2*-3", "-6"),
        ("1 < 2 = true()", "true"),
        ("1 = 1 or 1 = 2 and 1 = 3", "true"),
        ("1 + 1 = 2 and 'a' != 'b'", "true"),
        ("3 > 2 and 2 >= 2", "true"),
        (".5 + 12. ", "12.5"),
        ("5div 2", "2.5"),
    ] {
        assert_eq!(of(text), value, "{text}");
    }
}

#[test]
fn values_are_compared_as_xpath_coerces_them() {
    for (text, value) in [
        ("'1' = 1", "true"),
        ("'1.0' = '1'", "false"),
        ("'' = 0", "false"),
        ("number('') = number('')", "false"),
        ("'a' = true()", "true"),
        ("'' = false()", "true"),
        ("0.1 + 0.2 = 0.3", "true"),
        ("0.1 + 0.2 <= 0.3", "true"),
        ("0.1 + 0.2 > 0.3", "false"),
        ("123456789.1 + 0.2 = 123456789.3", "true"),
        ("12 = 12.000001", "false"),
        ("number('1e3')", "NaN"),
        ("number('+1')", "NaN"),
        ("number(' -1.5 ')", "-1.5"),
        ("number(true())", "1"),
        ("'abc' + 1", "NaN"),
    ] {
        assert_eq!(of(text), value, "{text}");
    }
}

#[test]
fn nothing_fails_when_there_is_no_value() {
    for (text, value) in [
        ("1 div ${nothing}", "NaN"),
        ("${nothing} + 1 > 0", "false"),
        ("not(${nothing} + 1 > 0)", "true"),
        ("1 div number('0')", "Infinity"),
        ("-1 div number('0')", "-Infinity"),
        ("1 mod number('0')", "NaN"),
        ("string-length(${nothing})", "0"),
        ("count-selected(${nothing})", "0"),
        ("selected(${nothing}, 'a')", "false"),
        ("date(${nothing}) < today()", "false"),
        ("coalesce(${nothing}, 'x')", "x"),
        ("coalesce(number(${nothing}), 5)", "5"),
        ("int(${nothing})", "NaN"),
        ("round(${nothing}, 1)", "NaN"),
        ("round(1 div number('0'), 2)", "Infinity"),
        ("date(1 div number('0'))", "NaN"),
    ] {
        assert_eq!(of(text), value, "{text}");
    }
}

#[test]
fn functions_are_those_of_odk() {
    for (text, value) in [
        ("if(1 = 1, 'a', 'b')", "a"),
        ("if('', 'a', 'b')", "b"),
        ("concat('a', 1, true(), 2.5)", "a1true2.5"),
        ("int(2.9)", "2"),
        ("int(-2.9)", "-2"),
        ("round(2.5)", "3"),
        ("round(-2.5)", "-2"),
        ("round(1.255, 2)", "1.26"),
        ("round(-2.51)", "-3"),
        ("round(1234, -2)", "1200"),
        ("today() = date('2026-12-01')", "true"),
        ("today() - date('2026-11-01')", "30"),
        ("date('2026-12-01') > date('2026-11-30')", "true"),
        ("number(date('1970-01-02'))", "1"),
        ("date(1)", "1970-01-02"),
        ("string-length('Đảng')", "4"),
        ("regex('0912345678', '[0-9]{10}')", "true"),
        ("regex('x0912345678', '[0-9]{10}')", "false"),
        (r"regex('12.5', '[\d.]+')", "true"),
        (r"regex('١٢', '\d+')", "false"),
        (r"regex('Lò Án', '\p{L}+ \p{L}+')", "true"),
        ("not(regex('', 'a'))", "true"),
    ] {
        assert_eq!(of(text), value, "{text}");
    }
}

#[test]
fn answers_are_referred_to_by_name() {
    let several = Value::Text("loa hop".to_owned());
    let answers =
        [("hinh_thuc", several.clone()), ("so-nguoi", Value::Number(5.0)), ("ngay", Value::Day(day("2026-03-02")))];
    for (text, value) in [
        ("selected(${hinh_thuc}, 'hop')", "true"),
        ("selected(${hinh_thuc}, 'ho')", "false"),
        ("count-selected(.) = 2", "true"),
        (". = 'loa hop'", "true"),
        ("${so-nguoi}-1", "4"),
        ("${so-nguoi} * 2 > 9 and ${ngay} <= today()", "true"),
        ("${ngay} = '2026-03-02'", "true"),
        ("concat(${ngay}, '')", "2026-03-02"),
    ] {
        assert_eq!(with(text, &several, &answers).text(), value, "{text}");
    }
    let expression = Expression::parse("${b} > 1 or if(${a} = '', ., -${b}) and not(regex(${c}, 'x'))").unwrap();
    assert_eq!(expression.references().into_iter().collect::<Vec<_>>(), ["a", "b", "c"]);
    assert!(expression.uses_own());
    assert_eq!(expression.patterns(), 1);
}

#[test]
fn what_is_not_understood_is_refused_with_its_place() {
    for (text, why) in [
        ("", "the expression is empty"),
        ("1 +", "is missing"),
        ("1 2", "an operator"),
        ("(1", "a closing bracket"),
        ("1)", "too many"),
        ("'a", "quotation mark"),
        ("${a b}", "refers to no question"),
        ("${a", "refers to no question"),
        ("$a", "refers to no question"),
        ("../a = 1", "paths"),
        ("/data/a", "paths"),
        ("a = 1", "write ${a}"),
        ("1 === 1", "is missing"),
        ("1 ! 2", "is not understood from “! 2” on"),
        ("1 xor 2", "is not understood"),
        ("1 = 1 AND 2 = 2", "write “and” in small letters"),
        ("pulldata('a', 'b')", "the function “pulldata()” is not supported"),
        ("today(1)", "takes 0 values in its brackets, and here are 1"),
        ("selected(${a})", "takes 2 values"),
        ("selected(${a}, 1)", "quotation marks: '1'"),
        ("regex(., ${a})", "quotation marks"),
        ("regex(., '(?=a)')", "is wrong, or uses what is not supported"),
        (r"regex(., '\p{L}{1,1000}{1,1000}')", "too large"),
        ("date('31/12/2026')", "is not a day"),
        ("date('2026-02-30')", "is not a day"),
        ("“a” = 1", "is not understood"),
    ] {
        let said = refused(text);
        assert!(said.contains(why), "{text}: {said}");
    }
}

#[test]
fn length_and_depth_are_bounded() {
    let long = format!("1{}", " + 1".repeat(limits_of().0));
    assert!(refused(&long).contains("characters"));
    let deep = |depth: usize| format!("{}1{}", "(".repeat(depth), ")".repeat(depth));
    assert!(Expression::parse(&deep(20)).is_ok());
    assert!(refused(&deep(limits_of().1 + 1)).contains("brackets within each other"));
    assert!(refused(&format!("{}1", "-".repeat(100))).contains("brackets within each other"));
}

fn limits_of() -> (usize, usize) {
    (crate::limits::MAX_EXPRESSION_CHARS, crate::limits::MAX_EXPRESSION_DEPTH)
}

#[test]
fn a_constant_zero_is_found_under_a_division() {
    for text in ["1 div 0", "${a} mod (1 - 1)", "1 + (2 div int(0.5))", "not(1 div '0' > 2)"] {
        assert!(Expression::parse(text).unwrap().divides_by_zero(), "{text}");
    }
    for text in ["1 div ${a}", "0 div 1", "1 div number('')", "${a} div (. - .)"] {
        assert!(!Expression::parse(text).unwrap().divides_by_zero(), "{text}");
    }
}

#[test]
fn a_day_in_quotation_marks_is_no_day_to_compare_with() {
    let compared = |text: &str| Expression::parse(text).unwrap().text_compared_by_size().map(str::to_owned);
    assert_eq!(compared(". <= '2026-12-31'").as_deref(), Some("2026-12-31"));
    assert_eq!(compared("'x' > 1").as_deref(), Some("x"));
    for text in [". <= date('2026-12-31')", ". <= '5'", ". = '2026-12-31'"] {
        assert_eq!(compared(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_parser_fail_otherwise_than_with_a_sentence(text in ".{0,60}") {
        let _ = Expression::parse(&text);
    }

    /// Made of what expressions are made of, so that many are understood.
    #[test]
    fn no_expression_fails_when_it_is_evaluated(parts in prop::collection::vec(piece(), 1..25), own in ".{0,8}") {
        if let Ok(expression) = Expression::parse(&parts.concat()) {
            let own = Value::Text(own);
            let answer = |_: &str| Value::Number(f64::NAN);
            let value = expression.value(&Surroundings { own: &own, answer: &answer, today: day("2026-12-01") });
            let _ = (value.text(), value.number(), value.truth(), expression.divides_by_zero());
        }
    }
}

fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "1",
        "0",
        "2.5",
        ".",
        "${a}",
        "'x'",
        "''",
        "'2026-01-01'",
        "(",
        ")",
        ", ",
        " + ",
        " - ",
        "-",
        " * ",
        " div ",
        " mod ",
        " = ",
        " != ",
        " < ",
        " >= ",
        " and ",
        " or ",
        "not(",
        "if(",
        "coalesce(",
        "concat(",
        "date(",
        "int(",
        "number(",
        "round(",
        "selected(",
        "count-selected(",
        "string-length(",
        "today()",
        "true()",
        "regex(., '[a-z]+')",
    ])
}
