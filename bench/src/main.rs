//! What an exchange costs: requests, bytes and seconds of the four kinds of work, measured at a proxy between a real
//! laptop and a real server. **Invariant:** every figure was counted in this run; the bars it is held against come from the design.

mod district;
mod laptop;
mod proxy;
mod work;

use anyhow::{Context, bail};
use serde_json::json;
use std::path::Path;
use work::{Bars, Row};

fn main() -> anyhow::Result<()> {
    let essays = std::env::args().nth(1).unwrap_or_else(|| "out/essays.json".to_owned());
    let rows = work::measure(Path::new(&essays))?;
    println!("| work | requests | bytes up | bytes down | both | bar | seconds at 64 kbit/s, 600 ms | bar |");
    println!("|---|---|---|---|---|---|---|---|");
    rows.iter().for_each(show);
    std::fs::create_dir_all("out").context("make out/")?;
    let list: Vec<_> = rows.iter().map(as_json).collect();
    std::fs::write("out/bench.json", serde_json::to_string_pretty(&list)?).context("write out/bench.json")?;
    let missed: Vec<_> = rows.iter().filter(|row| !row.within()).map(|row| row.work).collect();
    if missed.is_empty() { Ok(()) } else { bail!("outside the bars: {}", missed.join(", ")) }
}

fn show(row: &Row) {
    let Bars { requests, bytes, seconds } = row.bars;
    let request_bar = requests.map_or(String::new(), |bar| format!(" (≤ {bar})"));
    println!(
        "| {} | {}{request_bar} | {} | {} | {} | ≤ {bytes} | {:.2} | ≤ {seconds:.2} |",
        row.work,
        row.requests,
        row.up,
        row.down,
        row.up + row.down,
        row.seconds
    );
}

fn as_json(row: &Row) -> serde_json::Value {
    json!({
        "work": row.work, "system": "sochibo", "requests": row.requests, "bytes_up": row.up, "bytes_down": row.down,
        "seconds": row.seconds, "verified": row.verified,
    })
}
