//! Template sets: what is shipped, which one holds on a day, and what is said of a manifest that is wrong.

use chrono::NaiveDate;
use papers::*;

mod common;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

/// A manifest that changes these lines of the latest shipped set.
fn office(more: &str) -> Result<TemplateSet, Fault> {
    parse_office_template(&format!(
        r#"{{ "based_on": "hd-05-2026", "name": "na-tam", "title": "Mẫu của Đảng ủy xã Nà Tăm", "from": "2026-07-01" {more} }}"#
    ))
}

fn refused(more: &str) -> String {
    office(more).expect_err("it is refused").to_string()
}

#[test]
fn two_sets_are_shipped_and_one_follows_the_other_without_a_gap() {
    let names: Vec<&str> = shipped().iter().map(|set| set.name.as_str()).collect();
    assert_eq!(names, ["hd-05-2026", "hd-36-2018"]);
    let (new, old) = (&shipped()[0], &shipped()[1]);
    assert_eq!(old.until.and_then(|until| until.succ_opt()), Some(new.from));
    assert_eq!(new.until, None);
    assert!((18.0..=22.0).contains(&new.measures.line) && new.measures.between >= 6.0);
}

#[test]
fn a_paper_is_printed_with_the_set_of_its_day() {
    let name = |own: &[TemplateSet], on| in_force(own, on).name.clone();
    assert_eq!(name(&[], day(2026, 5, 26)), "hd-36-2018");
    assert_eq!(name(&[], day(2026, 5, 27)), "hd-05-2026");
    assert_eq!(name(&[], day(2010, 1, 1)), "hd-36-2018", "before the first, the first");
    let own = [office(r#", "until": "2026-12-31""#).expect("a set")];
    assert_eq!(name(&own, day(2026, 6, 30)), "hd-05-2026");
    assert_eq!(name(&own, day(2026, 7, 1)), "na-tam");
    assert_eq!(name(&own, day(2027, 1, 1)), "hd-05-2026");
}

#[test]
fn an_office_gives_only_what_differs() {
    let set = office(r#", "measures": { "page_number": 13.5, "margins": { "left": 35 } }"#).expect("a set");
    let shipped = latest();
    assert!((set.measures.page_number - 13.5).abs() < f32::EPSILON && (set.measures.margins.left - 35.0).abs() < 0.01);
    assert_eq!(
        (set.measures.body, set.measures.margins.right),
        (shipped.measures.body, shipped.measures.margins.right)
    );
    assert_eq!(set.until, None);
}

#[test]
fn every_measure_has_bounds_and_every_fault_is_said() {
    let said = refused(r#", "measures": { "body": 140, "line": 10, "margins": { "top": 0 } }"#);
    for field in ["measures.body", "measures.line", "measures.margins.top"] {
        assert!(said.contains(field), "{field}: {said}");
    }
    assert!(refused(r#", "measures": { "font": "" }"#).contains("font"));
    assert!(refused(r#", "until": "2026-01-01""#).contains("trước ngày có hiệu lực"));
    assert!(refused(r#", "wording": { "recipient_mark": "!" }"#).contains("recipient_mark"));
    assert!(refused(r#", "wording": { "roman_mark": "/" }"#).contains("roman_mark"));
}

#[test]
fn what_is_unknown_missing_or_too_long_is_refused() {
    assert!(refused(r#", "measures": { "colour": 3 }"#).contains("colour"));
    assert!(refused(r#", "wording": { "on_behalf_of": { "love_letter": "T/M" } }"#).contains("love_letter"));
    assert!(parse_office_template(r#"{ "based_on": "hd-99" }"#).expect_err("refused").to_string().contains("hd-99"));
    assert!(parse_office_template(r#"{ "name": "a" }"#).is_err());
    assert!(parse_office_template("{ \"name\": ").expect_err("refused").to_string().contains("JSON"));
    let long = " ".repeat(MOST_MANIFEST_BYTES + 1);
    assert!(parse_office_template(&long).expect_err("refused").to_string().contains("64 KB"));
}

#[test]
fn the_wording_of_a_set_goes_into_the_paper() {
    let set = office(
        r#", "wording": { "superior": "organisation", "on_behalf_of": { "resolution": "T/M CHI ỦY" }, "roman_mark": "." }"#,
    );
    let set = set.expect("a set");
    let paper = set.applied_to(common::meetings::resolution().paper());
    let Top::Letterhead { head, .. } = &paper.top else { panic!("a letterhead") };
    assert_eq!(head.superior, "Đảng bộ xã Nà Tăm");
    let End::Recipients { signature, .. } = &paper.end else { panic!("recipients") };
    assert_eq!(signature.on_behalf, "T/M CHI ỦY");
    let first = paper.blocks.iter().find_map(|block| match block {
        Block::Heading { level: 1, text } => Some(text.as_str()),
        _ => None,
    });
    assert!(first.is_some_and(|text| text.starts_with("I. ĐÁNH GIÁ")), "{first:?}");
    let End::Recipients { signature, .. } = set.applied_to(common::report().paper()).end else { panic!("recipients") };
    assert_eq!(signature.on_behalf, "T/M CHI BỘ");
    let committee = set.applied_to(common::committee_report().paper());
    let End::Recipients { signature, .. } = committee.end else { panic!("recipients") };
    assert_eq!(signature.on_behalf, "T/M Ban Thường vụ", "a committee's own paper is signed as it says");
}
