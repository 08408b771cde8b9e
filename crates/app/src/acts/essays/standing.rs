//! The state of each person's essay in a round.

use super::asked::Asked;
use super::pages::pages_of;
use crate::figures::{self, Roster};
use crate::messages::CallError;
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::essay;
use domain::essays::{EssayForm, Grade};
use domain::totals::Totals;
use journal::{Record, Value};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use store::sealed::GradingKey;
use store::{Book, OpDraft, Row};

/// A round with its essays, by the person for whom each is counted.
pub(crate) struct RoundEssays {
    pub round: Row,
    pub roster: Arc<Roster>,
    pub totals: Totals,
    /// Set if the superior asks for the essays themselves.
    pub asked: Option<Asked>,
    by_person: HashMap<Id, Vec<Row>>,
    /// Essays on this laptop whose owner it has no key to read.
    pub unread: u32,
}

/// The state of one person's essay; the essays of joined entries count as one.
#[derive(Default)]
pub(crate) struct Standing {
    pub form: Option<EssayForm>,
    /// As stored; empty until it is handed in.
    pub handed_in_on: String,
    pub grade: Option<Grade>,
}

impl RoundEssays {
    pub fn read(book: &Book, round: Id, today: NaiveDate) -> Result<RoundEssays, CallError> {
        let round = figures::own_round(book, round, "round")?;
        let roster = Roster::now(book)?;
        let totals = domain::totals::totals(&figures::round_rows_among(book, &roster, &round, today, None)?);
        let mut by_person: HashMap<Id, Vec<Row>> = HashMap::new();
        let mut unread = 0;
        for row in figures::essay_rows(book, round.id, None)? {
            if let Some(member) = figures::essay_member(book, &row) {
                by_person.entry(roster.person(member).unwrap_or(member)).or_default().push(row);
            } else if row.bytes(essay::MEMBER).is_some() {
                unread += 1;
            }
        }
        let asked = Asked::of(book, &round)?;
        Ok(RoundEssays { round, roster, totals, asked, by_person, unread })
    }

    pub fn person(&self, member: Id) -> Result<Id, CallError> {
        self.roster.person(member).ok_or_else(|| CallError::not_found("member"))
    }

    /// Whether the round's rule asks this person for an essay, and the person is not exempt from it.
    pub fn owes(&self, person: Id) -> bool {
        self.totals.essays_due.has_member(person)
    }

    /// Only people whom the rule asks for an essay may hand in. Then the figures are the same at the superior,
    /// who can't tell whose an essay is.
    pub fn asked_of(&self, person: Id) -> Result<(), CallError> {
        if self.owes(person) || self.standing(person).form == Some(EssayForm::Exempt) {
            return Ok(());
        }
        let name = self.roster.name(person);
        let sentence = format!(
            "Đợt này không yêu cầu {name} viết bài thu hoạch. Muốn nhận bài, thêm người này vào danh sách phải viết ở Kế hoạch."
        );
        Err(CallError::at("owes_none", "member", sentence))
    }

    /// The people who owe an essay, are exempt or have started one, by name.
    pub fn people(&self, book: &Book) -> Result<Vec<Id>, CallError> {
        let mut people: HashSet<Id> = self.totals.essays_due.members().collect();
        people.extend(self.by_person.iter().filter(|(_, rows)| rows.iter().any(said)).map(|(person, _)| *person));
        let prefix = format!("essay/{}/", self.round.id);
        for name in store::drafts::names(book.connection(), &prefix)? {
            let member = name.strip_prefix(&prefix).and_then(|member| member.parse().ok());
            people.extend(member.and_then(|member| self.roster.person(member)));
        }
        let mut people: Vec<Id> = people.into_iter().collect();
        self.roster.sort(&mut people);
        Ok(people)
    }

    pub(super) fn rows(&self, person: Id) -> &[Row] {
        self.by_person.get(&person).map(Vec::as_slice).unwrap_or_default()
    }

    /// The records of a person's essay; without any, the id that a new one would get. Empty if this laptop also
    /// has no key ring to derive that id.
    pub fn records(&self, book: &Book, person: Id) -> Vec<Id> {
        let known: Vec<Id> = self.rows(person).iter().map(|row| row.id).collect();
        if known.is_empty() { book.ring().essay_id(self.round.id, person).into_iter().collect() } else { known }
    }

    /// The standing pages of a person's essay, in their order.
    pub fn pages(&self, book: &Book, person: Id) -> Result<Vec<Row>, CallError> {
        pages_of(book, &self.records(book, person))
    }

    /// A record of the essay is kept, whatever it says.
    pub fn has_begun(&self, person: Id) -> bool {
        !self.rows(person).is_empty()
    }

    pub fn standing(&self, person: Id) -> Standing {
        let rows = self.rows(person);
        let forms: Vec<EssayForm> = rows.iter().filter_map(|row| row.text(essay::FORM).parse().ok()).collect();
        let handed_in = rows.iter().map(|row| row.text(essay::HANDED_IN)).filter(|on| !on.is_empty()).min();
        Standing {
            form: forms.iter().copied().find(|form| *form == EssayForm::Exempt).or(forms.first().copied()),
            handed_in_on: handed_in.unwrap_or_default().to_owned(),
            grade: rows.iter().find_map(|row| row.text(essay::GRADE).parse().ok()),
        }
    }

    /// What was remarked to the member; empty if nothing was, or if this laptop has no key for it.
    pub fn remark(&self, book: &Book, person: Id) -> String {
        let sealed = self.rows(person).iter().find_map(|row| row.bytes(essay::REMARK));
        sealed.and_then(|sealed| book.ring().open_text(sealed).ok()).unwrap_or_default()
    }

    /// The graders' key, to which the texts and pages are sealed in addition; only for an essay that is handed
    /// in.
    pub fn graders(&self, person: Id) -> Option<&GradingKey> {
        let handed_in = !self.standing(person).handed_in_on.is_empty();
        self.asked.as_ref().filter(|_| handed_in).map(|asked| &asked.key)
    }

    /// Sets fields of a person's essay, beginning it where there is none.
    pub fn drafts(&self, book: &Book, person: Id, fields: &[(u16, Value)]) -> Result<Vec<OpDraft>, CallError> {
        let rows = self.rows(person);
        if !rows.is_empty() {
            let draft = |row: &Row| set(OpDraft::new(essay::KIND, Record::One(row.id)), fields);
            return Ok(rows.iter().map(draft).collect());
        }
        let begun = OpDraft::new(essay::KIND, Record::One(book.ring().essay_id(self.round.id, person)?))
            .set(essay::ROUND, Value::id(self.round.id))
            .set(essay::MEMBER, Value::Bytes(book.ring().seal_small(&person.0)?));
        Ok(vec![set(begun, fields)])
    }
}

/// Whether the record still says something: a form that was set by mistake and cleared leaves an empty record.
fn said(row: &Row) -> bool {
    [essay::FORM, essay::HANDED_IN, essay::GRADE].iter().any(|field| !row.text(*field).is_empty())
}

fn set(draft: OpDraft, fields: &[(u16, Value)]) -> OpDraft {
    fields.iter().fold(draft, |draft, (field, value)| draft.set(*field, value.clone()))
}
