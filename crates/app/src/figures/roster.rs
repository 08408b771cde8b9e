//! The people of the cell as the figures count them: each person once, in the Vietnamese order of names.

use super::reader;
use crate::messages::CallError;
use domain::Id;
use domain::catalogue::{member, same_person};
use domain::dates::CivilDate;
use domain::language::NameCollator;
use domain::members::MemberLife;
use domain::totals::{MemberRow, People, SamePerson};
use journal::Cut;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;
use store::{Book, Past, Row, Scope, counted};

/// All member rows that count, which of them are the same person, and their names.
pub(crate) struct Roster {
    pub members: Vec<MemberRow>,
    pub same_person: Vec<SamePerson>,
    pub people: People,
    /// Includes deleted members, so that an old mark still shows whose it is.
    names: HashMap<Id, (String, String)>,
}

/// Every value that the members, and the notes of who was entered twice, were ever given.
struct PastPeople {
    members: Past,
    same_person: Past,
}

impl PastPeople {
    fn read(book: &Book) -> Result<PastPeople, CallError> {
        let of_kind = |kind| Past::of_kind(book.connection(), book.own_book(), kind);
        Ok(PastPeople { members: of_kind(member::KIND)?, same_person: of_kind(same_person::KIND)? })
    }
}

impl Roster {
    /// Reads the members as they are now, or as they were at a cut.
    pub fn read(book: &Book, cut: Option<&Cut>) -> Result<Roster, CallError> {
        let Some(cut) = cut else {
            let reader = reader(book, None);
            return Ok(Roster::of(&reader.rows(member::KIND)?, &reader.rows(same_person::KIND)?));
        };
        // Lists ask for the people of many cuts, so what they are merged from is read once.
        let past = book.kept(Scope::People, |_: &PastPeople| true, || PastPeople::read(book))?;
        let sql = book.connection();
        Ok(Roster::of(&past.members.at(sql, cut)?, &past.same_person.at(sql, cut)?))
    }

    fn of(all: &[Row], same_person: &[Row]) -> Roster {
        let (members, same_person) = counted::people_of(all, same_person);
        let named = |row: &Row| (row.id, (row.text(member::NAME).to_owned(), row.text(member::BORN).to_owned()));
        Roster {
            people: People::of(&members, &same_person),
            names: all.iter().map(named).collect(),
            members,
            same_person,
        }
    }

    /// The members as they are now, cached until a member changes.
    pub fn now(book: &Book) -> Result<Arc<Roster>, CallError> {
        book.kept(Scope::People, |_: &Roster| true, || Roster::read(book, None))
    }

    /// The entry that a member is counted as.
    pub fn person(&self, member: Id) -> Option<Id> {
        self.people.person(member)
    }

    /// All entries that are counted as this person, including the person's own.
    pub fn entries(&self, person: Id) -> impl Iterator<Item = Id> + '_ {
        let joined = self.same_person.iter().flat_map(|same| [same.kept, same.merged]);
        let others = joined.filter(move |id| *id != person && self.person(*id) == Some(person));
        std::iter::once(person).chain(others)
    }

    pub fn life(&self, person: Id) -> MemberLife {
        self.people.life(person).copied().unwrap_or_default()
    }

    pub fn name(&self, member: Id) -> &str {
        self.names.get(&member).map_or("", |(name, _)| name)
    }

    /// The date of birth in its stored form: a day, a year or nothing.
    pub fn born(&self, member: Id) -> &str {
        self.names.get(&member).map_or("", |(_, born)| born)
    }

    pub fn birth_year(&self, member: Id) -> String {
        CivilDate::parse(self.born(member)).map(|born| born.year().to_string()).unwrap_or_default()
    }

    /// "Lò Thị Xuân (1970)": as people tell two of the same name apart.
    pub fn name_and_year(&self, member: Id) -> String {
        match self.birth_year(member) {
            year if year.is_empty() => self.name(member).to_owned(),
            year => format!("{} ({year})", self.name(member)),
        }
    }

    /// The order of every list of people.
    pub fn order(&self, a: Id, b: Id) -> Ordering {
        NameCollator::new()
            .names(self.name(a), self.name(b))
            .then_with(|| self.born(a).cmp(self.born(b)))
            .then(a.cmp(&b))
    }

    pub fn sort(&self, people: &mut [Id]) {
        people.sort_by(|a, b| self.order(*a, *b));
    }
}
