//! People instead of entries: members entered twice are one person.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::input::{MemberRow, SamePerson};
use crate::id::Id;
use crate::members::MemberLife;

/// The distinct people behind the member entries, each under one id.
#[derive(Debug, Clone, Default)]
pub struct People {
    lives: BTreeMap<Id, MemberLife>,
    stands_for: HashMap<Id, Id>,
}

impl People {
    /// Joins the entries linked by [`SamePerson`], in any order and even in cycles (two laptops may each have
    /// kept the other's entry). The person gets the smallest id that was not merged away, or else the smallest.
    pub fn of(members: &[MemberRow], same_person: &[SamePerson]) -> People {
        let known: BTreeMap<Id, MemberLife> = members.iter().map(|row| (row.id, row.life)).collect();
        let merged: HashSet<Id> = same_person.iter().map(|same| same.merged).collect();
        let mut classes: HashMap<Id, Vec<Id>> = HashMap::new();
        for id in known.keys().copied().chain(same_person.iter().flat_map(|same| [same.kept, same.merged])) {
            classes.entry(id).or_insert_with(|| vec![id]);
        }
        let mut class_of: HashMap<Id, Id> = classes.keys().map(|id| (*id, *id)).collect();
        for same in same_person {
            let (into, from) = (class_of[&same.kept], class_of[&same.merged]);
            if into != from {
                let moved = classes.remove(&from).unwrap_or_default();
                for id in &moved {
                    class_of.insert(*id, into);
                }
                classes.entry(into).or_default().extend(moved);
            }
        }
        let mut people = People::default();
        for class in classes.into_values() {
            let Some(person) =
                class.iter().copied().filter(|id| known.contains_key(id)).min_by_key(|id| (merged.contains(id), *id))
            else {
                continue;
            };
            people.lives.insert(person, known[&person]);
            people.stands_for.extend(class.into_iter().map(|id| (id, person)));
        }
        people
    }

    /// The id under which a member is counted; `None` for an unknown member.
    pub fn person(&self, member: Id) -> Option<Id> {
        self.stands_for.get(&member).copied()
    }

    pub fn life(&self, person: Id) -> Option<&MemberLife> {
        self.lives.get(&person)
    }

    pub fn iter(&self) -> impl Iterator<Item = (Id, &MemberLife)> {
        self.lives.iter().map(|(id, life)| (*id, life))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> Id {
        Id([n; 16])
    }

    fn people(members: &[u8], same: &[(u8, u8)]) -> People {
        let members: Vec<MemberRow> =
            members.iter().map(|n| MemberRow { id: id(*n), life: MemberLife::default() }).collect();
        let same: Vec<SamePerson> =
            same.iter().map(|(kept, merged)| SamePerson { kept: id(*kept), merged: id(*merged) }).collect();
        People::of(&members, &same)
    }

    #[test]
    fn a_merged_member_goes_under_the_kept_one() {
        let joined = people(&[1, 2, 3], &[(3, 1)]);
        assert_eq!(joined.iter().map(|(id, _)| id).collect::<Vec<_>>(), [id(2), id(3)]);
        assert_eq!(joined.person(id(1)), Some(id(3)));
        assert_eq!(joined.person(id(9)), None);
    }

    #[test]
    fn chains_and_circles_of_joining_end_in_one_person() {
        for same in [&[(2, 3), (1, 2)][..], &[(1, 2), (2, 3)], &[(1, 2), (2, 1), (1, 3)], &[(1, 2), (3, 2), (1, 3)]] {
            let joined = people(&[1, 2, 3], same);
            assert_eq!([1, 2, 3].map(|n| joined.person(id(n))), [Some(id(1)); 3], "{same:?}");
        }
    }

    #[test]
    fn a_person_outlives_a_deleted_row() {
        let joined = people(&[2], &[(1, 2)]);
        assert_eq!(joined.person(id(1)), Some(id(2)));
        assert!(joined.life(id(2)).is_some() && joined.life(id(1)).is_none());
    }
}
