//! What stands above the body.

use super::ids as id;
use super::page::{Page, eighths, of_points};
use super::paragraph::{gap, paragraph};
use super::table::{beside, properties, row};
use super::xml::Xml;
use crate::head::dateline;
use crate::{DocumentHead, Measures, Title, TitleStyle, Top};

const PARTY: &str = "ĐẢNG CỘNG SẢN VIỆT NAM";
/// The Party's name in bold Times New Roman of 15 pt is 207 pt wide.
const NAME_OF_15: f32 = 207.0;
/// Room on each side of the name: where another font stands in for a letter such as Ệ, the name must not break in two.
const ROOM: f32 = 3.0;
/// Space on both sides of the rule, so that a long place and date fit on one line.
const SIDE: i64 = 480;

pub fn write(xml: &mut Xml, top: &Top, measures: &Measures, page: &Page) {
    match top {
        Top::Letterhead { head, dated } => letterhead(xml, head, *dated, measures, page),
        Top::Names { superior, cell } => names(xml, superior, cell, page),
    }
}

/// Superior and issuing body, asterisk and number on the left; the Party's name over its rule, place and date on the
/// right.
fn letterhead(xml: &mut Xml, head: &DocumentHead, dated: bool, measures: &Measures, page: &Page) {
    let rule = of_points(NAME_OF_15 * measures.party / 15.0 + 2.0 * ROOM);
    let left = page.text() - rule - 2 * SIDE;
    let date = if dated { dateline(&head.place, head.date) } else { String::new() };
    xml.element("w:tbl", &[], |xml| {
        properties(xml, None, &[left, SIDE, rule, SIDE]);
        row(xml, 0, false, |xml| {
            cell(xml, left, &[Merged::Begins], |xml| issuer(xml, head));
            cell(xml, SIDE, &[], |xml| paragraph(xml, id::PARTY, ""));
            cell(xml, rule, &[Merged::Ruled(eighths(measures.rule))], |xml| paragraph(xml, id::PARTY, PARTY));
            cell(xml, SIDE, &[], |xml| paragraph(xml, id::PARTY, ""));
        });
        row(xml, 0, false, |xml| {
            cell(xml, left, &[Merged::Continues], |xml| paragraph(xml, id::NUMBER, ""));
            cell(xml, rule + 2 * SIDE, &[Merged::Spans(3)], |xml| paragraph(xml, id::DATELINE, &date));
        });
    });
}

fn issuer(xml: &mut Xml, head: &DocumentHead) {
    paragraph(xml, id::SUPERIOR, &head.superior.to_uppercase());
    paragraph(xml, id::ISSUER, &head.issuer.to_uppercase());
    paragraph(xml, id::ASTERISK, "*");
    paragraph(xml, id::NUMBER, &head.number_line());
}

enum Merged {
    /// Goes on in the row below.
    Begins,
    Continues,
    Spans(u8),
    /// A line below, of so many eighths of a point.
    Ruled(i64),
}

fn cell(xml: &mut Xml, width: i64, how: &[Merged], inner: impl FnOnce(&mut Xml)) {
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", &width), ("w:type", &"dxa")]);
            for how in how {
                match how {
                    Merged::Begins => xml.value("w:vMerge", "restart"),
                    Merged::Continues => xml.empty("w:vMerge", &[]),
                    Merged::Spans(columns) => xml.value("w:gridSpan", columns),
                    Merged::Ruled(thick) => xml.element("w:tcBorders", &[], |xml| xml.line("w:bottom", *thick)),
                }
            }
        });
        inner(xml);
    });
}

fn names(xml: &mut Xml, superior: &str, name: &str, page: &Page) {
    if superior.is_empty() && name.is_empty() {
        return;
    }
    let left = page.text() * 11 / 20;
    let block = |xml: &mut Xml| {
        paragraph(xml, id::SUPERIOR, &superior.to_uppercase());
        paragraph(xml, id::ISSUER, &name.to_uppercase());
    };
    beside(xml, [left, page.text() - left], [&block, &|xml| paragraph(xml, id::NUMBER, "")]);
}

pub fn title(xml: &mut Xml, title: &Title) {
    if !title.name.is_empty() {
        paragraph(xml, id::TITLE, &title.name);
    }
    for line in &title.lines {
        let style = match line.style {
            TitleStyle::Bold => id::SUMMARY,
            TitleStyle::Plain => id::SUMMARY_PLAIN,
            TitleStyle::Italic => id::SUMMARY_ITALIC,
        };
        paragraph(xml, style, &line.text);
    }
    if title.rule {
        paragraph(xml, id::TITLE_RULE, "-----");
    } else {
        gap(xml, 6.0);
    }
}
