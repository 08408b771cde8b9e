use super::*;
use crate::members::Period as Span;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn newest() -> Scheme {
    scheme("366-2025").unwrap().clone()
}

#[test]
fn every_shipped_scheme_is_read_and_agrees_with_itself() {
    assert_eq!(schemes().len(), 2);
    for scheme in schemes() {
        assert_eq!(faults(scheme), Vec::<String>::new(), "{}", scheme.id);
    }
    let general: i64 = newest().groups[0].criteria.iter().filter_map(|criterion| criterion.most).sum();
    assert_eq!((newest().total, general), (Some(10_000), 3_000));
}

#[test]
fn a_level_begins_with_its_own_points() {
    let scheme = newest();
    let level = |points: i64| scheme.level_of(points).unwrap().id.clone();
    assert_eq!(
        [9_000, 8_999, 7_000, 6_999, 5_000, 4_999, 0].map(level).join(" "),
        "excellent good good done done not_done not_done"
    );
}

#[test]
fn levels_that_overlap_or_leave_points_out_and_sums_that_differ_are_said() {
    let mut overlapping = newest();
    overlapping.levels[1].from = Some(9_000);
    assert_eq!(faults(&overlapping).len(), 1);
    let mut open = newest();
    open.levels[3].from = Some(100);
    assert!(faults(&open)[0].contains("không thuộc mức nào"));
    let mut short = newest();
    short.groups[0].criteria[1].most = Some(300);
    assert!(faults(&short)[0].contains("không bằng điểm của nhóm"));
}

#[test]
fn the_program_sums_only_what_people_gave_and_only_when_they_gave_all() {
    let scheme = newest();
    let mut answers = Answers::new();
    for criterion in scheme.criteria() {
        assert_eq!(points(&scheme, &answers), None);
        answers.insert(criterion.id.clone(), Answer { points: Some(100), note: String::new() });
    }
    assert_eq!(points(&scheme, &answers), Some(400));
    assert_eq!(points(self::scheme("124-2023").unwrap(), &answers), None, "that scheme has no points");
}

#[test]
fn a_scheme_rates_the_periods_in_which_it_is_in_force() {
    let rates = |id: &str, period: &str| scheme(id).unwrap().rates(period.parse().unwrap());
    assert!(rates("366-2025", "2025") && rates("366-2025", "2026-Q2"));
    assert!(!rates("366-2025", "2025-Q2"), "it was issued on 30 August 2025");
    assert!(rates("124-2023", "2024") && !rates("124-2023", "2025") && !rates("124-2023", "2024-Q1"));
}

#[test]
fn whoever_joined_less_than_six_months_before_the_end_is_not_rated_nor_is_the_exempt() {
    let year: Period = "2026".parse().unwrap();
    let not =
        |joined: &str, life: MemberLife| not_rated(&newest(), year, CivilDate::parse_optional(joined).unwrap(), &life);
    let active = MemberLife::default();
    assert_eq!(not("2026-07-01", active), Some(NotRated::NewlyJoined(6)));
    assert_eq!(not("2026-06-30", active), None, "six months to the day");
    assert_eq!(not("", active), None);
    let exempt = MemberLife { exempt: Some(Span { from: day("2026-03-01"), until: None }), ..active };
    assert_eq!(not("1990-02-03", exempt), Some(NotRated::Exempt));
    let over = MemberLife { exempt: Some(Span { from: day("2026-03-01"), until: Some(day("2026-11-30")) }), ..active };
    assert_eq!(not("1990-02-03", over), None, "the exemption ended before the year did");
}

#[test]
fn a_quarter_has_its_own_days() {
    let third: Period = "2026-Q3".parse().unwrap();
    assert_eq!((third.first_day(), third.last_day()), (day("2026-07-01"), day("2026-09-30")));
    assert_eq!(third.to_string(), "2026-Q3");
    assert_eq!(Period::year(2026).last_day(), day("2026-12-31"));
    for wrong in ["", "26", "2026-Q5", "2026-07", "năm 2026"] {
        assert!(wrong.parse::<Period>().is_err(), "{wrong}");
    }
}
