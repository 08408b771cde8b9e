//! The essays of a round. The laptop knows whose each is, the server only their ids; both count the same.

use std::collections::{BTreeMap, HashSet};

use super::input::{EssayRow, RoundRows};
use super::people::People;
use super::rows::{Row, Rows};
use crate::essays::Grade;
use crate::id::Id;
use crate::rounds::EssayRule;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct EssayFigures {
    pub due: Rows,
    pub received: Rows,
    pub exempt: Rows,
    pub owed: Rows,
    pub grades: BTreeMap<Grade, Rows>,
    pub not_graded: Rows,
}

/// What is known of one essay, or of one person's essays if joined entries have two.
#[derive(Debug, Clone, Copy)]
struct Essay {
    id: Id,
    person: Option<Id>,
    exempt: bool,
    handed_in: bool,
    grade: Option<Grade>,
}

/// `due`: the people due in the round.
pub(super) fn essay_figures(rows: &RoundRows, people: &People, due: &Rows) -> EssayFigures {
    let essays = distinct(rows, people);
    let row = |essay: &Essay| Row::Essay(essay.id);
    let exempt: Vec<&Essay> = essays.iter().filter(|essay| essay.exempt).collect();
    let received: Vec<&Essay> = essays.iter().filter(|essay| !essay.exempt && essay.handed_in).collect();
    let people_of = |essays: &[&Essay]| essays.iter().filter_map(|essay| essay.person).collect::<HashSet<Id>>();
    let nameless = |essays: &[&Essay]| {
        essays.iter().filter(|essay| essay.person.is_none()).map(|essay| row(essay)).collect::<Vec<Row>>()
    };

    let (excused, have_written) = (people_of(&exempt), people_of(&received));
    let owers: Vec<Id> = owers(rows, people, due).into_iter().filter(|person| !excused.contains(person)).collect();
    let owing = owers.iter().copied().filter(|person| !have_written.contains(person));
    let off = nameless(&exempt);
    let of_grade = |grade| Rows::of(received.iter().filter(|essay| essay.grade == grade).map(|essay| row(essay)));
    EssayFigures {
        owed: Rows::difference(owing.map(Row::Member), off.iter().cloned().chain(nameless(&received))),
        due: Rows::difference(owers.iter().copied().map(Row::Member), off),
        received: Rows::of(received.iter().map(|essay| row(essay))),
        exempt: Rows::of(exempt.iter().map(|essay| row(essay))),
        grades: Grade::ALL.iter().map(|grade| (*grade, of_grade(Some(*grade)))).collect(),
        not_graded: of_grade(None),
    }
}

/// The people who owe an essay by the round's rule, among those due. Official membership is as of the last
/// session.
fn owers(rows: &RoundRows, people: &People, due: &Rows) -> Vec<Id> {
    let Some(last_day) = rows.sessions.iter().map(|session| session.date).max() else {
        return Vec::new();
    };
    let named: HashSet<Id> = rows.essay_rule.named().iter().filter_map(|member| people.person(*member)).collect();
    due.members()
        .filter(|person| match &rows.essay_rule {
            EssayRule::Nobody => false,
            EssayRule::AllMembers => true,
            EssayRule::OfficialMembers => people.life(*person).is_some_and(|life| life.is_official_on(last_day)),
            EssayRule::Named(_) => named.contains(person),
        })
        .collect()
}

fn distinct(rows: &RoundRows, people: &People) -> Vec<Essay> {
    let mut by_key: BTreeMap<(Option<Id>, Id), Essay> = BTreeMap::new();
    let mut sorted: Vec<&EssayRow> = rows.essays.iter().collect();
    sorted.sort_unstable_by_key(|row| row.id);
    for row in sorted {
        // An essay of a deleted member still counts.
        let person = row.member.map(|member| people.person(member).unwrap_or(member));
        // Without a person each id is a separate essay.
        let key = if person.is_some() { (person, Id::default()) } else { (None, row.id) };
        let handed_in = row.handed_in_on.is_some_and(|on| on <= rows.as_of);
        let essay = Essay { id: row.id, person, exempt: row.exempt, handed_in, grade: row.grade };
        by_key
            .entry(key)
            .and_modify(|kept| {
                kept.exempt |= essay.exempt;
                kept.handed_in |= essay.handed_in;
                kept.grade = kept.grade.or(essay.grade);
            })
            .or_insert(essay);
    }
    by_key.into_values().collect()
}
