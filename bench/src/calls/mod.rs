//! What the window's calls cost in a book of one year and of five, each beside the SQL it needs, by turns in one run.

mod book;
mod marks;
mod registers;
mod sql;

use crate::journal::{Bar, Figure};
pub use book::{FilledBook, PASSPHRASE};
use chrono::Datelike;
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};

/// Every call runs so often beside its SQL, after as many turns to warm up as the next line says.
const TURNS: usize = 200;
const WARM: usize = 5;
/// A call may cost so much more than its SQL, and so much more in five years than in one.
const OVER_SQL: f64 = 1.5;
const GROWTH: f64 = 1.3;

struct Call {
    /// The name of the figure.
    name: &'static str,
    call: &'static str,
    title: &'static str,
    request: fn() -> Value,
    /// Whether what it answers with is as long in a book of five years as in one of one.
    same_answer: bool,
}

const fn call(call: &'static str, title: &'static str, request: fn() -> Value, same_answer: bool) -> Call {
    Call { name: call, call, title, request, same_answer }
}

const CALLS: [Call; 9] = [
    call("home.status_bar", "status bar", || json!({}), true),
    call("home.summary", "Home", || json!({}), true),
    call("rounds.list", "list of rounds", || json!({}), false),
    call("exchange.state", "state of the exchange", || json!({}), true),
    call("register.list", "list of a register", || json!({ "register": registers::LISTED }), false),
    Call {
        name: "register.list_sealed",
        ..call("register.list", "list with sealed texts", || json!({ "register": registers::SEALED }), false)
    },
    call("register.overview", "all registers with their counts", || json!({}), true),
    call("calendar.year", "calendar of the year", this_year, true),
    call("search.find", "search", || json!({ "text": sql::WORDS }), true),
];

fn this_year() -> Value {
    json!({ "year": chrono::Local::now().date_naive().year() })
}

pub fn measure(essays: &Path) -> anyhow::Result<Vec<Figure>> {
    std::fs::create_dir_all("out")?;
    let dir = tempfile::tempdir_in("out")?;
    let one = FilledBook::make(&dir.path().join("one"), 1, essays)?;
    let five = FilledBook::make(&dir.path().join("five"), 5, essays)?;
    let mut figures = Vec::new();
    let found = five.call("search.find", json!({ "text": sql::WORDS }))?;
    anyhow::ensure!(found["hits"].as_array().is_some_and(|hits| hits.len() > 20), "the words are in too few essays");
    for call in &CALLS {
        figures.extend(by_turns(call, &one, &five)?);
    }
    figures.extend(marks::measure(&five, &dir.path().join("bare.db"))?);
    figures.iter().for_each(crate::journal::say);
    Ok(figures)
}

fn by_turns(call: &Call, one: &FilledBook, five: &FilledBook) -> anyhow::Result<Vec<Figure>> {
    let (mut in_one, mut in_five, mut of_sql) = (Vec::new(), Vec::new(), Vec::new());
    let statements = five.sql_of(call.name)?;
    for turn in 0..WARM + TURNS {
        let times = [
            timed(|| one.call(call.call, (call.request)()).map(drop))?,
            timed(|| five.call(call.call, (call.request)()).map(drop))?,
            timed(|| five.read(&statements).map(drop))?,
        ];
        if turn >= WARM {
            in_one.push(times[0]);
            in_five.push(times[1]);
            of_sql.push(times[2]);
        }
    }
    let [in_one, in_five, of_sql] = [in_one, in_five, of_sql].map(median);
    let over = format!(
        "medians of {TURNS} by turns: {:.2} ms in five years, {:.2} ms in one; its SQL {:.2} ms",
        in_five * 1e3,
        in_one * 1e3,
        of_sql * 1e3
    );
    let figure = |what: &str, value, bar| Figure {
        name: call.name,
        title: format!("{}, {what}", call.title),
        value,
        unit: "×",
        bar,
        over: over.clone(),
    };
    Ok(vec![
        figure("over its SQL", in_five / of_sql, Some(Bar::AtMost(OVER_SQL))),
        figure("five years over one", in_five / in_one, call.same_answer.then_some(Bar::AtMost(GROWTH))),
    ])
}

fn timed(work: impl FnOnce() -> anyhow::Result<()>) -> anyhow::Result<Duration> {
    let began = Instant::now();
    work()?;
    Ok(began.elapsed())
}

/// In seconds.
fn median(times: Vec<Duration>) -> f64 {
    at(times, 0.5)
}

/// The time within which so large a share of them lie, in seconds.
fn at(mut times: Vec<Duration>, share: f64) -> f64 {
    times.sort_unstable();
    times[((times.len() - 1) as f64 * share) as usize].as_secs_f64()
}
