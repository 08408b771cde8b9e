//! The blocks of a paper, in order.

use super::{element, lines};
use crate::paper::ground_lines;
use crate::{Align, Block, Column, Table};

pub fn write(html: &mut String, block: &Block, after: Option<&Block>) {
    match block {
        Block::Grounds(grounds) => self::grounds(html, grounds, after),
        Block::Heading { level, text } => {
            element(html, ["h2", "h3", "h4"][usize::from(*level).clamp(1, 3) - 1], "", text)
        }
        Block::Text(text) => element(html, "p", "text", text),
        Block::Italic(text) => element(html, "p", "text italic", text),
        Block::Note(text) => element(html, "p", "note", text),
        Block::Line(text) => element(html, "p", "line", text),
        Block::Centred(text) => element(html, "p", "centred", text),
        Block::Dots(lines) => html.push_str(&"<p class=\"dots\"></p>".repeat(*lines)),
        Block::Table(table) => self::table(html, table),
        Block::Chart(chart) if chart.has_table => {}
        Block::Chart(chart) => self::table(html, &chart.table(false).captioned(&chart.title)),
        Block::Space(points) => html.push_str(&format!("<div style=\"height:{points}pt\"></div>")),
        Block::Code { characters, note, .. } => {
            element(html, "p", "centred", characters);
            element(html, "p", "note", note);
        }
        Block::NewPage => html.push_str("<div class=\"new-page\"></div>"),
    }
}

fn grounds(html: &mut String, grounds: &[String], after: Option<&Block>) {
    for line in ground_lines(grounds, after) {
        element(html, "p", "text ground", &line);
    }
}

fn table(html: &mut String, table: &Table) {
    if !table.caption.is_empty() {
        element(html, "p", "caption", &table.caption);
    }
    let size = if table.small {
        "small"
    } else if table.large {
        "large"
    } else {
        ""
    };
    html.push_str(&format!("<table class=\"{size}\"><colgroup>"));
    let shares: usize = table.columns.iter().map(|column| column.share).sum();
    for column in &table.columns {
        html.push_str(&format!("<col style=\"width:{:.2}%\">", 100.0 * column.share as f64 / shares.max(1) as f64));
    }
    html.push_str("</colgroup>");
    if table.columns.iter().any(|column| !column.heading.is_empty()) {
        html.push_str("<thead><tr>");
        table.columns.iter().for_each(|column| html.push_str(&format!("<th>{}</th>", lines(&column.heading))));
        html.push_str("</tr></thead>");
    }
    html.push_str("<tbody>");
    for cells in &table.rows {
        html.push_str(&format!("<tr style=\"height:{}mm\">", table.row_height));
        for (at, column) in table.columns.iter().enumerate() {
            cell(html, column, cells.get(at).map_or("", String::as_str));
        }
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table>");
}

fn cell(html: &mut String, column: &Column, text: &str) {
    let class = if column.align == Align::Centre { " class=\"figure\"" } else { "" };
    html.push_str(&format!("<td{class}>{}</td>", lines(text)));
}
