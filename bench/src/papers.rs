//! What a PDF costs: the report of a hundred members, a commune's report of a year with charts, and how the time grows
//! with the rows. Each is read back before it counts.

use crate::journal::{Bar, Figure};
use ::papers::Paper;
use anyhow::{Context, ensure};
use std::time::Instant;

#[path = "../../crates/papers-pdf/tests/common/mod.rs"]
mod samples;

const MEMBERS: usize = 100;
const CELLS: usize = 90;
/// The table of the smaller of the two papers of which the growth is measured; the larger has twice the rows.
const ROWS: usize = 500;
const TURNS: usize = 9;
const REPORT_MS: f64 = 300.0;
const YEAR_MS: f64 = 3_000.0;
const GROWTH: f64 = 2.1;

pub fn measure() -> anyhow::Result<Vec<Figure>> {
    let report = median(&samples::large_report(MEMBERS))?;
    let over_cells = |cells| median(&samples::commune_report(cells).paper());
    let (year, of_twice) = (over_cells(CELLS)?, over_cells(2 * CELLS)?);
    let (small, large) = (median(&samples::large_report(ROWS))?, median(&samples::large_report(2 * ROWS))?);
    let over = format!("PDF/A-2b with three charts; median of {TURNS}, the first left out");
    let figures = vec![
        figure("pdf_report_ms", "the report of a hundred members", report, "ms", REPORT_MS, over.clone()),
        figure("pdf_year_ms", "a commune's report of a year, 90 cells", year, "ms", YEAR_MS, over),
        figure(
            "pdf_cells_growth",
            "a commune's report of twice the cells",
            of_twice / year,
            "×",
            GROWTH,
            format!("{year:.0} ms with {CELLS} cells, {of_twice:.0} ms with twice as many; medians of {TURNS}"),
        ),
        figure(
            "pdf_growth",
            "a report of twice the rows",
            large / small,
            "×",
            GROWTH,
            format!("{small:.0} ms with {ROWS} rows, {large:.0} ms with twice as many; medians of {TURNS}"),
        ),
    ];
    figures.iter().for_each(crate::journal::say);
    Ok(figures)
}

fn figure(name: &'static str, title: &str, value: f64, unit: &'static str, bar: f64, over: String) -> Figure {
    Figure { name, title: title.to_owned(), value, unit, bar: Some(Bar::AtMost(bar)), over }
}

/// Milliseconds to print a paper, once typst and the fonts are loaded.
fn median(paper: &Paper) -> anyhow::Result<f64> {
    let (set, made) = (samples::hd_05(), samples::made());
    let mut times = Vec::with_capacity(TURNS);
    for turn in 0..=TURNS {
        let began = Instant::now();
        let bytes = papers_pdf::render(paper, &set, made)?;
        let took = began.elapsed().as_secs_f64() * 1_000.0;
        ensure!(bytes.starts_with(b"%PDF-") && bytes.len() > 10_000, "no PDF");
        if turn > 0 {
            times.push(took);
        }
    }
    times.sort_by(f64::total_cmp);
    times.get(TURNS / 2).copied().context("no time was taken")
}
