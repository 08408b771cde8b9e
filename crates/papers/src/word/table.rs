//! Tables: of figures, with lines; and of blocks side by side, without.

use super::ids as id;
use super::page::of_mm;
use super::paragraph::paragraph;
use super::xml::Xml;
use crate::{Align, Chart, Column, Table};

/// A table with lines over the whole width, its caption not included.
pub fn grid(xml: &mut Xml, table: &Table, text_width: i64) {
    let shares: usize = table.columns.iter().map(|column| column.share).sum();
    let width = |column: &Column| text_width * column.share as i64 / shares.max(1) as i64;
    let widths: Vec<i64> = table.columns.iter().map(width).collect();
    xml.element("w:tbl", &[], |xml| {
        properties(xml, Some("TableGrid"), &widths);
        if table.columns.iter().any(|column| !column.heading.is_empty()) {
            row(xml, 0, true, |xml| {
                for (column, width) in table.columns.iter().zip(&widths) {
                    cell(xml, *width, true, |xml| paragraph(xml, id::TABLE_HEADING, &column.heading));
                }
            });
        }
        for cells in &table.rows {
            row(xml, of_mm(table.row_height), false, |xml| {
                for (at, (column, width)) in table.columns.iter().zip(&widths).enumerate() {
                    let text = cells.get(at).map_or("", String::as_str);
                    cell(xml, *width, true, |xml| paragraph(xml, style(table, column.align), text));
                }
            });
        }
    });
}

const fn style(table: &Table, align: Align) -> &'static str {
    match (align, table.small, table.large) {
        (Align::Left, true, _) => id::SMALL_TEXT,
        (Align::Centre, true, _) => id::SMALL_FIGURE,
        (Align::Left, false, true) => id::LARGE_TEXT,
        (Align::Centre, false, true) => id::LARGE_FIGURE,
        (Align::Left, false, false) => id::TABLE_TEXT,
        (Align::Centre, false, false) => id::TABLE_FIGURE,
    }
}

/// The values of a chart as a table: Word has no charts that every office shows alike.
pub fn of_chart(chart: &Chart) -> Table {
    chart.table(false).captioned(&chart.title)
}

/// Blocks side by side in one row that no page break divides.
pub fn beside(xml: &mut Xml, widths: [i64; 2], blocks: [&dyn Fn(&mut Xml); 2]) {
    xml.element("w:tbl", &[], |xml| {
        properties(xml, None, &widths);
        row(xml, 0, false, |xml| {
            for (width, block) in widths.into_iter().zip(blocks) {
                cell(xml, width, false, |xml| block(xml));
            }
        });
    });
}

/// The space within each cell above and below its text, and beside it.
pub fn margins(xml: &mut Xml, [above, beside]: [i64; 2]) {
    xml.element("w:tblCellMar", &[], |xml| {
        for (side, width) in [("w:top", above), ("w:left", beside), ("w:bottom", above), ("w:right", beside)] {
            xml.empty(side, &[("w:w", &width), ("w:type", &"dxa")]);
        }
    });
}

pub fn properties(xml: &mut Xml, style: Option<&str>, widths: &[i64]) {
    xml.element("w:tblPr", &[], |xml| {
        if let Some(style) = style {
            xml.value("w:tblStyle", style);
        }
        let width: i64 = widths.iter().sum();
        xml.empty("w:tblW", &[("w:w", &width), ("w:type", &"dxa")]);
        xml.empty("w:tblLayout", &[("w:type", &"fixed")]);
        if style.is_none() {
            // LibreOffice takes no margins from the usual table style, and the Party's name would break in two.
            margins(xml, [0, 0]);
        }
    });
    xml.element("w:tblGrid", &[], |xml| {
        for width in widths {
            xml.empty("w:gridCol", &[("w:w", width)]);
        }
    });
}

/// A row that no page break divides; the heading row stands on every page.
pub fn row(xml: &mut Xml, height: i64, heading: bool, cells: impl FnOnce(&mut Xml)) {
    xml.element("w:tr", &[], |xml| {
        xml.element("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[]);
            if height > 0 {
                xml.empty("w:trHeight", &[("w:val", &height), ("w:hRule", &"atLeast")]);
            }
            if heading {
                xml.empty("w:tblHeader", &[]);
            }
        });
        cells(xml);
    });
}

fn cell(xml: &mut Xml, width: i64, centred: bool, inner: impl FnOnce(&mut Xml)) {
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", &width), ("w:type", &"dxa")]);
            if centred {
                xml.value("w:vAlign", "center");
            }
        });
        inner(xml);
    });
}
