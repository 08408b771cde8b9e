//! Making the tables and the index anew from the journal of a five-year commune, at three sizes: twice the book, twice the time.

use super::bulk::{new_book, opened_again, take_in};
use super::essays::texts;
use super::history::Author;
use super::took::Took;
use super::{Bar, Figure};
use anyhow::ensure;
use std::path::Path;

const MARKS: usize = 150_000;
const ESSAYS: usize = 15_000;
/// How many of the essays' texts differ: sealing one takes longer than anything measured here.
const TEXTS: usize = 300;
/// Of each only the beginning: at full length nearly all of the time would be FTS5's, and minutes of it.
const PARAGRAPHS: usize = 2;
/// Between one size and the next; 2 is linear.
const GROWTH: f64 = 2.2;

pub fn measure(dir: &Path, file: &Path) -> anyhow::Result<Vec<Figure>> {
    let beginning = |text: String| text.lines().take(PARAGRAPHS).collect::<Vec<_>>().join("\n");
    let texts: Vec<String> = texts(file, TEXTS)?.into_iter().map(beginning).collect();
    let average = texts.iter().map(String::len).sum::<usize>() / TEXTS;
    let mut figures = Vec::new();
    let mut before: Option<(f64, f64)> = None;
    for (part, name, size) in [(4, "rebuild_quarter", "¼"), (2, "rebuild_half", "½"), (1, "rebuild_whole", "1")] {
        let (marks, essays) = (MARKS / part, ESSAYS / part);
        let seconds = rebuild(&dir.join(name), &texts, marks, essays)?;
        let counted = crate::exchange::thousands;
        let over = format!(
            "{} marks, {} essays of {average} bytes; {:.1} s of the processor",
            counted(marks as u64),
            counted(essays as u64),
            seconds.1
        );
        let title = format!("rebuild of a five-year commune, {size} of it");
        figures.push(Figure { name, title, value: seconds.0, unit: "s", bar: None, over });
        if let Some(smaller) = before.replace(seconds) {
            let name = if part == 2 { "rebuild_growth_to_half" } else { "rebuild_growth_to_whole" };
            let title = format!("time for {size} of it over time for half of that");
            figures.push(Figure {
                name,
                title,
                value: seconds.0 / smaller.0,
                unit: "×",
                bar: Some(Bar::AtMost(GROWTH)),
                over: format!("by the processor's time {:.2}", seconds.1 / smaller.1),
            });
        }
    }
    Ok(figures)
}

fn rebuild(dir: &Path, texts: &[String], marks: usize, essays: usize) -> anyhow::Result<(f64, f64)> {
    let mut book = new_book(dir)?;
    let sealed = texts.iter().map(|text| book.ring().seal_text(text)).collect::<Result<Vec<_>, _>>()?;
    let mut author = Author::new(book.own_book(), 5);
    author.mark(marks);
    for number in 0..essays {
        author.essay(&sealed[number % sealed.len()]);
    }
    take_in(&mut book, &mut author)?;
    let hash = |book: &store::Book| store::content_hash(book.connection(), book.own_book());
    let before = hash(&book)?;
    // Left open, a small book would lie in memory with all its pages and a large one would not.
    let mut book = opened_again(book)?;
    let took = Took::begin();
    book.rebuild()?;
    let seconds = (took.wall(), took.processor());
    ensure!(hash(&book)? == before, "the tables are not what they were");
    drop(book);
    std::fs::remove_dir_all(dir)?;
    Ok(seconds)
}
