//! Tables of figures.

use docx_rs::{
    AlignmentType, HeightRule, LineSpacing, Paragraph, Table, TableCell, TableCellMargins, TableLayoutType, TableRow,
    VAlignType, WidthType,
};

use super::{SIZE_TABLE, TEXT_WIDTH, run};

/// A column: its heading, its share of the width, and the alignment of its cells.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    pub heading: &'static str,
    pub share: usize,
    pub align: AlignmentType,
}

impl Column {
    pub const fn text(heading: &'static str, share: usize) -> Self {
        Self { heading, share, align: AlignmentType::Left }
    }

    pub const fn figure(heading: &'static str, share: usize) -> Self {
        Self { heading, share, align: AlignmentType::Center }
    }
}

/// How the rows below the headings are formatted.
#[derive(Debug, Clone, Copy)]
pub struct Rows {
    /// The minimum height in twentieths of a point, to leave space for handwriting. 0 fits the text.
    pub height: f32,
    /// Font size in half points.
    pub size: usize,
}

/// A bordered table over the whole text width.
pub fn grid(columns: &[Column], rows: &[Vec<String>]) -> Table {
    grid_of(columns, rows, Rows { height: 0.0, size: SIZE_TABLE })
}

/// Like [`grid`], with its own row format. If no column has a heading, there is no heading row.
pub fn grid_of(columns: &[Column], rows: &[Vec<String>], look: Rows) -> Table {
    let shares: usize = columns.iter().map(|c| c.share).sum();
    let widths: Vec<usize> = columns.iter().map(|c| TEXT_WIDTH * c.share / shares.max(1)).collect();
    let mut lines = Vec::with_capacity(rows.len() + 1);
    if columns.iter().any(|c| !c.heading.is_empty()) {
        let cells = columns.iter().zip(&widths).map(|(c, w)| {
            cell(*w, Paragraph::new().align(AlignmentType::Center).add_run(run(c.heading, SIZE_TABLE).bold()))
        });
        // The only kind of row without "cantSplit": see `repeat_headings`.
        lines.push(TableRow::new(cells.collect()));
    }
    for row in rows {
        let cells = columns.iter().zip(&widths).enumerate().map(|(at, (column, width))| {
            let text = row.get(at).map_or("", String::as_str);
            cell(*width, Paragraph::new().align(column.align).add_run(run(text, look.size)))
        });
        let mut line = TableRow::new(cells.collect()).cant_split();
        if look.height > 0.0 {
            line = line.row_height(look.height).height_rule(HeightRule::AtLeast);
        }
        lines.push(line);
    }
    Table::new(lines)
        .set_grid(widths)
        .layout(TableLayoutType::Fixed)
        .width(TEXT_WIDTH, WidthType::Dxa)
        .margins(TableCellMargins::new().margin(30, 80, 30, 80))
}

fn cell(width: usize, paragraph: Paragraph) -> TableCell {
    let tight = LineSpacing::new().before(20).after(20);
    TableCell::new()
        .width(width, WidthType::Dxa)
        .vertical_align(VAlignType::Center)
        .add_paragraph(paragraph.size(SIZE_TABLE).line_spacing(tight))
}

/// docx-rs can't mark a row as "repeat on every page". Heading rows are the ones that it writes without
/// properties.
pub fn repeat_headings(document: Vec<u8>) -> Vec<u8> {
    match String::from_utf8(document) {
        Ok(text) => text.replace("<w:trPr />", "<w:trPr><w:cantSplit /><w:tblHeader /></w:trPr>").into_bytes(),
        Err(bytes) => bytes.into_bytes(),
    }
}
