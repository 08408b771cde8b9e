//! The rating of members for a year or a quarter: the evidence that the book holds beside each criterion, and the points,
//! notes and levels that people decide on. Everything is sealed to those whom the secretary lets see ratings.

mod evidence;
mod paper;
mod stored;

pub use paper::write;
pub(super) use paper::{printed, rated_people};

use crate::AppSession;
use crate::acts::registers::begin_audiences;
use crate::figures::Roster;
use crate::messages::ratings::{
    CriterionShown, GroupShown, Level, OfPeriod, Rated, RatedList, RatingShown, SaveRating, SchemeName, Schemes,
    SchemesOf, WhoseRating,
};
use crate::messages::{CallError, Touched};
use crate::reading;
use domain::Id;
use domain::audiences::Audience;
use domain::catalogue::{member, rating};
use domain::dates::CivilDate;
use domain::figures::{percent_or_dash, share};
use domain::members::MemberLife;
use domain::ratings::{self, Answer, Answers, Period, Scheme};
use evidence::Sources;
use store::{Access, Book};
use stored::Stored;

pub(super) fn period(text: &str) -> Result<Period, CallError> {
    text.trim().parse().map_err(|_| CallError::at("bad_period", "period", "Chọn một năm, hoặc một quý của năm."))
}

fn scheme(id: &str) -> Result<&'static Scheme, CallError> {
    ratings::scheme(id).ok_or_else(|| CallError::at("unknown_scheme", "scheme", "Không có bộ tiêu chí này."))
}

/// # Errors The person at work may not see ratings.
fn allowed(book: &Book) -> Result<(), CallError> {
    match book.access(Audience::Ratings)? {
        Access::Open | Access::MayBegin => Ok(()),
        Access::Awaited | Access::Closed => Err(store::Error::NotInAudience(Audience::Ratings).into()),
    }
}

pub fn schemes(_: &AppSession, request: SchemesOf) -> Result<Schemes, CallError> {
    let period = period(&request.period)?;
    let named = |scheme: &Scheme| SchemeName {
        id: scheme.id.clone(),
        name: scheme.name.clone(),
        fits: scheme.rates(period),
        faults: ratings::faults(scheme),
    };
    Ok(Schemes { schemes: ratings::schemes().iter().map(named).collect() })
}

/// Everybody who was a member in the period, with what was decided.
pub fn list(app: &AppSession, request: OfPeriod) -> Result<RatedList, CallError> {
    let (period, scheme) = (period(&request.period)?, scheme(&request.scheme)?);
    app.with_book(|book| {
        allowed(book)?;
        let (stored, unread) = Stored::all(book)?;
        let mut sources = Sources::read(book, period, app.today())?;
        let mut rows = Vec::new();
        for person in people(&sources.roster, period) {
            let rating = stored.iter().rev().find(|one| one.is_of(Some(person), period, scheme));
            rows.push(rated(book, &mut sources, scheme, period, person, rating)?);
        }
        let asked = |row: &&Rated| row.not_rated.is_none();
        let decided = rows.iter().filter(asked).filter(|row| !row.level.is_empty()).count() as u32;
        Ok(RatedList {
            levels: levels(scheme),
            to_decide: rows.iter().filter(asked).count() as u32 - decided,
            decided,
            cap: cap(scheme, &rows),
            rows,
            unread,
        })
    })
}

/// Members who had not left before the period and had joined by its end, by name.
fn people(roster: &Roster, period: Period) -> Vec<Id> {
    let belonged = |life: &MemberLife| life.left.is_none_or(|left| left.on >= period.first_day());
    let mut people: Vec<Id> =
        roster.people.iter().filter(|(_, life)| belonged(life)).map(|(person, _)| person).collect();
    roster.sort(&mut people);
    people
}

fn rated(
    book: &Book,
    sources: &mut Sources,
    scheme: &Scheme,
    period: Period,
    person: Id,
    rating: Option<&Stored>,
) -> Result<Rated, CallError> {
    let name_of = |level: &str| scheme.level(level).map(|level| level.name.clone()).unwrap_or_default();
    let said = rating.map(|rating| rating.not_rated.clone()).filter(|reason| !reason.is_empty());
    let by_book = not_rated(book, &sources.roster, scheme, period, person)?;
    let questions = scheme.criteria().flat_map(|criterion| &criterion.evidence);
    let questions = questions.map(|source| sources.of(book, *source, Some(person))).collect::<Result<Vec<_>, _>>()?;
    Ok(Rated {
        member: person.to_string(),
        name: sources.roster.name(person).to_owned(),
        birth_year: sources.roster.birth_year(person),
        not_rated: said.or(by_book),
        own_level: rating.map(|rating| name_of(&rating.own_level)).unwrap_or_default(),
        level: rating.map(|rating| name_of(&rating.level)).unwrap_or_default(),
        questions: questions.iter().flatten().filter(|line| line.is_open).count() as u32,
    })
}

fn not_rated(
    book: &Book,
    roster: &Roster,
    scheme: &Scheme,
    period: Period,
    person: Id,
) -> Result<Option<String>, CallError> {
    let row = reading::own_row(book, member::KIND, person, "member")?;
    let joined = CivilDate::parse_optional(row.text(member::JOINED)).ok().flatten();
    let why = ratings::not_rated(scheme, period, joined, &roster.life(person));
    Ok(why.map(ratings::NotRated::vietnamese))
}

fn levels(scheme: &Scheme) -> Vec<Level> {
    scheme.levels.iter().map(|level| Level { id: level.id.clone(), name: level.name.clone() }).collect()
}

/// How many have the capped level, of how many, beside the cap. Nothing is refused.
fn cap(scheme: &Scheme, rows: &[Rated]) -> Option<String> {
    let cap = scheme.cap.as_ref()?;
    let (capped, base) = (scheme.level(&cap.level)?, scheme.level(&cap.of)?);
    let count = |level: &str| rows.iter().filter(|row| row.not_rated.is_none() && row.level == level).count() as u32;
    let (reached, of) = (count(&capped.name), count(&base.name));
    if reached == 0 {
        return None;
    }
    let check = if cap.sure { "" } else { " Cách tính mức trần cần hỏi lại cấp trên." };
    Some(format!(
        "“{}”: {reached} người, bằng {} số được xếp “{}” ({of} người); mức trần là {} %.{check}",
        capped.name,
        percent_or_dash(share(reached.into(), of.into())),
        base.name,
        cap.share / 100,
    ))
}

pub fn get(app: &AppSession, request: WhoseRating) -> Result<RatingShown, CallError> {
    let (period, scheme) = (period(&request.period)?, scheme(&request.scheme)?);
    let member = reading::optional_id(request.member.as_deref(), "member")?;
    app.with_book(|book| {
        allowed(book)?;
        let shown = shown(book, scheme, period, member, app.today())?;
        note_opening(app, book, shown.id.as_deref())?;
        Ok(shown)
    })
}

/// Records who read a rating.
fn note_opening(app: &AppSession, book: &mut Book, id: Option<&str>) -> Result<(), CallError> {
    let Some(id) = id.and_then(|id| id.parse().ok()).filter(|_| !book.is_read_only()) else { return Ok(()) };
    let (at, reader) = (app.now_ms(), book.person().id);
    Ok(book.write_local(|connection| store::access::note(connection, at, reader, "rating.open", Some(id)))?)
}

fn shown(
    book: &Book,
    scheme: &Scheme,
    period: Period,
    member: Option<Id>,
    today: chrono::NaiveDate,
) -> Result<RatingShown, CallError> {
    let mut sources = Sources::read(book, period, today)?;
    let person = member.map(|member| sources.roster.person(member).ok_or_else(|| CallError::not_found("member")));
    let person = person.transpose()?;
    let (stored, _) = Stored::all(book)?;
    let rating = stored.into_iter().rev().find(|one| one.is_of(person, period, scheme)).unwrap_or_default();
    let mut groups = Vec::new();
    for group in &scheme.groups {
        let mut criteria = Vec::new();
        for criterion in &group.criteria {
            let answer = rating.answers.get(&criterion.id).cloned().unwrap_or_default();
            let evidence = criterion.evidence.iter().map(|source| sources.of(book, *source, person));
            criteria.push(CriterionShown {
                id: criterion.id.clone(),
                name: criterion.name.clone(),
                most: criterion.most,
                evidence: evidence.collect::<Result<Vec<_>, _>>()?.concat(),
                points: answer.points,
                note: answer.note,
            });
        }
        groups.push(GroupShown { name: group.name.clone(), most: group.most, criteria });
    }
    let sum = ratings::points(scheme, &rating.answers);
    let by_book = person.map(|person| not_rated(book, &sources.roster, scheme, period, person)).transpose()?;
    Ok(RatingShown {
        id: rating.id.map(|id| id.to_string()),
        name: match person {
            Some(person) => sources.roster.name(person).to_owned(),
            None => super::papers::cell_name(book)?,
        },
        birth_year: person.map(|person| sources.roster.birth_year(person)).unwrap_or_default(),
        period: period.to_string(),
        scheme: scheme.id.clone(),
        levels: levels(scheme),
        groups,
        sum,
        sum_level: sum.and_then(|sum| scheme.level_of(sum)).map(|level| level.name.clone()),
        own_level: rating.own_level,
        level: rating.level,
        not_rated: rating.not_rated,
        not_rated_by_book: by_book.flatten(),
        note: rating.note,
    })
}

pub fn save(app: &AppSession, request: SaveRating) -> Result<Touched, CallError> {
    let (period, scheme) = (period(&request.period)?, scheme(&request.scheme)?);
    let member = reading::optional_id(request.member.as_deref(), "member")?;
    let answers = answers(scheme, &request)?;
    for (level, field) in [(&request.own_level, "own_level"), (&request.level, "level")] {
        if !level.is_empty() && scheme.level(level).is_none() {
            return Err(CallError::at("unknown_level", field, "Chọn một mức trong danh sách."));
        }
    }
    let said = Stored {
        id: None,
        member,
        period: period.to_string(),
        scheme: scheme.id.clone(),
        answers,
        own_level: request.own_level,
        level: request.level,
        not_rated: reading::line(&request.not_rated, "not_rated")?,
        note: reading::lines(&request.note, "note")?,
    };
    app.with_book(|book| {
        allowed(book)?;
        let roster = Roster::now(book)?;
        let person = member.map(|member| roster.person(member).ok_or_else(|| CallError::not_found("member")));
        let said = Stored { member: person.transpose()?, ..said };
        let (stored, _) = Stored::all(book)?;
        let stands = stored.into_iter().rev().find(|one| one.is_of(said.member, period, scheme));
        begin_audiences(book, &rating::DESCRIBED, app.now_ms())?;
        let (id, draft) = said.draft(book, stands.as_ref())?;
        app.save(book, Some(id), &[draft])
    })
}

/// Points are within their criterion.
fn answers(scheme: &Scheme, request: &SaveRating) -> Result<Answers, CallError> {
    let mut answers = Answers::new();
    for said in &request.criteria {
        let field = format!("criteria.{}", said.id);
        let criterion = scheme.criterion(&said.id);
        let criterion =
            criterion.ok_or_else(|| CallError::at("unknown_criterion", &field, "Không có tiêu chí này."))?;
        if let Some(points) = said.points {
            let most = criterion.most.unwrap_or_default();
            if !(0..=most).contains(&points) {
                let sentence = format!("Điểm từ 0 đến {}.", ratings::written(most));
                return Err(CallError::at("out_of_range", &field, sentence));
            }
        }
        let note = reading::lines(&said.note, &field)?;
        if said.points.is_some() || !note.is_empty() {
            answers.insert(said.id.clone(), Answer { points: said.points, note });
        }
    }
    Ok(answers)
}
