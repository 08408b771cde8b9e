//! The records that say who belongs to an audience. A record counts with a proof that its author held the audience's
//! key: a head of the cell who does not belong to an audience admits nobody to it.

use crate::Error;
use crate::book::Book;
use crate::ring::Generation;
use domain::Id;
use domain::audiences::Audience;
use domain::catalogue::{audience_member, person};
use domain::rights::Role;
use journal::{Record, Value};
use journal_sql::OpDraft;

/// A person who was named for an audience.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    pub audience: Audience,
    pub person: Id,
    /// False if the person no longer belongs to it.
    pub admitted: bool,
    proof: Vec<u8>,
}

pub(super) fn draft(held: &Generation, audience: Audience, who: Id, admitted: bool) -> OpDraft {
    OpDraft::new(audience_member::KIND, Record::Pair(audience.id(), who))
        .set(audience_member::AUDIENCE, Value::text(audience.as_str()))
        .set(audience_member::ADMITTED, if admitted { Value::flag(true) } else { Value::Null })
        .set(audience_member::PROOF, Value::Bytes(held.proof_of_member(audience, who, admitted).to_vec()))
}

/// Everybody who was named for any audience, whether or not it counts.
pub(super) fn all(book: &Book) -> Result<Vec<Member>, Error> {
    let rows = journal_sql::rows(&book.connection, book.own_book, audience_member::KIND)?;
    let read = |row: &journal_sql::Row| {
        let (_, who) = row.pair?;
        Some(Member {
            audience: row.text(audience_member::AUDIENCE).parse().ok()?,
            person: who,
            admitted: row.flag(audience_member::ADMITTED),
            proof: row.bytes(audience_member::PROOF)?.to_vec(),
        })
    };
    Ok(rows.iter().filter_map(read).collect())
}

impl Book {
    /// Who belongs to an audience, and who did. Only the latest key proves it, because whoever was dismissed still holds
    /// the ones before. Without the audience's key nothing can be proved, so this is then what the records say.
    pub fn members(&self, audience: Audience) -> Result<Vec<Member>, Error> {
        let mut members = all(self)?;
        members.retain(|member| member.audience == audience);
        let latest = self.audiences.rings.get(&audience).and_then(|ring| ring.last());
        for member in &mut members {
            let proved =
                latest.is_none_or(|one| member.proof == one.proof_of_member(audience, member.person, member.admitted));
            member.admitted &= proved && self.may_belong(audience, member.person)?;
        }
        Ok(members)
    }

    fn may_belong(&self, audience: Audience, who: Id) -> Result<bool, Error> {
        let row = journal_sql::row(&self.connection, self.own_book, person::KIND, who)?;
        let role =
            row.filter(|row| !row.flag(person::REMOVED)).and_then(|row| row.text(person::ROLE).parse::<Role>().ok());
        Ok(role.is_some_and(|role| audience.may_include(role)))
    }
}
