//! The tree of units. It is data, because parents, names and levels change over time.

mod tree_file;

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;

pub use tree_file::TreeFile;

use crate::id::Id;

/// A province, district, commune, organisation or cell. Its level is only a label, not a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    pub id: Id,
    pub name: String,
    /// Its name until the day before `valid_from`.
    pub old_name: Option<String>,
    pub level: String,
    /// `None` if it has always existed.
    pub valid_from: Option<NaiveDate>,
    /// The last day; `None` if it still exists.
    pub valid_to: Option<NaiveDate>,
    pub parents: Vec<DatedParent>,
}

/// The unit to which a unit is subordinate between these days, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DatedParent {
    pub parent: Id,
    pub valid_from: Option<NaiveDate>,
    pub valid_to: Option<NaiveDate>,
}

fn holds(from: Option<NaiveDate>, to: Option<NaiveDate>, day: NaiveDate) -> bool {
    from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
}

impl Unit {
    /// A unit with an old name also existed before `valid_from`.
    pub fn exists_on(&self, day: NaiveDate) -> bool {
        holds(self.valid_from.filter(|_| self.old_name.is_none()), self.valid_to, day)
    }

    /// Its name on that day: old documents keep the old name.
    pub fn name_on(&self, day: NaiveDate) -> &str {
        match (&self.old_name, self.valid_from) {
            (Some(old), Some(from)) if day < from => old,
            _ => &self.name,
        }
    }
}

/// Units by id.
#[derive(Debug, Clone, Default)]
pub struct Units(BTreeMap<Id, Unit>);

impl Units {
    pub fn new(units: impl IntoIterator<Item = Unit>) -> Units {
        Units(units.into_iter().map(|unit| (unit.id, unit)).collect())
    }

    pub fn get(&self, unit: Id) -> Option<&Unit> {
        self.0.get(&unit)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Unit> {
        self.0.values()
    }

    /// The parent on that day. If two are valid (a change of parents was entered twice), the one that began
    /// later.
    pub fn parent_at(&self, unit: Id, day: NaiveDate) -> Option<&Unit> {
        let parents = self.get(unit)?.parents.iter().filter(|parent| holds(parent.valid_from, parent.valid_to, day));
        parents
            .filter_map(|parent| Some((parent.valid_from, self.get(parent.parent)?)))
            .max_by_key(|(from, unit)| (*from, unit.id))
            .map(|(_, unit)| unit)
    }

    /// The name of the parent on that day.
    pub fn superior_name_at(&self, unit: Id, day: NaiveDate) -> Option<&str> {
        Some(self.parent_at(unit, day)?.name_on(day))
    }

    /// All ancestors, from the parent to the top. A cycle in the data ends where it closes.
    pub fn ancestors_at(&self, unit: Id, day: NaiveDate) -> Vec<&Unit> {
        let (mut above, mut seen, mut at) = (Vec::new(), HashSet::from([unit]), unit);
        while let Some(parent) = self.parent_at(at, day).filter(|parent| seen.insert(parent.id)) {
            at = parent.id;
            above.push(parent);
        }
        above
    }

    /// The units that exist on that day and have this one as parent, in order of id.
    pub fn children_at(&self, unit: Id, day: NaiveDate) -> Vec<&Unit> {
        self.iter()
            .filter(|child| {
                child.exists_on(day) && self.parent_at(child.id, day).is_some_and(|parent| parent.id == unit)
            })
            .collect()
    }
}

/// The Party committee of an area: `Huyện Tam Đường` → `Huyện ủy Tam Đường`, `Xã Bình Lư` → `Đảng ủy xã Bình
/// Lư`. A name that is not an area's is returned unchanged.
pub fn committee_name(area: &str) -> String {
    let of = |prefix: &str| area.strip_prefix(prefix);
    if let Some(rest) = of("Tỉnh ") {
        format!("Tỉnh ủy {rest}")
    } else if let Some(rest) = of("Thành phố ") {
        format!("Thành ủy {rest}")
    } else if let Some(rest) = of("Huyện ") {
        format!("Huyện ủy {rest}")
    } else if let Some(rest) = of("Thị xã ") {
        format!("Thị ủy {rest}")
    } else if let Some(kind) = ["Xã ", "Phường ", "Thị trấn "].into_iter().find(|kind| area.starts_with(kind)) {
        format!("Đảng ủy {}{}", kind.to_lowercase(), &area[kind.len()..])
    } else {
        area.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: &str = include_str!("../../../data/units/lai-chau-before-2025-07.json");
    const SINCE: &str = include_str!("../../../data/units/lai-chau-since-2025-07.json");

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn lai_chau() -> Vec<Unit> {
        [BEFORE, SINCE].into_iter().flat_map(|text| serde_json::from_str::<TreeFile>(text).unwrap().units()).collect()
    }

    fn named<'u>(units: &'u [Unit], name: &str, on: NaiveDate) -> &'u Unit {
        let mut found = units.iter().filter(|unit| unit.name == name && unit.exists_on(on));
        let unit = found.next().unwrap();
        assert!(found.next().is_none(), "two units called {name} on one day");
        unit
    }

    #[test]
    fn a_commune_answers_to_the_district_and_since_july_2025_to_the_province() {
        let (last, first) = (day(2025, 6, 30), day(2025, 7, 1));
        let all = lai_chau();
        let (old, new) = (named(&all, "Xã Bình Lư", last).id, named(&all, "Xã Bình Lư", first).id);
        assert_ne!(old, new, "the new commune is another one of the same name");
        let units = Units::new(all.clone());
        assert_eq!(units.superior_name_at(old, last), Some("Huyện Tam Đường"));
        assert_eq!(
            units.ancestors_at(old, last).iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>(),
            ["Huyện Tam Đường", "Tỉnh Lai Châu"]
        );
        assert_eq!(units.superior_name_at(new, first), Some("Lai Châu"));
        assert_eq!(units.ancestors_at(new, first).len(), 1);
        assert_eq!(units.superior_name_at(old, first), None, "the district is gone");
    }

    #[test]
    fn a_cell_moves_with_its_commune_and_old_papers_keep_the_old_superior() {
        let (last, first) = (day(2025, 6, 30), day(2025, 7, 1));
        let mut all = lai_chau();
        let cell = Unit {
            id: Id([7; 16]),
            name: "Chi bộ bản Hoa Dì Hồ".into(),
            old_name: None,
            level: "cell".into(),
            valid_from: None,
            valid_to: None,
            parents: vec![
                DatedParent {
                    parent: named(&all, "Thị trấn Tam Đường", last).id,
                    valid_from: None,
                    valid_to: Some(last),
                },
                DatedParent { parent: named(&all, "Xã Bình Lư", first).id, valid_from: Some(first), valid_to: None },
            ],
        };
        all.push(cell);
        let units = Units::new(all);
        assert_eq!(units.superior_name_at(Id([7; 16]), last), Some("Thị trấn Tam Đường"));
        assert_eq!(units.superior_name_at(Id([7; 16]), first), Some("Xã Bình Lư"));
        assert_eq!(units.ancestors_at(Id([7; 16]), last).len(), 3);
        assert_eq!(units.ancestors_at(Id([7; 16]), first).len(), 2);
    }

    #[test]
    fn the_district_had_thirteen_communes_until_it_was_gone() {
        let all = lai_chau();
        let district = named(&all, "Huyện Tam Đường", day(2025, 6, 30)).id;
        let province = named(&all, "Lai Châu", day(2025, 7, 1)).id;
        let units = Units::new(all);
        assert_eq!(units.children_at(district, day(2025, 6, 30)).len(), 13);
        assert_eq!(units.children_at(district, day(2025, 7, 1)).len(), 0);
        assert_eq!(units.children_at(province, day(2025, 7, 1)).len(), 38);
        assert_eq!(units.children_at(province, day(2025, 6, 30)).len(), 0);
    }

    #[test]
    fn a_renamed_unit_keeps_its_old_name_in_old_papers() {
        let mut unit = lai_chau().remove(0);
        (unit.old_name, unit.valid_from, unit.valid_to) = (Some("Tên cũ".into()), Some(day(2026, 1, 1)), None);
        assert_eq!((unit.name_on(day(2025, 12, 31)), unit.name_on(day(2026, 1, 1))), ("Tên cũ", "Tỉnh Lai Châu"));
        assert!(unit.exists_on(day(2020, 1, 1)));
    }

    #[test]
    fn a_circle_of_parents_ends() {
        let unit = |n: u8, parent: u8| Unit {
            id: Id([n; 16]),
            name: n.to_string(),
            old_name: None,
            level: String::new(),
            valid_from: None,
            valid_to: None,
            parents: vec![DatedParent { parent: Id([parent; 16]), valid_from: None, valid_to: None }],
        };
        let units = Units::new([unit(1, 2), unit(2, 1), unit(3, 3)]);
        assert_eq!(units.ancestors_at(Id([1; 16]), day(2026, 1, 1)).len(), 1);
        assert!(units.ancestors_at(Id([3; 16]), day(2026, 1, 1)).is_empty());
    }

    #[test]
    fn committees_are_named_after_their_area() {
        for (area, committee) in [
            ("Tỉnh Lai Châu", "Tỉnh ủy Lai Châu"),
            ("Thành phố Lai Châu", "Thành ủy Lai Châu"),
            ("Huyện Tam Đường", "Huyện ủy Tam Đường"),
            ("Xã Bình Lư", "Đảng ủy xã Bình Lư"),
            ("Phường Tân Phong", "Đảng ủy phường Tân Phong"),
            ("Thị trấn Tam Đường", "Đảng ủy thị trấn Tam Đường"),
            ("Chi bộ bản Hoa", "Chi bộ bản Hoa"),
        ] {
            assert_eq!(committee_name(area), committee);
        }
    }
}
