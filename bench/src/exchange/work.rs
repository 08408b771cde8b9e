//! What is recorded and exchanged, the same for all participants.

use crate::proxy::Link;
use crate::seed::Dice;
use anyhow::Context;
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;
use std::time::Duration;

pub const MEMBERS: usize = 100;
const SEED: u64 = 2_026;
/// 12 March 2026, 19:30 in Vietnam.
const BEGINS_MS: i64 = 1_773_318_600_000;
const ABSENT: [&str; 5] = ["absent_work", "absent_study", "absent_far_away", "absent_personal", "absent_without"];

/// Kinds of work, in the order in which a cell would do them. Each continues from the state after the one
/// before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Work {
    /// Only ours: the peers have no forms. The bars of what follows hold in a book that has the form and its answers.
    Form,
    Answers,
    Thousand,
    One,
    Nothing,
    Essays,
    Month,
    NewLaptop,
}

impl Work {
    pub const ALL: [Work; 8] = [
        Work::Form,
        Work::Answers,
        Work::Thousand,
        Work::One,
        Work::Nothing,
        Work::Essays,
        Work::Month,
        Work::NewLaptop,
    ];

    /// The name in `out/bench.json`.
    pub fn name(self) -> &'static str {
        match self {
            Work::Form => "form",
            Work::Answers => "answers",
            Work::Thousand => "1000",
            Work::One => "1",
            Work::Nothing => "none",
            Work::Essays => "essays",
            Work::Month => "month",
            Work::NewLaptop => "new_laptop",
        }
    }

    /// The name in a table.
    pub fn title(self) -> &'static str {
        match self {
            Work::Form => "a form of 30 questions with 40 choices comes down",
            Work::Answers => "its 30 answers go up",
            Work::Thousand => "1.000 marks, each saved on its own",
            Work::One => "one mark more",
            Work::Nothing => "nothing new",
            Work::Essays => "300 typed essays of 3–10 kB",
            Work::Month => "a laptop back after 30 days (200 marks, 10 essays)",
            Work::NewLaptop => "a new laptop (five years: 6.200 marks, 310 essays)",
        }
    }

    /// The time limit of a measurement.
    pub fn limit(self, link: Link) -> Duration {
        Duration::from_secs(match (self, link) {
            (Work::Form | Work::Answers | Work::One | Work::Nothing, _) => 60,
            (Work::Thousand | Work::Month, _) => 150,
            (Work::NewLaptop, Link::Rough) => 240,
            (Work::NewLaptop, Link::Slow) => 1_000,
            (Work::Essays, Link::Slow) => 450,
            (Work::Essays | Work::NewLaptop, _) => 300,
        })
    }
}

pub struct Mark {
    pub session: usize,
    pub member: usize,
    /// The name that `roll_call.mark` uses.
    pub mark: &'static str,
    /// The pause after the previous mark, where stamps are to differ as a person's would.
    pub pause: Duration,
    /// Milliseconds since 1970.
    pub at_ms: i64,
}

pub struct Essay {
    pub number: usize,
    pub paragraphs: Vec<String>,
}

impl Essay {
    /// Three rounds of a hundred, and one more for the month.
    pub fn round(&self) -> usize {
        self.number / MEMBERS
    }

    pub fn member(&self) -> usize {
        self.number % MEMBERS
    }

    pub fn text(&self) -> String {
        self.paragraphs.join("\n")
    }
}

#[derive(Default)]
pub struct Batch {
    pub marks: Vec<Mark>,
    pub essays: Vec<Essay>,
}

impl Batch {
    pub fn sessions(&self) -> BTreeSet<usize> {
        self.marks.iter().map(|mark| mark.session).collect()
    }

    pub fn rounds(&self) -> BTreeSet<usize> {
        self.essays.iter().map(Essay::round).collect()
    }
}

/// The pauses between marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timing {
    /// Up to 32 ms. A person takes longer, but in a bench of minutes five random bits per stamp must do.
    Typed,
    /// No pauses.
    Poured,
}

/// Every member's mark in these sessions, about one in seven absent.
pub fn marks(sessions: Range<usize>, timing: Timing) -> Vec<Mark> {
    let mut dice = Dice::new(SEED + sessions.start as u64);
    let mut at_ms = BEGINS_MS + sessions.start as i64 * 86_400_000;
    let pairs = sessions.flat_map(|session| (0..MEMBERS).map(move |member| (session, member)));
    pairs
        .map(|(session, member)| {
            let mark = if dice.below(7) == 0 { ABSENT[dice.below(ABSENT.len())] } else { "present" };
            let pause = 1 + dice.below(32) as u64;
            at_ms += pause as i64;
            let pause = if timing == Timing::Typed { Duration::from_millis(pause) } else { Duration::ZERO };
            Mark { session, member, mark, pause, at_ms }
        })
        .collect()
}

/// A mark that replaces another value.
pub fn one_more() -> Mark {
    Mark { session: 0, member: 0, mark: "absent_without", pause: Duration::ZERO, at_ms: BEGINS_MS + 40 * 86_400_000 }
}

/// The essays made by `scripts/bench-prose`, each a list of paragraphs.
pub fn all_essays(file: &Path) -> anyhow::Result<Vec<Vec<String>>> {
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("read {} (scripts/bench-prose makes it)", file.display()))?;
    Ok(serde_json::from_str(&text)?)
}

/// The essays with these numbers.
pub fn essays(file: &Path, numbers: Range<usize>) -> anyhow::Result<Vec<Essay>> {
    let all = all_essays(file)?;
    let some = all.get(numbers.clone()).with_context(|| format!("{} holds {} essays", file.display(), all.len()))?;
    Ok(numbers.zip(some).map(|(number, paragraphs)| Essay { number, paragraphs: paragraphs.clone() }).collect())
}

/// Which essays of the bench's file each kind of work takes.
pub const TYPED: Range<usize> = 0..300;
pub const OF_THE_MONTH: Range<usize> = 300..310;
/// Which sessions, of a hundred marks each, each kind of work takes.
pub const OF_THE_THOUSAND: Range<usize> = 0..10;
pub const OF_THE_MONTHS_MARKS: Range<usize> = 10..12;
pub const OF_FIVE_YEARS: Range<usize> = 12..62;
