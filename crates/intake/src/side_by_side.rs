//! Splits lists that are side by side on one sheet into separate sheets. Columns keep their letters.

use crate::choices::Target;
use crate::encoding::Encoding;
use crate::grid::letter;
use crate::grid::{Row, Sheet};
use crate::layout::{self, Layout};
use crate::proposal::encoding_of;
use crate::roster::looks_like_name;
use crate::text::fold;

/// The most lists on one sheet, and the most rows of a sheet that is split: the parts together take the same
/// memory again.
const MAX_LISTS: usize = 8;
const MAX_PARTED_ROWS: usize = 5_000;

/// Each sheet, followed by the further lists on it.
pub fn split(sheets: Vec<Sheet>, font_hint: Encoding) -> Vec<Sheet> {
    sheets.into_iter().flat_map(|sheet| parts(sheet, font_hint)).collect()
}

fn parts(sheet: Sheet, font_hint: Encoding) -> Vec<Sheet> {
    let starts = if sheet.rows.len() <= MAX_PARTED_ROWS { starts(&sheet, font_hint) } else { Vec::new() };
    if starts.len() < 2 {
        return vec![sheet];
    }
    let ends = starts.iter().skip(1).copied().chain([sheet.width()]);
    let parts = starts.iter().zip(ends).enumerate();
    parts.map(|(at, (start, end))| part(&sheet, if at == 0 { 0 } else { *start }, end)).collect()
}

/// The columns from `start` up to `end`. The first list keeps the sheet's name.
fn part(sheet: &Sheet, start: usize, end: usize) -> Sheet {
    let rows = sheet.rows.iter().map(|row| {
        let mut cells: Vec<_> = row.cells.iter().take(end).cloned().collect();
        cells.iter_mut().take(start).for_each(|cell| *cell = crate::grid::Cell::Empty);
        let struck = row.struck.range(start..end).map(|(column, strike)| (*column, strike.clone())).collect();
        Row { cells, struck, ..*row }
    });
    let mut part = sheet.like();
    part.rows = rows.filter(|row| row.filled() > 0).collect();
    part.merges = sheet.merges.iter().filter(|merge| (start..end).contains(&merge.left)).copied().collect();
    part.index_merges();
    if start > 0 {
        part.name = format!("{} (cột {}–{})", sheet.name, letter(start), letter(end - 1));
        part.part_of = Some(sheet.name.clone());
    }
    part
}

/// The first column of each list on a sheet.
fn starts(sheet: &Sheet, font_hint: Encoding) -> Vec<usize> {
    let encoding = encoding_of(sheet, font_hint);
    let layout = layout::heading(sheet, encoding);
    let mut starts: Vec<usize> = Vec::new();
    let mut last_name = None;
    for column in (0..layout.targets.len()).filter(|column| is_name(&layout, *column)) {
        let Some(names) = last_name else {
            let begins = |at: &usize| layout.headings.get(*at).is_some_and(|heading| !heading.is_empty());
            starts.push((0..=column).find(begins).unwrap_or(column));
            last_name = Some((column, column));
            continue;
        };
        if let Some(start) = further(sheet, &layout, encoding, (names, starts[0]), column)
            && starts.len() < MAX_LISTS
        {
            starts.push(start);
            last_name = Some((names.0, column));
        }
    }
    starts
}

/// Whether this is a column of names; if the heading covers two columns, the left one.
fn is_name(layout: &Layout, column: usize) -> bool {
    let same_as_left = column > 0 && layout.headings.get(column - 1) == layout.headings.get(column);
    matches!(layout.targets[column], Target::Name | Target::FamilyName) && !same_as_left
}

/// The first column of the list with these names, if it is a separate list: it has people, and the first list's
/// heading or its own numbering.
fn further(
    sheet: &Sheet,
    layout: &Layout,
    encoding: Encoding,
    ((first_name, last_name), first_start): ((usize, usize), usize),
    column: usize,
) -> Option<usize> {
    let heading = |at: usize| layout.headings.get(at).map(|text| fold(text)).unwrap_or_default();
    let between = last_name + 1..column;
    let numbering = between.clone().rev().find(|at| layout.targets[*at] == Target::Number);
    let repeated = heading(column) == heading(first_name);
    let mut below = sheet.rows.iter().filter(|row| row.number > layout.header.1);
    let peopled = below.any(|row| looks_like_name(&encoding.text(&row.cell(column).raw())));
    if !(repeated || numbering.is_some()) || !peopled {
        return None;
    }
    // As many columns before its names as in the first list.
    let lead = column - (first_name - first_start);
    let mirrored = between.contains(&lead) && heading(lead) == heading(first_start);
    Some(if mirrored { lead } else { numbering.unwrap_or(column) })
}
