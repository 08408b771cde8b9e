//! Rebuilding the tables and the index from five years of a commune's journal, at three sizes: twice the book
//! may take twice the time.

use super::bulk::{new_book, opened_again, take_in};
use super::essays::texts;
use super::history::Author;
use super::timing::Timing;
use super::{Bar, Figure};
use anyhow::ensure;
use journal::Hash;
use std::path::Path;
use store::Book;

const MARKS: usize = 150_000;
const ESSAYS: usize = 15_000;
/// How many of the essays' texts differ: sealing one takes longer than anything measured here.
const TEXTS: usize = 300;
/// Only the beginning of each text is used: at full length FTS5 would take nearly all of the time, and minutes
/// of it.
const PARAGRAPHS: usize = 2;
/// How often all sizes are measured in turn: the machine's speed changes from minute to minute, and only the
/// ratio of the sizes matters.
const ROUNDS: usize = 5;
/// The most time for one size divided by the time for half of it; 2 is linear.
const GROWTH: f64 = 2.1;

/// One size: its fraction of the commune, its book, and the time of each round (wall-clock seconds, processor
/// seconds).
struct Size {
    part: usize,
    sign: &'static str,
    book: Book,
    content: Hash,
    took: Vec<(f64, f64)>,
}

pub fn measure(dir: &Path, file: &Path) -> anyhow::Result<Vec<Figure>> {
    let beginning = |text: String| text.lines().take(PARAGRAPHS).collect::<Vec<_>>().join("\n");
    let texts: Vec<String> = texts(file, TEXTS)?.into_iter().map(beginning).collect();
    let mut sizes = Vec::new();
    for (part, sign) in [(4, "¼"), (2, "½"), (1, "1")] {
        let book = filled(&dir.join(format!("rebuild-{part}")), &texts, MARKS / part, ESSAYS / part)?;
        let content = content(&book)?;
        sizes.push(Size { part, sign, book, content, took: Vec::new() });
    }
    for _ in 0..ROUNDS {
        sizes = sizes.into_iter().map(made_anew).collect::<Result<_, _>>()?;
    }
    let average = texts.iter().map(String::len).sum::<usize>() / TEXTS;
    let times = sizes.iter().map(|size| time(size, average));
    let growths = sizes.windows(2).map(|pair| growth(&pair[0], &pair[1]));
    Ok(times.chain(growths).collect())
}

fn time(size: &Size, average: usize) -> Figure {
    let (marks, essays) = (MARKS / size.part, ESSAYS / size.part);
    let counted = |count: usize| crate::exchange::thousands(count as u64);
    Figure {
        name: match size.part {
            1 => "rebuild_whole",
            2 => "rebuild_half",
            _ => "rebuild_quarter",
        },
        title: format!("rebuild of a five-year commune, {} of it", size.sign),
        value: middle(size.took.iter().map(|took| took.0)),
        unit: "s",
        bar: None,
        over: format!(
            "{} marks, {} essays of {average} bytes; {:.1} s of the processor; the middle of {ROUNDS} rounds",
            counted(marks),
            counted(essays),
            middle(size.took.iter().map(|took| took.1))
        ),
    }
}

/// The ratio is computed for each round separately.
fn growth(smaller: &Size, size: &Size) -> Figure {
    let rounds = || smaller.took.iter().zip(&size.took);
    Figure {
        name: if size.part == 2 { "rebuild_growth_to_half" } else { "rebuild_growth_to_whole" },
        title: format!("time for {} of it over time for half of that", size.sign),
        value: middle(rounds().map(|(one, other)| other.0 / one.0)),
        unit: "×",
        bar: Some(Bar::AtMost(GROWTH)),
        over: format!("by the processor's time {:.2}", middle(rounds().map(|(one, other)| other.1 / one.1))),
    }
}

fn middle(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn content(book: &Book) -> anyhow::Result<Hash> {
    Ok(store::content_hash(book.connection(), book.own_book())?)
}

/// Rebuilds a book that was just reopened: otherwise all pages of a small book would be in memory, but not
/// those of a large one.
fn made_anew(mut size: Size) -> anyhow::Result<Size> {
    size.book = opened_again(size.book)?;
    let took = Timing::begin();
    size.book.rebuild()?;
    size.took.push((took.wall(), took.processor()));
    ensure!(content(&size.book)? == size.content, "the tables are not what they were");
    Ok(size)
}

fn filled(dir: &Path, texts: &[String], marks: usize, essays: usize) -> anyhow::Result<Book> {
    let mut book = new_book(dir)?;
    let sealed = texts.iter().map(|text| book.ring().seal_text(text)).collect::<Result<Vec<_>, _>>()?;
    let mut author = Author::new(book.own_book(), 5);
    author.mark(marks);
    for number in 0..essays {
        author.essay(&sealed[number % sealed.len()]);
    }
    take_in(&mut book, &mut author)?;
    Ok(book)
}
