//! Papers of a meeting: notice, minutes and resolution.

mod agenda;
mod decided;
mod minutes;
mod notice;

use crate::AppSession;
use crate::acts::papers::{Issuable, issue, print, printable, words};
use crate::acts::registers::OpenedRow;
use crate::figures::{self, Roster};
use crate::messages::CallError;
use crate::messages::meetings::Paper;
use crate::messages::papers::Written;
use crate::reading;
use chrono::{Datelike, NaiveDate};
use domain::Id;
use domain::catalogue::{Fields, meeting, resolution};
use domain::dates;
use domain::figures::{number, percent_or_dash, share};
use domain::issued::Subject;
use domain::meetings::MeetingKind;
use journal::Value;
use papers::{DocumentHead, Voted};
use std::sync::Arc;
use store::{Book, Row};

pub fn notice(app: &AppSession, request: Paper) -> Result<Written, CallError> {
    let (id, out) = (reading::id(&request.meeting, "meeting")?, printable(&request.out)?);
    app.with_book(|book| {
        let of = Issuable {
            paper: notice::notice(app, &Meeting::of(book, id)?)?.paper(),
            subject: Subject { kind: meeting::KIND, record: id, part: String::new() },
            kept_at: Some((meeting::NOTICE_NUMBER, Some(meeting::NOTICE_DATE))),
            traced: None,
        };
        issue(app, book, &out, of, request.issue)
    })
}

pub fn agenda_paper(app: &AppSession, request: Paper) -> Result<Written, CallError> {
    written(app, &request, |of| Ok(agenda::agenda(app, of)?.paper()))
}

pub fn minutes(app: &AppSession, request: Paper) -> Result<Written, CallError> {
    written(app, &request, |of| Ok(minutes::minutes(of)?.paper()))
}

pub fn resolution(app: &AppSession, request: Paper) -> Result<Written, CallError> {
    let (id, out) = (reading::id(&request.meeting, "meeting")?, printable(&request.out)?);
    app.with_book(|book| {
        let of = Meeting::of(book, id)?;
        let (paper, row) = (decided::decided(&of)?.paper(), of.resolution()?);
        let record = match &row {
            Some(row) => row.id(),
            None if request.issue => {
                let sentence = "Kỳ sinh hoạt này chưa có nghị quyết. Ghi nghị quyết rồi mới lấy số.";
                return Err(CallError::new("no_resolution", sentence));
            }
            None => id,
        };
        let subject = Subject { kind: resolution::KIND, record, part: String::new() };
        let of = Issuable { paper, subject, kept_at: Some((resolution::NUMBER, None)), traced: None };
        issue(app, book, &out, of, request.issue)
    })
}

fn written(
    app: &AppSession,
    request: &Paper,
    make: impl FnOnce(&Meeting<'_>) -> Result<papers::Paper, CallError>,
) -> Result<Written, CallError> {
    let (id, out) = (reading::id(&request.meeting, "meeting")?, printable(&request.out)?);
    let paper = app.with_book(|book| make(&Meeting::of(book, id)?))?;
    print(app, &out, paper)
}

/// A meeting and what all its papers print.
struct Meeting<'b> {
    book: &'b Book,
    row: Row,
    opened: OpenedRow<'static>,
    day: NaiveDate,
    roster: Arc<Roster>,
}

impl<'b> Meeting<'b> {
    fn of(book: &'b Book, id: Id) -> Result<Meeting<'b>, CallError> {
        let row = figures::own_meeting(book, id, "meeting")?;
        let day = figures::day(row.text(meeting::DATE)).ok_or_else(|| CallError::not_found("meeting"))?;
        let opened = OpenedRow::owned(book, &meeting::DESCRIBED, row.clone());
        Ok(Meeting { book, row, opened, day, roster: Roster::now(book)? })
    }

    /// "Sinh hoạt chi bộ thường kỳ tháng 11 năm 2026"
    fn summary(&self) -> String {
        let kind = match self.opened.text(meeting::KIND_OF).parse() {
            Ok(MeetingKind::Thematic) => "chuyên đề",
            Ok(MeetingKind::Combined) => "thường kỳ kết hợp chuyên đề",
            _ => "thường kỳ",
        };
        format!("Sinh hoạt chi bộ {kind} tháng {} năm {}", self.day.month(), self.day.year())
    }

    fn text(&self, field: u16) -> &str {
        self.opened.text(field)
    }

    /// "19 giờ 30"; empty if it is not known.
    fn time(&self, field: u16) -> String {
        self.text(field).split_once(':').map(|(hour, minute)| format!("{hour} giờ {minute}")).unwrap_or_default()
    }

    /// "19 giờ 30, ngày 05/11/2026"
    fn begun(&self) -> String {
        let day = format!("ngày {}", dates::vietnamese(self.day));
        let parts = [self.time(meeting::START), day];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// A member by the reference in a row, with the year of birth if two members share the name.
    fn member(&self, row: &dyn Fields, field: u16) -> String {
        let member = row.value(field).and_then(Value::as_id);
        member.and_then(|member| self.roster.person(member)).map(|person| self.name(person)).unwrap_or_default()
    }

    fn name(&self, person: Id) -> String {
        let (name, year) = (self.roster.name(person), self.roster.birth_year(person));
        let alike = self.roster.people.iter().filter(|(other, _)| self.roster.name(*other) == name).count();
        if alike > 1 && !year.is_empty() { format!("{name} ({year})") } else { name.to_owned() }
    }

    fn head(&self, number: Option<u32>, symbol: &str, date: NaiveDate) -> Result<DocumentHead, CallError> {
        let superior = words::superior_name(self.book)?;
        Ok(DocumentHead {
            place: words::place(&superior),
            issuer: words::cell_name(self.book)?,
            number,
            symbol: symbol.to_owned(),
            date,
            superior,
        })
    }

    /// The resolution of the meeting; the first of two.
    fn resolution(&self) -> Result<Option<OpenedRow<'static>>, CallError> {
        let of = (&resolution::DESCRIBED, resolution::MEETING);
        Ok(super::of_meeting(self.book, of, self.row.id)?.into_iter().next())
    }

    fn vote(&self) -> Result<Option<Voted>, CallError> {
        let Some(row) = self.resolution()? else { return Ok(None) };
        let count = |field| row.value(field).and_then(Value::as_count).map(u64::from);
        let vote = |(of, in_favour): (u64, u64)| Voted {
            in_favour: number(in_favour),
            of: number(of),
            rate: percent_or_dash(share(in_favour, of)),
        };
        Ok(count(resolution::VOTED).zip(count(resolution::VOTED_FOR)).map(vote))
    }
}
