//! Lines: a chain is one line of changes until its laptop is copied; then each copy continues in a line of its
//! own that leaves another line after a number. Line keys are local to each holder, so everything that is sent
//! or signed identifies changes by their hashes.

use crate::bounds::{MOST_LINES_OF_BOOK, MOST_LINES_OF_CHAIN};
use crate::chain::Link;
use crate::mutant::{Mutant, is_active};
use crate::{BadSegment, ChainName, ChangeRef, Cut, Hash, Segment};
use domain::changes::check_of;

/// One line of a chain, as its holder stores it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The holder's local name for the line.
    pub key: i64,
    /// The line it leaves, and the last number the two share.
    pub leaves: Option<(i64, u64)>,
    pub number: u64,
    pub hash: Hash,
}

impl Line {
    /// The last number before the line's own changes.
    pub fn base(&self) -> u64 {
        self.leaves.map_or(0, |(_, base)| base)
    }
}

/// The lines of one chain, and the hashes on them.
pub trait Lines {
    type Error;

    fn lines(&self) -> &[Line];

    /// The hash of a change that is this line's own, not one of a line it left.
    fn own_hash(&self, line: i64, number: u64) -> Result<Option<Hash>, Self::Error>;

    fn name(&self) -> ChainName;

    fn line(&self, key: i64) -> Option<&Line> {
        self.lines().iter().find(|line| line.key == key)
    }

    /// The line that stores the change with this number: this line, or one it left.
    fn holder(&self, line: &Line, number: u64) -> Line {
        let mut holder = *line;
        while let Some((parent, base)) = holder.leaves
            && number <= base
            && let Some(above) = self.line(parent)
        {
            holder = *above;
        }
        holder
    }

    fn hash_at(&self, line: &Line, number: u64) -> Result<Option<Hash>, Self::Error> {
        match number {
            0 => Ok(Some(self.name().genesis())),
            _ if number > line.number => Ok(None),
            _ if number == line.number => Ok(Some(line.hash)),
            _ => self.own_hash(self.holder(line, number).key, number),
        }
    }

    /// The first line on which the change with this number has a hash that fits.
    fn line_through(&self, number: u64, fits: impl Fn(&Hash) -> bool) -> Result<Option<Line>, Self::Error> {
        for line in self.lines() {
            if self.hash_at(line, number)?.is_some_and(|hash| fits(&hash)) {
                return Ok(Some(*line));
            }
        }
        Ok(None)
    }

    /// Refines a cut where this chain has several changes under one number.
    fn part(&self, cut: &mut Cut) -> Result<(), Self::Error> {
        part_of(self, cut)
    }

    /// The last number two lines share.
    fn shared(&self, one: &Line, other: &Line) -> u64 {
        if one.key == other.key {
            return one.number.min(other.number);
        }
        let ends = |mut line: Line| {
            let mut path = vec![(line.key, line.number)];
            while let Some((parent, base)) = line.leaves
                && let Some(above) = self.line(parent)
            {
                path.push((parent, base.min(path.last().map_or(base, |(_, end)| *end))));
                line = *above;
            }
            path
        };
        let (mine, theirs) = (ends(*one), ends(*other));
        let common = mine.iter().filter_map(|(key, end)| {
            theirs.iter().find(|(other, _)| other == key).map(|(_, other_end)| *end.min(other_end))
        });
        common.max().unwrap_or(0)
    }
}

/// Refines a cut for a chain that was written by a copied laptop and so has several lines.
fn part_of<L: Lines + ?Sized>(lines: &L, cut: &mut Cut) -> Result<(), L::Error> {
    let id = lines.name().id();
    let Some(base) = lines.lines().iter().filter(|line| line.leaves.is_some()).map(Line::base).min() else {
        return Ok(());
    };
    let mut covered = Vec::new();
    for tip in cut.tips.iter().filter(|tip| tip.chain == id) {
        let Some(line) = lines.line_through(tip.number, |hash| check_of(hash) == tip.check)? else { continue };
        for number in base + 1..=tip.number {
            covered.extend(lines.hash_at(&line, number)?.map(|hash| ChangeRef::new(id, number, &hash)));
        }
    }
    cut.part(id, base, covered);
    Ok(())
}

/// Where a segment belongs in its chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Placing {
    /// The segment continues a line, or begins the chain if `line` is `None`. The first `known` changes are
    /// already here.
    Goes {
        line: Option<i64>,
        known: usize,
        links: Vec<Link>,
    },
    /// The segment leaves a line after a number: a copy of the laptop wrote it.
    Leaves {
        line: i64,
        after: u64,
        known: usize,
        links: Vec<Link>,
    },
    /// The segment starts after the last change here.
    Gap {
        have: u64,
    },
    /// The segment's numbers exist here but it follows none of these changes: the sender should send the chain
    /// from its beginning.
    Unfitting,
    Bad(BadSegment),
}

/// Verifies a segment and finds its place among the lines of its chain.
pub fn place<L: Lines>(lines: &L, segment: &Segment, public_key: &[u8; 32]) -> Result<Placing, L::Error> {
    let before = segment.first.saturating_sub(1);
    let mut starts: Vec<(Hash, Vec<Line>)> = Vec::new();
    for line in lines.lines() {
        if let Some(hash) = lines.hash_at(line, before)? {
            match starts.iter_mut().find(|(known, _)| *known == hash) {
                Some((_, sharing)) => sharing.push(*line),
                None => starts.push((hash, vec![*line])),
            }
        }
    }
    if starts.is_empty() && before == 0 {
        starts.push((segment.chain.genesis(), Vec::new()));
    }
    if segment.first == 0 || starts.is_empty() {
        return Ok(Placing::Gap { have: lines.lines().iter().map(|line| line.number).max().unwrap_or(0) });
    }
    for (hash, sharing) in starts {
        match segment.verify(&hash, public_key) {
            Ok(links) => return among(lines, segment.first, sharing, links),
            Err(BadSegment::Signature) => {}
            Err(bad) => return Ok(Placing::Bad(bad)),
        }
    }
    Ok(if before == 0 { Placing::Bad(BadSegment::Signature) } else { Placing::Unfitting })
}

/// Returns the placing unchanged, unless it would add a line beyond the limit of lines of its chain or its
/// book.
pub fn if_room(placing: Placing, of_chain: usize, of_book: usize) -> Placing {
    let begins = matches!(placing, Placing::Goes { line: None, .. } | Placing::Leaves { .. });
    if begins && (of_chain >= MOST_LINES_OF_CHAIN || of_book >= MOST_LINES_OF_BOOK) {
        return Placing::Bad(BadSegment::TooManyLines);
    }
    placing
}

/// Places the segment on the line, among those that hold its predecessor, that shares the most changes with it.
fn among<L: Lines>(lines: &L, first: u64, sharing: Vec<Line>, links: Vec<Link>) -> Result<Placing, L::Error> {
    let mut best: Option<(usize, Line)> = None;
    for line in sharing {
        let mut known = 0;
        while let Some((_, hash)) = links.get(known)
            && lines.hash_at(&line, first + known as u64)?.as_ref() == Some(hash)
        {
            known += 1;
        }
        let ends_here = line.number + 1 == first + known as u64;
        let better =
            best.is_none_or(|(most, held)| known > most || (known == most && ends_here && held.number != line.number));
        if better {
            best = Some((known, line));
        }
    }
    let Some((known, line)) = best else { return Ok(Placing::Goes { line: None, known: 0, links }) };
    let after = first + known as u64 - 1;
    if is_active(Mutant::BranchDropped) && line.number != after {
        let known = links.len();
        return Ok(Placing::Goes { line: Some(line.key), known, links });
    }
    if known == links.len() || line.number == after {
        return Ok(Placing::Goes { line: Some(line.key), known, links });
    }
    Ok(Placing::Leaves { line: lines.holder(&line, after).key, after, known, links })
}
