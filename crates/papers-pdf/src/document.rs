//! A paper and the measures of its template set as data for the template.

use papers::{
    Align, Block, Column, End, Measures, Paper, Signature, Signer, Table, TemplateSet, TitleStyle, Top, dateline,
    ground_lines, recipient_lines,
};
use typst::foundations::{Array, Datetime, Dict, IntoValue, Value, dict};
use typst::layout::Abs;

use crate::letters::Letters;
use crate::{PdfError, chart, code, fonts};

/// What a row may have and still be kept on one page, as a share of the letters that a page has room for.
const WHOLE_ROW: usize = 12;

/// The most cells of all tables and charts: some thousand pages.
const MOST_CELLS: usize = 50_000;
/// The most lines to write on in one place, and the greatest space: about as much as a page has.
const MOST_DOTS: usize = 100;
const MOST_SPACE: u32 = 600;

/// Everything that the template asks for, under `sys.inputs`.
pub fn inputs(paper: &Paper, set: &TemplateSet, made: Option<Datetime>) -> Result<Dict, PdfError> {
    let cells = paper.blocks.iter().map(cells).fold(0, usize::saturating_add);
    if cells > MOST_CELLS {
        return Err(PdfError::TooManyCells(cells));
    }
    let mut letters = Letters::default();
    let width = if paper.landscape { 297.0 } else { 210.0 } - set.measures.margins.left - set.measures.margins.right;
    let blocks: Array = {
        let after = |at: usize| paper.blocks.get(at + 1);
        let blocks = paper.blocks.iter().enumerate();
        blocks.map(|(at, it)| block(it, after(at), width, &mut letters).into_value()).collect()
    };
    let told = dict! {
        "landscape" => paper.landscape,
        "name" => letters.line(&name(paper)),
        "made" => made,
        "top" => top(&paper.top, &mut letters),
        "title" => title(paper, &mut letters),
        "blocks" => blocks,
        "end" => end(&paper.end, set.wording.recipient_mark, &mut letters),
    };
    letters.check()?;
    Ok(dict! { "paper" => told, "measures" => measures(&set.measures), "fonts" => families() })
}

fn cells(block: &Block) -> usize {
    match block {
        Block::Table(table) => table.rows.len().saturating_mul(table.columns.len()),
        Block::Chart(chart) => chart.labels.len().saturating_mul(chart.series.len() + 1),
        _ => 0,
    }
}

fn families() -> Array {
    fonts::FAMILIES.iter().map(|name| (*name).into_value()).collect()
}

fn mm(length: f32) -> Value {
    Abs::mm(f64::from(length)).into_value()
}

fn pt(length: f32) -> Value {
    Abs::pt(f64::from(length)).into_value()
}

fn measures(of: &Measures) -> Dict {
    dict! {
        "top" => mm(of.margins.top),
        "bottom" => mm(of.margins.bottom),
        "left" => mm(of.margins.left),
        "right" => mm(of.margins.right),
        "party" => pt(of.party),
        "superior" => pt(of.superior),
        "issuer" => pt(of.issuer),
        "number" => pt(of.number),
        "dateline" => pt(of.dateline),
        "type-name" => pt(of.type_name),
        "summary" => pt(of.summary),
        "body" => pt(of.body),
        "line" => pt(of.line),
        "between" => pt(of.between),
        "first-line" => mm(of.first_line),
        "table" => pt(of.table),
        "signature" => pt(of.signature),
        "recipients-heading" => pt(of.recipients_heading),
        "recipients" => pt(of.recipients),
        "page-number" => pt(of.page_number),
        "rule" => pt(of.rule),
    }
}

/// What the file is called inside: programs show it above the pages.
fn name(paper: &Paper) -> String {
    let lines = paper.title.lines.iter().map(|line| line.text.as_str());
    let parts = std::iter::once(paper.title.name.as_str()).chain(lines);
    let name = parts.filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(" – ");
    if name.is_empty() { "Văn bản".to_owned() } else { name }
}

fn top(top: &Top, letters: &mut Letters) -> Dict {
    match top {
        Top::Letterhead { head, dated } => dict! {
            "kind" => "letterhead",
            "superior" => letters.lines(&head.superior.to_uppercase()),
            "issuer" => letters.lines(&head.issuer.to_uppercase()),
            "number" => letters.lines(&head.number_line().replace("  ", "\u{a0}\u{a0}")),
            "date" => letters.lines(&if *dated { dateline(&head.place, head.date) } else { String::new() }),
        },
        Top::Names { superior, cell } => dict! {
            "kind" => "names",
            "superior" => letters.lines(&superior.to_uppercase()),
            "issuer" => letters.lines(&cell.to_uppercase()),
        },
    }
}

fn title(paper: &Paper, letters: &mut Letters) -> Dict {
    let mut line = |it: &papers::TitleLine| {
        let style = match it.style {
            TitleStyle::Bold => "bold",
            TitleStyle::Plain => "plain",
            TitleStyle::Italic => "italic",
        };
        dict! { "text" => letters.lines(&it.text), "style" => style }.into_value()
    };
    let lines: Array = paper.title.lines.iter().filter(|it| !it.text.is_empty()).map(&mut line).collect();
    dict! { "name" => letters.lines(&paper.title.name), "lines" => lines, "rule" => paper.title.rule }
}

/// `width` is that of the text, in millimetres.
fn block(block: &Block, after: Option<&Block>, width: f32, letters: &mut Letters) -> Dict {
    let said = |kind: &str, text: &str, letters: &mut Letters| dict! { "kind" => kind, "text" => letters.lines(text) };
    match block {
        Block::Grounds(grounds) => {
            dict! { "kind" => "grounds", "lines" => lines_of(&ground_lines(grounds, after), letters) }
        }
        Block::Heading { level, text } => {
            let mut heading = said("heading", text, letters);
            heading.insert("level".into(), i64::from((*level).clamp(1, 6)).into_value());
            heading
        }
        Block::Text(text) => said("text", text, letters),
        Block::Italic(text) => said("italic", text, letters),
        Block::Note(text) => said("note", text, letters),
        Block::Line(text) => said("line", text, letters),
        Block::Centred(text) => said("centred", text, letters),
        Block::Dots(lines) => dict! { "kind" => "dots", "count" => count((*lines).min(MOST_DOTS)) },
        Block::Table(it) => table(it, width, letters),
        Block::Chart(it) => {
            let below = (!it.has_table).then(|| table(&chart::table(it, width), width, letters));
            dict! { "kind" => "chart", "chart" => chart::drawn(it, width, letters), "table" => below.map_or(Value::None, Value::Dict) }
        }
        Block::Space(height) => dict! { "kind" => "space", "height" => Abs::pt(f64::from((*height).min(MOST_SPACE))) },
        Block::Code { content, characters, note } => dict! {
            "kind" => "code",
            "picture" => code::picture(content),
            "characters" => letters.lines(characters),
            "note" => letters.lines(note),
        },
        Block::NewPage => dict! { "kind" => "new-page" },
    }
}

fn table(table: &Table, width: f32, letters: &mut Letters) -> Dict {
    let shares: usize = table.columns.iter().map(|column| column.share).sum();
    let column = |it: &Column, letters: &mut Letters| {
        let align = match it.align {
            Align::Left => "left",
            Align::Centre => "centre",
        };
        dict! { "heading" => letters.lines(&it.heading), "share" => count(it.share), "align" => align }.into_value()
    };
    let columns: Array = table.columns.iter().map(|it| column(it, letters)).collect();
    let headed = table.columns.iter().any(|it| !it.heading.is_empty());
    let mut rows = Array::new();
    for row in &table.rows {
        let text = |at: usize| row.get(at).map_or("", String::as_str);
        let cells: Array = (0..table.columns.len()).map(|at| letters.lines(text(at))).collect();
        let lines = table.columns.iter().enumerate().map(|(at, it)| {
            let room = width * share(it.share, shares);
            text(at).lines().map(|line| lines_in(line, room)).sum::<usize>()
        });
        rows.push(dict! { "cells" => cells, "whole" => lines.max().unwrap_or(0) <= WHOLE_ROW }.into_value());
    }
    dict! {
        "kind" => "table",
        "caption" => letters.lines(&table.caption),
        "columns" => columns,
        "headed" => headed,
        "rows" => rows,
        "row-height" => mm(table.row_height),
        "small" => table.small,
    }
}

#[allow(clippy::cast_precision_loss, reason = "shares are small numbers")]
fn share(of: usize, all: usize) -> f32 {
    of as f32 / all.max(1) as f32
}

/// About how many lines a text takes in a column of so many millimetres: a letter of 12 pt is 2.2 mm wide.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a width on paper")]
fn lines_in(text: &str, room: f32) -> usize {
    let letters = ((room - 3.0) / 2.2).max(1.0) as usize;
    text.chars().count().div_ceil(letters)
}

fn count(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}

fn lines_of(lines: &[String], letters: &mut Letters) -> Array {
    lines.iter().map(|line| letters.lines(line)).collect()
}

fn end(end: &End, mark: char, letters: &mut Letters) -> Dict {
    match end {
        End::Recipients { recipients, archive, signature } => dict! {
            "kind" => "recipients",
            "lines" => lines_of(&recipient_lines(recipients, archive, mark), letters),
            "signed" => signature_of(signature, letters),
        },
        End::Signatures { left, right } => {
            dict! { "kind" => "two", "left" => signer(left, letters), "right" => signer(right, letters) }
        }
        End::Signed(by) => dict! { "kind" => "one", "right" => signer(by, letters) },
        End::Nothing => dict! { "kind" => "nothing" },
    }
}

fn signature_of(signature: &Signature, letters: &mut Letters) -> Dict {
    dict! {
        "on-behalf" => letters.lines(&signature.on_behalf.to_uppercase()),
        "role" => letters.lines(&signature.role.to_uppercase()),
        "name" => letters.lines(&signature.name),
    }
}

fn signer(by: &Signer, letters: &mut Letters) -> Dict {
    dict! {
        "role" => letters.lines(&by.role),
        "note" => letters.lines(&by.note),
        "name" => letters.lines(&by.name),
    }
}
