//! Reflection essays. The text stays in the cell, sealed; typed text is stored on the disk at once.

mod asked;
mod drafts;
mod handing;
mod pages;
mod standing;
mod state;
mod superior;
pub(crate) mod taken;
mod text;
mod version_compare;
mod versions;
mod wording;

pub(crate) use pages::pages_of;
pub(crate) use standing::RoundEssays;
pub use superior::superior_grades_seen;
pub(crate) use superior::{SuperiorGrades, task as graded_above};
pub(crate) use text::note_opening;
pub use text::{draft, keep_version, open};
pub use version_compare::{choose, compare, merge, restore, version};
pub(crate) use versions::whole_text;
pub(crate) use wording::pieces;

use crate::figures::day;
use crate::messages::essays::{EssayForm, Essays, Grade, HandIn, Line, OfRound, SetForm, SetGrade};
use crate::messages::{CallError, Touched};
use crate::{AppSession, reading};
use domain::Id;
use domain::catalogue::{essay, round};
use journal::Value;
use store::{Book, OpDraft};

pub fn list(app: &AppSession, request: OfRound) -> Result<Essays, CallError> {
    let round = reading::id(&request.round, "round")?;
    app.with_book(|book| {
        let essays = RoundEssays::read(book, round, app.today())?;
        let rows =
            essays.people(book)?.into_iter().map(|person| line(book, &essays, person)).collect::<Result<_, _>>()?;
        let counts = essays.totals.counts();
        Ok(Essays {
            rows,
            due: counts.essays_due,
            received: counts.essays_received,
            unread: essays.unread,
            exempt: counts.essays_exempt,
            failed_grade: essays.round.flag(round::FAILED_GRADE),
            hand_in_to: essays.asked.as_ref().map(|asked| asked.to.clone()),
            graded: counts.essays_received - counts.essays_not_graded(),
            not_graded: counts.essays_not_graded(),
            sessions: essays.totals.sessions.count() + essays.totals.sessions_ahead.count(),
        })
    })
}

fn line(book: &Book, essays: &RoundEssays, person: Id) -> Result<Line, CallError> {
    let standing = essays.standing(person);
    Ok(Line {
        member: person.to_string(),
        name: essays.roster.name(person).to_owned(),
        born: essays.roster.born(person).to_owned(),
        owes: essays.owes(person),
        form: standing.form,
        state: essays.state(book, person)?,
        grade: standing.grade,
        handed_in_on: standing.handed_in_on,
        missed: essays.totals.make_up_owed.has_member(person),
        reaches_superior: essays.reaches_superior(book, person)?,
        superior_grade: essays.superior_grade(book, person)?,
    })
}

pub fn set_form(app: &AppSession, request: SetForm) -> Result<Touched, CallError> {
    let (round, member) = (reading::id(&request.round, "round")?, reading::id(&request.member, "member")?);
    app.with_book(|book| {
        let essays = RoundEssays::read(book, round, app.today())?;
        let person = essays.person(member)?;
        if request.form == Some(EssayForm::Exempt) {
            essays.asked_of(person)?;
            if !essays.standing(person).handed_in_on.is_empty() {
                return Err(CallError::at("handed_in", "form", "Bài này đã nộp. Hủy nộp trước, rồi ghi được miễn."));
            }
        }
        let form = request.form.map_or(Value::Null, |form| Value::text(form.as_str()));
        let drafts = essays.drafts(book, person, &[(essay::FORM, form)])?;
        app.save(book, None, &drafts)
    })
}

pub fn hand_in(app: &AppSession, request: HandIn) -> Result<Touched, CallError> {
    let (round, member) = (reading::id(&request.round, "round")?, reading::id(&request.member, "member")?);
    app.with_book(|book| {
        let essays = RoundEssays::read(book, round, app.today())?;
        let person = essays.person(member)?;
        if !request.handed_in {
            let drafts = essays.drafts(book, person, &taken_back(&essays, person))?;
            return app.save(book, None, &drafts);
        }
        let on = handed_in_on(app, request.on.as_deref())?;
        if essays.standing(person).form == Some(EssayForm::Exempt) {
            return Err(CallError::at(
                "exempt",
                "member",
                "Người này được miễn bài thu hoạch. Đổi hình thức trước, rồi đánh dấu đã nộp.",
            ));
        }
        essays.asked_of(person)?;
        if let Some(asked) = essays.asked.as_ref().filter(|_| !request.superior_reads) {
            return Err(unseen(&asked.to));
        }
        let drafts = handed_in(book, &essays, person, on, request.on_paper)?;
        let touched = app.save(book, None, &drafts)?;
        drafts::drop(book, &essays, person)?;
        Ok(touched)
    })
}

/// The error if a person hands in without having seen who will read the essay.
fn unseen(to: &str) -> CallError {
    let sentence = format!(
        "Đợt này bài nộp được gửi về {to}, người chấm bài ở đó đọc được cả bài. Xem lời báo rồi bấm “Nộp và gửi”."
    );
    CallError::at("superior_reads", "superior_reads", sentence)
}

/// The fields that withdraw an essay. Its seal for the graders is removed together with the mark, so that the
/// superior no longer lists the essay.
fn taken_back(essays: &RoundEssays, person: Id) -> Vec<(u16, Value)> {
    let mut fields = vec![(essay::HANDED_IN, Value::Null)];
    if essays.rows(person).iter().any(|row| row.bytes(essay::HANDED_BY).is_some()) {
        fields.push((essay::HANDED_BY, Value::Null));
    }
    fields
}

/// The change that hands in an essay. It first keeps the draft as a version.
fn handed_in(
    book: &Book,
    essays: &RoundEssays,
    person: Id,
    on: String,
    on_paper: bool,
) -> Result<Vec<OpDraft>, CallError> {
    let (waiting, key) = (versions::waiting(book, essays, person)?, essays.asked.as_ref().map(|asked| &asked.key));
    let kept = waiting.as_ref().map(|typed| versions::keeping_for(book, essays, person, typed, key)).transpose()?;
    let mut fields = vec![(essay::HANDED_IN, Value::text(on))];
    let form = match essays.standing(person).form {
        _ if on_paper => Some(EssayForm::Paper),
        Some(_) => None,
        None if kept.is_some() || essays.has_text(book, person)? => Some(EssayForm::Typed),
        None => Some(EssayForm::Paper),
    };
    fields.extend(form.map(|form| (essay::FORM, Value::text(form.as_str()))));
    let mut sealed = Vec::new();
    if let Some(asked) = &essays.asked {
        let (by, drafts) = handing::sealing(book, essays, person, asked, waiting.as_ref())?;
        fields.push((essay::HANDED_BY, by));
        sealed = drafts;
        sealed.extend(handing::named_ring(book)?);
    }
    let mut drafts = essays.drafts(book, person, &fields)?;
    drafts.extend(kept.map(|(_, draft)| draft));
    drafts.extend(sealed);
    Ok(drafts)
}

fn handed_in_on(app: &AppSession, on: Option<&str>) -> Result<String, CallError> {
    let typed = reading::day(on.unwrap_or_default(), "on")?;
    if day(&typed).is_some_and(|day| day > app.today()) {
        return Err(CallError::at("future_date", "on", "Ngày nộp chưa đến. Ghi sau khi đã nhận bài."));
    }
    Ok(if typed.is_empty() { app.today().to_string() } else { typed })
}

/// A grade is given to an essay that was handed in, and only one that the round uses.
pub(crate) fn check_grade(essays: &RoundEssays, person: Id, grade: Option<Grade>) -> Result<(), CallError> {
    if grade.is_some() && essays.standing(person).handed_in_on.is_empty() {
        return Err(CallError::at(
            "not_handed_in",
            "grade",
            "Bài chưa nộp nên chưa đánh giá được. Đánh dấu đã nộp trước.",
        ));
    }
    if grade == Some(Grade::Failed) && !essays.round.flag(round::FAILED_GRADE) {
        let sentence = "Đợt này không có mức “Không đạt”. Muốn dùng mức ấy, bật ở “Ai viết thu hoạch” của đợt.";
        return Err(CallError::at("no_failed_grade", "grade", sentence));
    }
    Ok(())
}

pub fn grade(app: &AppSession, request: SetGrade) -> Result<Touched, CallError> {
    let (round, member) = (reading::id(&request.round, "round")?, reading::id(&request.member, "member")?);
    app.with_book(|book| {
        let essays = RoundEssays::read(book, round, app.today())?;
        let person = essays.person(member)?;
        check_grade(&essays, person, request.grade)?;
        let grade = request.grade.map_or(Value::Null, |grade| Value::text(grade.as_str()));
        let drafts = essays.drafts(book, person, &[(essay::GRADE, grade)])?;
        app.save(book, None, &drafts)
    })
}
