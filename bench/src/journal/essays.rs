//! Essays taken in and indexed for search, compared with plain FTS5 on the same texts.

use super::bulk::{new_book, take_in};
use super::history::Author;
use super::timing::Timing;
use super::{Bar, Figure};
use crate::seed::Dice;
use anyhow::ensure;
use domain::language::{exact_fold, fold};
use rusqlite::Connection;
use std::path::Path;

const SIZES: [usize; 2] = [300, 3_000];
const TURNS: usize = 3;

pub fn measure(dir: &Path, file: &Path) -> anyhow::Result<Vec<Figure>> {
    let mut figures = Vec::new();
    for count in SIZES {
        let texts = texts(file, count)?;
        let (ours, bare) = by_turns(dir, &texts)?;
        let name = if count == SIZES[0] { "essays_over_fts5" } else { "essays_over_fts5_3000" };
        figures.push(Figure {
            name,
            title: format!(
                "{} essays verified, merged and indexed, of the speed of bare FTS5",
                crate::exchange::thousands(count as u64)
            ),
            value: bare.0 / ours.0 * 100.0,
            unit: "%",
            bar: Some(Bar::AtLeast(75.0)),
            over: format!(
                "{:.0} essays a second; bare FTS5, the same two indexes over the same words, {:.0}; by the processor's time {:.0} %",
                count as f64 / ours.0,
                count as f64 / bare.0,
                bare.1 / ours.1 * 100.0
            ),
        });
    }
    Ok(figures)
}

/// Measures both in turn, three times, and returns the pair with the median ratio, each as (wall-clock seconds,
/// processor seconds).
fn by_turns(dir: &Path, texts: &[String]) -> anyhow::Result<((f64, f64), (f64, f64))> {
    let count = texts.len();
    let mut pairs = Vec::new();
    for turn in 0..TURNS {
        let ours = by_the_book(&dir.join(format!("book-{count}-{turn}")), texts)?;
        let bare = by_fts5(&dir.join(format!("fts-{count}-{turn}.db")), texts)?;
        pairs.push((ours, bare));
    }
    pairs.sort_by(|one, other| (one.1.0 / one.0.0).total_cmp(&(other.1.0 / other.0.0)));
    Ok(pairs.swap_remove(TURNS / 2))
}

/// As many different texts as wanted: random combinations of paragraphs from the bench's essays.
pub fn texts(file: &Path, count: usize) -> anyhow::Result<Vec<String>> {
    let essays = crate::exchange::essays(file)?;
    let paragraphs: Vec<&String> = essays.iter().flatten().collect();
    let mut dice = Dice::new(3);
    let deal = |essay: &Vec<String>, dice: &mut Dice| {
        let dealt: Vec<&str> = essay.iter().map(|_| paragraphs[dice.below(paragraphs.len())].as_str()).collect();
        dealt.join("\n")
    };
    let first = essays.iter().map(|essay| essay.join("\n"));
    let mut made: Vec<String> = first.take(count).collect();
    while made.len() < count {
        made.push(deal(&essays[made.len() % essays.len()], &mut dice));
    }
    Ok(made)
}

fn by_the_book(dir: &Path, texts: &[String]) -> anyhow::Result<(f64, f64)> {
    let mut book = new_book(dir)?;
    let mut author = Author::new(book.own_book(), 4);
    for text in texts {
        author.essay(&book.ring().seal_text(text)?);
    }
    let took = Timing::begin();
    take_in(&mut book, &mut author)?;
    let seconds = (took.wall(), took.processor());
    let indexed: usize = book.connection().query_row("SELECT count(*) FROM search_exact", [], |row| row.get(0))?;
    ensure!(indexed >= texts.len(), "{indexed} of {} texts were indexed", texts.len());
    Ok(seconds)
}

/// Also in an encrypted file, with folded text, in transactions as large as a page.
fn by_fts5(path: &Path, texts: &[String]) -> anyhow::Result<(f64, f64)> {
    let mut bare = Connection::open(path)?;
    bare.pragma_update(None, "key", format!("x'{}'", "5a".repeat(32)))?;
    bare.pragma_update(None, "journal_mode", "WAL")?;
    bare.pragma_update(None, "synchronous", "FULL")?;
    bare.execute_batch(
        "CREATE VIRTUAL TABLE search_folded USING fts5 (text, tokenize = \"unicode61 remove_diacritics 0\", prefix = '2 3');
         CREATE VIRTUAL TABLE search_exact USING fts5 (text, tokenize = \"unicode61 remove_diacritics 0\");",
    )?;
    let folded: Vec<(String, String)> = texts.iter().map(|text| (fold(text), exact_fold(text))).collect();
    let took = Timing::begin();
    for page in folded.chunks(100) {
        let transaction = bare.transaction()?;
        for (folded, exact) in page {
            transaction.prepare_cached("INSERT INTO search_folded (text) VALUES (?1)")?.execute([folded])?;
            transaction.prepare_cached("INSERT INTO search_exact (text) VALUES (?1)")?.execute([exact])?;
        }
        transaction.commit()?;
    }
    Ok((took.wall(), took.processor()))
}
