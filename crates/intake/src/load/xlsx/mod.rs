//! Workbooks of Excel 2007 and later, in the transitional and the strict form. Parts are found by relationship,
//! because neither their numbers nor their order say which sheet they are.

mod cells;
mod rich;
mod styles;

use std::io::{Read, Seek};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::outside_cells::OutsideCells;
use super::package::{Package, Relation, attribute, is_on};
use crate::encoding::Encoding;
use crate::grid::Sheet;
use crate::limits::{MAX_CELLS, MAX_SHEETS, damaged};
use crate::{IntakeError, Workbook};
use cells::Book;

/// Parts of a sheet whose text lies over its cells.
const LIES_OVER: [&str; 4] = ["drawing", "vmldrawing", "comments", "threadedcomment"];

pub fn load<R: Read + Seek>(mut package: Package<R>, workbook: &str) -> Result<Workbook, IntakeError> {
    let directory = Directory::read(&package.read(workbook)?)?;
    let relations = package.relations(workbook);
    let styles = part(&mut package, &relations, "styles", "xl/styles.xml")?;
    let strings = part(&mut package, &relations, "sharedstrings", "xl/sharedStrings.xml")?;
    let book = Book {
        strings: rich::shared(&strings)?,
        formats: styles::formats(&styles)?,
        epoch_1904: directory.epoch_1904,
        recalculates: directory.recalculates,
    };
    let (mut sheets, mut left, mut beside) = (Vec::new(), MAX_CELLS, OutsideCells::default());
    for entry in directory.sheets.into_iter().take(MAX_SHEETS) {
        let relation = relations.iter().find(|r| r.id == entry.relation && r.kind == "worksheet");
        // A missing part of one sheet does not affect the others.
        let Some(relation) = relation.filter(|r| package.has(&r.target)) else { continue };
        let sheet = cells::sheet(package.stream(&relation.target)?, &book, &mut left, &mut beside)?;
        for over in
            package.relations(&relation.target).into_iter().filter(|over| LIES_OVER.contains(&over.kind.as_str()))
        {
            if package.has(&over.target) {
                beside.part(package.stream(&over.target)?)?;
            }
        }
        sheets.push(Sheet { name: entry.name, hidden: entry.hidden, epoch_1904: book.epoch_1904, ..sheet });
    }
    // Fonts are named in the styles; one old font among ordinary ones is enough of a hint.
    Ok(Workbook { sheets, font_hint: Encoding::of_font_bytes(&styles), beside: beside.words() })
}

/// The part with this relationship, or at its usual place; empty if the workbook has none.
fn part<R: Read + Seek>(
    package: &mut Package<R>,
    relations: &[Relation],
    kind: &str,
    usual: &str,
) -> Result<Vec<u8>, IntakeError> {
    let named = relations.iter().find(|r| r.kind == kind).map(|r| r.target.clone());
    let found = [named, Some(usual.to_owned())].into_iter().flatten().find(|name| package.has(name));
    found.map_or(Ok(Vec::new()), |name| package.read(&name))
}

/// The content of the workbook part.
#[derive(Default)]
struct Directory {
    sheets: Vec<Entry>,
    epoch_1904: bool,
    /// Excel is asked to recalculate everything, so the results in the file are not to be used.
    recalculates: bool,
}

struct Entry {
    name: String,
    hidden: bool,
    relation: String,
}

impl Directory {
    fn read(part: &[u8]) -> Result<Self, IntakeError> {
        let mut directory = Self::default();
        let mut reader = Reader::from_reader(part);
        let mut buffer = Vec::new();
        loop {
            match reader.read_event_into(&mut buffer).map_err(|e| damaged(&e))? {
                Event::Start(e) | Event::Empty(e) => directory.element(&e),
                Event::Eof => return Ok(directory),
                _ => {}
            }
            buffer.clear();
        }
    }

    fn element(&mut self, e: &BytesStart<'_>) {
        match e.local_name().as_ref() {
            "workbookPr" => self.epoch_1904 = is_on(e, "date1904"),
            "calcPr" => self.recalculates = is_on(e, "fullCalcOnLoad"),
            "sheet" => {
                let relation =
                    e.attributes().flatten().find(|a| a.key.prefix().is_some() && a.key.local_name().as_ref() == "id");
                if let Some(relation) = relation {
                    self.sheets.push(Entry {
                        name: attribute(e, "name").unwrap_or_default(),
                        hidden: attribute(e, "state").is_some_and(|state| state != "visible"),
                        relation: relation.value.to_string(),
                    });
                }
            }
            _ => {}
        }
    }
}
