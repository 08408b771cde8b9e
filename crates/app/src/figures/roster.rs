//! The people of the cell as figures see them: distinct, by Vietnamese order of names.

use super::reader;
use crate::messages::CallError;
use domain::Id;
use domain::catalogue::member;
use domain::dates::CivilDate;
use domain::language::NameCollator;
use domain::members::MemberLife;
use domain::totals::{MemberRow, People, SamePerson};
use journal::Cut;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;
use store::{Book, Row, Scope};

/// Every member row that counts, who is who among them, and what they are called.
pub(crate) struct Roster {
    pub members: Vec<MemberRow>,
    pub same_person: Vec<SamePerson>,
    pub people: People,
    /// Deleted members too: an old mark still shows whose it was.
    names: HashMap<Id, (String, String)>,
}

impl Roster {
    /// As the book stands, or as it stood at a cut.
    pub fn read(book: &Book, cut: Option<&Cut>) -> Result<Roster, CallError> {
        let reader = reader(book, cut);
        let all = reader.rows(member::KIND)?;
        let (members, same_person) = reader.people_among(&all)?;
        let named = |row: &Row| (row.id, (row.text(member::NAME).to_owned(), row.text(member::BORN).to_owned()));
        Ok(Roster {
            people: People::of(&members, &same_person),
            names: all.iter().map(named).collect(),
            members,
            same_person,
        })
    }

    /// As the book stands now; kept until a member changes.
    pub fn now(book: &Book) -> Result<Arc<Roster>, CallError> {
        book.kept(Scope::People, |_: &Roster| true, || Roster::read(book, None))
    }

    /// The one a member is counted as.
    pub fn person(&self, member: Id) -> Option<Id> {
        self.people.person(member)
    }

    /// Every entry counted as this person, their own included.
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

    /// As it is stored: a day, a year or nothing.
    pub fn born(&self, member: Id) -> &str {
        self.names.get(&member).map_or("", |(_, born)| born)
    }

    pub fn birth_year(&self, member: Id) -> String {
        CivilDate::parse(self.born(member)).map(|born| born.year().to_string()).unwrap_or_default()
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
