//! How soon a page of the window is ready in a browser, beside a bare page of the same rows in the same run.

use crate::journal::{Bar, Figure};
use anyhow::{Context, ensure};
use serde::Deserialize;
use std::process::Command;

/// A page may take so much longer than a bare page of the same rows.
const OVER_BARE: f64 = 1.5;

#[derive(Deserialize)]
struct Measured {
    page: String,
    ours: f64,
    bare: f64,
    rows: u32,
}

pub fn measure() -> anyhow::Result<Vec<Figure>> {
    let ran = Command::new("npm").args(["--prefix", "ui", "run", "--silent", "ready"]).output();
    let ran = ran.context("start the pages' own benchmark")?;
    ensure!(ran.status.success(), "the pages' own benchmark failed:\n{}", String::from_utf8_lossy(&ran.stderr));
    let measured: Vec<Measured> = serde_json::from_slice(&ran.stdout).context("read what it measured")?;
    ensure!(!measured.is_empty(), "the pages' own benchmark measured nothing");
    let figures: Vec<Figure> = measured.iter().map(figure).collect();
    figures.iter().for_each(crate::journal::say);
    Ok(figures)
}

fn figure(page: &Measured) -> Figure {
    Figure {
        name: "page_ready",
        title: format!("page {} ready over a bare page of its rows", page.page),
        value: page.ours / page.bare,
        unit: "×",
        bar: Some(Bar::AtMost(OVER_BARE)),
        over: format!("{:.0} ms and {:.0} ms, {} rows", page.ours, page.bare, page.rows),
    }
}
