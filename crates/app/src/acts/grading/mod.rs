//! Grading by a team. Each grader's grade is sealed to the team; nobody is shown another's before the own one is given and
//! enough have graded. The grade that is settled on is the essay's, and the figures count it.

mod alike;
mod given;

pub use alike::{alike, side_by_side};

use crate::AppSession;
use crate::acts::essays::{RoundEssays, check_grade};
use crate::acts::registers::begin_audiences;
use crate::figures;
use crate::messages::grading::{GiveGrade, Given as Shown, Grading, Line, OfRound};
use crate::messages::{CallError, Touched};
use crate::naming::Names;
use crate::reading;
use domain::Id;
use domain::audiences::Audience;
use domain::catalogue::{essay, essay_grade, round};
use domain::essays::Grade;
use domain::grading::{Outcome, may_see_others, outcome};
use given::Given;
use journal::Value;
use store::{Access, Book};

/// # Errors The person at work does not belong to the grading team.
fn allowed(book: &Book) -> Result<(), CallError> {
    match book.access(Audience::Grading)? {
        Access::Open | Access::MayBegin => Ok(()),
        Access::Awaited | Access::Closed => Err(store::Error::NotInAudience(Audience::Grading).into()),
    }
}

pub fn list(app: &AppSession, request: OfRound) -> Result<Grading, CallError> {
    let round = reading::id(&request.round, "round")?;
    app.with_book(|book| {
        allowed(book)?;
        let essays = RoundEssays::read(book, round, app.today())?;
        let leads = book.may_lead(Audience::Grading)?;
        let names = Names::of(book)?;
        let mut rows = Vec::new();
        for person in essays.people(book)? {
            if !essays.standing(person).handed_in_on.is_empty() {
                rows.push(line(book, &names, &essays, person, leads)?);
            }
        }
        Ok(Grading { rows, failed_grade: essays.round.flag(round::FAILED_GRADE) })
    })
}

fn line(book: &Book, names: &Names<'_>, essays: &RoundEssays, person: Id, leads: bool) -> Result<Line, CallError> {
    let standing = essays.standing(person);
    let all = given::of_essay(book, &essays.records(book, person))?;
    let us = book.person().id;
    let own = all.iter().find(|one| one.by == us);
    let grades: Vec<Grade> = all.iter().filter_map(|one| one.grade).collect();
    let own_given = own.is_some_and(|own| own.grade.is_some());
    let seen = may_see_others(grades.len(), own_given, leads, standing.grade.is_some());
    let shown = |one: &Given| -> Result<Shown, CallError> {
        Ok(Shown { by: names.person(one.by)?, grade: one.grade, remark: one.remark.clone() })
    };
    let others = all.iter().filter(|one| one.by != us).map(shown).collect::<Result<Vec<_>, _>>()?;
    let outcome = if seen { outcome(&grades) } else { Outcome::Waiting };
    let due = figures::day(essays.round.text(round::ESSAY_DUE));
    let handed = figures::day(&standing.handed_in_on);
    Ok(Line {
        member: person.to_string(),
        name: essays.roster.name(person).to_owned(),
        born: essays.roster.born(person).to_owned(),
        late: due.zip(handed).is_some_and(|(due, handed)| handed > due),
        handed_in_on: standing.handed_in_on,
        own_grade: own.and_then(|own| own.grade),
        own_remark: own.map(|own| own.remark.clone()).unwrap_or_default(),
        graders: grades.len() as u32,
        others: seen.then_some(others),
        agreed: match outcome {
            Outcome::Agreed(grade) => Some(grade),
            Outcome::Waiting | Outcome::Differing => None,
        },
        differs: outcome == Outcome::Differing,
        grade: standing.grade,
        remark: essays.remark(book, person),
    })
}

/// Gives, changes or takes back the own grade. It changes no figure.
pub fn give(app: &AppSession, request: GiveGrade) -> Result<Touched, CallError> {
    let (round, member) = (reading::id(&request.round, "round")?, reading::id(&request.member, "member")?);
    let remark = reading::lines(&request.remark, "remark")?;
    app.with_book(|book| {
        allowed(book)?;
        let essays = RoundEssays::read(book, round, app.today())?;
        let person = essays.person(member)?;
        check_grade(&essays, person, request.grade)?;
        let essay = essays.records(book, person).first().copied().ok_or_else(|| CallError::not_found("member"))?;
        begin_audiences(book, &essay_grade::DESCRIBED, app.now_ms())?;
        let draft = given::draft(book, essay, request.grade, &remark)?;
        app.save(book, None, &[draft])
    })
}

/// Settles on a grade, with a remark for the member. What the graders gave stays.
pub fn settle(app: &AppSession, request: GiveGrade) -> Result<Touched, CallError> {
    let (round, member) = (reading::id(&request.round, "round")?, reading::id(&request.member, "member")?);
    let remark = reading::lines(&request.remark, "remark")?;
    app.with_book(|book| {
        allowed(book)?;
        let essays = RoundEssays::read(book, round, app.today())?;
        let person = essays.person(member)?;
        check_grade(&essays, person, request.grade)?;
        own_grade_first(book, &essays, person)?;
        let grade = request.grade.map_or(Value::Null, |grade| Value::text(grade.as_str()));
        let mut fields = vec![(essay::GRADE, grade)];
        if remark != essays.remark(book, person) {
            let sealed = if remark.is_empty() { Value::Null } else { Value::Bytes(book.ring().seal_text(&remark)?) };
            fields.push((essay::REMARK, sealed));
        }
        let drafts = essays.drafts(book, person, &fields)?;
        app.save(book, None, &drafts)
    })
}

/// What an essay is settled on is shown to everybody in the team, with what the others gave: so whoever grades settles
/// only after the own grade is given.
fn own_grade_first(book: &Book, essays: &RoundEssays, person: Id) -> Result<(), CallError> {
    let all = given::of_essay(book, &essays.records(book, person))?;
    let is_own = |one: &&Given| one.by == book.person().id;
    let (own, others): (Vec<&Given>, Vec<&Given>) = all.iter().partition(is_own);
    let settled = essays.standing(person).grade.is_some();
    if settled || others.is_empty() || own.iter().any(|own| own.grade.is_some()) || book.may_lead(Audience::Grading)? {
        return Ok(());
    }
    Err(CallError::at(
        "own_grade_first",
        "grade",
        "Đồng chí chưa chấm bài này. Chấm phần mình trước rồi mới thống nhất.",
    ))
}
