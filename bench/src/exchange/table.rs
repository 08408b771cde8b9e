//! The results: as lines during the run, as a table for people and as JSON for programs.

use super::bars::{HANDSHAKE, OF_ANKI, OF_POUCHDB, OVER_BOUND};
use super::row::Row;
use super::work::Work;
use super::{Measured, System};
use crate::proxy::{CUT_EVERY, Link};
use serde_json::{Value, json};
use std::fmt::Write;

/// Prints a row as soon as it is measured, because the whole run takes minutes.
pub fn say(row: &Row) {
    println!(
        "{:13} {:10} {:5}  {:4} requests  {:9} bytes  {:7.2} s  {}",
        row.system,
        row.work.name(),
        row.link.name(),
        row.count.requests,
        row.bytes(),
        row.seconds,
        remark(row),
    );
}

fn remark(row: &Row) -> String {
    let mut words = Vec::new();
    if row.link == Link::Slow {
        words.push(format!("{:.2} × the bound", row.over_bound()));
    }
    if row.tries > 1 {
        words.push(format!("{} tries", row.tries));
    }
    if !row.finished {
        words.push("not done in time".to_owned());
    }
    if !row.verified {
        words.push("NOT THE SAME AT BOTH ENDS".to_owned());
    }
    words.join(", ")
}

pub fn as_json(measured: &Measured) -> Value {
    let rows: Vec<Value> = measured.rows.iter().map(Row::as_json).collect();
    let Measured { handshake, essay_bar, .. } = measured;
    json!({
        "rows": rows,
        "handshake": { "bytes_up": handshake.count.up, "bytes_down": handshake.count.down, "seconds": handshake.seconds },
        "essay_bar_bytes": essay_bar,
    })
}

/// Tables for the README: our figures with the limits, then with the peers' figures.
pub fn as_markdown(measured: &Measured) -> String {
    let mut out = String::new();
    beside_bars(measured, &mut out).and_then(|()| beside_peers(measured, &mut out)).unwrap_or_default();
    out
}

fn beside_bars(measured: &Measured, out: &mut String) -> std::fmt::Result {
    writeln!(out, "| exchange | requests | bytes, both ways | seconds, warm | seconds, cold | × the bound |")?;
    writeln!(out, "|---|--:|--:|--:|--:|--:|")?;
    for work in Work::ALL {
        let Some(row) = measured.row("sochibo", work, Link::Slow) else { continue };
        let bar = measured.bar(work);
        let cold = row.seconds + measured.handshake.seconds;
        writeln!(
            out,
            "| {} | {}{} | {}{} | {}{} | {}{} | {} (≤ {}) |",
            work.title(),
            row.count.requests,
            at_most(bar.requests.map(|most| most.to_string())),
            thousands(row.bytes()),
            at_most(bar.bytes.map(thousands)),
            decimal(row.seconds, 1),
            at_most(bar.warm.map(|most| decimal(most, 1))),
            decimal(cold, 1),
            at_most(bar.cold.map(|most| decimal(most, 1))),
            decimal(row.over_bound(), 2),
            decimal(OVER_BOUND, 1),
        )?;
    }
    writeln!(
        out,
        "\nA cold connection: {} bytes (≤ {}), {} s.",
        thousands(measured.handshake.bytes()),
        thousands(HANDSHAKE),
        decimal(measured.handshake.seconds, 2)
    )?;
    for (peer, bar) in [(System::PouchDb, OF_POUCHDB), (System::Anki, OF_ANKI)] {
        if let Some(part) = measured.part_of(peer) {
            let (part, bar) = (decimal(1.0 / part, 1), decimal(1.0 / bar, 0));
            writeln!(out, "A thousand marks take {} {part} times our bytes (≥ {bar}).", peer.title())?;
        }
    }
    Ok(())
}

fn beside_peers(measured: &Measured, out: &mut String) -> std::fmt::Result {
    let systems = [("Sổ Chi bộ", "sochibo")].into_iter().chain(System::ALL.map(|peer| (peer.title(), peer.name())));
    let systems: Vec<_> = systems.filter(|(_, name)| measured.rows.iter().any(|row| row.system == *name)).collect();
    for (link, title) in [
        (Link::Full, "At full speed: bytes both ways / requests / seconds".to_owned()),
        (Link::Slow, "64 kbit/s, 600 ms: bytes / requests / seconds".to_owned()),
        (
            Link::Rough,
            format!(
                "The same, one chunk in twenty stalled for 1–4 s, all connections cut every {} s: bytes / requests / seconds",
                CUT_EVERY.as_secs()
            ),
        ),
    ] {
        if !measured.rows.iter().any(|row| row.link == link) {
            continue;
        }
        let names: Vec<_> = systems.iter().map(|(title, _)| *title).collect();
        writeln!(out, "\n{title}.\n\n| | {} |\n|---|{}", names.join(" | "), "--:|".repeat(names.len()))?;
        for work in Work::ALL.into_iter().filter(|work| measured.rows.iter().any(|row| row.work == *work)) {
            let cells: Vec<_> =
                systems.iter().map(|(_, name)| measured.row(name, work, link).map_or("–".to_owned(), cell)).collect();
            writeln!(out, "| {} | {} |", work.title(), cells.join(" | "))?;
        }
    }
    Ok(())
}

fn cell(row: &Row) -> String {
    if !row.finished {
        return format!(
            "not done in {} s ({} tries, {} bytes gone)",
            decimal(row.seconds, 0),
            row.tries,
            thousands(row.bytes())
        );
    }
    let seconds = decimal(row.seconds, if row.seconds < 20.0 { 1 } else { 0 });
    let unequal = if row.verified { "" } else { " UNEQUAL" };
    format!("{} / {} / {seconds}{unequal}", thousands(row.bytes()), row.count.requests)
}

fn at_most(bar: Option<String>) -> String {
    bar.map_or(String::new(), |bar| format!(" (≤ {bar})"))
}

fn decimal(value: f64, places: usize) -> String {
    format!("{value:.places$}")
}

/// 12 345.
pub fn thousands(value: u64) -> String {
    let digits = value.to_string();
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    groups.join("\u{202f}")
}
