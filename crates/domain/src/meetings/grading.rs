//! Grading the quality of a meeting. A scheme of points is data (`data/meetings/schemes`); people give the points, and the
//! program adds them up. Whatever does not fit in a scheme is said when it is read.

use chrono::NaiveDate;
use serde::Deserialize;

/// Points and bounds are in hundredths: 450 is 4,5 points, or 4,5 %.
const HUNDRED: u32 = 100;

/// A scheme of points.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scheme {
    /// Short and stable: `hd-42`.
    pub id: String,
    pub name: String,
    /// Where its numbers come from, and how sure they are.
    pub source: String,
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    pub total: u32,
    pub criteria: Vec<Criterion>,
    /// The grades, over the total.
    pub grades: Vec<Band>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    pub name: String,
    pub points: u32,
    /// What some rate gives, in per cent; empty if the scheme does not say.
    #[serde(default)]
    pub bands: Vec<Band>,
}

/// A range with what it gives. A bound that is absent is open. Bounds are whole per cents or points.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// "Tốt", "4 điểm".
    pub gives: String,
    #[serde(default)]
    pub from: Option<u32>,
    #[serde(default)]
    pub above: Option<u32>,
    #[serde(default)]
    pub to: Option<u32>,
    #[serde(default)]
    pub below: Option<u32>,
}

impl Band {
    /// The hundredths that it holds, both ends included.
    fn ends(&self, whole: u32) -> (u32, u32) {
        let low = self.from.map(|from| from * HUNDRED).or(self.above.map(|above| above * HUNDRED + 1));
        let high = self.to.map(|to| to * HUNDRED).or(self.below.map(|below| (below * HUNDRED).saturating_sub(1)));
        (low.unwrap_or(0), high.unwrap_or(whole))
    }

    /// "từ 40 đến dưới 50"
    pub fn range(&self) -> String {
        let low = self.from.map(|from| format!("từ {from}")).or(self.above.map(|above| format!("trên {above}")));
        let high = self.to.map(|to| format!("đến {to}")).or(self.below.map(|below| format!("dưới {below}")));
        match (low, high) {
            (Some(low), Some(high)) if self.below.is_some() => format!("{low} đến {high}"),
            (Some(low), Some(high)) => format!("{low} {high}"),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => "mọi mức".to_owned(),
        }
    }
}

/// Something in a scheme that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The criteria sum to something else than the total.
    Sum { sum: u32, total: u32 },
    /// Hundredths that no band holds.
    Gap { of: String, from: u32, to: u32 },
    /// Hundredths that two bands hold.
    Overlap { of: String, from: u32, to: u32 },
}

impl Fault {
    /// A sentence for whoever uses or wrote the scheme.
    pub fn sentence(&self) -> String {
        match self {
            Fault::Sum { sum, total } => format!("Các mục cộng lại được {sum} điểm, không phải {total} điểm."),
            Fault::Gap { of, from, to } => {
                format!("“{of}”: không có mức nào cho {}. Thang này bỏ trống chỗ ấy.", stretch(*from, *to))
            }
            Fault::Overlap { of, from, to } => {
                format!("“{of}”: {} thuộc hai mức cùng lúc.", stretch(*from, *to))
            }
        }
    }
}

fn stretch(from: u32, to: u32) -> String {
    if from == to {
        format!("đúng {}", points(from))
    } else {
        format!("khoảng từ {} đến {}", points(from), points(to))
    }
}

/// Hundredths as people write them: 450 is "4,5".
pub fn points(hundredths: u32) -> String {
    match (hundredths / HUNDRED, hundredths % HUNDRED) {
        (whole, 0) => whole.to_string(),
        (whole, rest) if rest % 10 == 0 => format!("{whole},{}", rest / 10),
        (whole, rest) => format!("{whole},{rest:02}"),
    }
}

/// What was typed as points is no number of at most two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotPoints;

/// # Errors
/// If the text is no number of points.
pub fn parse_points(text: &str) -> Result<u32, NotPoints> {
    let text = text.trim().replace('.', ",");
    let (whole, rest) = text.split_once(',').unwrap_or((&text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 4 || rest.len() > 2 || !digits(whole) || !digits(rest) {
        return Err(NotPoints);
    }
    let number = |part: &str| part.parse::<u32>().map_err(|_| NotPoints);
    let rest = if rest.is_empty() { 0 } else { number(&format!("{rest:0<2}"))? };
    Ok(number(whole)? * HUNDRED + rest)
}

/// Everything in a scheme that does not fit; a use of the scheme is not refused.
pub fn faults(scheme: &Scheme) -> Vec<Fault> {
    let sum = scheme.criteria.iter().map(|criterion| criterion.points).sum();
    let wrong = (sum != scheme.total).then_some(Fault::Sum { sum, total: scheme.total });
    let grades = in_bands("Xếp loại", &scheme.grades, scheme.total * HUNDRED);
    let of_criteria = scheme.criteria.iter().flat_map(|one| in_bands(&one.name, &one.bands, 100 * HUNDRED));
    wrong.into_iter().chain(grades).chain(of_criteria).collect()
}

/// Gaps and overlaps of bands over everything from nothing to the whole.
fn in_bands(of: &str, bands: &[Band], whole: u32) -> Vec<Fault> {
    if bands.is_empty() {
        return Vec::new();
    }
    let mut ends: Vec<(u32, u32)> = bands.iter().map(|band| band.ends(whole)).collect();
    ends.sort_unstable();
    let (mut found, mut next) = (Vec::new(), 0);
    for (low, high) in ends {
        if low > next {
            found.push(Fault::Gap { of: of.to_owned(), from: next, to: low - 1 });
        } else if low < next {
            found.push(Fault::Overlap { of: of.to_owned(), from: low, to: high.min(next - 1) });
        }
        next = next.max(high.saturating_add(1));
    }
    if next <= whole {
        found.push(Fault::Gap { of: of.to_owned(), from: next, to: whole });
    }
    found
}

/// The points that people gave for one criterion, in hundredths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    pub criterion: String,
    pub given: u32,
    pub most: u32,
}

impl Given {
    /// "Thời gian: 4,5/5": how it is stored and read.
    pub fn line(&self) -> String {
        format!("{}: {}/{}", self.criterion, points(self.given), points(self.most))
    }

    pub fn read(line: &str) -> Option<Given> {
        let (criterion, rest) = line.rsplit_once(": ")?;
        let (given, most) = rest.split_once('/')?;
        Some(Given {
            criterion: criterion.to_owned(),
            given: parse_points(given).ok()?,
            most: parse_points(most).ok()?,
        })
    }
}

impl Scheme {
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// The grade of this many hundredths; `None` where the scheme has a gap.
    pub fn grade(&self, sum: u32) -> Option<&str> {
        let holds = |band: &&Band| {
            let (low, high) = band.ends(self.total * HUNDRED);
            (low..=high).contains(&sum)
        };
        self.grades.iter().find(holds).map(|band| band.gives.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band(gives: &str, from: Option<u32>, below: Option<u32>) -> Band {
        Band { gives: gives.into(), from, above: None, to: None, below }
    }

    fn scheme() -> Scheme {
        Scheme {
            id: "x".into(),
            name: "Thang mẫu".into(),
            source: String::new(),
            from: None,
            until: None,
            total: 100,
            criteria: vec![
                Criterion { name: "Thời gian".into(), points: 40, bands: Vec::new() },
                Criterion { name: "Kết quả".into(), points: 60, bands: Vec::new() },
            ],
            grades: vec![
                band("Tốt", Some(90), None),
                band("Khá", Some(70), Some(90)),
                band("Trung bình", Some(50), Some(70)),
                band("Kém", None, Some(50)),
            ],
        }
    }

    #[test]
    fn a_grade_is_the_band_of_the_points_that_people_gave() {
        let grade = |text| scheme().grade(parse_points(text).unwrap()).map(str::to_owned).unwrap();
        assert_eq!(
            ["100", "90", "89,99", "70", "69.5", "50", "49,99", "0"].map(grade),
            ["Tốt", "Tốt", "Khá", "Khá", "Trung bình", "Trung bình", "Kém", "Kém"]
        );
        assert_eq!(faults(&scheme()), []);
    }

    #[test]
    fn a_gap_at_exactly_one_value_is_said() {
        let mut scheme = scheme();
        // Above 50 %, and from 40 to under 50: nobody says what 50 % gives.
        scheme.criteria[0].bands = vec![
            Band { gives: "5 điểm".into(), from: None, above: Some(50), to: None, below: None },
            band("4 điểm", Some(40), Some(50)),
            band("2 điểm", None, Some(40)),
        ];
        let found = faults(&scheme);
        assert_eq!(found, [Fault::Gap { of: "Thời gian".into(), from: 5_000, to: 5_000 }]);
        assert_eq!(found[0].sentence(), "“Thời gian”: không có mức nào cho đúng 50. Thang này bỏ trống chỗ ấy.");
    }

    #[test]
    fn overlaps_open_ends_and_wrong_sums_are_said() {
        let mut scheme = scheme();
        scheme.criteria[1].points = 50;
        scheme.grades[3] = Band { gives: "Kém".into(), from: Some(10), above: None, to: Some(50), below: None };
        assert_eq!(
            faults(&scheme),
            [
                Fault::Sum { sum: 90, total: 100 },
                Fault::Gap { of: "Xếp loại".into(), from: 0, to: 999 },
                Fault::Overlap { of: "Xếp loại".into(), from: 5_000, to: 5_000 },
            ]
        );
        assert_eq!(scheme.grade(500), None, "the gap gives no grade");
        scheme.grades[0] = Band { gives: "Tốt".into(), from: Some(90), above: None, to: Some(95), below: None };
        assert!(faults(&scheme).contains(&Fault::Gap { of: "Xếp loại".into(), from: 9_501, to: 10_000 }));
    }

    #[test]
    fn points_are_read_as_people_write_them() {
        for (text, hundredths) in [("4,5", 450), ("4.25", 425), (" 10 ", 1_000), ("0", 0)] {
            assert_eq!(parse_points(text), Ok(hundredths), "{text}");
        }
        for text in ["", "-1", "4,555", "bốn", "4,5,5", "99999"] {
            assert_eq!(parse_points(text), Err(NotPoints), "{text}");
        }
        let given = Given { criterion: "Tỷ lệ dự: đảng viên".into(), given: 450, most: 500 };
        assert_eq!(Given::read(&given.line()), Some(given));
    }
}
