//! The table of a round as an Excel workbook, with the same figures as the page.

use domain::figures::percent_or_dash;
use papers::{RoundTable, RoundTableRow};

use super::coverage::{Coverage, State};
use super::table::{Line, Table};
use crate::clock::{DAY_OFFSET, Moment};
use crate::failure::Failure;
use crate::storage::laptops::LaptopState;

/// The bytes of the workbook.
pub fn of(table: &Table, superior: &str, now: Moment) -> Result<Vec<u8>, Failure> {
    let paper = RoundTable {
        superior: superior.to_owned(),
        round: title(table),
        coverage: coverage(table.coverage),
        as_of: moment(now),
        rows: table.rows.iter().map(line).collect(),
        total: table.totals.as_ref().map(|totals| total(table, totals)),
    };
    paper.to_xlsx().map_err(|error| Failure::Broken(format!("workbook: {error}")))
}

fn title(table: &Table) -> String {
    let title = &table.round.title;
    match &table.round.withdrawn {
        Some(withdrawn) => format!("{title} (đã thu hồi ngày {})", written_day(&withdrawn.at)),
        None => title.clone(),
    }
}

/// "32/40 chi bộ đã gửi; 8 chi bộ chưa có số liệu"
fn coverage(coverage: Coverage) -> String {
    format!("{}/{} chi bộ đã gửi; {} chi bộ chưa có số liệu", coverage.sent, coverage.cells, coverage.silent)
}

fn line(line: &Line) -> RoundTableRow {
    let known = |count: Option<u32>| count.map(u64::from);
    let standing = match (line.state, &line.finalised_at) {
        (State::Silent, _) => "Chưa có số liệu".to_owned(),
        (State::Final, Some(at)) => format!("Đã chốt {}", written_day(at)),
        (State::Provisional | State::Final, _) => "Tạm tính".to_owned(),
    };
    let standing = match line.closed_on.parse().map(domain::dates::vietnamese) {
        Ok(day) => format!("{standing}; chi bộ đã đóng {day}"),
        Err(_) => standing,
    };
    let contact = [line.contact.person.as_str(), line.contact.phone.as_str()];
    RoundTableRow {
        cell: line.unit.name.clone(),
        due: known(line.due),
        studied: known(line.studied),
        rate: percent_or_dash(line.studied_share),
        made_up: known(line.made_up),
        owing: known(line.make_up_owed),
        unmarked: known(line.unmarked),
        essays_due: known(line.essays_due),
        essays: known(line.essays_received),
        sessions: known(line.sessions),
        turns: known(line.turns),
        points: known(line.points),
        standing,
        last_receipt: line.last_receipt_at.as_deref().map(written_day).unwrap_or_default(),
        laptop: line
            .device
            .as_ref()
            .map(|device| format!("{} ({})", device.name, state(device.state)))
            .unwrap_or_default(),
        contact: contact.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
        silent: line.state == State::Silent,
    }
}

fn total(table: &Table, totals: &super::table::Totals) -> RoundTableRow {
    let counts = totals.counts;
    RoundTableRow {
        cell: format!("Cộng {} chi bộ đã gửi", table.coverage.sent),
        due: Some(counts.due.into()),
        studied: Some(counts.studied.into()),
        rate: percent_or_dash(totals.studied_share),
        made_up: Some(counts.made_up.into()),
        owing: Some(counts.make_up_owed.into()),
        unmarked: Some(counts.unmarked.into()),
        essays_due: Some(counts.essays_due.into()),
        essays: Some(counts.essays_received.into()),
        sessions: Some(counts.sessions.into()),
        turns: Some(counts.turns.into()),
        points: Some(counts.points.into()),
        ..RoundTableRow::default()
    }
}

fn state(state: LaptopState) -> &'static str {
    match state {
        LaptopState::Waiting => "chờ đối chiếu",
        LaptopState::Active => "đang dùng",
        LaptopState::Refused => "không nhận",
        LaptopState::Revoked => "đã thu hồi",
    }
}

/// The day in Việt Nam of a moment in RFC 3339.
fn written_day(at: &str) -> String {
    let moment = chrono::DateTime::parse_from_rfc3339(at).map(|at| at.timestamp_millis()).unwrap_or_default();
    domain::dates::vietnamese(crate::clock::day(moment))
}

/// "17 giờ 20 ngày 12/11/2026"
pub fn moment(at: Moment) -> String {
    let minutes = (at + DAY_OFFSET).rem_euclid(86_400_000) / 60_000;
    format!("{} giờ {:02} ngày {}", minutes / 60, minutes % 60, domain::dates::vietnamese(crate::clock::day(at)))
}
