//! XML as a text, every element closed by what opened it.

use std::fmt::Display;

/// Names and values of attributes.
pub type Attributes<'a> = &'a [(&'a str, &'a dyn Display)];

#[derive(Debug, Default)]
pub struct Xml {
    out: String,
}

impl Xml {
    /// A part of a file, with one element around all.
    pub fn part(name: &str, attributes: Attributes<'_>, inner: impl FnOnce(&mut Xml)) -> String {
        let mut xml = Xml { out: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned() };
        xml.element(name, attributes, inner);
        xml.out
    }

    /// A piece of a part.
    pub fn fragment(inner: impl FnOnce(&mut Xml)) -> String {
        let mut xml = Self::default();
        inner(&mut xml);
        xml.out
    }

    pub fn element(&mut self, name: &str, attributes: Attributes<'_>, inner: impl FnOnce(&mut Xml)) {
        self.open(name, attributes);
        self.out.push('>');
        inner(self);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    pub fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.open(name, attributes);
        self.out.push_str("/>");
    }

    /// `<name w:val="value"/>`, as most of Word's settings are written.
    pub fn value(&mut self, name: &str, value: impl Display) {
        self.empty(name, &[("w:val", &value)]);
    }

    /// A black line of so many eighths of a point along one side of a cell.
    pub fn line(&mut self, side: &str, eighths: i64) {
        self.empty(side, &[("w:val", &"single"), ("w:sz", &eighths), ("w:space", &0), ("w:color", &"000000")]);
    }

    /// A text. What XML has no sign for is left out.
    pub fn text(&mut self, text: &str) {
        let allowed = |c: &char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
        let clean: String = text.chars().filter(allowed).collect();
        self.out.push_str(&quick_xml::escape::escape(clean.as_str()));
    }

    fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.text(&value.to_string());
            self.out.push('"');
        }
    }
}
