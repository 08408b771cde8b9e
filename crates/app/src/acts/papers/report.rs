//! The round's report.

use super::issuing::Traced;
use super::numbers::Numbers;
use super::words;
use crate::AppSession;
use crate::acts::rounds;
use crate::figures;
use crate::messages::CallError;
use domain::Id;
use domain::catalogue::{round, session};
use domain::figures::{percent, percent_or_dash};
use domain::rights::Role;
use domain::totals::Counts;
use papers::{Absentee, DocumentHead, EssayFigures, Figure, RoundReport, SessionLine, Signature, StudyFigures};
use store::Book;

pub(super) fn report(app: &AppSession, book: &Book, round: Id) -> Result<(RoundReport, Traced), CallError> {
    let numbers = Numbers::read(app, book, round)?;
    Ok((paper(app, book, &numbers)?, numbers.traced(app, book)?))
}

fn paper(app: &AppSession, book: &Book, numbers: &Numbers) -> Result<RoundReport, CallError> {
    let (superior, cell) = (words::superior_name(book)?, words::cell_name(book)?);
    let title = words::going_on(numbers.round.text(round::TITLE));
    Ok(RoundReport {
        opening: vec![opening(numbers, &superior, &cell, &title)],
        head: DocumentHead {
            place: words::place(&superior),
            issuer: cell,
            number: rounds::number(&numbers.round, round::REPORT_NUMBER),
            symbol: "BC/CB".to_owned(),
            date: figures::day(numbers.round.text(round::REPORT_DATED)).unwrap_or_else(|| app.today()),
            superior: superior.clone(),
        },
        summary: format!("Kết quả {title}"),
        standing: numbers.standing.clone(),
        leadership: vec![leadership(numbers)],
        study: study(numbers),
        units: None,
        essays: essays(numbers),
        action_programmes: Vec::new(),
        propaganda: Vec::new(),
        checks: Vec::new(),
        strengths: Vec::new(),
        shortcomings: Vec::new(),
        next_steps: Vec::new(),
        proposals: Vec::new(),
        recipients: Some(superior).filter(|name| !name.is_empty()).into_iter().collect(),
        archive: "Lưu Chi bộ".to_owned(),
        signature: signature(book)?,
    })
}

/// The days come first, because after the title they would read as the document's date.
fn opening(numbers: &Numbers, superior: &str, cell: &str, title: &str) -> String {
    let days: Vec<String> = numbers.sessions.iter().map(|row| words::day(row.text(session::DATE))).collect();
    let when = match (days.first(), days.last()) {
        (Some(first), Some(last)) if first == last => format!("Ngày {first}, "),
        (Some(first), Some(last)) => format!("Từ ngày {first} đến ngày {last}, "),
        _ => String::new(),
    };
    let by = if superior.is_empty() { String::new() } else { format!("thực hiện chỉ đạo của {superior}, ") };
    let sentence = format!("{when}{by}{cell} đã tổ chức {title}. Chi bộ báo cáo kết quả như sau.");
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn leadership(numbers: &Numbers) -> String {
    let totals = &numbers.totals;
    let held = totals.sessions.count();
    if held == 0 {
        return "Chi bộ chưa tổ chức buổi học nào.".to_owned();
    }
    let others = [
        ("cấp trên", totals.sessions_by_superior.count()),
        ("cấp ủy viên được phân công", totals.sessions_by_committee_member.count()),
        ("bí thư chi bộ", totals.sessions_by_secretary.count()),
    ];
    let presented: Vec<(&str, u32)> = others.into_iter().filter(|(_, count)| *count > 0).collect();
    let said = match presented.as_slice() {
        [] => "do chi bộ tự báo cáo".to_owned(),
        [(who, all)] if *all == held => format!("do {who} báo cáo"),
        some => {
            let parts: Vec<String> = some.iter().map(|(who, count)| format!("{count} buổi do {who} báo cáo")).collect();
            format!("trong đó {}", parts.join(", "))
        }
    };
    format!("Chi bộ đã tổ chức {held} buổi học, {said}.")
}

/// Signed as secretary or deputy, depending on who is working.
pub(in crate::acts) fn signature(book: &Book) -> Result<Signature, CallError> {
    let is = |role: &str, wanted: Role| role == wanted.as_str();
    let at_work = book.person();
    let slots = book.profile().keyslots()?;
    let secretary = || slots.people.iter().map(|slot| &slot.person).find(|person| is(&person.role, Role::Secretary));
    let (role, name) = if is(&at_work.role, Role::DeputySecretary) {
        ("PHÓ BÍ THƯ", Some(at_work))
    } else if is(&at_work.role, Role::Secretary) {
        ("BÍ THƯ", Some(at_work))
    } else {
        ("BÍ THƯ", secretary())
    };
    let name = name.map(|person| person.name.clone()).unwrap_or_default();
    Ok(Signature { on_behalf: "T/M CHI BỘ".to_owned(), role: role.to_owned(), name })
}

fn study(numbers: &Numbers) -> StudyFigures {
    let (totals, counts) = (&numbers.totals, numbers.totals.counts());
    StudyFigures {
        due: words::count(&totals.due),
        present: words::count(&totals.present),
        absent_with_reason: words::count(&totals.with_reason),
        absent_without: words::count(&totals.without),
        present_rate: percent_or_dash(counts.present_share()),
        made_up: words::count(&totals.made_up),
        studied: words::count(&totals.studied),
        studied_rate: percent_or_dash(counts.studied_share()),
        owing: words::count(&totals.make_up_owed),
        more: more(numbers, &counts),
        sessions: numbers.sessions.iter().map(|row| session_line(numbers, row)).collect(),
        absentees: numbers.absences.iter().map(|absence| absentee(numbers, absence)).collect(),
    }
}

/// Figures that are stated only if they are not zero.
fn more(numbers: &Numbers, counts: &Counts) -> Vec<Figure> {
    let totals = &numbers.totals;
    let line = |label: &str, rows, note: String| Figure { label: label.to_owned(), value: words::count(rows), note };
    let mut more = Vec::new();
    if !totals.unmarked.is_zero() {
        more.push(line("Chưa điểm danh", &totals.unmarked, String::new()));
    }
    if !totals.exempt_present.is_zero() {
        more.push(line("Đảng viên được miễn, có dự", &totals.exempt_present, "không tính tỷ lệ".to_owned()));
    }
    if !totals.counted_elsewhere.is_zero() {
        more.push(line("Đảng viên tính ở nơi khác", &totals.counted_elsewhere, "không tính tỷ lệ".to_owned()));
    }
    if !totals.non_members_invited.is_zero() || !totals.non_members_attended.is_zero() {
        let unit = if totals.non_members_are_turns { "lượt" } else { "người" };
        more.push(line("Người ngoài Đảng được mời", &totals.non_members_invited, unit.to_owned()));
        let share = match counts.non_members_share() {
            Some(share) => format!("{unit}; {} số được mời", percent(share)),
            None if counts.non_members_invited == 0 => unit.to_owned(),
            None => format!("{unit}; nhiều hơn số được mời, không tính tỷ lệ"),
        };
        more.push(line("Người ngoài Đảng dự học", &totals.non_members_attended, share));
    }
    more
}

fn session_line(numbers: &Numbers, row: &store::Row) -> SessionLine {
    let counts = numbers.of_session(row.id);
    SessionLine {
        date: format!("{} {}", words::day(row.text(session::DATE)), row.text(session::TIME)).trim_end().to_owned(),
        form: words::form(row).to_owned(),
        place: row.text(session::PLACE).to_owned(),
        speaker: words::speaker(row, &numbers.speakers),
        summoned: words::count(&counts.due),
        present: words::count(&counts.present),
    }
}

/// The report goes to the superior, and reasons are only for the cell: it says only whether there was a reason.
fn absentee(numbers: &Numbers, absence: &crate::acts::make_ups::Absence) -> Absentee {
    let done = absence.done.as_ref();
    let at = |id: Id| numbers.sessions.iter().find(|row| row.id == id);
    Absentee {
        name: numbers.name(absence.person),
        session: words::day(absence.session.text(session::DATE)),
        reason: if words::reason(absence.mark).is_some() { "Có lý do" } else { "Không lý do" }.to_owned(),
        made_up: done.map(|done| words::made_up(done, done.at_session.and_then(at))).unwrap_or_default(),
    }
}

fn essays(numbers: &Numbers) -> EssayFigures {
    let (totals, counts) = (&numbers.totals, numbers.totals.counts());
    let shares = counts.grade_shares();
    let grade = |(place, label, rows): (usize, &str, &domain::totals::Rows)| Figure {
        label: label.to_owned(),
        value: words::count(rows),
        note: percent_or_dash(shares.as_ref().and_then(|shares| shares.shares.get(place).copied())),
    };
    let mut grades =
        vec![(0, "Tốt", &totals.grade_good), (1, "Khá", &totals.grade_fair), (2, "Trung bình", &totals.grade_average)];
    if !totals.grade_failed.is_zero() {
        grades.push((3, "Không đạt", &totals.grade_failed));
    }
    let sum = shares.as_ref().and_then(domain::figures::Shares::note);
    EssayFigures {
        due: words::count(&totals.essays_due),
        received: words::count(&totals.essays_received),
        owing: words::count(&totals.essays_owed),
        exempt: words::count(&totals.essays_exempt),
        not_graded: Some(&totals.essays_not_graded)
            .filter(|rows| !rows.is_zero())
            .map(words::count)
            .unwrap_or_default(),
        grades: if shares.is_some() { grades.into_iter().map(grade).collect() } else { Vec::new() },
        note: sum
            .map(|sum| format!("Do làm tròn, các tỷ lệ đánh giá cộng lại là {}.", percent(sum)))
            .unwrap_or_default(),
    }
}
