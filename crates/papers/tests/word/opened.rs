//! A Word paper as read back.
#![allow(dead_code, reason = "each test binary looks at its own parts")]

use std::io::{Cursor, Read};

use papers::{Paper, latest};
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

pub struct Opened {
    pub document: String,
    /// The header of the first page, and the one of all others.
    pub first: String,
    pub numbered: String,
    pub styles: String,
    pub settings: String,
    pub core: String,
}

/// The paper as a clerk would get it today.
pub fn printed(paper: Paper) -> Opened {
    open(latest().applied_to(paper).to_docx(latest()).expect("made"))
}

pub fn open(bytes: Vec<u8>) -> Opened {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a docx");
    let names: Vec<String> = archive.file_names().flatten().map(|n| n.into_owned()).collect();
    // Word offers to "repair" a paper unless every part is well-formed.
    for name in &names {
        well_formed(&part(&mut archive, name));
    }
    let mut read = |name: &str| part(&mut archive, name);
    let relations = read("word/_rels/document.xml.rels");
    let document = read("word/document.xml");
    let mut header = |kind: &str| {
        let id = attribute(&document, &format!(r#"<w:headerReference w:type="{kind}""#), "r:id");
        read(&format!("word/{}", attribute(&relations, &format!(r#"Id="{id}""#), "Target")))
    };
    let (first, numbered) = (header("first"), header("default"));
    Opened {
        first,
        numbered,
        styles: read("word/styles.xml"),
        settings: read("word/settings.xml"),
        core: read("docProps/core.xml"),
        document,
    }
}

fn part(archive: &mut ZipArchive<Cursor<Vec<u8>>>, name: &str) -> String {
    let mut text = String::new();
    archive.by_name(name).expect("the part").read_to_string(&mut text).expect("text");
    text
}

fn well_formed(xml: &str) {
    let mut reader = Reader::from_str(xml);
    while !matches!(reader.read_event().expect("well-formed"), Event::Eof) {}
}

/// The value of an attribute of the element that has these words in its tag.
pub fn attribute(xml: &str, words: &str, name: &str) -> String {
    let at = xml.find(words).unwrap_or_else(|| panic!("no {words}"));
    let tag = &xml[xml[..=at].rfind('<').expect("a tag")..];
    let tag = &tag[..tag.find('>').expect("its end")];
    let value = tag.split_once(&format!(" {name}=\"")).unwrap_or_else(|| panic!("no {name} in {tag}")).1;
    value.split_once('"').expect("its end").0.to_owned()
}

/// The texts of the paragraphs, in order.
pub fn paragraphs(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    let mut text = String::new();
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Text(t) => text.push_str(&t.xml10_content()),
            Event::GeneralRef(r) => text.push_str(match &*r {
                "lt" => "<",
                "gt" => ">",
                "amp" => "&",
                "apos" => "'",
                _ => "\"",
            }),
            Event::End(e) if e.name().as_ref() == "w:p" => found.push(std::mem::take(&mut text)),
            // A line break of the file, not of the paper.
            Event::Start(e) if e.name().as_ref() == "w:document" => text.clear(),
            Event::Eof => return found,
            _ => {}
        }
    }
}

impl Opened {
    pub fn texts(&self) -> Vec<String> {
        paragraphs(&self.document)
    }

    /// The XML of the last paragraph that contains a text.
    pub fn around(&self, text: &str) -> &str {
        let at = self.document.rfind(text).unwrap_or_else(|| panic!("{text} is not in the paper"));
        let start = self.document[..at].rfind("<w:p>").expect("a paragraph");
        &self.document[start..at]
    }

    /// The definition of the style in which a text is set.
    pub fn style_of(&self, text: &str) -> &str {
        self.style(&attribute(self.around(text), "<w:pStyle", "w:val"))
    }

    pub fn style(&self, id: &str) -> &str {
        let from = self.styles.find(&format!("w:styleId=\"{id}\"")).unwrap_or_else(|| panic!("no style {id}"));
        let rest = &self.styles[from..];
        &rest[..rest.find("</w:style>").expect("its end")]
    }

    /// Every style that the text names.
    pub fn named_styles(&self) -> Vec<String> {
        let names = self.document.split("<w:pStyle w:val=\"").skip(1);
        names.filter_map(|rest| rest.split_once('"')).map(|(name, _)| name.to_owned()).collect()
    }
}
