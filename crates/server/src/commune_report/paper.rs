//! The report put together from the tables of its rounds and from the registers of the cells.

use std::collections::{HashMap, HashSet};

use domain::Id;
use domain::catalogue::Channel;
use domain::figures::{number, percent_or_dash, share};
use domain::programmes::TaskStanding;
use domain::totals::Counts;
use papers::{ChannelLine, CommuneCell, CommuneReport, CommuneRound, DocumentHead, EssayFigures, Figure, Signature};
use sql::Sql;

use super::cells::Registered;
use super::period::ReportPeriod;
use super::rounds_of;
use crate::clock::{Moment, day};
use crate::failure::Failure;
use crate::rounds::table::{Line, Table, named, table};
use crate::rounds::workbook::moment;
use crate::storage::committee::Committees;
use crate::storage::tree::Tree;
use crate::tree::{CELL, scope};

/// One cell over the rounds of the period.
#[derive(Default)]
struct OverRounds {
    asked: u32,
    sent: u32,
    due: u64,
    studied: u64,
    essays_due: u64,
    essays: u64,
}

impl OverRounds {
    fn add(&mut self, line: &Line) {
        self.asked += 1;
        if let (Some(due), Some(studied)) = (line.due, line.studied) {
            self.sent += 1;
            self.due += u64::from(due);
            self.studied += u64::from(studied);
            self.essays_due += u64::from(line.essays_due.unwrap_or_default());
            self.essays += u64::from(line.essays_received.unwrap_or_default());
        }
    }

    fn plus(&mut self, other: &Self) {
        self.asked += other.asked;
        self.sent += other.sent;
        self.due += other.due;
        self.studied += other.studied;
        self.essays_due += other.essays_due;
        self.essays += other.essays;
    }

    fn cell(&self, name: &str, registered: Option<&Registered>) -> CommuneCell {
        let known = |count: u64| (self.sent > 0).then_some(count);
        let rate = known(self.due).and_then(|due| share(self.studied, due));
        CommuneCell {
            name: name.to_owned(),
            sent: if self.asked == 0 { String::new() } else { format!("{}/{}", self.sent, self.asked) },
            due: known(self.due),
            studied: known(self.studied),
            rate: rate.map(|rate| percent_or_dash(Some(rate))).unwrap_or_default(),
            essays_due: known(self.essays_due),
            essays: known(self.essays),
            tasks: registered.map(Registered::all_tasks),
            tasks_late: registered.map(Registered::late_tasks),
            propaganda: registered.map(Registered::entries),
        }
    }
}

pub fn report(sql: &dyn Sql, period: ReportPeriod, now: Moment) -> Result<CommuneReport, Failure> {
    let tables = rounds_of(sql, period, now)?;
    let tables = tables.iter().map(|round| table(sql, round.id, now)).collect::<Result<Vec<_>, _>>()?;
    let (cells, total, registered, with_book) = cells(sql, period, &tables, now)?;
    let head = head(sql, now)?;
    let name = period.vietnamese();
    Ok(CommuneReport {
        summary: format!("Kết quả học tập, quán triệt, thực hiện nhiệm vụ và tuyên truyền {name}"),
        opening: format!("{} báo cáo kết quả của các chi bộ {name} như sau.", head.issuer),
        standing: format!(
            "Số liệu lúc {}, cộng từ sổ của {with_book}/{} chi bộ đã gửi. Đợt học tập tính theo hạn báo cáo của đợt.",
            moment(now),
            cells.len(),
        ),
        rounds: tables.iter().map(round).collect(),
        essays: essays(&tables),
        tasks: tasks(&registered),
        channels: channels(&registered),
        cells,
        total,
        recipients: Some(format!("{} (báo cáo)", head.superior))
            .filter(|_| !head.superior.is_empty())
            .into_iter()
            .collect(),
        archive: "Lưu Văn phòng Đảng ủy".to_owned(),
        signature: Signature {
            on_behalf: "T/M Ban Thường vụ".to_owned(),
            role: "Bí thư".to_owned(),
            name: String::new(),
        },
        head,
    })
}

fn head(sql: &dyn Sql, now: Moment) -> Result<DocumentHead, Failure> {
    let ours = Committees(sql).ours()?.ok_or(Failure::NotFound)?;
    let above = Tree(sql).parent_at(ours.unit, day(now))?;
    let above = above.map(|unit| Tree(sql).latest(unit)).transpose()?.flatten();
    let place = ["Đảng ủy xã ", "Đảng ủy phường ", "Huyện ủy ", "Thành ủy ", "Thị ủy "];
    let place = place.iter().find_map(|committee| ours.name.strip_prefix(committee)).unwrap_or("………………");
    Ok(DocumentHead {
        superior: above.map(|unit| unit.name).unwrap_or_default(),
        place: place.to_owned(),
        number: None,
        symbol: "BC/ĐU".to_owned(),
        date: day(now),
        issuer: ours.name,
    })
}

/// Every cell of today, and those that sent figures while they were there.
fn cells(
    sql: &dyn Sql,
    period: ReportPeriod,
    tables: &[Table],
    now: Moment,
) -> Result<(Vec<CommuneCell>, CommuneCell, Registered, usize), Failure> {
    let ours = scope(sql, day(now))?;
    let mut over: HashMap<Id, OverRounds> = HashMap::new();
    for line in tables.iter().flat_map(|table| &table.rows) {
        over.entry(line.unit.id).or_default().add(line);
    }
    let mut listed: HashSet<Id> = ours.iter().filter(|unit| unit.level == CELL).map(|unit| unit.id).collect();
    listed.extend(over.keys());
    let (mut cells, mut all, mut registered, mut with_book) =
        (Vec::new(), OverRounds::default(), Registered::default(), 0);
    for unit in named(sql, &ours, listed)? {
        let counted = Registered::of(sql, unit.id, period, day(now))?;
        let of = over.remove(&unit.id).unwrap_or_default();
        cells.push(of.cell(&unit.name, counted.as_ref()));
        all.plus(&of);
        if let Some(counted) = &counted {
            with_book += 1;
            registered.add(counted);
        }
    }
    let total = all.cell("Cộng", Some(&registered).filter(|_| with_book > 0));
    Ok((cells, total, registered, with_book))
}

fn round(table: &Table) -> CommuneRound {
    let counts = table.totals.as_ref().map(|totals| &totals.counts);
    let count = |of: fn(&Counts) -> u32| counts.map(|counts| number(of(counts).into())).unwrap_or_default();
    CommuneRound {
        title: table.round.title.clone(),
        sent: format!("{}/{}", table.coverage.sent, table.coverage.cells),
        due: count(|counts| counts.due),
        studied: count(|counts| counts.studied),
        studied_share: table.totals.as_ref().and_then(|totals| totals.studied_share),
        essays_due: count(|counts| counts.essays_due),
        essays: count(|counts| counts.essays_received),
        essays_share: table.totals.as_ref().and_then(|totals| totals.essays_share),
    }
}

/// The essays of all rounds by grade, in counts: which essay has which grade is known to the cell alone.
fn essays(tables: &[Table]) -> EssayFigures {
    let counted: Vec<Counts> =
        tables.iter().filter_map(|table| table.totals.as_ref()).map(|totals| totals.counts).collect();
    if counted.iter().all(|counts| counts.essays_received == 0) {
        return EssayFigures::default();
    }
    let counts: Counts = counted.into_iter().sum();
    let grade =
        |label: &str, count: u32| Figure { label: label.to_owned(), value: number(count.into()), note: String::new() };
    EssayFigures {
        grades: vec![
            grade("Tốt", counts.grade_good),
            grade("Khá", counts.grade_fair),
            grade("Trung bình", counts.grade_average),
            grade("Không đạt", counts.grade_failed),
        ],
        not_graded: number(counts.essays_not_graded().into()),
        ..EssayFigures::default()
    }
}

fn tasks(registered: &Registered) -> Vec<Figure> {
    if registered.tasks.is_empty() {
        return Vec::new();
    }
    let figure = |standing: &TaskStanding| Figure {
        label: standing.vietnamese().to_owned(),
        value: number(registered.tasks.get(standing.as_str()).copied().unwrap_or_default()),
        note: String::new(),
    };
    TaskStanding::ALL.iter().map(figure).collect()
}

fn channels(registered: &Registered) -> Vec<ChannelLine> {
    let sum = |sum: Option<u64>| sum.map(number).unwrap_or_default();
    let line = |channel: &Channel| {
        registered.channels.get(channel.as_str()).map(|of| ChannelLine {
            channel: channel.vietnamese().to_owned(),
            entries: number(of.entries),
            sessions: sum(of.sessions),
            listeners: sum(of.listeners),
        })
    };
    Channel::ALL.iter().filter_map(line).collect()
}
