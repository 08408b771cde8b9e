//! A paper as a Word document. The measures stand in named styles; the text names the style of each paragraph.
//!
//! The XML is written here and not by a library: see docs/decisions/word-writer.md.

mod body;
mod code;
mod end;
mod head;
mod ids;
mod package;
mod page;
mod paragraph;
mod style;
mod styles;
mod table;
mod xml;

use crate::{Paper, PaperError, TemplateSet};
use body::Body;
use page::Page;
use xml::Xml;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const LANGUAGE: &str = "vi-VN";

impl Paper {
    /// The paper as a .docx, printed with a template set.
    ///
    /// # Errors
    /// When the file cannot be put together.
    pub fn to_docx(&self, set: &TemplateSet) -> Result<Vec<u8>, PaperError> {
        let page = Page::of(&set.measures, self.landscape);
        let body = Body { paper: self, set, page };
        package::zip(&package::Parts {
            document: document(&body),
            styles: styles::part(set, &page),
            core: package::core(self, set),
            font: &set.measures.font,
        })
    }
}

/// The blocks of a paper without its head, title and end, to stand in a document of somebody else's.
pub fn body_of(paper: &Paper, set: &TemplateSet) -> String {
    let page = Page::of(&set.measures, paper.landscape);
    Xml::fragment(|xml| {
        Body { paper, set, page }.blocks(xml);
        // A table of ours may not touch one of the form's.
        paragraph::gap(xml, 1.0);
    })
}

/// The definitions of the styles that a body names.
pub fn styles_of(set: &TemplateSet, paper: &Paper) -> String {
    styles::part(set, &Page::of(&set.measures, paper.landscape))
}

fn document(body: &Body<'_>) -> String {
    Xml::part("w:document", &[("xmlns:w", &WORD), ("xmlns:r", &RELATIONS)], |xml| {
        xml.element("w:body", &[], |xml| {
            body.write(xml);
            section(xml, &body.page);
        });
    })
}

/// The first page has a header of its own, which is empty: it bears no number.
fn section(xml: &mut Xml, page: &Page) {
    xml.element("w:sectPr", &[], |xml| {
        for (kind, id) in [("default", package::NUMBERED), ("first", package::UNNUMBERED)] {
            xml.empty("w:headerReference", &[("w:type", &kind), ("r:id", &id)]);
        }
        let orientation = if page.landscape { "landscape" } else { "portrait" };
        xml.empty("w:pgSz", &[("w:w", &page.width), ("w:h", &page.height), ("w:orient", &orientation)]);
        let near = page::of_mm(10.0);
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", &page.top),
                ("w:right", &page.right),
                ("w:bottom", &page.bottom),
                ("w:left", &page.left),
                ("w:header", &near),
                ("w:footer", &near),
                ("w:gutter", &0),
            ],
        );
        xml.empty("w:titlePg", &[]);
    });
}
