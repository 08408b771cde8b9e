//! Every row of the table of figures that must come out exactly.
#![allow(clippy::unwrap_used)]

use domain::figures::{
    Before, Bound, Finding, Inferred, Range, Shares, average_text, before, check_claim, check_published, implied_base,
    implied_part, number, parse_claim, parse_number, parse_percent, percent, percent_or_dash, share, sum,
};
use domain::totals::Counts;

#[test]
fn essays_of_vinh_thanh_2021_do_not_bear_out_the_published_shares() {
    let published = ["25,84 %", "55,64 %", "21,02 %"].map(|text| parse_percent(text).unwrap());
    let counts = ["427", "1.016", "348"].map(|text| parse_number(text).unwrap());
    let check = check_published(&counts, &published).unwrap();
    assert_eq!(number(check.total), "1.791");
    assert_eq!(
        check.computed.shares.iter().map(|share| percent(*share)).collect::<Vec<_>>(),
        ["23,84 %", "56,73 %", "19,43 %"]
    );
    assert_eq!(check.computed.note(), None);
    assert_eq!(percent(check.sum), "102,50 %");
    assert!(!check.is_right());
    assert_eq!(check.wrong, [0, 1, 2]);
}

#[test]
fn the_same_shares_come_out_of_the_grades_of_a_round() {
    let counts = Counts { grade_good: 427, grade_fair: 1_016, grade_average: 348, ..Counts::default() };
    assert_eq!(counts.grade_shares().unwrap().shares, [2_384, 5_673, 1_943, 0]);
}

#[test]
fn can_tho_2021_more_than_49_900_at_98_96_is_consistent() {
    let (attended, rate) = (Bound::parse("hơn 49.900").unwrap(), parse_percent("98,96 %").unwrap());
    let due = implied_base(attended.count(), rate).unwrap();
    assert_eq!(due, Inferred(50_424));
    assert_eq!(due.to_string(), "≈ 50.424");
    assert!(attended.agrees_with(implied_part(rate, due.0).0));
}

#[test]
fn can_tho_2021_a_bound_agrees_with_anything_above_it() {
    let part = implied_part(parse_percent("21,43 %").unwrap(), 50_424);
    assert_eq!(part, Inferred(10_806));
    assert!(Bound::parse("hơn 10.000").unwrap().agrees_with(part.0));
}

#[test]
fn can_tho_2021_press_items_add_up() {
    assert_eq!(sum(&[88, 68, 6]), 162);
    assert_eq!(number(sum(&[622, 214, 36, parse_number("1.287").unwrap()])), "2.159");
}

#[test]
fn can_tho_2021_propaganda_sessions_and_their_average() {
    let sessions = sum(&[117, parse_number("3.357").unwrap()]);
    assert_eq!(number(sessions), "3.474");
    assert_eq!(average_text(parse_number("129.931").unwrap(), sessions), "37,4");
}

#[test]
fn thai_nguyen_2023_the_base_is_inferred() {
    let people = parse_number("34.800").unwrap();
    assert_eq!(average_text(people, 224), "155,4");
    assert_eq!(implied_base(people, parse_percent("30 %").unwrap()).unwrap().to_string(), "≈ 116.000");
}

#[test]
fn bach_thong_shows_which_rise_was_assumed() {
    assert_eq!(average_text(parse_number("16.100").unwrap(), 18), "894,4");
    assert_eq!(sum(&[14, 5]), 19);
    assert_eq!(percent(share(14, 14).unwrap()), "100,00 %");
    let earlier = before(parse_percent("95 %").unwrap(), parse_percent("5 %").unwrap());
    assert_eq!(earlier, Before { percentage_points: Some(9_000), relative: 9_048 });
    assert_eq!(percent(earlier.relative), "90,48 %");
}

#[test]
fn tam_duong_2023_a_range_is_two_numbers() {
    let range = Range::parse("92 – 95 %").unwrap();
    assert_eq!((range.low, range.high), (9_200, 9_500));
    assert_eq!(range.to_string(), "92 – 95 %");
}

#[test]
fn tay_ninh_non_members_stay_outside_the_rate() {
    let counts =
        Counts { due: 35_900, present: 35_599, studied: 35_599, non_members_attended: 5_806, ..Counts::default() };
    assert_eq!(percent_or_dash(counts.present_share()), "99,16 %");
    assert_eq!(percent_or_dash(counts.studied_share()), "99,16 %");
    assert_eq!(percent_or_dash(counts.non_members_share()), "—", "their own denominator was never stated");
}

#[test]
fn no_share_is_over_a_hundred_percent() {
    let counts = Counts { non_members_invited: 5, non_members_attended: 7, ..Counts::default() };
    assert_eq!(counts.non_members_share(), None, "more came than were invited: that is no share");
    let all = Counts { non_members_invited: 7, non_members_attended: 7, ..Counts::default() };
    assert_eq!(percent_or_dash(all.non_members_share()), "100,00 %");
}

#[test]
fn rounded_shares_keep_their_sum_as_a_note() {
    let shares = Shares::of_whole(&[163, 353, parse_number("1.070").unwrap()], parse_number("1.586").unwrap()).unwrap();
    assert_eq!(
        shares.shares.iter().map(|share| percent(*share)).collect::<Vec<_>>(),
        ["10,28 %", "22,26 %", "67,47 %"]
    );
    assert_eq!(shares.note().map(percent).as_deref(), Some("100,01 %"));
}

#[test]
fn nobody_due_shows_a_dash() {
    assert_eq!(percent_or_dash(Counts::default().present_share()), "—");
    assert_eq!(percent_or_dash(share(0, 0)), "—");
}

fn findings(count: &str, base: &str, share: &str) -> Vec<Finding> {
    check_claim(&parse_claim([count, base, share]).unwrap())
}

#[test]
fn duc_linh_2021_was_cut_and_not_rounded() {
    let found = findings("2.909", "3.044", "95,56 %");
    assert_eq!(found, [Finding::Cut { follows: 9_557 }]);
    assert!(found[0].sentence().contains("95,57 %") && !found[0].sentence().contains("sai"), "said mildly");
    assert_eq!(findings("2.909", "3.044", "95,57 %"), []);
}

#[test]
fn ham_thuan_nam_2012_contradicts_its_own_numbers() {
    let found = findings("1.356", "1.468", "97,8 %");
    assert_eq!(found, [Finding::Contradicts { stated: 9_780, follows: 9_237 }]);
    assert!(found[0].sentence().contains("Chưa rõ số nào sai"), "nobody guesses which");
}

#[test]
fn bac_tu_liem_2023_those_counted_are_not_part_of_the_second_base() {
    assert_eq!(findings("12.256", "", "92,1 %"), [Finding::Base(Inferred(13_307))]);
    assert_eq!(findings("12.256", "", "101,6 %"), [Finding::OverWhole, Finding::Base(Inferred(12_063))]);
}

#[test]
fn thai_nguyen_2024_and_2023_are_two_bases() {
    let of = |count, share| implied_base(parse_number(count).unwrap(), parse_percent(share).unwrap()).unwrap();
    assert_eq!((of("88.000", "89,44 %"), of("34.800", "30 %")), (Inferred(98_390), Inferred(116_000)));
    assert_eq!(findings("hơn 88.000", "", "89,44 %"), [Finding::Base(Inferred(98_390))]);
}

#[test]
fn a_headline_that_says_almost_is_consistent() {
    assert!(Bound::parse("gần 94.940").unwrap().agrees_with(94_938));
}

#[test]
fn in_a_meeting_the_base_has_to_be_named() {
    assert_eq!((share(8, 15), share(8, 12)), (Some(5_333), Some(6_667)));
    assert_eq!(findings("8", "15", "53 %"), [], "of all members, rounded to whole per cent");
    assert_eq!(findings("8", "12", "53 %"), [Finding::Contradicts { stated: 5_300, follows: 6_667 }]);
}

#[test]
fn exempt_members_are_not_absent() {
    let counts = Counts { due: 20, present: 20, ..Counts::default() };
    assert_eq!(percent_or_dash(counts.present_share()), "100,00 %", "22 on the list, 2 of them exempt");
    assert_eq!(findings("20", "20", "90,91 %"), [Finding::Contradicts { stated: 9_091, follows: 10_000 }]);
}

#[test]
fn a_bound_fits_whatever_lies_within_it() {
    assert_eq!(findings("hơn 10.000", "50.424", "21,43 %"), []);
    assert_eq!(findings("hơn 11.000", "50.424", "21,43 %"), [Finding::OutsideBound { follows: Inferred(10_806) }]);
    assert_eq!(findings("7", "5", ""), [Finding::OverWhole]);
}
