//! Measures our program and peers in one run: the cost of an exchange on good and bad lines, the performance of
//! the journal, and the load a server bears.
//! **Invariant:** every figure was measured in this run, after the work was verified to be complete at both
//! ends; limits come from the design.

mod calls;
mod console;
mod exchange;
mod journal;
mod load;
mod memory;
mod pages;
mod papers;
mod proxy;
mod seed;

use anyhow::{Context, bail};
use clap::{Parser, ValueEnum};
use exchange::{Asked, System};
use proxy::Link;
use serde_json::json;
use std::path::PathBuf;

#[derive(Parser)]
#[command(about = "Measures the exchange and the journal; writes out/bench.json and out/bench.md")]
struct Words {
    /// Parts to measure; all of them if none is named
    #[arg(long, value_enum, value_delimiter = ',')]
    only: Vec<Part>,
    /// Lines to exchange over: full, slow, rough
    #[arg(long, value_delimiter = ',', value_parser = link, default_value = "full,slow,rough")]
    links: Vec<Link>,
    /// Peers to compare with: pouchdb, anki, taskchampion, or none
    #[arg(long, value_delimiter = ',', default_value = "pouchdb,anki,taskchampion")]
    peers: Vec<String>,
    /// The file made by scripts/bench-prose
    #[arg(default_value = "out/essays.json")]
    essays: PathBuf,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    Exchange,
    /// All of the following
    Journal,
    Bulk,
    Saves,
    Essays,
    Rebuild,
    /// What the window's calls cost in a book of one year and of five
    Calls,
    /// What the district's console asks again and again
    Console,
    /// The memory of the window's processes, beside an empty window
    Memory,
    /// How soon a page of the window is ready, beside a bare page of the same rows
    Pages,
    /// Papers as PDF
    Papers,
    /// Two thousand laptops at one server
    Load,
}

fn link(word: &str) -> Result<Link, String> {
    [Link::Full, Link::Slow, Link::Rough]
        .into_iter()
        .find(|link| link.name() == word)
        .ok_or_else(|| "full, slow or rough".to_owned())
}

fn main() -> anyhow::Result<()> {
    let words = Words::parse();
    let wants = |part| words.only.is_empty() || words.only.contains(&part);
    let (mut report, mut figures, mut missed) = (String::new(), serde_json::Map::new(), Vec::new());
    if wants(Part::Exchange) {
        let peers = System::ALL.into_iter().filter(|peer| words.peers.iter().any(|word| word == peer.name())).collect();
        let asked = Asked { essays: words.essays.clone(), links: words.links.clone(), peers, last: None };
        let measured = exchange::measure(&asked)?;
        report.push_str(&exchange::as_markdown(&measured));
        figures.insert("exchange".to_owned(), exchange::as_json(&measured));
        missed.extend(exchange::missed(&measured));
    }
    let parts = [
        (Part::Bulk, journal::Part::Bulk),
        (Part::Saves, journal::Part::Saves),
        (Part::Essays, journal::Part::Essays),
        (Part::Rebuild, journal::Part::Rebuild),
    ];
    let asked = parts.into_iter().filter(|(part, _)| wants(Part::Journal) || wants(*part));
    let parts: Vec<_> = asked.map(|(_, part)| part).collect();
    if !parts.is_empty() {
        let measured = journal::measure(&parts, &words.essays)?;
        report.push('\n');
        report.push_str(&journal::as_markdown(&measured));
        figures.insert("journal".to_owned(), journal::as_json(&measured));
        missed.extend(journal::missed(&measured));
    }
    if wants(Part::Calls) {
        let measured = calls::measure(&words.essays)?;
        report.push('\n');
        report.push_str(&journal::as_markdown(&measured));
        figures.insert("calls".to_owned(), journal::as_json(&measured));
        missed.extend(journal::missed(&measured));
    }
    if wants(Part::Console) {
        let measured = console::measure()?;
        report.push('\n');
        report.push_str(&journal::as_markdown(&measured));
        figures.insert("console".to_owned(), journal::as_json(&measured));
        missed.extend(journal::missed(&measured));
    }
    if wants(Part::Memory) {
        let measured = memory::measure(&words.essays)?;
        report.push('\n');
        report.push_str(&journal::as_markdown(&measured));
        figures.insert("memory".to_owned(), journal::as_json(&measured));
        missed.extend(journal::missed(&measured));
    }
    if wants(Part::Pages) {
        let measured = pages::measure()?;
        report.push('\n');
        report.push_str(&journal::as_markdown(&measured));
        figures.insert("pages".to_owned(), journal::as_json(&measured));
        missed.extend(journal::missed(&measured));
    }
    if wants(Part::Papers) {
        let measured = papers::measure()?;
        report.push('\n');
        report.push_str(&journal::as_markdown(&measured));
        figures.insert("papers".to_owned(), journal::as_json(&measured));
        missed.extend(journal::missed(&measured));
    }
    if wants(Part::Load) {
        let measured = load::measure()?;
        report.push('\n');
        report.push_str(&load::as_markdown(&measured));
        figures.insert("load".to_owned(), load::as_json(&measured));
        missed.extend(load::missed(&measured));
    }
    println!("\n{report}");
    figures.insert("missed".to_owned(), json!(missed));
    std::fs::create_dir_all("out").context("make out/")?;
    std::fs::write("out/bench.json", serde_json::to_string_pretty(&figures)?).context("write out/bench.json")?;
    std::fs::write("out/bench.md", report).context("write out/bench.md")?;
    if missed.is_empty() { Ok(()) } else { bail!("outside the bars:\n{}", missed.join("\n")) }
}
