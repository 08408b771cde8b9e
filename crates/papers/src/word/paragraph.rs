//! Paragraphs.

use super::ids as id;
use super::page::of_points;
use super::xml::Xml;

/// A paragraph in a style.
pub fn paragraph(xml: &mut Xml, style: &str, text: &str) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", style));
        run(xml, text);
    });
}

/// One that stays on the page of what follows.
pub fn kept(xml: &mut Xml, style: &str, text: &str) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.value("w:pStyle", style);
            xml.empty("w:keepNext", &[]);
        });
        run(xml, text);
    });
}

fn run(xml: &mut Xml, text: &str) {
    if text.is_empty() {
        return;
    }
    xml.element("w:r", &[], |xml| {
        for (at, line) in text.lines().enumerate() {
            if at > 0 {
                xml.empty("w:br", &[]);
            }
            for (at, piece) in line.split('\t').enumerate() {
                if at > 0 {
                    xml.empty("w:tab", &[]);
                }
                if !piece.is_empty() {
                    xml.element("w:t", &[("xml:space", &"preserve")], |xml| xml.text(&unbroken(piece)));
                }
            }
        }
    });
}

/// A figure and its percent sign stay on one line.
fn unbroken(line: &str) -> String {
    line.replace(" %", "\u{a0}%")
}

/// A dotted line to write on.
pub fn dots(xml: &mut Xml) {
    paragraph(xml, id::DOTS, "\t");
}

/// An empty line of exactly this height.
pub fn gap(xml: &mut Xml, points: f32) {
    height(xml, points, false);
}

pub fn new_page(xml: &mut Xml) {
    height(xml, 1.0, true);
}

fn height(xml: &mut Xml, points: f32, on_new_page: bool) {
    let line = of_points(points.clamp(1.0, 700.0));
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.value("w:pStyle", id::GAP);
            if on_new_page {
                xml.empty("w:pageBreakBefore", &[]);
            }
            xml.empty("w:spacing", &[("w:before", &0), ("w:after", &0), ("w:line", &line), ("w:lineRule", &"exact")]);
        });
    });
}
