//! Making the tables and the index anew from the journal of a five-year commune, at three sizes: twice the book, twice the time.

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
/// Of each only the beginning: at full length nearly all of the time would be FTS5's, and minutes of it.
const PARAGRAPHS: usize = 2;
/// All sizes one after the other, so often: a machine's pace changes by the minute, and what counts is one size beside another.
const ROUNDS: usize = 5;
/// Between one size and the next; 2 is linear.
const GROWTH: f64 = 2.2;

/// One size: its part of the commune, its book, and how long each round took (seconds, of the processor).
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

/// Of each round by itself.
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

/// On a book just opened: left open, a small one would lie in memory with all its pages and a large one would not.
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
