//! The blocks of a paper, in order.

use super::ids as id;
use super::page::Page;
use super::paragraph::{dots, gap, kept, new_page, paragraph};
use super::xml::Xml;
use super::{code, end, head, table};
use crate::paper::ground_lines;
use crate::{Block, End, Paper, Table, TemplateSet};

pub struct Body<'p> {
    pub paper: &'p Paper,
    pub set: &'p TemplateSet,
    pub page: Page,
}

impl Body<'_> {
    pub fn write(&self, xml: &mut Xml) {
        head::write(xml, &self.paper.top, &self.set.measures, &self.page);
        head::title(xml, &self.paper.title);
        self.blocks(xml);
        if self.paper.end != End::Nothing {
            gap(xml, 14.0);
            end::write(xml, &self.paper.end, &self.set.wording, self.page.text());
        }
        // A table may not be the last thing of a document.
        gap(xml, 1.0);
    }

    pub fn blocks(&self, xml: &mut Xml) {
        let blocks = &self.paper.blocks;
        for (at, block) in blocks.iter().enumerate() {
            self.block(xml, block, at.checked_sub(1).and_then(|before| blocks.get(before)), blocks.get(at + 1));
        }
    }

    fn block(&self, xml: &mut Xml, block: &Block, before: Option<&Block>, after: Option<&Block>) {
        match block {
            Block::Grounds(grounds) => self.grounds(xml, grounds, after),
            Block::Heading { level, text } => {
                paragraph(xml, id::HEADINGS[usize::from(*level).clamp(1, id::HEADINGS.len()) - 1], text);
            }
            // The signature does not stand alone on a page.
            Block::Text(text) if after.is_none() && self.paper.end != End::Nothing => kept(xml, id::BODY, text),
            Block::Text(text) => paragraph(xml, id::BODY, text),
            Block::Italic(text) => paragraph(xml, id::BODY_ITALIC, text),
            Block::Note(text) => paragraph(xml, id::NOTE, text),
            Block::Line(text) => paragraph(xml, id::LINE, text),
            Block::Centred(text) => paragraph(xml, id::CENTRED, text),
            Block::Dots(lines) => (0..*lines).for_each(|_| dots(xml)),
            Block::Table(table) => self.table(xml, table, before),
            Block::Chart(chart) if chart.has_table => {}
            Block::Chart(chart) => self.table(xml, &table::of_chart(chart), before),
            Block::Space(points) => gap(xml, *points as f32),
            Block::Code { content, characters, note } => {
                code::picture(xml, content);
                paragraph(xml, id::CODE, characters);
                paragraph(xml, id::NOTE, note);
            }
            Block::NewPage => new_page(xml),
        }
    }

    fn grounds(&self, xml: &mut Xml, grounds: &[String], after: Option<&Block>) {
        for line in ground_lines(grounds, after) {
            paragraph(xml, id::GROUND, &line);
        }
    }

    fn table(&self, xml: &mut Xml, table: &Table, before: Option<&Block>) {
        if !table.caption.is_empty() {
            paragraph(xml, id::CAPTION, &table.caption);
        } else if !matches!(before, None | Some(Block::Space(_) | Block::NewPage)) {
            // Word joins tables that touch.
            gap(xml, 6.0);
        }
        table::grid(xml, table, self.page.text());
    }
}
