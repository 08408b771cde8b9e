//! The ledger of a round (sổ theo dõi học tập). It stays in the cell, so it states the reasons for absence.

use super::numbers::Numbers;
use super::words;
use crate::AppSession;
use crate::acts::make_ups::Absence;
use crate::acts::rounds::Studied;
use crate::messages::CallError;
use domain::Id;
use domain::catalogue::{round, session};
use domain::essays::Grade;
use domain::roll_call::AbsenceReason;
use domain::totals::EssayRow;
use papers::{Ledger, LedgerPerson, LedgerRow};
use store::{Book, Row};

pub(super) fn ledger(app: &AppSession, book: &Book, round: Id) -> Result<Ledger, CallError> {
    let numbers = Numbers::read(app, book, round)?;
    let studied = Studied::read(book)?;
    let documents = numbers.round.ids(round::DOCUMENTS);
    let named: Vec<String> =
        documents.iter().map(|id| studied.with_summary(*id)).filter(|named| !named.is_empty()).collect();
    let title = numbers.round.text(round::TITLE);
    let document = if named.is_empty() { title.to_owned() } else { named.join("; ") };
    let mut rows: Vec<LedgerRow> = numbers.sessions.iter().map(|row| line(&numbers, row, &document)).collect();
    // Essays belong to the round, not to a session. They are shown once, in its last line, so that the column
    // can be summed.
    if let Some(last) = rows.last_mut() {
        let counts = numbers.totals.counts();
        last.essays = if counts.essays_due == 0 {
            papers::NO_FIGURE.to_owned()
        } else {
            format!("{}/{}", counts.essays_received, counts.essays_due)
        };
        last.grades = grades(&numbers);
    }
    Ok(Ledger {
        superior: words::superior_name(book)?,
        cell: words::cell_name(book)?,
        period: format!("Đợt: {title}"),
        standing: numbers.standing.clone(),
        people: people(&numbers, title),
        rows,
    })
}

fn line(numbers: &Numbers, row: &Row, document: &str) -> LedgerRow {
    let counts = numbers.of_session(row.id);
    let of_it: Vec<&Absence> = numbers.absences.iter().filter(|absence| absence.session.id == row.id).collect();
    LedgerRow {
        date: words::day(row.text(session::DATE)),
        document: document.to_owned(),
        form: words::form(row).to_owned(),
        speaker: words::speaker(row, &numbers.speakers),
        place: row.text(session::PLACE).to_owned(),
        summoned: Some(counts.due.count().into()),
        present: Some(counts.present.count().into()),
        absent: absent(&of_it, counts.with_reason.count() + counts.without.count()),
        made_up: made_up(numbers, &of_it),
        note: note(row, counts.unmarked.count()),
        ..LedgerRow::default()
    }
}

/// "4: công tác 1; đi làm ăn xa 2; không lý do 1"
fn absent(absences: &[&Absence], all: u32) -> String {
    if all == 0 {
        return "0".to_owned();
    }
    let of =
        |reason: Option<AbsenceReason>| absences.iter().filter(|absence| words::reason(absence.mark) == reason).count();
    let named = AbsenceReason::ALL.iter().map(|reason| (words::going_on(reason.vietnamese()), of(Some(*reason))));
    let mut said: Vec<String> = named
        .chain([("không lý do".to_owned(), of(None))])
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| format!("{name} {count}"))
        .collect();
    // These members were absent here and present in another class of the same part.
    let other = (all as usize).saturating_sub(absences.len());
    if other > 0 {
        said.push(format!("học ở lớp khác của phần này {other}"));
    }
    format!("{all}: {}", said.join("; "))
}

/// "3: ngày 20/03/2026 tại xã"
fn made_up(numbers: &Numbers, absences: &[&Absence]) -> String {
    let done: Vec<String> = absences.iter().filter_map(|absence| done(numbers, absence)).collect();
    let mut places: Vec<&String> = done.iter().collect();
    places.sort();
    places.dedup();
    let places: Vec<&str> = places.into_iter().map(String::as_str).collect();
    if done.is_empty() { String::new() } else { format!("{}: {}", done.len(), places.join("; ")) }
}

fn done(numbers: &Numbers, absence: &Absence) -> Option<String> {
    let done = absence.done.as_ref()?;
    let at = done.at_session.and_then(|id| numbers.sessions.iter().find(|row| row.id == id));
    Some(words::made_up(done, at))
}

fn note(row: &Row, unmarked: u32) -> String {
    let mut notes = Vec::new();
    if unmarked > 0 {
        notes.push(format!("Chưa điểm danh {unmarked} người"));
    }
    let groups = crate::figures::session_row(row).map(|session| session.non_members).unwrap_or_default();
    notes.extend(groups.iter().map(|group| format!("{}: {}/{} người dự", group.group, group.attended, group.invited)));
    notes.join("; ")
}

fn grades(numbers: &Numbers) -> String {
    let totals = &numbers.totals;
    let of = [
        (Grade::Good, &totals.grade_good),
        (Grade::Fair, &totals.grade_fair),
        (Grade::Average, &totals.grade_average),
        (Grade::Failed, &totals.grade_failed),
    ];
    let mut said: Vec<String> = of
        .iter()
        .filter(|(_, rows)| !rows.is_zero())
        .map(|(grade, rows)| format!("{} {}", grade.vietnamese(), rows.count()))
        .collect();
    if !totals.essays_not_graded.is_zero() {
        said.push(format!("Chưa đánh giá {}", totals.essays_not_graded.count()));
    }
    said.join(", ")
}

/// All people whom the round concerns, by name.
fn people(numbers: &Numbers, title: &str) -> Vec<LedgerPerson> {
    let totals = &numbers.totals;
    let of = [&totals.due, &totals.exempt_present, &totals.exempt, &totals.counted_elsewhere];
    let mut people: Vec<Id> = of.iter().flat_map(|rows| rows.members()).collect();
    numbers.roster.sort(&mut people);
    people.into_iter().map(|person| line_of(numbers, person, title)).collect()
}

fn line_of(numbers: &Numbers, person: Id, title: &str) -> LedgerPerson {
    let missed: Vec<&Absence> = numbers.absences.iter().filter(|absence| absence.person == person).collect();
    let joined = |said: Vec<String>| said.join("; ");
    let essay = essay_of(numbers, person);
    LedgerPerson {
        name: numbers.roster.name(person).to_owned(),
        born_year: numbers.roster.birth_year(person),
        round: title.to_owned(),
        mark: mark_of(numbers, person).to_owned(),
        reason: joined(
            missed
                .iter()
                .filter_map(|absence| words::reason(absence.mark))
                .map(|reason| reason.vietnamese().to_owned())
                .collect(),
        ),
        made_up: joined(missed.iter().filter_map(|absence| done(numbers, absence)).collect()),
        essay: essay_word(numbers, person, essay.as_ref()).to_owned(),
        grade: grade_words(essay.and_then(|essay| essay.grade), numbers.superior_grade(person)),
    }
}

/// The cell's own grade; where the superior has graded as well, which one is whose.
fn grade_words(own: Option<Grade>, superior: Option<Grade>) -> String {
    let own_words = own.map(Grade::vietnamese).unwrap_or_default();
    match (own, superior) {
        (_, None) => own_words.to_owned(),
        (None, Some(superior)) => format!("Cấp trên: {}", superior.vietnamese()),
        (Some(_), Some(superior)) => format!("Chi bộ: {own_words}; cấp trên: {}", superior.vietnamese()),
    }
}

fn mark_of(numbers: &Numbers, person: Id) -> &'static str {
    use domain::totals::Figure;
    let figures = [
        Figure::Present,
        Figure::WithReason,
        Figure::Without,
        Figure::Unmarked,
        Figure::ExemptPresent,
        Figure::Exempt,
        Figure::CountedElsewhere,
    ];
    figures
        .into_iter()
        .find(|figure| numbers.totals.figure(*figure).has_member(person))
        .map(Figure::vietnamese)
        .unwrap_or_default()
}

/// The essays of joined entries count as one.
fn essay_of(numbers: &Numbers, person: Id) -> Option<EssayRow> {
    let of_person = numbers
        .rows
        .essays
        .iter()
        .filter(|essay| essay.member.is_some_and(|member| numbers.roster.person(member) == Some(person)));
    of_person
        .copied()
        .reduce(|kept, other| EssayRow {
            exempt: kept.exempt || other.exempt,
            handed_in_on: kept.handed_in_on.or(other.handed_in_on),
            grade: kept.grade.or(other.grade),
            ..kept
        })
        .map(|essay| EssayRow { handed_in_on: essay.handed_in_on.filter(|on| *on <= numbers.rows.as_of), ..essay })
        .map(|essay| EssayRow { grade: essay.grade.filter(|_| essay.handed_in_on.is_some()), ..essay })
}

fn essay_word(numbers: &Numbers, person: Id, essay: Option<&EssayRow>) -> &'static str {
    if essay.is_some_and(|essay| essay.exempt) {
        "Được miễn"
    } else if essay.is_some_and(|essay| essay.handed_in_on.is_some()) {
        "Đã nộp"
    } else if numbers.totals.essays_due.has_member(person) {
        "Chưa nộp"
    } else {
        ""
    }
}
