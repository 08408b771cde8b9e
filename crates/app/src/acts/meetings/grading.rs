//! Grading a meeting: people give points by a scheme, and the program adds them up. Points and scheme are sealed.

use super::asked::asked;
use super::schemes::{self, Loaded};
use crate::AppSession;
use crate::acts::registers::{OpenedRow, seal, standing};
use crate::figures;
use crate::messages::meetings::{GivenPoints, GradeMeeting, MeetingGrade};
use crate::messages::{CallError, Touched};
use domain::Id;
use domain::catalogue::{Fields, Kind, meeting, meeting_grade};
use domain::meetings::{Given, Scheme, parse_points, points};
use journal::{Record, Value};
use std::collections::HashMap;
use store::{Book, OpDraft};

const KIND: &Kind = &meeting_grade::DESCRIBED;

/// The gradings of a meeting; usually one.
pub(crate) fn grades(book: &Book, of: Id) -> Result<Vec<MeetingGrade>, CallError> {
    let all = schemes::all(book)?;
    Ok(super::of_meeting(book, (KIND, meeting_grade::MEETING), of)?.iter().map(|row| read(&all, row)).collect())
}

/// The grade of each meeting that has one.
pub(super) fn by_meeting(book: &Book) -> Result<HashMap<Id, String>, CallError> {
    let all = schemes::all(book)?;
    let of = |row: OpenedRow<'_>| Some((row.value(meeting_grade::MEETING)?.as_id()?, read(&all, &row).grade?));
    Ok(standing(book, KIND)?.into_iter().filter_map(of).collect())
}

fn read(schemes: &[Loaded], row: &OpenedRow<'_>) -> MeetingGrade {
    let lines = row.value(meeting_grade::POINTS).and_then(Value::as_list).unwrap_or_default();
    let given: Vec<Given> = lines.iter().filter_map(|line| Given::read(line.as_text()?)).collect();
    let sum = |of: fn(&Given) -> u32| given.iter().map(of).fold(0, u32::saturating_add);
    let scheme = schemes.iter().map(|one| &one.scheme).find(|scheme| scheme.name == row.text(meeting_grade::SCHEME));
    let shown = |one: &Given| GivenPoints {
        criterion: one.criterion.clone(),
        given: points(one.given),
        most: points(one.most),
    };
    MeetingGrade {
        id: row.id().to_string(),
        scheme: row.text(meeting_grade::SCHEME).to_owned(),
        points: given.iter().map(shown).collect(),
        sum: points(sum(|one| one.given)),
        most: points(sum(|one| one.most)),
        grade: scheme.and_then(|scheme| scheme.grade(sum(|one| one.given))).map(str::to_owned),
    }
}

/// Saves the points that people gave. A meeting has one grading, which a second one replaces.
pub fn grade(app: &AppSession, request: GradeMeeting) -> Result<Touched, CallError> {
    app.with_book(|book| {
        let held = asked(book, &request.meeting, "meeting")?;
        let day = figures::day(held.text(meeting::DATE)).unwrap_or_default();
        if day > app.today() {
            return Err(CallError::at("ahead", "meeting", "Kỳ sinh hoạt này chưa họp nên chưa chấm được."));
        }
        let mut standing = schemes::all(book)?.into_iter().filter(|one| !one.removed).map(|one| one.scheme);
        let scheme = standing.find(|scheme| scheme.id == request.scheme);
        let scheme = scheme.ok_or_else(|| CallError::at("not_found", "scheme", "Chọn một thang điểm."))?;
        if !scheme.holds_on(day) {
            let sentence = "Thang điểm này không áp dụng vào ngày sinh hoạt. Chọn thang khác.";
            return Err(CallError::at("not_in_force", "scheme", sentence));
        }
        let given = given(&scheme, &request.points)?;
        let there = super::of_meeting(book, (KIND, meeting_grade::MEETING), held.id)?;
        let id = there.first().map_or_else(|| store::random().map(Id), |row| Ok(row.id()))?;
        let lines = given.iter().map(|one| Value::text(one.line())).collect();
        let mut draft = OpDraft::new(KIND.number, Record::One(id)).set(meeting_grade::MEETING, Value::id(held.id));
        for (field, value) in
            [(meeting_grade::SCHEME, Value::text(&scheme.name)), (meeting_grade::POINTS, Value::List(lines))]
        {
            let field = KIND.field(field).ok_or_else(|| CallError::not_found("scheme"))?;
            draft = draft.set(field.number, seal(book, field, &value)?);
        }
        app.save(book, Some(id), &[draft])
    })
}

/// Reads the points of every criterion.
fn given(scheme: &Scheme, typed: &[String]) -> Result<Vec<Given>, CallError> {
    let read = |(place, criterion): (usize, &domain::meetings::Criterion)| {
        let field = format!("points.{place}");
        let text = typed.get(place).map_or("", String::as_str);
        let most = criterion.points * 100;
        match parse_points(text) {
            _ if text.trim().is_empty() => {
                Err(CallError::at("required", &field, format!("Chưa chấm “{}”.", criterion.name)))
            }
            Err(_) => Err(CallError::at("bad_points", &field, "Điểm là số, nhiều nhất hai chữ số lẻ, như 4 hoặc 4,5.")),
            Ok(given) if given > most => {
                let sentence = format!("Mục này nhiều nhất {} điểm.", criterion.points);
                Err(CallError::at("too_many_points", &field, sentence))
            }
            Ok(given) => Ok(Given { criterion: criterion.name.clone(), given, most }),
        }
    };
    scheme.criteria.iter().enumerate().map(read).collect()
}
