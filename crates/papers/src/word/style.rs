//! One paragraph style.

use super::page::{half_points, of_points};
use super::xml::Xml;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Left,
    Centre,
    Both,
}

#[derive(Debug, Clone)]
pub struct Style {
    id: &'static str,
    name: &'static str,
    size: f32,
    align: Align,
    next: Option<&'static str>,
    bold: bool,
    italic: bool,
    underlined: bool,
    keep_next: bool,
    before: f32,
    after: f32,
    /// The height of every line; single spacing without it.
    exactly: Option<f32>,
    first_line: i64,
    dots_to: Option<i64>,
    outline: Option<u8>,
}

impl Style {
    pub const fn new(id: &'static str, name: &'static str, size: f32) -> Self {
        Self {
            id,
            name,
            size,
            align: Align::Left,
            next: None,
            bold: false,
            italic: false,
            underlined: false,
            keep_next: false,
            before: 0.0,
            after: 0.0,
            exactly: None,
            first_line: 0,
            dots_to: None,
            outline: None,
        }
    }

    pub const fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }

    /// The style of the next paragraph that somebody types.
    pub const fn followed_by(self, next: &'static str) -> Self {
        Self { next: Some(next), ..self }
    }

    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub const fn italic(self) -> Self {
        Self { italic: true, ..self }
    }

    pub const fn underlined(self) -> Self {
        Self { underlined: true, ..self }
    }

    pub const fn keep_next(self) -> Self {
        Self { keep_next: true, ..self }
    }

    pub const fn before(self, before: f32) -> Self {
        Self { before, ..self }
    }

    pub const fn after(self, after: f32) -> Self {
        Self { after, ..self }
    }

    pub const fn exactly(self, line: f32) -> Self {
        Self { exactly: Some(line), ..self }
    }

    pub const fn first_line(self, first_line: i64) -> Self {
        Self { first_line, ..self }
    }

    pub const fn dots_to(self, width: i64) -> Self {
        Self { dots_to: Some(width), ..self }
    }

    pub const fn outline(self, level: u8) -> Self {
        Self { outline: Some(level), ..self }
    }

    pub fn write(&self, xml: &mut Xml) {
        xml.element("w:style", &[("w:type", &"paragraph"), ("w:styleId", &self.id)], |xml| {
            xml.value("w:name", self.name);
            xml.value("w:basedOn", "Normal");
            if let Some(next) = self.next {
                xml.value("w:next", next);
            }
            xml.empty("w:qFormat", &[]);
            xml.element("w:pPr", &[], |xml| self.paragraph(xml));
            xml.element("w:rPr", &[], |xml| self.letters(xml));
        });
    }

    fn paragraph(&self, xml: &mut Xml) {
        if self.keep_next {
            xml.empty("w:keepNext", &[]);
        }
        if let Some(width) = self.dots_to {
            xml.element("w:tabs", &[], |xml| {
                xml.empty("w:tab", &[("w:val", &"right"), ("w:leader", &"dot"), ("w:pos", &width)]);
            });
        }
        let (line, rule) = self.exactly.map_or((240, "auto"), |points| (of_points(points), "exact"));
        let (before, after) = (of_points(self.before), of_points(self.after));
        xml.empty("w:spacing", &[("w:before", &before), ("w:after", &after), ("w:line", &line), ("w:lineRule", &rule)]);
        if self.first_line > 0 {
            xml.empty("w:ind", &[("w:firstLine", &self.first_line)]);
        }
        let align = match self.align {
            Align::Left => "left",
            Align::Centre => "center",
            Align::Both => "both",
        };
        xml.value("w:jc", align);
        if let Some(level) = self.outline {
            xml.value("w:outlineLvl", level);
        }
    }

    fn letters(&self, xml: &mut Xml) {
        if self.bold {
            xml.empty("w:b", &[]);
            xml.empty("w:bCs", &[]);
        }
        if self.italic {
            xml.empty("w:i", &[]);
            xml.empty("w:iCs", &[]);
        }
        xml.value("w:color", "000000");
        xml.value("w:sz", half_points(self.size));
        xml.value("w:szCs", half_points(self.size));
        if self.underlined {
            xml.value("w:u", "single");
        }
    }
}
