//! Rating schemes. Each is a file in `data/ratings`.

use super::{Answers, Evidence, Period};
use chrono::NaiveDate;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scheme {
    pub id: String,
    pub name: String,
    /// In force since.
    pub issued: NaiveDate,
    pub until: Option<NaiveDate>,
    pub periods: Vec<PeriodKind>,
    /// All points together, in hundredths; `None` for a scheme without points.
    pub total: Option<i64>,
    pub not_rated: WhoIsNot,
    /// The highest first.
    pub levels: Vec<Level>,
    pub cap: Option<Cap>,
    pub groups: Vec<Group>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodKind {
    Year,
    Quarter,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WhoIsNot {
    pub joined_less_than_months: u32,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    pub id: String,
    pub name: String,
    /// The fewest points of the level, in hundredths.
    pub from: Option<i64>,
}

/// How many may reach a level.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cap {
    pub level: String,
    /// The level whose number is the denominator.
    pub of: String,
    /// Hundredths of a per cent.
    pub share: i64,
    /// False where the wording was not seen.
    pub sure: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub name: String,
    pub most: Option<i64>,
    pub criteria: Vec<Criterion>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    pub id: String,
    pub name: String,
    pub most: Option<i64>,
    pub evidence: Vec<Evidence>,
}

const FILES: [&str; 2] =
    [include_str!("../../../../data/ratings/366-2025.json"), include_str!("../../../../data/ratings/124-2023.json")];

static SCHEMES: LazyLock<Vec<Scheme>> =
    LazyLock::new(|| FILES.iter().filter_map(|text| serde_json::from_str(text).ok()).collect());

/// The shipped schemes, the latest first.
pub fn schemes() -> &'static [Scheme] {
    &SCHEMES
}

pub fn scheme(id: &str) -> Option<&'static Scheme> {
    schemes().iter().find(|scheme| scheme.id == id)
}

impl Scheme {
    pub fn criteria(&self) -> impl Iterator<Item = &Criterion> {
        self.groups.iter().flat_map(|group| &group.criteria)
    }

    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria().find(|criterion| criterion.id == id)
    }

    pub fn level(&self, id: &str) -> Option<&Level> {
        self.levels.iter().find(|level| level.id == id)
    }

    /// Whether the scheme rates such a period, and was in force at its end.
    pub fn rates(&self, period: Period) -> bool {
        let kind = if period.is_quarter() { PeriodKind::Quarter } else { PeriodKind::Year };
        let end = period.last_day();
        self.periods.contains(&kind) && self.issued <= end && self.until.is_none_or(|until| end <= until)
    }

    /// The level whose points a sum reaches. Conditions beside the points are for people to judge.
    pub fn level_of(&self, points: i64) -> Option<&Level> {
        self.levels.iter().find(|level| level.from.is_some_and(|from| points >= from))
    }
}

/// Hundredths of a point as people write them: "18", "17,5".
pub fn written(points: i64) -> String {
    let (whole, rest) = (points / 100, points % 100);
    match rest {
        0 => whole.to_string(),
        rest if rest % 10 == 0 => format!("{whole},{}", rest / 10),
        rest => format!("{whole},{rest:02}"),
    }
}

/// The sum of the points that people gave; `None` until every criterion with points has some.
pub fn points(scheme: &Scheme, answers: &Answers) -> Option<i64> {
    scheme.total?;
    let given = |criterion: &Criterion| answers.get(&criterion.id)?.points;
    scheme.criteria().filter(|criterion| criterion.most.is_some()).map(given).sum()
}

/// What does not agree in a scheme, in sentences.
pub fn faults(scheme: &Scheme) -> Vec<String> {
    let sum = |parts: Vec<Option<i64>>| parts.into_iter().flatten().sum::<i64>();
    let mut faults = Vec::new();
    for group in &scheme.groups {
        let whole = sum(group.criteria.iter().map(|criterion| criterion.most).collect());
        if group.most.is_some_and(|most| most != whole) {
            faults.push(format!("Điểm các tiêu chí của nhóm “{}” cộng lại không bằng điểm của nhóm.", group.name));
        }
    }
    let whole = sum(scheme.groups.iter().map(|group| group.most).collect());
    if scheme.total.is_some_and(|total| total != whole) {
        faults.push("Điểm các nhóm cộng lại không bằng tổng điểm.".to_owned());
    }
    if scheme.total.is_some() {
        faults.extend(faults_of_levels(&scheme.levels));
    }
    let mut ids: Vec<&str> = scheme.criteria().map(|criterion| criterion.id.as_str()).collect();
    ids.sort_unstable();
    if ids.windows(2).any(|two| two[0] == two[1]) {
        faults.push("Hai tiêu chí cùng một mã.".to_owned());
    }
    let known = |id: &str| scheme.level(id).is_some();
    if scheme.cap.as_ref().is_some_and(|cap| !known(&cap.level) || !known(&cap.of)) {
        faults.push("Mức trần nhắc đến một mức không có.".to_owned());
    }
    faults
}

/// Levels begin at points that fall from one to the next, down to none: so there is neither a gap nor an overlap.
fn faults_of_levels(levels: &[Level]) -> Vec<String> {
    let mut faults = Vec::new();
    for two in levels.windows(2) {
        let (higher, lower) = (&two[0], &two[1]);
        if higher.from.zip(lower.from).is_none_or(|(higher, lower)| higher <= lower) {
            faults.push(format!("Mức “{}” và mức “{}” chồng lên nhau.", higher.name, lower.name));
        }
    }
    if levels.last().is_none_or(|last| last.from != Some(0)) {
        faults.push("Có điểm không thuộc mức nào: mức thấp nhất không bắt đầu từ 0.".to_owned());
    }
    faults
}
