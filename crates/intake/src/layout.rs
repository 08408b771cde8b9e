//! Finds a list's heading and what its columns hold.

use std::collections::BTreeSet;

use domain::dates::{DateOf, Written};

use crate::choices::Target;
use crate::date::{DateRule, read_cell};
use crate::encoding::Encoding;
use crate::grid::{Cell, Row, Sheet};
use crate::heading::recognise;
use crate::roster::{looks_like_card, looks_like_name, looks_like_people, looks_like_sex};
use crate::text::fold;

/// The heading is among the first rows of a sheet, below a few title rows, and takes at most three rows.
const SEARCHED_ROWS: usize = 40;
const MAX_HEIGHT: usize = 3;
/// How many rows of the body are examined for a column's content.
const BODY_SAMPLE: usize = 60;

#[derive(Debug, Clone, Default)]
pub struct Layout {
    pub header: (u32, u32),
    pub targets: Vec<Target>,
    /// One for each column; the parts of a heading are joined by " – ".
    pub headings: Vec<String>,
}

/// The heading and the columns of what is visible. Hidden columns are ignored unless only they hold names.
pub fn find(sheet: &Sheet, encoding: Encoding) -> Layout {
    let Some(seen) = sheet.visible_columns() else { return of_all(sheet, encoding) };
    let mut layout = of_all(&seen, encoding);
    if !layout.targets.iter().any(|target| target.field() == Some("name")) {
        return of_all(sheet, encoding);
    }
    let (first, last) = layout.header;
    let rows: Vec<Row> = (first..=last).filter_map(|number| sheet.row(number).cloned()).collect();
    layout.headings = read_heading(sheet, &rows, encoding).headings;
    layout.targets.resize(sheet.width(), Target::Ignore);
    layout
}

fn of_all(sheet: &Sheet, encoding: Encoding) -> Layout {
    let mut layout = heading(sheet, encoding);
    layout.targets.resize(sheet.width(), Target::Ignore);
    settle(sheet, encoding, &mut layout);
    layout
}

/// The layout by the headings alone.
pub fn heading(sheet: &Sheet, encoding: Encoding) -> Layout {
    let mut best = (0, Layout::default());
    let blank = |number| Row { number, ..Row::default() };
    for first in sheet.rows.iter().take(SEARCHED_ROWS) {
        let mut rows: Vec<Row> = Vec::new();
        for number in (first.number..).take(MAX_HEIGHT) {
            // A row completely covered by cells merged from above has no cells of its own.
            rows.push(sheet.row(number).cloned().unwrap_or_else(|| blank(number)));
            if !rows.iter().all(|r| heading_like(sheet, r, rows.len())) {
                break;
            }
            let layout = read_heading(sheet, &rows, encoding);
            let score = score(&layout.targets);
            let refines = score == best.0 && best.1.header.0 == first.number && only_headings(rows.last(), encoding);
            if score > best.0 || (score > 0 && refines) {
                best = (score, layout);
            }
        }
    }
    best.1
}

/// A row of nothing but headings belongs to the heading, even if it adds nothing new.
fn only_headings(row: Option<&Row>, encoding: Encoding) -> bool {
    let Some(row) = row else { return false };
    let known = |text: String| {
        recognise(std::slice::from_ref(&text)).is_some() || matches!(fold(&text).as_str(), "ngay" | "thang" | "nam")
    };
    let mut filled = (0..row.cells.len()).filter(|c| !row.cell(*c).is_empty()).peekable();
    filled.peek().is_some() && filled.all(|c| known(heading_text(row, c, encoding)))
}

/// A name counts most, because a row of headings without one is hardly that of a member list.
fn score(targets: &[Target]) -> usize {
    let distinct: BTreeSet<Target> = targets.iter().copied().filter(|t| *t != Target::Ignore).collect();
    let names = [Target::Name, Target::FamilyName, Target::GivenName];
    let named = distinct.iter().filter(|t| names.contains(t)).count();
    if named == 0 && distinct.len() < 2 {
        return 0;
    }
    distinct.len() + 3 * usize::from(named > 0)
}

fn heading_like(sheet: &Sheet, row: &Row, height: usize) -> bool {
    let texts = row.cells.iter().filter(|c| !c.is_empty()).all(|c| match c {
        Cell::Text(text) => {
            let rule = DateRule::new(false, DateOf::Birth);
            text.chars().count() <= 120 && !matches!(read_cell(c, text, rule), Written::Day(_) | Written::NoSuchDay)
        }
        // A formula that was not calculated may be a heading.
        Cell::Unread(_) => true,
        Cell::Empty | Cell::Number(_) | Cell::Serial(_) => false,
    });
    // A title merged over the whole width is not a row of a heading with several rows.
    let covered = sheet.merges.iter().filter(|m| m.top < row.number && row.number <= m.bottom).count();
    texts && row.filled() + covered > 0 && (height == 1 || row.filled() + covered >= 2)
}

fn read_heading(sheet: &Sheet, rows: &[Row], encoding: Encoding) -> Layout {
    let mut layout = Layout::default();
    if let (Some(first), Some(last)) = (rows.first(), rows.last()) {
        layout.header = (first.number, last.number);
    }
    for column in 0..sheet.width() {
        let parts = heading_parts(sheet, rows, column, encoding);
        layout.targets.push(recognise(&parts).unwrap_or_default());
        layout.headings.push(parts.join(" – "));
    }
    layout
}

/// The heading lines of a column; a merged cell counts for all cells it covers.
fn heading_parts(sheet: &Sheet, rows: &[Row], column: usize, encoding: Encoding) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut owners: Vec<(u32, usize)> = Vec::new();
    for (line, row) in rows.iter().enumerate() {
        let below_filled = rows.get(line + 1).is_some_and(|r| !r.cell(column).is_empty());
        let Some(owner) = owner(sheet, row, column, below_filled) else {
            continue;
        };
        let text = sheet.row(owner.0).map(|r| heading_text(r, owner.1, encoding)).unwrap_or_default();
        if !text.is_empty() && !owners.contains(&owner) {
            parts.push(text);
        }
        owners.push(owner);
    }
    parts
}

/// Headings are often retyped above an old list: if one heading of a row is Unicode, the whole row is.
fn heading_text(row: &Row, column: usize, encoding: Encoding) -> String {
    let unicode = row.cells.iter().any(|c| matches!(c, Cell::Text(text) if encoding.is_beyond(text)));
    let encoding = if unicode { Encoding::None } else { encoding };
    encoding.text(&row.cell(column).raw())
}

/// The cell whose text is shown over this one. If nothing in the row is merged, an empty cell with a
/// sub-heading below belongs to its left neighbour; lists copied from Word are like that.
fn owner(sheet: &Sheet, row: &Row, column: usize, below_filled: bool) -> Option<(u32, usize)> {
    if let Some(merge) = sheet.merge_at(row.number, column) {
        return Some((merge.top, merge.left));
    }
    if !row.cell(column).is_empty() {
        return Some((row.number, column));
    }
    let merged_row = sheet.merges.iter().any(|m| (m.top..=m.bottom).contains(&row.number));
    if !below_filled || merged_row {
        return None;
    }
    (0..column).rev().find(|c| !row.cell(*c).is_empty()).map(|c| (row.number, c))
}

/// Corrects and completes the headings' result by the content of the columns.
fn settle(sheet: &Sheet, encoding: Encoding, layout: &mut Layout) {
    let contents: Vec<Content> =
        (0..sheet.width()).map(|column| Content::of(sheet, column, layout.header.1, encoding)).collect();
    for (target, content) in layout.targets.iter_mut().zip(&contents) {
        *target = match *target {
            Target::SexMale if content.dated() => Target::BornMale,
            Target::SexFemale if content.dated() => Target::BornFemale,
            Target::BornMale if content.ticked() => Target::SexMale,
            Target::BornFemale if content.ticked() => Target::SexFemale,
            // "Dự bị" and "Chính thức" as columns to tick instead of dates.
            Target::Joined if content.ticked() => Target::Status,
            Target::Official if content.ticked() => Target::Ignore,
            Target::Name | Target::FamilyName if content.filled > 0 && content.numbers == content.filled => {
                Target::Ignore
            }
            other => other,
        };
    }
    split_name(layout, &contents);
    find_name(layout, &contents);
    if layout.header == (0, 0) {
        from_content(layout, &contents);
    }
}

/// "Họ và tên" merged over two columns, or the second column without a heading: family name, then given name.
fn split_name(layout: &mut Layout, contents: &[Content]) {
    for at in 0..layout.targets.len().saturating_sub(1) {
        let (left, right) = (layout.targets[at], layout.targets[at + 1]);
        let same_heading = layout.headings.get(at) == layout.headings.get(at + 1);
        let unnamed = layout.headings.get(at + 1).is_none_or(String::is_empty);
        let (Some(first), Some(second)) = (contents.get(at), contents.get(at + 1)) else {
            return;
        };
        let other = second.sexes.max(second.peoples) * 2 > second.filled;
        // A common heading is proof; without a heading the second column must have one word for most names.
        let enough = if same_heading { second.filled * 5 } else { first.filled * 6 };
        let follows = second.words > 0 && second.words * 10 >= enough && second.numbers * 4 <= second.filled && !other;
        let pair = (left == Target::Name && right == Target::Name && same_heading)
            || (left == Target::Name && right == Target::Ignore && unnamed)
            || (left == Target::FamilyName && right == Target::Ignore && unnamed);
        if pair && follows {
            layout.targets[at] = Target::FamilyName;
            layout.targets[at + 1] = Target::GivenName;
            return;
        }
        if left == Target::Name && right == Target::Name && same_heading {
            layout.targets[at + 1] = Target::Ignore;
        }
    }
}

/// A list must have a name: a "Tên" column alone holds whole names; otherwise the column whose content looks
/// like names does.
fn find_name(layout: &mut Layout, contents: &[Content]) {
    let has = |layout: &Layout, target| layout.targets.contains(&target);
    if has(layout, Target::Name) {
        return;
    }
    for (alone, other) in [(Target::GivenName, Target::FamilyName), (Target::FamilyName, Target::GivenName)] {
        if has(layout, alone) && !has(layout, other) {
            for target in layout.targets.iter_mut().filter(|t| **t == alone) {
                *target = Target::Name;
            }
            return;
        }
    }
    if has(layout, Target::FamilyName) {
        return;
    }
    let likely = contents
        .iter()
        .enumerate()
        .filter(|(at, c)| layout.targets[*at] == Target::Ignore && c.names > 0 && c.names * 2 > c.filled)
        .max_by_key(|(at, c)| (c.names, std::cmp::Reverse(*at)));
    if let Some((at, _)) = likely {
        layout.targets[at] = Target::Name;
    }
}

/// A list without headings: the content decides; date columns are in the order of a life.
fn from_content(layout: &mut Layout, contents: &[Content]) {
    let mut dates = [Target::Born, Target::Joined, Target::Official].into_iter();
    for (at, content) in contents.iter().enumerate() {
        if layout.targets[at] != Target::Ignore || content.filled == 0 {
            continue;
        }
        let most = |n: usize| n * 2 > content.filled;
        layout.targets[at] = if most(content.cards) {
            Target::Card
        } else if most(content.dates) {
            dates.next().unwrap_or_default()
        } else if most(content.sexes) {
            Target::Sex
        } else if most(content.peoples) {
            Target::People
        } else {
            Target::Ignore
        };
    }
}

/// Counts over the first rows below the heading.
#[derive(Debug, Default)]
struct Content {
    filled: usize,
    dates: usize,
    numbers: usize,
    marks: usize,
    /// Texts of a single word of letters.
    words: usize,
    names: usize,
    sexes: usize,
    peoples: usize,
    cards: usize,
}

impl Content {
    /// Whether most values are dates; a row of column numbers may be among them.
    fn dated(&self) -> bool {
        self.dates * 2 > self.filled
    }

    fn ticked(&self) -> bool {
        self.marks * 2 > self.filled && self.dates == 0
    }

    fn of(sheet: &Sheet, column: usize, after: u32, encoding: Encoding) -> Self {
        let mut content = Self::default();
        for row in sheet.rows.iter().filter(|r| r.number > after).take(BODY_SAMPLE) {
            let cell = row.cell(column);
            if cell.is_empty() || matches!(cell, Cell::Unread(_)) {
                continue;
            }
            let text = encoding.text(&cell.raw());
            let rule = DateRule::new(sheet.epoch_1904, DateOf::Birth);
            let date = matches!(
                read_cell(cell, &text, rule),
                Written::Day(_) | Written::Year(1920..) | Written::MonthOf(..) | Written::NoSuchDay
            );
            let short_number = matches!(cell, Cell::Number(n) if *n < 1000.0)
                || text.chars().all(|c| c.is_ascii_digit()) && text.len() < 4;
            content.filled += 1;
            content.dates += usize::from(date && !short_number);
            content.numbers += usize::from(!matches!(cell, Cell::Text(_)) || text.chars().all(|c| c.is_ascii_digit()));
            content.marks += usize::from(text.chars().count() <= 2 || text == "true");
            content.words += usize::from(!text.contains(' ') && text.chars().all(char::is_alphabetic));
            content.names += usize::from(text.contains(' ') && looks_like_name(&text));
            content.sexes += usize::from(looks_like_sex(&text));
            content.peoples += usize::from(looks_like_people(&text));
            content.cards += usize::from(looks_like_card(&text));
        }
        content
    }
}
