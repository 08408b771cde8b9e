//! The report of a month, a quarter, a year, or any other time: figures of meetings, study, propaganda, tasks and materials.

use super::propaganda::held;
use super::{Days, asked, head, in_words, of_period, recipients, rows_of, sum};
use crate::AppSession;
use crate::acts::meetings::attended;
use crate::acts::papers;
use crate::figures::{self, CountedRound};
use crate::messages::CallError;
use crate::messages::papers::{OfPeriod, Written};
use crate::reading;
use ::papers::{Chart, ChartShape, Figure, FigureGroup, PeriodReport, Series};
use chrono::NaiveDate;
use domain::catalogue::{Fields, assigned_task as t, handout, propaganda as p, round, session};
use domain::dates::vietnamese;
use domain::figures::{number, percent_or_dash, share};
use domain::programmes::TaskStanding;
use journal::Value;
use store::Book;

pub fn period(app: &AppSession, request: OfPeriod) -> Result<Written, CallError> {
    let (days, out) = asked(&request)?;
    app.with_book(|book| {
        let head = head(app, book)?;
        let (from, until) = (vietnamese(*days.start()), vietnamese(*days.end()));
        let today = app.today();
        let paper = PeriodReport {
            summary: format!("Kết quả công tác {}", in_words(&days).to_lowercase()),
            opening: format!("Từ ngày {from} đến ngày {until}, {} báo cáo kết quả công tác như sau.", head.issuer),
            standing: format!("Số liệu đếm từ sổ lúc {}.", papers::moment(app.now_ms())),
            groups: vec![
                meetings(book, &days, today)?,
                study(book, &days, today)?,
                propaganda(book, &days)?,
                tasks(book, &days, today)?,
                materials(book, &days)?,
            ],
            recipients: recipients(&head.superior),
            archive: "Lưu Chi bộ".to_owned(),
            signature: papers::signature(book)?,
            head,
        };
        papers::issue(app, book, &out, of_period(paper.paper(), &days), request.issue)
    })
}

fn group(caption: &str, figures: Vec<Figure>) -> FigureGroup {
    FigureGroup { caption: caption.to_owned(), figures, chart: None }
}

fn figure(label: &str, value: String) -> Figure {
    Figure { label: label.to_owned(), value, note: String::new() }
}

fn count(label: &str, of: u64) -> Figure {
    figure(label, number(of))
}

/// Those that have begun. People are counted once for each meeting.
fn meetings(book: &Book, days: &Days, today: NaiveDate) -> Result<FigureGroup, CallError> {
    let (mut held, mut due, mut present) = (0, 0, 0);
    for (day, row) in figures::meetings(book)? {
        if days.contains(&day) && day <= today {
            let (figures, _) = attended(book, &row)?;
            held += 1;
            due += u64::from(figures.due.count());
            present += u64::from(figures.present.count());
        }
    }
    let rate = percent_or_dash(share(present, due));
    let came = Figure { note: rate, ..count("Lượt có mặt", present) };
    Ok(group("Sinh hoạt chi bộ", vec![count("Số kỳ sinh hoạt", held), count("Lượt phải dự", due), came]))
}

fn study(book: &Book, days: &Days, today: NaiveDate) -> Result<FigureGroup, CallError> {
    let (mut rounds, mut sessions) = (0, 0);
    let mut rates = Vec::new();
    for row in reading::own_rows(book, round::KIND)?.iter().filter(|row| !row.flag(round::DELETED)) {
        let held = figures::session_rows(book, row.id, None)?;
        let days_of = held.iter().filter_map(|row| figures::day(row.text(session::DATE)));
        let held: Vec<NaiveDate> = days_of.filter(|day| days.contains(day) && *day <= today).collect();
        let Some(first) = held.iter().min() else { continue };
        rounds += 1;
        sessions += held.len() as u64;
        rates.push((
            *first,
            row.text(round::TITLE).to_owned(),
            CountedRound::of(book, row, today)?.counts.studied_share(),
        ));
    }
    let figures = vec![count("Đợt có buổi học", rounds), count("Buổi học đã tổ chức", sessions)];
    Ok(FigureGroup { chart: over_rounds(rates), ..group("Học tập, quán triệt", figures) })
}

/// The share that has studied, from round to round by their first session; one round alone is no course of things.
fn over_rounds(mut rates: Vec<(NaiveDate, String, Option<u32>)>) -> Option<Chart> {
    rates.sort();
    let series = Series {
        name: "Đã học".to_owned(),
        values: rates.iter().map(|(_, _, share)| share.map(|share| f64::from(share) / 100.0)).collect(),
        printed: rates.iter().map(|(_, _, share)| percent_or_dash(*share)).collect(),
    };
    (rates.len() > 1).then(|| Chart {
        title: "Tỷ lệ đã học qua các đợt".to_owned(),
        shape: ChartShape::Lines,
        labels: rates.iter().map(|(_, title, _)| title.clone()).collect(),
        series: vec![series],
        unit: "%".to_owned(),
        has_table: false,
    })
}

fn propaganda(book: &Book, days: &Days) -> Result<FigureGroup, CallError> {
    let rows = held(book, days)?;
    let figures = vec![
        count("Số mục đã làm", rows.len() as u64),
        figure("Số buổi, số lần", sum(&rows, p::SESSIONS)),
        figure("Lượt người nghe", sum(&rows, p::LISTENERS)),
    ];
    Ok(group("Tuyên truyền", figures))
}

/// The tasks whose deadline is within the time, by how they stand today.
fn tasks(book: &Book, days: &Days, today: NaiveDate) -> Result<FigureGroup, CallError> {
    let rows = rows_of(book, &t::DESCRIBED, t::DEADLINE, days)?;
    let day = |row: &dyn Fields, field| row.value(field).and_then(Value::as_day);
    let standing =
        |row: &dyn Fields| TaskStanding::of(row.text(t::PROGRESS), day(row, t::DEADLINE), day(row, t::FINISHED), today);
    let mut figures = vec![count("Nhiệm vụ đến hạn trong kỳ", rows.len() as u64)];
    figures.extend(
        TaskStanding::ALL.iter().map(|wanted| {
            count(wanted.vietnamese(), rows.iter().filter(|row| standing(*row) == *wanted).count() as u64)
        }),
    );
    Ok(group("Nhiệm vụ", figures))
}

fn materials(book: &Book, days: &Days) -> Result<FigureGroup, CallError> {
    let rows = rows_of(book, &handout::DESCRIBED, handout::DATE, days)?;
    let copies = figure("Số bản", sum(&rows, handout::COPIES));
    Ok(group("Tài liệu đã giao", vec![count("Số lượt giao", rows.len() as u64), copies]))
}
