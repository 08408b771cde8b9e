//! The parts of a .docx around its text, and the file they make.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::ids as id;
use super::xml::Xml;
use super::{LANGUAGE, RELATIONS, WORD};
use crate::{Paper, PaperError, TemplateSet, Top};

/// The relations to the header with the page's number, and to the one of the first page.
pub const NUMBERED: &str = "rId4";
pub const UNNUMBERED: &str = "rId5";

/// Word asks for a theme, though no style of ours names it.
const THEME: &str = include_str!("theme.xml");
const OFFICE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const CORE: &str = "application/vnd.openxmlformats-package.core-properties+xml";

pub struct Parts<'p> {
    pub document: String,
    pub styles: String,
    pub core: String,
    pub font: &'p str,
}

pub fn zip(parts: &Parts<'_>) -> Result<Vec<u8>, PaperError> {
    let files = [
        ("[Content_Types].xml", types()),
        ("_rels/.rels", relations_of_the_package()),
        ("docProps/core.xml", parts.core.clone()),
        ("word/document.xml", parts.document.clone()),
        ("word/_rels/document.xml.rels", relations_of_the_document()),
        ("word/styles.xml", parts.styles.clone()),
        ("word/settings.xml", settings()),
        ("word/fontTable.xml", fonts(parts.font)),
        ("word/theme/theme1.xml", THEME.to_owned()),
        ("word/header1.xml", header(true)),
        ("word/header2.xml", header(false)),
    ];
    packed(&files).map_err(|error| PaperError::Word(Box::new(error)))
}

fn packed(files: &[(&str, String)]) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The same paper is the same bytes, whenever it is printed.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for (name, text) in files {
        zip.start_file(*name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn types() -> String {
    Xml::part("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))], |xml| {
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        xml.empty("Default", &[("Extension", &"rels"), ("ContentType", &relations)]);
        xml.empty("Default", &[("Extension", &"xml"), ("ContentType", &"application/xml")]);
        xml.empty("Override", &[("PartName", &"/docProps/core.xml"), ("ContentType", &CORE)]);
        let theme = "application/vnd.openxmlformats-officedocument.theme+xml";
        xml.empty("Override", &[("PartName", &"/word/theme/theme1.xml"), ("ContentType", &theme)]);
        for (part, kind) in [
            ("document", "document.main"),
            ("styles", "styles"),
            ("settings", "settings"),
            ("fontTable", "fontTable"),
            ("header1", "header"),
            ("header2", "header"),
        ] {
            let (name, kind) = (format!("/word/{part}.xml"), format!("{OFFICE}.{kind}+xml"));
            xml.empty("Override", &[("PartName", &name), ("ContentType", &kind)]);
        }
    })
}

fn relation(xml: &mut Xml, id: &str, kind: &str, target: &str) {
    xml.empty("Relationship", &[("Id", &id), ("Type", &kind), ("Target", &target)]);
}

fn relations_of_the_package() -> String {
    Xml::part("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))], |xml| {
        relation(xml, "rId1", &format!("{RELATIONS}/officeDocument"), "word/document.xml");
        let core = format!("{PACKAGE}/relationships/metadata/core-properties");
        relation(xml, "rId2", &core, "docProps/core.xml");
    })
}

fn relations_of_the_document() -> String {
    Xml::part("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))], |xml| {
        for (id, kind, target) in [
            ("rId1", "styles", "styles.xml"),
            ("rId2", "settings", "settings.xml"),
            ("rId3", "fontTable", "fontTable.xml"),
            (NUMBERED, "header", "header1.xml"),
            (UNNUMBERED, "header", "header2.xml"),
            ("rId6", "theme", "theme/theme1.xml"),
        ] {
            relation(xml, id, &format!("{RELATIONS}/{kind}"), target);
        }
    })
}

/// Title, issuer, day, template set and language. No clock is asked: a paper bears its own day.
pub fn core(paper: &Paper, set: &TemplateSet) -> String {
    let spaces: [(&str, &dyn std::fmt::Display); 4] = [
        ("xmlns:cp", &format!("{PACKAGE}/metadata/core-properties")),
        ("xmlns:dc", &"http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", &"http://purl.org/dc/terms/"),
        ("xmlns:xsi", &"http://www.w3.org/2001/XMLSchema-instance"),
    ];
    Xml::part("cp:coreProperties", &spaces, |xml| {
        xml.element("dc:title", &[], |xml| xml.text(&title(paper)));
        let (creator, day) = match &paper.top {
            Top::Letterhead { head, .. } => (&head.issuer, Some(head.date)),
            Top::Names { cell, .. } => (cell, None),
        };
        xml.element("dc:creator", &[], |xml| xml.text(creator));
        if let Some(day) = day {
            xml.element("dcterms:created", &[("xsi:type", &"dcterms:W3CDTF")], |xml| {
                xml.text(&format!("{day}T00:00:00Z"));
            });
        }
        // Which set printed the paper is kept with it.
        xml.element("dc:description", &[], |xml| xml.text(&format!("Bộ mẫu {}: {}", set.name, set.title)));
        xml.element("dc:language", &[], |xml| xml.text(LANGUAGE));
    })
}

fn title(paper: &Paper) -> String {
    let lines = paper.title.lines.iter().map(|line| line.text.as_str());
    let words: Vec<&str> =
        std::iter::once(paper.title.name.as_str()).chain(lines.take(1)).filter(|text| !text.is_empty()).collect();
    words.join(" – ")
}

/// The mode of Word 2013 and later, in which a table begins where the text does.
fn settings() -> String {
    Xml::part("w:settings", &[("xmlns:w", &WORD)], |xml| {
        xml.value("w:defaultTabStop", 567);
        xml.value("w:characterSpacingControl", "doNotCompress");
        xml.element("w:compat", &[], |xml| {
            let uri = "http://schemas.microsoft.com/office/word";
            xml.empty("w:compatSetting", &[("w:name", &"compatibilityMode"), ("w:uri", &uri), ("w:val", &15)]);
        });
        xml.empty("w:themeFontLang", &[("w:val", &LANGUAGE)]);
        xml.value("w:decimalSymbol", ",");
        xml.value("w:listSeparator", ";");
    })
}

fn fonts(font: &str) -> String {
    Xml::part("w:fonts", &[("xmlns:w", &WORD)], |xml| {
        xml.element("w:font", &[("w:name", &font)], |xml| {
            // Vietnamese
            xml.value("w:charset", "A3");
            xml.value("w:family", "roman");
            xml.value("w:pitch", "variable");
        });
    })
}

fn header(numbered: bool) -> String {
    Xml::part("w:hdr", &[("xmlns:w", &WORD)], |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", id::PAGE_NUMBER));
            if numbered {
                xml.element("w:fldSimple", &[("w:instr", &" PAGE ")], |xml| {
                    xml.element("w:r", &[], |xml| xml.element("w:t", &[], |xml| xml.text("2")));
                });
            }
        });
    })
}
