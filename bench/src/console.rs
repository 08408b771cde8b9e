//! What the pages of the district's console ask again and again: the list of rounds of 250 cells, 60 rounds and three
//! laptops a cell, and the count of changes that wait for review, beside sixteen times as many arrivals and verdicts.

use crate::exchange::District;
use crate::journal::{Bar, Figure};
use anyhow::{Context, ensure};
use domain::catalogue::{document, round, verdict};
use domain::totals::Counts;
use domain::{FieldValue, Id};
use journal::chain::issued_book;
use rusqlite::{Connection, params};
use server::data_dir::DataDir;
use server::rounds::list;
use server::storage::Storage;
use server::storage::verdicts::Verdicts;
use std::path::Path;
use std::time::Instant;

const CELLS: u64 = 250;
const ROUNDS: u64 = 60;
const LAPTOPS: u64 = 3;
/// Arrivals of each laptop and verdicts in all, at the smaller of the two sizes.
const ARRIVALS: u64 = 10;
const VERDICTS: u64 = 500;
const LARGER: u64 = 16;
const TURNS: usize = 40;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// Milliseconds that the list may take, and how much longer it may take at the larger size.
const LIST_MS: f64 = 50.0;
const GROWTH: f64 = 1.3;

pub fn measure() -> anyhow::Result<Vec<Figure>> {
    std::fs::create_dir_all("out")?;
    let dir = tempfile::tempdir_in("out").context("make a folder in out/")?;
    let small = filled(&dir.path().join("small"), 1)?;
    let large = filled(&dir.path().join("large"), LARGER)?;
    let now = chrono::Utc::now().timestamp_millis();
    let lines = large.read(|sql| list::list(sql, now))?;
    ensure!(lines.len() as u64 == ROUNDS, "{} rounds in the list", lines.len());
    ensure!(lines.iter().all(|line| u64::from(line.coverage.cells) == CELLS), "a round lacks cells");
    let list = by_turns([&small, &large], |storage| Ok(storage.read(|sql| list::list(sql, now)).map(drop)?))?;
    let waiting =
        by_turns([&small, &large], |storage| Ok(storage.read(|sql| Ok(Verdicts(sql).count_waiting()?)).map(drop)?))?;
    let figures = vec![
        figure("console_rounds_ms", "the console's list of rounds", list[1], "ms", LIST_MS, list),
        figure("console_rounds_growth", "the same, over sixteen times the rows", list[1] / list[0], "×", GROWTH, list),
        figure(
            "console_badge_growth",
            "the count for review, over sixteen times the rows",
            waiting[1] / waiting[0],
            "×",
            GROWTH,
            waiting,
        ),
    ];
    figures.iter().for_each(crate::journal::say);
    Ok(figures)
}

fn figure(
    name: &'static str,
    title: &str,
    value: f64,
    unit: &'static str,
    bar: f64,
    [small, large]: [f64; 2],
) -> Figure {
    let over = format!(
        "{CELLS} cells, {ROUNDS} rounds, {LAPTOPS} laptops a cell; medians of {TURNS} by turns: {small:.2} ms with {} arrivals and {VERDICTS} answered verdicts, {large:.2} ms with {LARGER} times as many",
        CELLS * LAPTOPS * ARRIVALS
    );
    Figure { name, title: title.to_owned(), value, unit, bar: Some(Bar::AtMost(bar)), over }
}

/// The medians at both sizes, in milliseconds.
fn by_turns(sizes: [&Storage; 2], work: impl Fn(&Storage) -> anyhow::Result<()>) -> anyhow::Result<[f64; 2]> {
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..TURNS {
        for (times, storage) in times.iter_mut().zip(sizes) {
            let began = Instant::now();
            work(storage)?;
            times.push(began.elapsed().as_secs_f64() * 1e3);
        }
    }
    Ok(times.map(|mut times| {
        times.sort_by(f64::total_cmp);
        times[TURNS / 2]
    }))
}

fn id(kind: u8, number: u64) -> Id {
    let mut bytes = [kind; 16];
    bytes[8..].copy_from_slice(&number.to_be_bytes());
    Id(bytes)
}

/// A district's database with so many times the arrivals and verdicts. The rows are those an exchange and a review leave.
fn filled(dir: &Path, times: u64) -> anyhow::Result<Storage> {
    District::init(dir)?;
    let data = DataDir::open(dir).context("open the folder")?;
    let storage = Storage::open(&data, None)?;
    let mut file = Connection::open(dir.join("server.db"))?;
    let transaction = file.transaction()?;
    let committee = Id(transaction.query_row("SELECT unit FROM committee", [], |row| row.get(0))?);
    let now = chrono::Utc::now().timestamp_millis();
    cells(&transaction, committee, now)?;
    rounds(&transaction, issued_book(committee, None), now)?;
    arrivals(&transaction, times, now)?;
    verdicts(&transaction, issued_book(committee, Some(id(1, 0))), times)?;
    transaction.commit()?;
    Ok(storage)
}

fn cells(file: &Connection, committee: Id, now: i64) -> rusqlite::Result<()> {
    for number in 0..CELLS {
        let cell = id(1, number).0;
        file.execute("INSERT INTO tree_unit (id, level) VALUES (?1, 'cell')", [cell])?;
        file.execute(
            "INSERT INTO tree_place (unit, valid_from, valid_to, parent, name) VALUES (?1, '0001-01-01', '9999-12-31', ?2, ?3)",
            params![cell, committee.0, format!("Chi bộ đo {number}")],
        )?;
        file.execute("INSERT INTO unit_contact (unit, expected) VALUES (?1, 'USB hằng tháng')", [cell])?;
        for laptop in number * LAPTOPS..(number + 1) * LAPTOPS {
            let key: Vec<u8> = [id(2, laptop).0, id(3, laptop).0].concat();
            file.execute(
                "INSERT INTO laptop (id, unit, public_key, book, recipient, name, person, state, asked_at, last_seen_at)
                 VALUES (?1, ?2, ?3, ?4, '', 'Máy đo', 'Thào A Dế', 'active', ?5, ?5)",
                params![id(2, laptop).0, cell, key, id(4, number).0, now - 40 * DAY_MS],
            )?;
        }
    }
    Ok(())
}

/// Each with one document. Half of the figures are final.
fn rounds(file: &Connection, book: Id, now: i64) -> anyhow::Result<()> {
    let figures = serde_json::to_string(&Counts::default())?;
    for number in 0..ROUNDS {
        let (round, paper) = (id(5, number).0, id(6, number));
        file.execute(
            "INSERT INTO issued_round (id, issued_at, issued_by, to_all) VALUES (?1, ?2, 'Đo', 1)",
            params![round, now - 60 * DAY_MS],
        )?;
        for cell in 0..CELLS {
            let addressed = "INSERT INTO issued_round_unit (round, unit) VALUES (?1, ?2)";
            file.execute(addressed, params![round, id(1, cell).0])?;
        }
        let documents = vec![paper].to_value().encode();
        let (kind, title) = (table(round::KIND)?, format!("Đợt đo {number}"));
        file.execute(
            &format!("INSERT INTO {kind} (book, id, title, deadline, documents) VALUES (?1, ?2, ?3, '2026-12-31', ?4)"),
            params![book.0, round, title, documents],
        )?;
        let kind = table(document::KIND)?;
        file.execute(
            &format!("INSERT INTO {kind} (book, id, number, date) VALUES (?1, ?2, ?3, '2026-02-03')"),
            params![book.0, paper.0, format!("{:02}-CT/TW", number + 1)],
        )?;
        for cell in 0..CELLS {
            let finalised = (cell % 2 == 0).then_some(now);
            file.execute(
                "INSERT INTO round_total (round, unit, own_round, figures, finalised_at, late, as_of) VALUES (?1, ?2, ?1, ?3, ?4, 0, '2026-11-30')",
                params![round, id(1, cell).0, figures, finalised],
            )?;
        }
    }
    Ok(())
}

fn arrivals(file: &Connection, times: u64, now: i64) -> rusqlite::Result<()> {
    for number in 0..CELLS * LAPTOPS * ARRIVALS * times {
        let laptop = number % (CELLS * LAPTOPS);
        let at = now - (1 + (number % 300) as i64) * DAY_MS;
        file.execute(
            "INSERT INTO arrival (number, at, unit, laptop, receipt_code, things) VALUES (?1, ?2, ?3, ?4, 'A1', '[]')",
            params![number as i64 + 1, at, id(1, laptop / LAPTOPS).0, id(2, laptop).0],
        )?;
    }
    Ok(())
}

/// All but ten were answered.
fn verdicts(file: &Connection, book: Id, times: u64) -> anyhow::Result<()> {
    let kind = table(verdict::KIND)?;
    for number in 0..VERDICTS * times {
        let left = (number >= 10).then_some(1);
        file.execute(
            &format!("INSERT INTO {kind} (book, id, chain, number, reason, left_aside) VALUES (?1, ?2, ?3, ?4, 'revoked_laptop', ?5)"),
            params![book.0, id(7, number).0, id(8, 0).0, number as i64 + 1, left],
        )?;
    }
    Ok(())
}

fn table(kind: u16) -> anyhow::Result<&'static str> {
    Ok(domain::catalogue::kind(kind).context("a kind that is not in the catalogue")?.table)
}
