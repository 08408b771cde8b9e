//! What graders of the committee settled on for essays of the cell, and sent home. It stands beside the cell's own grade: figures
//! count that one alone.

use super::RoundEssays;
use crate::app_session::moment;
use crate::enrolment::{books_ever_received, committees};
use crate::messages::essays::{Grade, SuperiorGrade};
use crate::messages::home::{Task, TaskKind};
use crate::messages::{CallError, Nothing};
use crate::{AppSession, figures, reading};
use domain::Id;
use domain::catalogue::{committee_grade as c, essay_version, round};
use domain::essays::content_of;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use store::{Book, Row, Scope, settings};

/// One grade as it was sent.
struct Sent {
    row: Row,
    /// The place of its committee among [`committees`]; the present one is the first.
    committee: usize,
}

/// All grades that committees have sent, by the essay's record; kept until one of them or the committees change.
pub(crate) struct SuperiorGrades {
    books: Vec<Id>,
    by_essay: HashMap<Id, Vec<Sent>>,
}

impl SuperiorGrades {
    pub fn of(book: &Book) -> Result<Arc<SuperiorGrades>, CallError> {
        let books = books_ever_received(book)?;
        let read = || SuperiorGrades::read(book);
        book.kept(Scope::Kind(c::KIND), |kept: &SuperiorGrades| kept.books == books, read)
    }

    fn read(book: &Book) -> Result<SuperiorGrades, CallError> {
        let mut by_essay: HashMap<Id, Vec<Sent>> = HashMap::new();
        for (place, committee) in committees(book)?.into_iter().enumerate() {
            for of in committee.books {
                for row in store::rows(book.connection(), of, c::KIND)? {
                    let Some(essay) = row.id_ref(c::ESSAY) else { continue };
                    by_essay.entry(essay).or_default().push(Sent { row, committee: place });
                }
            }
        }
        for sent in by_essay.values_mut() {
            sent.sort_by_key(|one| std::cmp::Reverse(one.row.int(c::AT)));
        }
        Ok(SuperiorGrades { books: books_ever_received(book)?, by_essay })
    }

    /// What was sent of an essay, by its records; the latest first.
    fn sent<'a>(&'a self, records: &'a [Id]) -> impl Iterator<Item = &'a Sent> {
        records.iter().filter_map(|record| self.by_essay.get(record)).flatten()
    }

    /// The grade that stands for an essay: the latest that was not taken back.
    pub fn grade(&self, records: &[Id]) -> Option<Grade> {
        self.sent(records).find(|sent| sent.stands()).and_then(Sent::grade)
    }

    /// Grades of the present superior for its round, that stand, each with the time at which it was sent.
    fn of_round(&self, superiors: Id) -> impl Iterator<Item = String> {
        let of_round =
            move |sent: &&Sent| sent.committee == 0 && sent.stands() && sent.row.id_ref(c::ROUND) == Some(superiors);
        let named = |sent: &Sent| format!("{}:{}", sent.row.id, sent.row.int(c::AT).unwrap_or_default());
        self.by_essay.values().flatten().filter(of_round).map(named)
    }
}

impl Sent {
    fn stands(&self) -> bool {
        self.row.text(c::WITHDRAWN).is_empty()
    }

    fn grade(&self) -> Option<Grade> {
        self.row.text(c::GRADE).parse().ok()
    }
}

impl RoundEssays {
    /// Everything that committees sent of a person's essay, the latest first.
    pub fn superior_grades(&self, book: &Book, person: Id) -> Result<Vec<SuperiorGrade>, CallError> {
        let (grades, records) = (SuperiorGrades::of(book)?, self.records(book, person));
        let committees = committees(book)?;
        let content = self.content(book, person)?;
        let handed_in = !self.standing(person).handed_in_on.is_empty();
        let shown = |sent: &Sent| {
            let sealed = sent.row.bytes(c::REMARK);
            let remark = sealed.and_then(|sealed| book.ring().open_text(sealed).ok());
            let from = committees.get(sent.committee);
            SuperiorGrade {
                from: from.map(|from| from.name.clone()).unwrap_or_default(),
                former: from.and_then(|from| from.former.clone()),
                at: moment(u64::try_from(sent.row.int(c::AT).unwrap_or_default()).unwrap_or_default()),
                grade: sent.grade(),
                remark_unread: sealed.is_some() && remark.is_none(),
                remark: remark.unwrap_or_default(),
                changed: handed_in && sent.row.id_ref(c::CONTENT).is_some_and(|graded| graded != content),
                taken_back: !handed_in,
                withdrawn: sent.row.text(c::WITHDRAWN).to_owned(),
            }
        };
        Ok(grades.sent(&records).map(shown).collect())
    }

    pub fn superior_grade(&self, book: &Book, person: Id) -> Result<Option<Grade>, CallError> {
        Ok(SuperiorGrades::of(book)?.grade(&self.records(book, person)))
    }

    /// Names what the essay says now, as the superior's server names it.
    fn content(&self, book: &Book, person: Id) -> Result<Id, CallError> {
        let mut versions = Vec::new();
        for row in self.rows(person) {
            let of = (essay_version::KIND, essay_version::ESSAY);
            versions.extend(store::rows_by(book.connection(), book.own_book(), of.0, of.1, row.id)?);
        }
        let followed = |id: Id| {
            let mut others = versions.iter().filter(|row| row.id != id);
            others.any(|row| {
                row.id_ref(essay_version::BASED_ON) == Some(id) || row.ids(essay_version::SETTLES).contains(&id)
            })
        };
        let ends: Vec<Id> = versions.iter().map(|row| row.id).filter(|id| !followed(*id)).collect();
        let pages: Vec<Id> = self.pages(book, person)?.iter().map(|row| row.id).collect();
        Ok(content_of(&ends, &pages))
    }
}

/// The setting with the grades of a round that the person at work has seen.
fn setting(book: &Book, round: Id) -> String {
    format!("superior_grades_seen:{}:{round}", book.person().id)
}

fn seen(book: &Book, round: Id) -> Result<BTreeSet<String>, CallError> {
    let kept = settings::get(book.connection(), &setting(book, round))?.unwrap_or_default();
    Ok(kept.split(' ').map(str::to_owned).collect())
}

/// Grades of a round that have arrived and that the person at work has not seen.
fn unseen(book: &Book, round: &Row) -> Result<u32, CallError> {
    let Some(parent) = round.id_ref(round::PARENT_ROUND) else { return Ok(0) };
    let grades = SuperiorGrades::of(book)?;
    if grades.by_essay.is_empty() {
        return Ok(0);
    }
    let seen = seen(book, round.id)?;
    let new = grades.of_round(parent).filter(|one| !seen.contains(one)).count();
    Ok(u32::try_from(new).unwrap_or(u32::MAX))
}

/// "Cấp trên đã chấm n bài", until somebody opens the list of the round's essays.
pub(crate) fn task(book: &Book, row: &Row) -> Result<Option<Task>, CallError> {
    let count = unseen(book, row)?;
    Ok((count > 0).then(|| Task {
        kind: TaskKind::EssaysGradedAbove,
        count,
        round: Some(row.id.to_string()),
        session: None,
        sent: None,
        meeting: None,
        register: None,
        label: row.text(round::TITLE).to_owned(),
    }))
}

/// Notes, on this laptop alone, that the person at work has seen what was sent home of a round.
pub fn superior_grades_seen(app: &AppSession, request: crate::messages::essays::OfRound) -> Result<Nothing, CallError> {
    let id = reading::id(&request.round, "round")?;
    app.with_book(|book| {
        let round = figures::own_round(book, id, "round")?;
        if book.is_read_only() || unseen(book, &round)? == 0 {
            return Ok(());
        }
        let parent = round.id_ref(round::PARENT_ROUND).unwrap_or_default();
        let now: BTreeSet<String> = SuperiorGrades::of(book)?.of_round(parent).collect();
        let (name, now) = (setting(book, id), now.into_iter().collect::<Vec<_>>().join(" "));
        Ok(book.write_local(|connection| settings::put(connection, &name, &now))?)
    })?;
    Ok(Nothing {})
}
